"""How a table is written as a sheet: text that is never a formula, numbers, dates, sums."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import accumulate
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter

from union.core.files.printable_text import printable
from union.reports.report_table import Formula, Paid, ReportTable, Value

FONT = Font(name="宋体", size=11)
HEAD_FONT = Font(name="宋体", size=11, bold=True)
TITLE_FONT = Font(name="宋体", size=16, bold=True)
WRAPPED = Alignment(vertical="center", wrap_text=True)
HEAD_FILL = PatternFill("solid", start_color="FFDDE6F2")
LINE = Side(style="thin", color="FFB8C0CC")
BORDER = Border(LINE, LINE, LINE, LINE)
TEXT, DAY, WHOLE, BROKEN, MONEY, SHARE = "@", "yyyy-mm-dd", "#,##0", "#,##0.0##", "#,##0.00", "0%"
A4 = 9
SIGNED_HEIGHT = 30  # points
UPRIGHT, LYING = 90, 138  # characters that a page of A4 holds in their full size
LEADS = tuple("=+-@'")  # what a spreadsheet may take for the begin of a formula once somebody edits the cell


def write_sheet(book: Workbook, sheet: ReportTable) -> None:
    """With its frozen head row, filtered but for its `sums`; printed in full size, upright where it is narrow."""
    new: Any = book.create_sheet(sheet.name)  # the stubs do not know what a sheet that is only written has
    for place, (_head, width) in enumerate(sheet.columns, 1):
        new.column_dimensions[get_column_letter(place)].width = width
    head = _head_row(sheet)
    last = head + len(sheet.rows)
    new.freeze_panes = f"A{head + 1}"
    new.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.columns))}{last - sheet.sums}"
    _set_page(new, sheet)
    for place in range(head + 1, last + 1) if sheet.signed else ():
        new.row_dimensions[place].height = SIGNED_HEIGHT
    if sheet.above:
        new.row_dimensions[1].height = SIGNED_HEIGHT
    new._writer = WorksheetWriter(new, BytesIO())
    new._writer.write_top()
    for place, words in enumerate(sheet.above):
        new.append([_plain(new, words, TITLE_FONT if place == 0 else FONT)])
    heads = [_cell(new, words) for words, _width in sheet.columns]
    for cell in heads:
        cell.font, cell.fill, cell.alignment = HEAD_FONT, HEAD_FILL, Alignment(horizontal="center")
    new.append(heads)
    for row in sheet.rows:
        new.append([_cell(new, value) for value in row])
    for words in sheet.below:
        new.append([])
        new.append([_plain(new, words, FONT)])


def worths(sheet: ReportTable) -> Mapping[str, Decimal]:
    """What the formula of each cell comes to: a phone's preview shows one without a value as nothing."""
    return {
        f"{get_column_letter(column)}{row}": value.worth
        for row, values in enumerate(sheet.rows, _head_row(sheet) + 1)
        for column, value in enumerate(values, 1)
        if isinstance(value, Formula)
    }


def _head_row(sheet: ReportTable) -> int:
    return 1 + len(sheet.above)


def _set_page(new: Any, sheet: ReportTable) -> None:
    """A page holds the columns that fit on it in full size."""
    head, wide = _head_row(sheet), list(accumulate(width for _head, width in sheet.columns))
    fit = sum(each <= LYING for each in wide)
    ends = head + len(sheet.rows) + 2 * len(sheet.below)
    new.page_setup.orientation = "portrait" if wide[fit - 1] <= UPRIGHT else "landscape"
    new.page_setup.paperSize, new.page_setup.fitToHeight = A4, False
    new.sheet_properties.pageSetUpPr.fitToPage = True  # only ever smaller: where the reader's fonts are wide
    new.print_area = f"A1:{get_column_letter(fit)}{ends}"
    new.print_title_rows = f"{head}:{head}"


def _plain(new: WriteOnlyWorksheet, words: str, font: Font) -> Cell:
    """A line beside the table."""
    cell = WriteOnlyCell(new, printable(words))
    cell.data_type, cell.font = "s", font
    return cell


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
    cell.font, cell.border, cell.number_format, cell.alignment = FONT, BORDER, form, WRAPPED
    return cell
