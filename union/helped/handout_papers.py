"""签领表 and 公示稿 as documents: what was handed out to be signed for line by line, and its sums for everybody to read.

Both are one table, written into Word and Excel as any report's is.
"""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter

from union.core.almanac.date_format import short_day
from union.core.records import replace
from union.core.units import sign_of
from union.helped.handouts import Handout, PaperSort, handout_totals, people, quantities, title
from union.reports.document import FileForm
from union.reports.excel.workbook import render_sheets
from union.reports.text.blocks import MONEY, Block, Formula, Paid, ReportTable, TextBlock, Value
from union.reports.word.word_report import render_plain
from union.words import Words

PLACE, CODE, REASON, GOODS, SUM, SIGNATURE, DAY = 7, 16, 12, 15, 13, 15, 12  # widths of columns


def render(form: FileForm, sort: PaperSort, handout: Handout, language: Words) -> bytes:
    """One of the two in its form."""
    _ = language
    said = title(handout, sort, _)
    table = _receipts(handout, _) if sort is PaperSort.SHEET else _public(handout, _)
    if form is FileForm.XLSX:
        return render_sheets([table], f"{handout.issuer}{said}", handout.issuer, handout.as_of, _)
    is_public = sort is PaperSort.PUBLIC
    opening = _opening(handout, _) if is_public else ()
    blocks: list[Block] = [*opening, replace(table, name=""), *map(TextBlock, table.below)]
    return render_plain(said, blocks, handout.issuer, handout.as_of, _, is_signed=is_public)


def _receipts(handout: Handout, _: Words) -> ReportTable:
    """A line for each household or person, then what nobody has divided yet, then the sums."""
    currencies = list(handout.sums) or ["CNY"]
    money = [(_("金额（{unit}）", unit=sign_of(each, _)), SUM) for each in currencies]
    columns = [
        *((_("序号"), PLACE), (_("编号"), CODE), (_("事由"), REASON), (_("物品"), GOODS), *money),
        *((_("领取人签名"), SIGNATURE), (_("日期"), DAY)),
    ]
    rows = list[list[Value]]()
    for giving in handout.givings:
        own = giving.sums[0][0] if giving.sums else ""
        for line in giving.lines:
            who, why = f"{line.code} {line.named}".strip(), line.reason or handout.what
            row: list[Value] = [len(rows) + 1, who, why, quantities(line.goods, _)]
            row += [Paid(_major(line.minor) if each == own else None) for each in currencies]
            rows.append([*row, "", short_day(_, giving.day, year=giving.day.year)])
    rest = [_major(_undivided(handout, each)) for each in currencies]
    if any(rest):
        rows.append(["", _("未分到户"), "", "", *(Paid(each or None) for each in rest), "", ""])
    sums = [_sum(len(rows), 5 + place, handout.sums.get(each, 0)) for place, each in enumerate(currencies)]
    rows.append([_("合计"), people(handout.helped, _), "", quantities(handout.goods, _), *sums, "", ""])
    below = [_("经办人：{blank}证明人：{blank}负责人：", blank="　" * 7)]
    return ReportTable(_("签领表"), columns, rows, 1, signed=True, below=below)


def _public(handout: Handout, _: Words) -> ReportTable:
    """By kind alone."""
    currencies = list(handout.sums) or ["CNY"]
    money = [(_("金额（{unit}）", unit=sign_of(each, _)), SUM) for each in currencies]
    columns = [*((_("序号"), PLACE), (_("发放对象"), 26), (_("人数"), 15), (_("物品"), 26)), *money]
    rows = list[list[Value]]()
    for place, (kinds, each) in enumerate(handout.public().items(), 1):
        whom = _("、").join(kinds) or _("慰问对象")
        if purposes := _("、").join(each.purposes):
            whom = _("{kinds}（{purposes}）", kinds=whom, purposes=purposes)
        row: list[Value] = [place, whom, people(each.helped, _), quantities(each.goods, _)]
        rows.append([*row, *(Paid(_major(each.sums.get(one, 0)) or None) for one in currencies)])
    sums = [_sum(len(rows), 5 + place, handout.sums.get(each, 0)) for place, each in enumerate(currencies)]
    rows.append([_("合计"), "", people(handout.helped, _), quantities(handout.goods, _), *sums])
    blank = _("【待补】")
    below = [
        _("公示期：{blank}至{blank}。对以上情况有异议的，请在公示期内向工会委员会反映。", blank=blank),
        _("监督电话：{blank}", blank=blank),
    ]
    return ReportTable(_("公示稿"), columns, rows, 1, below=below)


def _opening(handout: Handout, _: Words) -> Sequence[TextBlock]:
    first, last = handout.days
    span = (
        short_day(_, first, year=None)
        if first == last
        else _("{first}至{last}", first=short_day(_, first, year=None), last=short_day(_, last, year=None))
    )
    said = _("{issuer}{span}发放{what}，共{told}，现将发放情况公示如下。", issuer=handout.issuer, span=span, what=handout.what, told=handout_totals(handout, _))  # fmt: skip
    return [TextBlock(said)]


def _sum(above: int, column: int, minor: int) -> Formula:
    letter = get_column_letter(column)
    return Formula(f"SUM({letter}2:{letter}{1 + above})", MONEY, Decimal(minor) / 100)


def _undivided(handout: Handout, currency: str) -> int:
    """What the lines of this currency leave of its sum."""
    lines = sum(
        line.minor or 0
        for giving in handout.givings
        if giving.sums and giving.sums[0][0] == currency
        for line in giving.lines
    )
    return handout.sums.get(currency, 0) - lines


def _major(minor: int | None) -> Decimal | None:
    return None if minor is None else Decimal(minor) / 100
