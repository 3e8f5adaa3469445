"""The sheet 日程: what stood on the calendar, how it ended, what is past its deadline."""

from collections.abc import Iterator

from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from union.core.files.printable_text import printable
from union.core.kind_labels import kind_words
from union.events.model import Status
from union.reports.excel import cells
from union.reports.excel.cells import Column, new_sheet
from union.reports.ledger import ItemRow, Ledger
from union.words import Words


def write_items(book: Workbook, ledger: Ledger, _: Words) -> None:
    """The sheet with all items, by day."""
    heads = (
        *((_("编号"), 7), (_("事项"), 40), (_("类型"), 12), (_("日期"), 12)),
        *((_("最后一天"), 12), (_("状态"), 12), (_("过期天数"), 10)),
    )
    has_plan = any(item.planned is not None for item in ledger.items)
    columns = [Column(head, width) for head, width in heads]
    columns += [Column(_("年度计划"), 20)] if has_plan else []
    sheet = new_sheet(book, _("日程"), columns, 1 + len(ledger.items))
    for item in ledger.items:
        section = [cells.text(sheet, _of_plan(item, _))] if has_plan else []
        sheet.append([*_row(sheet, item, _), *section])


def _row(sheet: WriteOnlyWorksheet, item: ItemRow, _: Words) -> Iterator[Cell]:
    yield cells.quantity(sheet, item.number)
    yield cells.text(sheet, item.title)
    yield cells.text(sheet, kind_words(_, item.kind))
    yield cells.day(sheet, item.day)
    yield cells.day(sheet, item.due)
    yield cells.text(sheet, _status(item, _))
    yield cells.quantity(sheet, item.late or None)


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
