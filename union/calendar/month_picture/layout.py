"""Where everything of a month's picture stands, in pixels: nothing overlaps, every item is shown or counted.

Reckoned without drawing: union/calendar/month_picture/image.py draws it.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from union.calendar.month_grid import WEEK, GridDay, GridEntry, GridPiece, MonthGrid
from union.core.records import dataclass

WIDTH, SIDE = 1080, 20
TALLEST = 2160  # twice the width: a phone shows it whole
COLUMN = (WIDTH - 2 * SIDE) / WEEK
NAMES_ROW = 46  # 一 二 三 …
DAY_HEAD, ROW_END = 80, 10
UNIT, BETWEEN = 37, 4  # a line of a label; what is left free below a label
SPARE_UNITS = 2  # a week without items is as high as one with two lines
WHOLE_ROW, WHOLE_ROWS = 48, 3
CHIP_GAP = 10


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; x and y are its corner at the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Heights above and below the items; how wide the words in front of the whole month's are (「本月内：」)."""

    head: float
    foot: float
    intro: float = 0.0


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day's own room."""

    box: Box
    day: GridDay


@dataclass(frozen=True, slots=True)
class Label:
    """An item's label of one or two lines; where it does not begin or end, it goes on from or into another week."""

    box: Box
    entry: GridEntry
    lines: int = 1
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class More:
    """「+3」: so many items have no label here."""

    box: Box
    count: int


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """The whole picture; `names`: where the weekdays' names stand, `grid_end`: below the last week."""

    height: int
    names: float
    grid_end: float
    cells: tuple[DayCell, ...]
    labels: tuple[Label, ...]
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece with the unit it begins at and how many it takes."""

    piece: GridPiece
    top: int
    units: int

    @property
    def end(self) -> int:
        """The first unit below."""
        return self.top + self.units


def layout(
    grid: MonthGrid, frame: Frame, chip: Callable[[GridEntry], float], lines: Callable[[GridEntry], int]
) -> MonthLayout:
    """Within that frame; `chip`: how wide an item's label of its own is, `lines`: how many its label in a day takes."""
    whole, rest = _whole_month_labels(grid.whole, frame, chip)
    top = frame.head + WHOLE_ROW * len({label.box.y for label in whole})
    weeks = [_stacked(week.pieces, lines) for week in grid.weeks]
    units = _shared(weeks, TALLEST - top - NAMES_ROW - frame.foot)
    cells: list[DayCell] = []
    labels, more = [*whole], [*rest]
    names, top = top, top + NAMES_ROW
    for week, placed, room in zip(grid.weeks, weeks, units, strict=True):
        height = DAY_HEAD + room * UNIT + ROW_END
        for place, day in enumerate(week.days):
            cells.append(DayCell(Box(SIDE + place * COLUMN, top, COLUMN, height), day))
        found, folded = _folded(placed, room, top + DAY_HEAD)
        labels += found
        more += folded
        top += height
    return MonthLayout(round(top + frame.foot), names, top, tuple(cells), tuple(labels), tuple(more))


def flowing(widths: Sequence[float], room: float, gap: float = CHIP_GAP) -> list[tuple[int, float]]:
    """Row and place of things of these widths beside each other, on as many rows as they need."""
    found: list[tuple[int, float]] = []
    row, x = 0, 0.0
    for width in widths:
        if x and x + width > room:
            row, x = row + 1, 0.0
        found.append((row, x))
        x += width + gap
    return found


def _whole_month_labels(
    entries: Sequence[GridEntry], frame: Frame, chip: Callable[[GridEntry], float]
) -> tuple[list[Label], list[More]]:
    """The items of the whole month on a few rows; behind the last one how many more there are."""
    count_width = 90.0
    widths = [min(chip(entry), WIDTH - 2 * SIDE - count_width - CHIP_GAP) for entry in entries]
    for most in range(len(entries), 0, -1):
        left = len(entries) - most
        shown = [*widths[:most], *([count_width] if left else [])]
        places = flowing([frame.intro, *shown], WIDTH - 2 * SIDE)[1:]
        if places[-1][0] < WHOLE_ROWS:
            break
    else:
        return [], []
    boxes = [
        Box(SIDE + x, frame.head + row * WHOLE_ROW, width, WHOLE_ROW - 2 * BETWEEN)
        for (row, x), width in zip(places, shown, strict=True)
    ]
    labels = [Label(box, entry) for box, entry in zip(boxes[:most], entries[:most], strict=True)]
    return labels, [More(boxes[-1], left)] if left else []


def _stacked(pieces: Sequence[GridPiece], lines: Callable[[GridEntry], int]) -> list[PlacedPiece]:
    taken: set[tuple[int, int]] = set()
    found = []
    for piece in pieces:
        units = 1 if piece.last > piece.first else lines(piece.entry)
        columns = range(piece.first, piece.last + 1)
        top = 0
        while any((column, top + unit) in taken for column in columns for unit in range(units)):
            top += 1
        taken |= {(column, top + unit) for column in columns for unit in range(units)}
        found.append(PlacedPiece(piece, top, units))
    return found


def _shared(weeks: Sequence[Sequence[PlacedPiece]], room: float) -> list[int]:
    """How many units each week gets: all it needs, or, where that is too much, none more than another wants."""
    wanted = [max([SPARE_UNITS, *(each.end for each in week)]) for week in weeks]
    left = int((room - len(weeks) * (DAY_HEAD + ROW_END)) // UNIT)
    given = [min(SPARE_UNITS, each) for each in wanted]
    left -= sum(given)
    while left > 0 and given != wanted:
        least = min(units for units, most in zip(given, wanted, strict=True) if units < most)
        place = next(place for place, units in enumerate(given) if units == least and units < wanted[place])
        given[place] += 1
        left -= 1
    return given


def _folded(placed: Sequence[PlacedPiece], room: int, top: float) -> tuple[list[Label], list[More]]:
    """What has room; a day that has not room for all keeps its last line for the count of the others."""
    too_low = [each.piece for each in placed if each.end > room]
    full = {column for piece in too_low for column in range(piece.first, piece.last + 1)}
    labels, hidden = [], Counter(dict.fromkeys(full, 0))
    for each in placed:
        columns = range(each.piece.first, each.piece.last + 1)
        if each.end > room or (each.end == room and full & set(columns)):
            hidden.update(columns)
        else:
            piece = each.piece
            box = _box(piece.first, piece.last - piece.first + 1, top + each.top * UNIT, each.units)
            labels.append(Label(box, piece.entry, each.units, piece.begins, piece.ends))
    return labels, [More(_box(column, 1, top + (room - 1) * UNIT, 1), hidden[column]) for column in hidden]


def _box(column: int, columns: int, y: float, units: int) -> Box:
    inner = 2  # from the lines between the days
    return Box(SIDE + column * COLUMN + inner, y, columns * COLUMN - 2 * inner, units * UNIT - BETWEEN)
