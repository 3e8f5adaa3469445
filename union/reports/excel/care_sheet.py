"""The sheet 服务和预算: every figure of care in a row of its own; none where a group uses nothing of it."""

from openpyxl.workbook import Workbook

from union.core.money import SIGNS, sign_of
from union.core.units import unit_name
from union.reports.excel import cells
from union.reports.excel.cells import Column, new_sheet
from union.reports.model import Digest
from union.reports.text.care_figures import care_figures
from union.words import Words


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
