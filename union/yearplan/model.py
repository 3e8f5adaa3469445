"""What a plan is before and after reading: lines as the document has them, items as the calendar would.

One pasted into the chat comes in several pieces, for Telegram takes 4,096 signs a message.
"""

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.message import When

MOST_SIGNS = 300_000
FULL = 3900  # a piece of this length was cut by Telegram's client, wherever it happened to be full
SHORTEST = 8  # signs of a line without a number
BORDER = "\x1e"  # between pieces as they are kept; no message holds it
ENDS = tuple("。；;！!？?：:")
NEW_LINE = Regex(
    r"[（(]?(?:[一二三四五六七八九十]+|\d+)[、.．)）]|第[一二三四五六七八九十]+|[一二三四五六七八九十\d]+月"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's row: the column's header (「月份」; "" where the table has none) and its words."""

    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, list item or table row.

    `text` holds the exact words. `number` is an automatic number the words do not hold (「一、」「（二）」「1.」).
    `level` is the heading level (1 the highest, 0 the title) where the document's own styles say so.
    `cells` is set for a row of a table; `text` is then their words with tabs between.
    """

    text: str
    number: str = ""
    level: int | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A proposal: what would stand on the calendar, and `quote`, the exact words of the document it comes from.

    `when.rrule` is set for what comes round again. `section` is the heading it stands under ("" for none),
    `line` the index of its line in the document. An item of a calendar file has its `uid` and how often it was
    changed there; its `when` is then the item's own time and not the span a plan gives it.
    """

    title: str
    kind: Kind
    when: When
    festival: str | None
    owners: tuple[str, ...]
    quote: str
    section: str
    line: int
    uid: str = ""
    revision: int = 0
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty with no time (未定时间的工作): no item, listed on request."""

    text: str
    section: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A plan as read: for which year; `said_year` is the year its title names, None where it names none."""

    title: str
    year: int
    said_year: int | None
    items: tuple[PlanItem, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class CalendarRead(YearPlan):
    """A calendar file as read; `cancelled`: the UIDs of what it calls off."""

    cancelled: tuple[str, ...] = ()


class YearUnknown(ValueError):
    """No year was given, and the plan's title names none: the officer is to be asked."""


def with_added_piece(pieces: str, piece: str) -> str:
    """The pieces so far and one more."""
    return f"{pieces}{BORDER}{piece}"


def joined_pieces(pieces: str) -> str:
    """All pieces as one text; a sentence that was cut in two is whole again."""
    first, *others = pieces.split(BORDER)
    text, before = first, first
    for piece in others:
        is_cut = len(before) >= FULL and not before.endswith(ENDS) and not NEW_LINE.match(piece)
        text += piece if is_cut else f"\n{piece}"
        before = piece
    return text


def continues(pieces: str, piece: str) -> bool:
    """Whether what comes right behind the pieces may be more of the plan, and is not 「好的」."""
    last = pieces.rpartition(BORDER)[2]
    return len(last) >= FULL or len(piece.strip()) >= SHORTEST or NEW_LINE.match(piece.strip()) is not None
