"""The sheets that list values: 记录, a row for every figure of every log, so that a treasurer can filter and add up, and sums over it;
日程, what stood on the calendar and how it ended; 服务和预算, a row for every figure that a subject adds.
"""

from union.core.kinds import kind_words
from union.core.message_layout import printable
from union.core.report_section import CODES
from union.core.units import figure_label, sign_of, translated_figure, unit_name
from union.reports.ledger import NO_FIGURE, Ledger, LedgerFigure, LedgerRow
from union.reports.model import Digest
from union.reports.text.blocks import Paid, ReportTable, Value
from union.reports.text.calendar_texts import mark, state_words
from union.words import Words, sentence, signs_alone

# The columns that formulas name.
CATEGORY, FACTS, PURPOSE, QUANTITY, UNIT, MONEY, CURRENCY, FLOW, PART, AUTHOR, BRANCH = "CEFGHIJKNOP"
SUBJECT, CONFIRM = "RS"


name = sentence("记录")  # What the sheet is called
to_confirm = sentence("待财务确认")  # Beside a subject that is in doubt


def part(_: Words, *, late: bool) -> str:
    """Which sums of the report a row is in."""
    return _("补报") if late else _("本期")


def flow(_: Words, *, income: bool) -> str:
    """Whether money came in, or is one of the sums a report calls 资金."""
    return _("收入") if income else _("资金")


def entries_sheet(ledger: Ledger, _: Words) -> ReportTable:
    """All rows; a fact counts as one in the first of its rows."""
    columns = (
        *((_("编号"), 7), (_("日期"), 12), (_("类别"), 11), (_("事项"), 34), (_("项数"), 7)),
        *((_("用途"), 14), (_("数量"), 10), (_("单位"), 8), (_("金额"), 16), (_("币种"), 8)),
        *((_("收支"), 8), (_("原文数据"), 14), (_("说明"), 16), (_("计入"), 8), (_("记录人"), 10)),
        *((_("小组"), 14), (_("对应日程"), 24), (_("科目"), 16), (_("科目说明"), 14)),
    )
    rows = [
        _row(row, figure, place == 0, _)
        for row in ledger.rows
        for place, figure in enumerate(row.figures or (NO_FIGURE,))
    ]
    return ReportTable(name(_), columns, rows)


def _row(row: LedgerRow, figure: LedgerFigure, is_first: bool, _: Words) -> list[Value]:
    """A figure that is never added has no number in a column, only its words."""
    value, unit = figure.value, figure.unit
    counted: tuple[Value, ...] = (None, "", Paid(None), "", "")
    if value is not None and figure.is_money:
        counted = (None, "", Paid(value / 100), sign_of(unit, _), flow(_, income=figure.is_income))
    elif value is not None:
        counted = (value, unit_name(unit, _), Paid(None), "", "")
    return [
        *(row.number, row.day, _(row.category), signs_alone(row.title, _), 1 if is_first else None),
        *(figure_label(figure.what, _), *counted),
        translated_figure(figure.text, _),
        _remark(figure, _) if row.figures else "",
        *(part(_, late=row.late), row.author, row.branch, row.tied),
        *(_(figure.subject), to_confirm(_) if figure.doubtful else ""),
    ]


def _remark(figure: LedgerFigure, _: Words) -> str:
    if figure.value is None:
        return _("列出，不相加")
    if figure.approx:
        return _("约数")
    return "" if figure.text else _("按单价算出")


def calendar_sheet(ledger: Ledger, _: Words) -> ReportTable:
    """All items, by day, with the section of the plan where there is one."""
    columns = [
        *((_("编号"), 7), (_("事项"), 40), (_("类型"), 12), (_("日期"), 12)),
        *((_("最后一天"), 12), (_("状态"), 12), (_("过期天数"), 10), (_("年度计划"), 20)),
    ]
    rows = [
        [
            *(item.number, item.title, kind_words(_, item.kind), item.day),
            item.due,
            # As everywhere in the report; for how long it is overdue stands in a column of its own
            (_("已过期限") if item.days else state_words(item.state, _)) + mark(item, _),
            item.days or None,
            # An item under no heading is still one of the plan's.
            "" if item.section is None else printable(item.section) or _("其他"),
        ]
        for item in ledger.items
    ]
    shown = len(columns) if any(item.section is not None for item in ledger.items) else len(columns) - 1
    return ReportTable(_("日程"), columns[:shown], [row[:shown] for row in rows])


def added_sheet(digest: Digest, _: Words) -> ReportTable:
    """Every figure of the sections subjects add, in the order of a report."""
    columns = ((_("项目"), 12), (_("内容"), 24), (_("数"), 14), (_("单位"), 12), (_("说明"), 60))
    rows = [
        [
            *(_(section.name), each.name(_), Paid(each.value) if each.unit in CODES else each.value),
            sign_of(CODES[each.unit], _) if each.unit in CODES else unit_name(each.unit, _),
            _("；").join(part for part in (_("含约数") if each.approx else "", each.remark(_)) if part),
        ]
        for section in digest.added
        for each in section.figures
    ]
    return ReportTable(_("服务和预算"), columns, rows)
