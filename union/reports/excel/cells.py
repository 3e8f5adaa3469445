"""Cells of the ledger: text that is never a formula, numbers, dates, heads; and what every sheet has in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from union.core.files.printable_text import printable

FONT = Font(name="宋体", size=11)
HEAD_FONT = Font(name="宋体", size=11, bold=True)
HEAD_FILL = PatternFill("solid", start_color="FFDDE6F2")
LINE = Side(style="thin", color="FFB8C0CC")
BORDER = Border(LINE, LINE, LINE, LINE)
TEXT, DAY, WHOLE, BROKEN, MONEY = "@", "yyyy-mm-dd", "#,##0", "#,##0.0##", "#,##0.00"
A4 = 9
LEADS = tuple("=+-@'")  # what a spreadsheet may take for the begin of a formula once somebody edits the cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head; `width` in characters of the default font, a Chinese one counts two."""

    head: str
    width: float


def new_sheet(book: Workbook, name: str, columns: Sequence[Column], last_row: int) -> WriteOnlyWorksheet:
    """A sheet with its frozen, filtered head row; printed landscape, as wide as the page."""
    sheet: Any = book.create_sheet(name)  # the stubs do not know what a sheet that is only written has
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight = False
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    written: WriteOnlyWorksheet = sheet
    written.append([_head(written, column.head) for column in columns])
    return written


def text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    """The words as they are, whatever they begin with; nothing at all where there are none."""
    value = printable(value)
    cell = _cell(sheet, value or None, TEXT)
    if value:
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(LEADS)
    return cell


def day(sheet: WriteOnlyWorksheet, value: date) -> Cell:
    """A date that sorts and filters as one."""
    return _cell(sheet, value, DAY)


def quantity(sheet: WriteOnlyWorksheet, value: Decimal | int | None) -> Cell:
    """A count, with a fraction only where it has one."""
    return _cell(sheet, value, WHOLE if value is None or value == int(value) else BROKEN)


def money(sheet: WriteOnlyWorksheet, value: Decimal | None) -> Cell:
    """An amount in the currency's major unit."""
    return _cell(sheet, value, MONEY)


def formula(sheet: WriteOnlyWorksheet, words: str, form: str) -> Cell:
    """One of our own formulas."""
    return _cell(sheet, f"={words}", form)


def _cell(sheet: WriteOnlyWorksheet, value: Any, form: str) -> Cell:
    cell = WriteOnlyCell(sheet, value)
    cell.font, cell.border, cell.number_format = FONT, BORDER, form
    return cell


def _head(sheet: WriteOnlyWorksheet, words: str) -> Cell:
    cell = text(sheet, words)
    cell.font, cell.fill, cell.alignment = HEAD_FONT, HEAD_FILL, Alignment(horizontal="center")
    return cell
