"""A table as a value: Word writes it into a document, openpyxl into a sheet; whoever makes one knows neither."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from union.core.records import dataclass
from union.core.units import figure

WHOLE, BROKEN, MONEY, SHARE = "#,##0", "#,##0.0##", "#,##0.00", "0%"  # how a sheet shows numbers
LEAST_WIDE, BESIDE, MOST_WIDE = 8, 3, 30  # of a column: Chinese signs are two wide


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
    def sentences(self) -> frozenset[int]:
        """The columns whose texts go over several lines."""
        return frozenset(place for place, each in enumerate(self._longest) if each > MOST_WIDE)

    @property
    def _longest(self) -> list[int]:
        columns = zip(self.heads, *self.texts, strict=True)
        return [max(sum(1 + (sign > "ÿ") for sign in text) for text in column) for column in columns]


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
