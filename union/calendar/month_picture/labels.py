"""An item's label in the picture of a month: its kind's sign, then as much of its title as has room."""

from datetime import datetime, time, timedelta

from union.calendar.month_grid import GridEntry, Look
from union.calendar.month_picture import colours
from union.calendar.month_picture.layout import COLUMN, UNIT, Label
from union.core.almanac.date_format import span_words
from union.core.files.picture_canvas import Canvas, fitted, printable, text_width
from union.core.grain import Grain
from union.core.kinds import kind_sign
from union.words import Words

SMALL = 26  # the smallest text of the picture
LONGEST = 60  # characters of a title that are looked at
SIGN, GAP, EDGE, ROUND = 32, 5, 4, 6
GOES_ON = "›"
WIDEST = 520  # a label of the whole month


def title_of(entry: GridEntry) -> str:
    """What the label says; an item whose title has nothing that can be drawn is called by its number."""
    return printable(entry.title[:LONGEST]).strip() or f"#{entry.number}"


def lines_of(entry: GridEntry) -> int:
    """One line or two for the label of a single day."""
    return 1 if text_width(title_of(entry), SMALL) <= _first_room(COLUMN - 4) else 2


def width_of(entry: GridEntry, _: Words) -> float:
    """How wide a label of the whole month is."""
    return min(SIGN + 2 * GAP + text_width(whole_title(entry, _), SMALL) + EDGE, WIDEST)


def whole_title(entry: GridEntry, _: Words) -> str:
    """What a label of the whole month says: 「年终总结（四季度）」 where it belongs to more than the month."""
    if entry.grain in (Grain.QUARTER, Grain.HALF, Grain.YEAR):
        first, end = (
            datetime.combine(day, time.min) for day in (entry.first, entry.last + timedelta(days=1))
        )
        span = span_words(_, first, end, entry.grain, now=entry.first)
        return _("{title}（{span}）", title=title_of(entry), span=span)
    return title_of(entry)


def draw_label(canvas: Canvas, label: Label, _: Words) -> None:
    """Ground, sign, words."""
    box, entry = label.box, label.entry
    look = colours.of_entry(entry)
    canvas.rounded(box.x, box.y, box.width, box.height, ROUND, look.ground)
    sign = "✓" if entry.look is Look.DONE else kind_sign(_, entry.kind)
    height = UNIT - 4
    canvas.rounded(box.x + 2, box.y + 2, SIGN - 2, height - 4, ROUND - 2, look.sign_ground)
    canvas.text(box.x + 1 + SIGN / 2, box.y + height / 2, sign, SMALL, color=look.sign, align="center")
    first, second = _words(label, whole_title(entry, _))
    if not label.ends:
        right, middle = box.x + box.width - EDGE, box.y + box.height - height / 2
        canvas.text(right, middle, GOES_ON, SMALL, color=look.words, align="right")
    canvas.text(box.x + SIGN + GAP, box.y + height / 2, first, SMALL, color=look.words)
    if second:
        canvas.text(box.x + EDGE, box.y + height / 2 + UNIT - 1, second, SMALL, color=look.words)


def _words(label: Label, title: str) -> tuple[str, str]:
    room, kept = _first_room(label.box.width), 0.0 if label.ends else EDGE + text_width(GOES_ON, SMALL)
    if label.lines == 1:
        return fitted(title, SMALL, room - kept), ""
    first = _taken(title, room)
    return first, fitted(title[len(first) :].lstrip(), SMALL, label.box.width - 2 * EDGE - kept)


def _first_room(width: float) -> float:
    return width - SIGN - GAP - EDGE / 2


def _taken(title: str, room: float) -> str:
    """As much of the title as a line holds; no single sign is left for the next."""
    end = 1
    while end < len(title) and text_width(title[: end + 1], SMALL) <= room:
        end += 1
    return title[: end - 1] if end > 2 and end == len(title) - 1 else title[:end]
