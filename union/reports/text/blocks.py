"""What a report is made of, whatever it tells of: parts in its reader's words, and the paragraphs and tables a document makes of them.

A subject says its part as such; who writes them (a message, a page, union/reports/word/) knows nothing of subjects.
"""

from collections.abc import Iterator, Sequence

from union.core.message_layout import Worth
from union.core.records import dataclass
from union.core.report_section import ListLine
from union.reports.report_table import ReportTable
from union.words import Words

NUMERALS = "一二三四五六七八九十"
LEADS = ("：", ":")  # to what stands below
CLOSED = ("。", "！", "？", "】", ".", "!", "?", *LEADS)
BODY, CAPTION, SECOND_HEADING = "Body Text", "Caption", "Heading 2"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph in a style by its Word name; `keeps`: no page ends behind it."""

    text: str
    style: str = BODY
    keeps: bool = False


Block = TextBlock | ReportTable


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Sentences, tables and a list under a name, and below them parts of its own; a line has the number of the log or item it is of.

    A message says what it has room for: `worth` first, `most` of so many lines, what is `folded` in its quote.
    A page has figures that are `summed` as tables, and the items `behind` a sum that counts them.
    """

    name: str
    told: Sequence[str] = ()
    lines: Sequence[ListLine] = ()
    worth: Worth = Worth.ALWAYS
    folded: bool = False
    most: int | None = None
    summed: bool = False
    behind: Sequence[ListLine] = ()
    tables: Sequence[ReportTable] = ()
    parts: Sequence["ReportPart"] = ()

    @property
    def is_empty(self) -> bool:
        return not (
            any(self.told) or self.lines or self.tables or any(not each.is_empty for each in self.parts)
        )

    def blocks(self, _: Words) -> Iterator[Block]:
        """As a document has it: lists numbered, （一）, （二） … before the parts with a name; in English (1), (2)."""
        yield from (sentence(each, _) for each in self.told if each)
        yield from self.tables
        yield from numbered(self.lines, _)
        place = 0
        for each in self.parts:
            if each.name and not each.is_empty:
                said = _("（{numeral}）{name}", numeral=numeral(place, _), name=each.name)
                yield TextBlock(said, SECOND_HEADING)
                place += 1
            yield from each.blocks(_)


def sentence(text: str, _: Words) -> TextBlock:
    """A paragraph of the body, closed with a full stop where it is not yet."""
    said = text if text.endswith(CLOSED) else _("{said}。", said=text)
    return TextBlock(said, keeps=said.endswith(LEADS))


def numbered(lines: Sequence[ListLine], _: Words) -> Iterator[Block]:
    """「1. 」 before each of several items; what sums up the rest, and an only line, stand without."""
    for place, line in enumerate(lines, 1):
        bare = line.number is None or len(lines) == 1
        yield sentence(line.text if bare else f"{place}. {line.text}", _)


def numeral(place: int, _: Words) -> str:
    """一 to 九十九 for the places from 0 on, 1 to 99 where no Chinese is read."""
    if not _.language.startswith("zh"):
        return str(place + 1)
    tens, ones = divmod(place + 1, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")
