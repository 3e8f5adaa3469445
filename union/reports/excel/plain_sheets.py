"""The sheets of values alone: 日程, what stood on the calendar and how it ended; 服务和预算, a report's figures of care."""

from union.core.files.printable_text import printable
from union.core.kind_labels import kind_words
from union.core.money import SIGNS, sign_of
from union.core.units import unit_name
from union.events.model import Status
from union.reports.excel.sheet import LedgerSheet, Paid
from union.reports.ledger import ItemRow, Ledger
from union.reports.model import Digest
from union.reports.text.care_figures import care_figures
from union.words import Words


def calendar_sheet(ledger: Ledger, _: Words) -> LedgerSheet:
    """All items, by day, with the section of the plan where there is one."""
    columns = [
        *((_("编号"), 7), (_("事项"), 40), (_("类型"), 12), (_("日期"), 12)),
        *((_("最后一天"), 12), (_("状态"), 12), (_("过期天数"), 10), (_("年度计划"), 20)),
    ]
    rows = [
        [
            *(item.number, item.title, kind_words(_, item.kind), item.day),
            *(item.due, _status(item, _), item.late or None, _of_plan(item, _)),
        ]
        for item in ledger.items
    ]
    shown = len(columns) if any(item.planned is not None for item in ledger.items) else len(columns) - 1
    return LedgerSheet(_("日程"), columns[:shown], [row[:shown] for row in rows])


def _of_plan(item: ItemRow, _: Words) -> str:
    """The plan's section; an item under no heading is still one of the plan's."""
    return "" if item.planned is None else printable(item.planned) or _("其他")


def _status(item: ItemRow, _: Words) -> str:
    named = {
        Status.DONE: _("已完成"),
        Status.CANCELLED: _("已取消"),
        Status.GIVEN_UP: _("不办了"),
        Status.OPEN: _("已过期限") if item.late else _("未完成"),
    }
    if item.told is not None and item.status is Status.OPEN:
        return _("{status}（#{log} 似已办，待确认）", status=named[item.status], log=item.told)
    return named[item.status]


def care_sheet(digest: Digest, _: Words) -> LedgerSheet:
    """五必访, 诉求, 走访覆盖 and 预算, in the order of a report."""
    codes = {each.currency for each in (digest.care.budgets if digest.care else ())}
    currencies = {SIGNS.get(code, code): sign_of(code, _) for code in codes}
    columns = ((_("项目"), 12), (_("内容"), 24), (_("数"), 14), (_("单位"), 12), (_("说明"), 60))
    rows = [
        [
            *(each.subject, each.what, Paid(each.value) if each.unit in currencies else each.value),
            currencies.get(each.unit) or unit_name(each.unit, _),
            _("；").join(part for part in (_("含约数") if each.approx else "", each.note) if part),
        ]
        for each in care_figures(digest, _)
    ]
    return LedgerSheet(_("服务和预算"), columns, rows)
