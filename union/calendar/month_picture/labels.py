"""An item's label in the picture of a month: its kind's sign, then as much of its title as has room; and its colours."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from union.calendar.month_grid import GridEntry, Look
from union.calendar.month_picture.layout import COLUMN, UNIT, Label
from union.core.almanac.date_format import span_words
from union.core.files.picture_canvas import INK, LATE, PAPER, Canvas, fitted, printable, text_width
from union.core.grain import Grain
from union.core.kinds import Kind, kind_sign
from union.core.records import dataclass
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
        days = (entry.first, entry.last + timedelta(days=1))
        first, end = (datetime.combine(day, time.min) for day in days)
        span = span_words(_, first, end, entry.grain, now=entry.first)
        return _("{title}（{span}）", title=title_of(entry), span=span)
    return title_of(entry)


def draw_label(canvas: Canvas, label: Label, _: Words) -> None:
    """Ground, sign, words."""
    box, entry = label.box, label.entry
    look = {Look.LATE: OVERDUE, Look.DONE: DONE}.get(entry.look) or of_kind(entry.kind)
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
    # As much of the title as a line holds; no single sign is left for the next
    end = 1
    while end < len(title) and text_width(title[: end + 1], SMALL) <= room:
        end += 1
    first = title[: end - 1] if end > 2 and end == len(title) - 1 else title[:end]
    return first, fitted(title[len(first) :].lstrip(), SMALL, label.box.width - 2 * EDGE - kept)


def _first_room(width: float) -> float:
    return width - SIGN - GAP - EDGE / 2


@dataclass(frozen=True, slots=True)
class Colours:
    """Of a label: its ground and words, and the ground and words of the sign in front."""

    ground: str
    words: str
    sign_ground: str
    sign: str


KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.VISIT: ("#7A3E9D", "#F1E6F7"),
    Kind.COMPETITION: ("#A14A00", "#FCE8D6"),
    Kind.MEETING: ("#1F5FA8", "#DFEBF8"),
    Kind.TRAINING: ("#006A66", "#D6F0EE"),
    Kind.ACTIVITY: ("#2C7231", "#E0F2DF"),
    Kind.REPORT: ("#6A5A00", "#F6EFC4"),
    Kind.DEADLINE: ("#3B4754", "#E1E6EB"),
    Kind.FESTIVAL: ("#A3197C", "#FBE3F3"),
    Kind.OTHER: ("#5B6470", "#ECEEF1"),
}
DONE = Colours("#F3F5F7", "#5B6672", "#F3F5F7", "#5B6672")
OVERDUE = Colours(LATE, PAPER, PAPER, LATE)


def of_kind(kind: Kind) -> Colours:
    """Of an item of this kind that is still ahead."""
    strong, pale = KINDS[kind]
    return Colours(pale, INK, strong, PAPER)
