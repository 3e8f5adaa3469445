"""Tables of a report: the figures by category, and the logs behind each sum."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Emu
from docx.table import Table, _Cell, _Row

from union.core import units
from union.reports.model import Digest
from union.reports.sections import Section
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.word.page_setup import text_width
from union.reports.word.paragraphs import printable, write
from union.words import Words
from union.worklog.totals import SummedAmount, total

FIRST = 0.2  # of the width: the column of categories
MONTHS = (0.3, 0.3, 0.4)
SOURCES = (0.28, 0.27, 0.45)


def figures_table(document: Document, digest: Digest, _: Words) -> None:
    """Facts by category, this period beside those that are known, and this period's money."""
    columns = _columns(digest, _)
    heads = [_("类别"), *(head for head, _cells in columns), _("金额")]
    money = {
        each.category: _("、").join(words_of.paid(sum_.total, sum_.unit, _) for sum_ in each.money)
        for each in digest.sections
    }
    rows = [
        [_(row.category), *(cells[place] for _head, cells in columns), money.get(row.category) or "—"]
        for place, row in enumerate(digest.table)
    ]
    write(document, _("各类工作项数和金额"), "Caption")
    others = (1 - FIRST) / (len(heads) - 1)
    write_table(document, heads, rows, [FIRST, *[others] * (len(heads) - 1)])


def months_table(document: Document, digest: Digest, _: Words) -> None:
    """How many facts and how much money each month had."""
    rows = [
        [
            title_of.period_name(each.period, _, now=title_of.day_of(digest.period)),
            words_of.items_counted(total(each.facts.values()), _) if each.facts else "—",
            _("、").join(words_of.paid(sum_, currency, _) for currency, sum_ in each.money.items()) or "—",
        ]
        for each in digest.months
    ]
    write(document, _("各月工作项数和金额"), "Caption")
    write_table(document, [_("月份"), _("项数"), _("金额")], rows, MONTHS)


def sources_table(document: Document, digest: Digest, _: Words) -> None:
    """Every sum of the report with the numbers of the logs it was added up from."""
    rows = [row for section in digest.sections for row in _source_rows(_(section.category), section, _)]
    for section in digest.late:
        rows += _source_rows(_("{category}（补报）", category=_(section.category)), section, _)
    write_table(document, [_("类别"), _("数据"), _("记录编号")], rows, SOURCES)


def numbers(sources: Sequence[int]) -> str:
    """「#3–#7 #9」: log numbers, runs of three and more drawn together; a line may end between any two."""
    runs: list[list[int]] = []
    for each in sources:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return " ".join(_run(run) for run in runs)


def _columns(digest: Digest, _: Words) -> list[tuple[str, list[str]]]:
    period = digest.period
    known = (
        (title_of.this(period, _), [row.now for row in digest.table], True),
        (title_of.last(period, _), [row.previous for row in digest.table], digest.previous is not None),
        (title_of.year_ago(period, _), [row.year_ago for row in digest.table], digest.year_ago is not None),
        (_("本年累计"), [row.year_to_date for row in digest.table], digest.year_to_date is not None),
    )
    return [(head, [_count(each) for each in cells]) for head, cells, shown in known if shown]


def _count(amount: SummedAmount | None) -> str:
    return words_of.number(amount.value) if amount else "0"


def _source_rows(name: str, section: Section, _: Words) -> list[list[str]]:
    rows = [[name, words_of.items_counted(section.count, _), numbers(section.count.sources)]]
    for each in section.sums:
        for part in each.parts if each.mixed else ():
            said = units.of_what(part.what, words_of.counted(part.amount, each.unit, _), _)
            rows.append(["", said, numbers(part.amount.sources)])
        if not each.mixed:
            rows.append(["", words_of.counted(each.total, each.unit, _), numbers(each.total.sources)])
    for money in section.money:
        rows.append(["", words_of.paid(money.total, money.unit, _), numbers(money.total.sources)])
    for got in section.income:
        said = _("收入：{money}", money=words_of.paid(got.total, got.unit, _))
        rows.append(["", said, numbers(got.total.sources)])
    return rows


def _run(run: list[int]) -> str:
    return f"#{run[0]}–#{run[-1]}" if len(run) > 2 else " ".join(f"#{each}" for each in run)


def write_table(
    document: Document, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """A table as wide as the text, its head on every page; `widths` are shares of it."""
    table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    page = text_width(document)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, head, "Table Head")
    for line, texts in zip(table.rows[1:], rows, strict=True):
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            _fill(cell, text, "Table Text", centred=place > 0)
    _keep_ends(table)
    for column, width in zip(
        table.columns, widths, strict=True
    ):  # LibreOffice reads the columns, Word the cells
        column.width = Emu(round(page * width))
    for line in table.rows:
        _mark(line, "w:cantSplit")
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Emu(round(page * width))
    _mark(table.rows[0], "w:tblHeader")


def _keep_ends(table: Table) -> None:
    """No page ends after the head or begins with a last row alone."""
    rows = list(table.rows)
    for line in (*rows[:2], *rows[-3:-1]):
        for cell in line.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: _Cell, text: str, style: str, *, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(printable(text))
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
