"""The ledger of a report as an .xlsx: 记录, 汇总 with formulas over it, 日程. Made from a `Ledger` alone."""

from datetime import datetime, time

from openpyxl.workbook import Workbook

from union.core.files.printable_text import printable
from union.reports.document import Paper
from union.reports.excel.entries_sheet import entries_sheet
from union.reports.excel.memory_workbook import Book, packed_alike
from union.reports.excel.plain_sheets import calendar_sheet, care_sheet
from union.reports.excel.sheet import write_sheet
from union.reports.excel.subjects_sheet import subjects_sheet
from union.reports.excel.totals_sheet import totals_sheet
from union.reports.ledger import Ledger, with_subjects
from union.reports.text import title as title_of
from union.words import TAGS, Words

LONGEST = 255  # of a core property and of a page's head


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the workbook: the same paper gives the same ones."""
    ledger, care, book = with_subjects(paper.ledger or Ledger()), paper.digest.care, Book()
    always = [entries_sheet(ledger, _), totals_sheet(ledger, _), calendar_sheet(ledger, _)]
    others = [subjects_sheet(ledger, care.budgets if care else (), _), care_sheet(paper.digest, _)]
    sheets = [*always, *(each for each in others if each.rows)]
    for sheet in sheets:
        write_sheet(book, sheet)
    made = datetime.combine(paper.digest.as_of.date(), time())
    _describe(book, paper, made, _)
    worth = {f"xl/worksheets/sheet{place}.xml": each.worth() for place, each in enumerate(sheets, 1)}
    return packed_alike(book.content(), made, worth)


def _describe(book: Workbook, paper: Paper, made: datetime, _: Words) -> None:
    group = printable(paper.digest.group_title)
    name = _(
        "{group}{title}（{state}）",
        group=group,
        title=title_of.title(paper.digest, _, year=True),
        state=title_of.state(paper.digest, _),
    )[:LONGEST]
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = name, group[:LONGEST], group[:LONGEST]
    about.language, about.created = TAGS[_.language], made
    book.calculation.fullCalcOnLoad = True
    for sheet in book.worksheets:
        if sheet.oddHeader is not None:  # one without words is falsy
            sheet.oddHeader.center.text = name.replace("&", "&&")
