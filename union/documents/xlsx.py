"""The ledger of a report as an .xlsx: 记录, 汇总 with formulas over it, 日程. Made from a `Ledger` alone."""

from datetime import datetime, time

from openpyxl.workbook import Workbook

from union import digest_title as title_of
from union.documents.paper import Paper
from union.documents.printable import printable
from union.documents.xlsx_book import Book
from union.documents.xlsx_care import write_care
from union.documents.xlsx_items import write_items
from union.documents.xlsx_logs import write_logs
from union.documents.xlsx_packing import packed_alike
from union.documents.xlsx_subjects import write_subjects
from union.documents.xlsx_sums import write_sums
from union.ledger import Ledger, with_subjects
from union.words import TAGS, Words

LONGEST = 255  # of a core property and of a page's head
SUMS_PART, SUBJECTS_PART = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml"


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the workbook: the same paper gives the same ones."""
    ledger = with_subjects(paper.ledger or Ledger())
    book = Book()
    write_logs(book, ledger, _)
    worth = write_sums(book, ledger, _)
    write_items(book, ledger, _)
    care = paper.digest.care
    subjects = write_subjects(book, ledger, care.budgets if care else (), _)
    write_care(book, paper.digest, _)
    made = datetime.combine(paper.digest.as_of.date(), time())
    _describe(book, paper, made, _)
    return packed_alike(book.content(), made, {SUMS_PART: worth, SUBJECTS_PART: subjects})


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
