"""The sheet 记录: a row for every figure of every log, so that a treasurer can filter and add up."""

from collections.abc import Iterator

from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from union.core.money import sign_of
from union.core.units import as_read, named, unit_name
from union.reports.excel import cells
from union.reports.excel.cells import Column, new_sheet
from union.reports.ledger import Ledger, LedgerFigure, LedgerRow
from union.words import Words

# The columns that formulas name.
CATEGORY, FACTS, PURPOSE, QUANTITY, UNIT, MONEY, CURRENCY, PART, FLOW, SUBJECT, CONFIRM = *"CEFGHIJM", *"QRS"


def name(_: Words) -> str:
    """What the sheet is called."""
    return _("记录")


def part(_: Words, *, late: bool) -> str:
    """Which sums of the report a row is in."""
    return _("补报") if late else _("本期")


def flow(_: Words, *, income: bool) -> str:
    """Whether money came in, or is one of the sums a report calls 资金."""
    return _("收入") if income else _("资金")


def to_confirm(_: Words) -> str:
    """Beside a subject that is in doubt."""
    return _("待财务确认")


def write_logs(book: Workbook, ledger: Ledger, _: Words) -> None:
    """The sheet with all rows."""
    rows = sum(max(1, len(row.figures)) for row in ledger.rows)
    sheet = new_sheet(book, name(_), _columns(_), 1 + rows)
    for row in ledger.rows:
        for place, figure in enumerate(row.figures or (None,)):
            sheet.append(list(_row(sheet, row, figure, place == 0, _)))


def _columns(_: Words) -> list[Column]:
    heads = (
        *((_("编号"), 7), (_("日期"), 12), (_("类别"), 11), (_("事项"), 34), (_("项数"), 7)),
        *((_("用途"), 14), (_("数量"), 10), (_("单位"), 8), (_("金额"), 16), (_("币种"), 8)),
        *((_("原文数据"), 14), (_("说明"), 16), (_("计入"), 8), (_("记录人"), 10), (_("小组"), 14)),
        (_("对应日程"), 24),
        *((_("收支"), 8), (_("科目"), 16), (_("科目说明"), 14)),
    )
    return [Column(head, width) for head, width in heads]


def _row(
    sheet: WriteOnlyWorksheet, row: LedgerRow, figure: LedgerFigure | None, first: bool, _: Words
) -> Iterator[Cell]:
    yield cells.quantity(sheet, row.number)
    yield cells.day(sheet, row.day)
    yield cells.text(sheet, _(row.category))
    yield cells.text(sheet, row.title)
    yield cells.quantity(sheet, 1 if first else None)
    yield from _figure(sheet, figure, _)
    yield cells.text(sheet, part(_, late=row.late))
    for words in (row.author, row.branch, row.tied):
        yield cells.text(sheet, words)
    is_sum = figure is not None and figure.is_money and figure.value is not None
    yield cells.text(sheet, flow(_, income=figure.is_income) if figure and is_sum else "")
    yield cells.text(sheet, _(figure.subject) if figure else "")
    yield cells.text(sheet, to_confirm(_) if figure and figure.doubtful else "")


def _figure(sheet: WriteOnlyWorksheet, figure: LedgerFigure | None, _: Words) -> Iterator[Cell]:
    """用途 to 说明; a figure that is never added has no number in a column, only its words."""
    value = figure.value if figure else None
    is_sum = figure is not None and figure.is_money and value is not None
    is_count = figure is not None and not figure.is_money and value is not None
    yield cells.text(sheet, named(figure.what, _) if figure and figure.what else "")
    yield cells.quantity(sheet, value if is_count else None)
    yield cells.text(sheet, unit_name(figure.unit, _) if figure and is_count else "")
    yield cells.money(sheet, value / 100 if value is not None and is_sum else None)
    yield cells.text(sheet, sign_of(figure.unit, _) if figure and is_sum else "")
    yield cells.text(sheet, as_read(figure.text, _) if figure and figure.text else "")
    yield cells.text(sheet, _remark(figure, _) if figure else "")


def _remark(figure: LedgerFigure, _: Words) -> str:
    """Why a figure is to be read with care."""
    if figure.value is None:
        return _("列出，不相加")
    if figure.approx:
        return _("约数")
    return "" if figure.text else _("按单价算出")
