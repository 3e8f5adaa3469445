"""The ledger of a report as an .xlsx: 记录, 汇总 with formulas over it, 日程. Made from a `Ledger` alone."""

from datetime import datetime, time

from openpyxl.workbook import Workbook

from union.core.files.printable_text import printable
from union.core.money import SIGNS, sign_of
from union.core.units import unit_name
from union.reports.document import Paper
from union.reports.excel import cells
from union.reports.excel.calendar_sheet import write_items
from union.reports.excel.cells import Column, new_sheet
from union.reports.excel.entries_sheet import write_logs
from union.reports.excel.memory_workbook import Book, packed_alike
from union.reports.excel.subjects_sheet import write_subjects
from union.reports.excel.totals_sheet import write_sums
from union.reports.ledger import Ledger, with_subjects
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.reports.text.care_figures import care_figures
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


def write_care(book: Workbook, digest: Digest, _: Words) -> None:
    """The sheet with 五必访, 诉求, 走访覆盖 and 预算, in the order of a report."""
    found = care_figures(digest, _)
    if not found:
        return
    heads = ((_("项目"), 12), (_("内容"), 24), (_("数"), 14), (_("单位"), 12), (_("说明"), 60))
    sheet = new_sheet(book, _("服务和预算"), [Column(head, width) for head, width in heads], 1 + len(found))
    codes = {each.currency for each in (digest.care.budgets if digest.care else ())}
    currencies = {SIGNS.get(code, code): sign_of(code, _) for code in codes}
    for each in found:
        number = cells.money if each.unit in currencies else cells.quantity
        note = _("；").join(part for part in (_("含约数") if each.approx else "", each.note) if part)
        sheet.append(
            [
                cells.text(sheet, each.subject),
                cells.text(sheet, each.what),
                number(sheet, each.value),
                cells.text(sheet, currencies.get(each.unit) or unit_name(each.unit, _)),
                cells.text(sheet, note),
            ]
        )
