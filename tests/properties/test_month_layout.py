"""Where things stand in a month's picture, for any items: nothing overlaps, nothing is outside, nothing is forgotten."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.union.calendar.test_month_grid import item
from union.calendar.month_grid import GridEntry, MonthGrid, month_grid
from union.calendar.month_picture.layout import SIDE, TALLEST, WIDTH, Box, Frame, Label, MonthLayout, layout
from union.core.period import Grain
from union.events.model import Occurrence

FRAME = Frame(head=250, foot=170, intro=110)
MONTHS = [date(2026, 2, 1), date(2026, 8, 1), date(2027, 2, 1), date(2026, 12, 1)]


@st.composite
def grids(draw: st.DrawFn) -> MonthGrid:
    """A month of up to 80 items: days, spans from before and beyond it, whole months."""
    first = draw(st.sampled_from(MONTHS))
    kinds = st.tuples(
        st.integers(-20, 40), st.integers(1, 25), st.sampled_from(["day", "day", "span", "month"])
    )
    found = [_item(number, first, *each) for number, each in enumerate(draw(st.lists(kinds, max_size=80)), 1)]
    return month_grid(first, found, date(2026, 2, 10), "CN", None)


def _item(number: int, first: date, offset: int, length: int, sort: str) -> Occurrence:
    if sort == "month":
        return item(number, first.isoformat(), grain=Grain.MONTH)
    day = first + timedelta(days=offset)
    end = day + timedelta(days=length if sort == "span" else 1)
    return item(number, day.isoformat(), end.isoformat())


def lines(entry: GridEntry) -> int:
    """Some titles take two lines."""
    return 1 + entry.number % 2


def placed(grid: MonthGrid) -> MonthLayout:
    """The month laid out, without a pixel."""
    return layout(grid, FRAME, lambda entry: 90 + entry.number % 7 * 80, lines)


@given(grids())
def test_nothing_overlaps_and_nothing_is_outside(grid: MonthGrid) -> None:
    """Labels and counts keep clear of each other and inside the picture, which is at most twice as high as wide."""
    found = placed(grid)
    boxes = [each.box for each in (*found.labels, *found.more)]
    assert found.height <= TALLEST == 2 * WIDTH
    assert all(box.x >= SIDE and box.x + box.width <= WIDTH - SIDE for box in boxes)
    assert all(FRAME.head <= box.y and box.y + box.height <= found.grid_end for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if _meet(*pair)]


@given(grids())
def test_every_item_is_shown_or_counted_in_each_of_its_days(grid: MonthGrid) -> None:
    """What has no label in a day is in its 「+n」; what belongs to the month likewise."""
    found = placed(grid)
    wanted = Counter(
        week.days[column].day
        for week in grid.weeks
        for piece in week.pieces
        for column in range(piece.first, piece.last + 1)
    )
    in_days = [label for label in found.labels if label.box.y > found.names]
    shown = Counter(day for label in in_days for day in _days(found, label))
    for more in found.more:
        if more.box.y > found.names:
            [day] = _under(found, more.box)
            shown[day] += more.count
    assert shown == wanted
    of_month = len(found.labels) - len(in_days)
    assert of_month + sum(more.count for more in found.more if more.box.y < found.names) == len(grid.whole)


def test_of_the_whole_month_each_is_named_or_counted() -> None:
    """However many there are: where the count stands no label does."""
    for many in range(1, 40):
        found = placed(
            month_grid(MONTHS[0], [_item(n, MONTHS[0], 0, 1, "month") for n in range(many)], None, "CN", None)
        )
        assert len(found.labels) + sum(more.count for more in found.more) == many
        assert not {label.box for label in found.labels} & {more.box for more in found.more}


@given(grids())
def test_a_label_stands_below_its_days_names(grid: MonthGrid) -> None:
    """In the cells of its own days, below their dates."""
    found = placed(grid)
    for label in found.labels:
        if label.box.y > found.names:
            assert all(label.entry.first <= day <= label.entry.last for day in _days(found, label))


def _days(found: MonthLayout, label: Label) -> Iterator[date]:
    yield from _under(found, label.box)


def _under(found: MonthLayout, box: Box) -> list[date]:
    return [cell.day.day for cell in found.cells if _meet(cell.box, box)]


def _meet(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or apart)
