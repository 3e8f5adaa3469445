"""A sheet of the ledger as a value, and how any of them is written: text that is never a formula, numbers, dates, sums."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter

from union.core.files.printable_text import printable

FONT = Font(name="宋体", size=11)
HEAD_FONT = Font(name="宋体", size=11, bold=True)
HEAD_FILL = PatternFill("solid", start_color="FFDDE6F2")
LINE = Side(style="thin", color="FFB8C0CC")
BORDER = Border(LINE, LINE, LINE, LINE)
TEXT, DAY, WHOLE, BROKEN, MONEY, SHARE = "@", "yyyy-mm-dd", "#,##0", "#,##0.0##", "#,##0.00", "0%"
A3, A4 = 8, 9
SIGNED_HEIGHT = 30  # points
UPRIGHT, LYING = 90, 140  # characters that a page of A4 holds in their full size
LEADS = tuple("=+-@'")  # what a spreadsheet may take for the begin of a formula once somebody edits the cell


class Paid(NamedTuple):
    """An amount in the currency's major unit."""

    value: Decimal | None


class Formula(NamedTuple):
    """One of our own formulas, how its number is shown, and what it comes to."""

    words: str
    form: str
    worth: Decimal


Value = str | date | Decimal | int | None | Paid | Formula


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """Its name, its columns by head and width (characters of the default font, a Chinese one counts two), its rows.

    `sums`: how many of the last rows add up the others. `signed`: its rows are high enough to be written into by hand;
    `below`: what stands under the table, without lines.
    """

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Value]]
    sums: int = 0
    signed: bool = False
    below: Sequence[str] = ()

    def worth(self) -> Mapping[str, Decimal]:
        """What the formula of each cell comes to: a phone's preview shows one without a value as nothing."""
        return {
            f"{get_column_letter(column)}{row}": value.worth
            for row, values in enumerate(self.rows, 2)
            for column, value in enumerate(values, 1)
            if isinstance(value, Formula)
        }


def write_sheet(book: Workbook, sheet: LedgerSheet) -> None:
    """With its frozen head row, filtered but for its `sums`; printed as wide as the page, upright where it is narrow."""
    new: Any = book.create_sheet(sheet.name)  # the stubs do not know what a sheet that is only written has
    for place, (_head, width) in enumerate(sheet.columns, 1):
        new.column_dimensions[get_column_letter(place)].width = width
    new.freeze_panes = "A2"
    new.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{1 + len(sheet.rows) - sheet.sums}"
    wide = sum(width for _head, width in sheet.columns)
    new.page_setup.orientation = "portrait" if wide <= UPRIGHT else "landscape"
    new.page_setup.paperSize = A4 if wide <= LYING else A3
    new.page_setup.fitToHeight = False
    new.sheet_properties.pageSetUpPr.fitToPage = True
    new.print_title_rows = "1:1"
    for place in range(2, 2 + len(sheet.rows) if sheet.signed else 2):
        new.row_dimensions[place].height = SIGNED_HEIGHT
    new._writer = WorksheetWriter(new, BytesIO())
    new._writer.write_top()
    new.append(list(_heads(new, sheet)))
    for row in sheet.rows:
        cells = [_cell(new, value) for value in row]
        for cell in cells if sheet.signed else ():
            cell.alignment = Alignment(vertical="center", wrap_text=True)
        new.append(cells)
    for words in sheet.below:
        cell = WriteOnlyCell(new, printable(words))
        cell.font = FONT
        new.append([])
        new.append([cell])


def _heads(new: WriteOnlyWorksheet, sheet: LedgerSheet) -> Iterator[Cell]:
    for words, _width in sheet.columns:
        cell = _cell(new, words)
        cell.font, cell.fill, cell.alignment = HEAD_FONT, HEAD_FILL, Alignment(horizontal="center")
        yield cell


def _cell(new: WriteOnlyWorksheet, value: Value) -> Cell:
    """Words stay as they are, whatever they begin with; a count has a fraction only where there is one."""
    match value:
        case str():
            said = printable(value)
            cell = _formed(new, said or None, TEXT)
            if said:
                cell.data_type, cell.quotePrefix = "s", said.startswith(LEADS)
            return cell
        case date():
            return _formed(new, value, DAY)
        case Paid():
            return _formed(new, value.value, MONEY)
        case Formula():
            return _formed(new, f"={value.words}", value.form)
    return _formed(new, value, number_form(value))


def number_form(*values: Decimal | int | None) -> str:
    """How counts are shown."""
    return WHOLE if all(each is None or each == int(each) for each in values) else BROKEN


def _formed(new: WriteOnlyWorksheet, value: Any, form: str) -> Cell:
    cell = WriteOnlyCell(new, value)
    cell.font, cell.border, cell.number_format = FONT, BORDER, form
    return cell
