"""The ledger of a report as an .xlsx: 记录, 汇总 with formulas over it, 日程. Made from a `Ledger` alone.

It is made in memory: openpyxl writes each sheet in the clear to the temporary folder, and leaves it there when killed.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from union.core.files.printable_text import printable
from union.reports.document import Paper
from union.reports.excel.list_sheets import added_sheet, calendar_sheet, entries_sheet
from union.reports.excel.sheet import worths, write_sheet
from union.reports.excel.sum_sheets import cover_sheet, people_sheet, subjects_sheet, totals_sheet
from union.reports.ledger import Ledger, with_subjects
from union.reports.report_table import ReportTable
from union.reports.text import title as title_of
from union.words import TAGS, Words

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
