"""What a report is made of, whatever it tells of: parts in its reader's words, and the paragraphs and tables a document makes of them.

A subject says its part as such; who writes them (a message, a page, union/reports/word/) knows nothing of subjects.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from borax.numbers import ChineseNumbers

from union.core.message_layout import Worth
from union.core.records import dataclass
from union.core.report_section import ListLine
from union.core.units import figure
from union.words import Words

WHOLE, BROKEN, MONEY, SHARE = "#,##0", "#,##0.0##", "#,##0.00", "0%"  # how a sheet shows numbers
LEAST_WIDE, BESIDE, MOST_WIDE, ENOUGH = 8, 3, 30, 22  # of a column: Chinese signs are two wide


class Paid(NamedTuple):
    """An amount in the currency's major unit."""

    value: Decimal | None


class Formula(NamedTuple):
    """One of our own formulas of a sheet, how its number is shown, and what it comes to."""

    words: str
    form: str
    worth: Decimal


Value = str | date | Decimal | int | None | Paid | Formula


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table: its caption, or what its sheet is called; its columns by head and width (characters, a Chinese sign counts two;
    0: by its texts), its rows, of which the last `sums` add up the others.

    `signed`: its rows are high enough to be written into by hand; `above`, `below`: what stands over and under it in a sheet.
    """

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Value]]
    sums: int = 0
    signed: bool = False
    below: Sequence[str] = ()
    above: Sequence[str] = ()

    @property
    def heads(self) -> list[str]:
        return [head for head, _width in self.columns]

    @property
    def texts(self) -> list[list[str]]:
        return [[_in_words(each) for each in row] for row in self.rows]

    @property
    def shares(self) -> Sequence[float]:
        """How wide each column is, of one: as given, else by its longest text, within bounds."""
        longest = [min(max(LEAST_WIDE, each + BESIDE), MOST_WIDE) for each in self._longest]
        wide = [width or own for (_head, width), own in zip(self.columns, longest, strict=True)]
        return [each / sum(wide) for each in wide]

    @property
    def widths(self) -> list[float]:
        """Of the columns in a sheet, in characters: as given, or wider for words that would not stand in one line."""
        columns = zip(self.columns, self._longest, strict=True)
        return [max(width, min(max(own, wide(head)) + 2, ENOUGH)) for (head, width), own in columns]

    @property
    def sentences(self) -> frozenset[int]:
        """The columns whose texts go over several lines."""
        return frozenset(place for place, each in enumerate(self._longest) if each > MOST_WIDE)

    @property
    def _longest(self) -> list[int]:
        # Of several words over several lines
        heads = [max(head.split(), key=len, default="") for head in self.heads]
        columns = zip(heads, *self.texts, strict=True)
        return [max(map(wide, column)) for column in columns]


def wide(text: str) -> int:
    """In characters: a Chinese sign is two."""
    return sum(1 + (sign > "ÿ") for sign in text)


def _in_words(value: Value) -> str:
    amount = value.worth if isinstance(value, Formula) else value.value if isinstance(value, Paid) else None
    if amount is not None:
        return figure(int(amount * 100))
    return "" if value is None or isinstance(value, Paid) else str(value)


def number_form(*values: Decimal | int | None) -> str:
    """How counts are shown."""
    return WHOLE if all(each is None or each == int(each) for each in values) else BROKEN


def by_texts(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> ReportTable:
    """One whose columns are as wide as their texts."""
    return ReportTable(name, [(head, 0) for head in heads], rows)


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
    text = text.rstrip()
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
    return str(ChineseNumbers.measure_number(place + 1))
