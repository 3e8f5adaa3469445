"""The ledger of a report as an .xlsx: 记录, 汇总 with formulas over it, 日程. Made from a `Ledger` alone.

It is made in memory: openpyxl writes each sheet in the clear to the temporary folder, and leaves it there when killed.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import accumulate
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from union.core.message_layout import printable
from union.reports.document import Paper
from union.reports.excel.list_sheets import added_sheet, calendar_sheet, entries_sheet
from union.reports.excel.sum_sheets import cover_sheet, people_sheet, subjects_sheet, totals_sheet
from union.reports.ledger import Ledger, with_subjects
from union.reports.text import title as title_of
from union.reports.text.blocks import MONEY, Formula, Paid, ReportTable, Value, number_form
from union.words import TAGS, Words

FONT = Font(name="宋体", size=11)
HEAD_FONT = Font(name="宋体", size=11, bold=True)
TITLE_FONT = Font(name="宋体", size=16, bold=True)
WRAPPED = Alignment(vertical="center", wrap_text=True)
HEAD_FILL = PatternFill("solid", start_color="FFDDE6F2")
LINE = Side(style="thin", color="FFB8C0CC")
BORDER = Border(LINE, LINE, LINE, LINE)
TEXT, DAY = "@", "yyyy-mm-dd"
A4 = 9
SIGNED_HEIGHT = 30  # points
UPRIGHT, LYING = 90, 138  # characters that a page of A4 holds in their full size
LEADS = tuple("=+-@'")  # what a spreadsheet may take for the begin of a formula once somebody edits the cell


def write_sheet(book: Workbook, sheet: ReportTable) -> None:
    """With its frozen head row, filtered but for its `sums`; printed in full size, upright where it is narrow."""
    new: Any = book.create_sheet(sheet.name)  # the stubs do not know what a sheet that is only written has
    for place, width in enumerate(sheet.widths, 1):
        new.column_dimensions[get_column_letter(place)].width = width
    head = _head_row(sheet)
    last = head + len(sheet.rows)
    new.freeze_panes = f"A{head + 1}"
    new.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.columns))}{last - sheet.sums}"
    _set_page(new, sheet)
    for place in (*([1] if sheet.above else []), *(range(head + 1, last + 1) if sheet.signed else ())):
        new.row_dimensions[place].height = SIGNED_HEIGHT
    new._writer = WorksheetWriter(new, BytesIO())
    new._writer.write_top()
    for place, words in enumerate(sheet.above):
        new.append([_text_cell(new, words, TITLE_FONT if place == 0 else FONT)])
    heads = [_cell(new, words) for words, _width in sheet.columns]
    for cell in heads:
        cell.font, cell.fill, cell.alignment = HEAD_FONT, HEAD_FILL, Alignment(horizontal="center")
    new.append(heads)
    for row in sheet.rows:
        new.append([_cell(new, value) for value in row])
    for words in sheet.below:
        new.append([])
        new.append([_text_cell(new, words, FONT)])


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
    head, wide = _head_row(sheet), list(accumulate(sheet.widths))
    fit = sum(each <= LYING for each in wide)
    ends = head + len(sheet.rows) + 2 * len(sheet.below)
    new.page_setup.orientation = "portrait" if wide[fit - 1] <= UPRIGHT else "landscape"
    new.page_setup.paperSize, new.page_setup.fitToHeight = A4, False
    new.sheet_properties.pageSetUpPr.fitToPage = True  # only ever smaller: where the reader's fonts are wide
    new.print_area = f"A1:{get_column_letter(fit)}{ends}"
    new.print_title_rows = f"{head}:{head}"


def _text_cell(new: WriteOnlyWorksheet, words: str, font: Font) -> Cell:
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


def _formed(new: WriteOnlyWorksheet, value: Any, form: str) -> Cell:
    cell = WriteOnlyCell(new, value)
    cell.font, cell.border, cell.number_format, cell.alignment = FONT, BORDER, form, WRAPPED
    return cell


# A formula's cell as openpyxl writes it: its value is left empty.
FORMULA = re.compile(r'(<c r="(?P<cell>[A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


class TimelessArchive(ZipFile):
    """A zip that does not tell when it was packed."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_given: Any, **_more: Any) -> None:
        entry = ZipInfo(str(zinfo_or_arcname))
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data)


class MemoryWriter(ExcelWriter):
    """Takes sheets whose rows were written into memory, and tells what each of their formulas comes to."""

    def __init__(self, book: Workbook, archive: ZipFile, sheets: Sequence[ReportTable]) -> None:
        super().__init__(book, archive)
        self._archive, self._sheets = archive, sheets

    def write_worksheet(self, ws: Any) -> None:
        ws.close()
        worth, part = worths(self._sheets[ws._id - 1]), ws._writer.out.getvalue().decode()
        filled = FORMULA.sub(lambda found: f"{found[1]}<v>{worth[found['cell']].normalize():f}</v>", part)
        self._archive.writestr(ws.path[1:], filled)
        self.manifest.append(ws)


LONGEST = 255  # of a core property and of a page's head


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the workbook: the same paper gives the same ones."""
    ledger = with_subjects(paper.ledger or Ledger())
    planned = [each for added in paper.digest.added for each in added.figures if each.whole is not None]
    title, state = title_of.title(paper.digest, _, year=True), title_of.state(paper.digest, _)
    name = _("{group}{title}（{state}）", group=paper.digest.group_title, title=title, state=state)
    always = [entries_sheet(ledger, _), totals_sheet(ledger, _), calendar_sheet(ledger, _)]
    cover = cover_sheet([name], ledger, _)
    others = [subjects_sheet(ledger, planned, _), people_sheet(ledger, _), added_sheet(paper.digest, _)]
    sheets = [*([cover] if cover.rows else []), *always, *(each for each in others if each.rows)]
    return render_sheets(sheets, name, paper.digest.group_title, paper.digest.as_of, _)


def render_sheets(sheets: Sequence[ReportTable], name: str, group: str, as_of: date, _: Words) -> bytes:
    """A workbook of these sheets, its `name` above each printed page."""
    book, file = Workbook(write_only=True), BytesIO()
    for sheet in sheets:
        write_sheet(book, sheet)
    title, about = printable(name)[:LONGEST], book.properties
    about.title, about.creator = title, printable(group)[:LONGEST]
    about.lastModifiedBy, about.language = about.creator, TAGS[_.language]
    about.created = about.modified = datetime.combine(as_of, time())
    book.calculation.fullCalcOnLoad = True
    for new in book.worksheets:
        if new.oddHeader is not None:  # one without words is falsy
            new.oddHeader.center.text = title.replace("&", "&&")
    MemoryWriter(book, TimelessArchive(file, "w"), sheets).save()
    return file.getvalue()
