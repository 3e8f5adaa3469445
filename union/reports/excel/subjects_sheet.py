"""The sheet 经费科目: money by subject of the books and by category, each a formula over 记录, the year's budgets beside.

For the treasurer and the 经审; money that came in stands by itself, below. None where no money is told of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from openpyxl.utils import get_column_letter

from union.budgets.expenditure import WHOLE, BudgetLine
from union.core.money import sign_of
from union.reports.excel import list_sheets as logs
from union.reports.excel.sheet import MONEY, SHARE, Formula, LedgerSheet, Paid, Value
from union.reports.ledger import Ledger, LedgerFigure, LedgerRow, order
from union.reports.sections import ordered
from union.words import Words

BEFORE_BUDGET = 5  # columns, and one for each part of the report
Found = Sequence[tuple[LedgerRow, LedgerFigure]]


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """One row: the money of a subject, of a category, or ("" both) all of a currency; `budget`: the year's beside it."""

    subject: str
    category: str
    currency: str
    money: Found
    is_income: bool = False
    budget: BudgetLine | None = None

    def worth(self, *, late: bool, doubtful: bool = False) -> Decimal:
        """In the currency's major unit: within the report's sums, or its 补报; only what is in doubt."""
        found = (
            figure.value or Decimal(0)
            for row, figure in self.money
            if row.late is late and (figure.doubtful or not doubtful)
        )
        return sum(found, Decimal(0)) / 100


def subjects_sheet(ledger: Ledger, budgets: Sequence[BudgetLine], _: Words) -> LedgerSheet:
    """All of it; no rows where there is neither money nor a budget."""
    parts = (False, True) if any(row.late for row in ledger.rows) else (False,)
    heads = ((_("收支"), 8), (_("科目"), 18), (_("类别"), 12), (_("币种"), 8))
    sums = [(logs.part(_, late=late), 16) for late in parts]
    planned = ((_("年度预算"), 16), (_("累计支出"), 16), (_("执行率"), 10))
    columns = [*heads, *sums, (logs.to_confirm(_), 16), *planned, (_("说明"), 12)]
    return LedgerSheet(
        _("经费科目"),
        columns,
        [_row(line, row, parts, _) for row, line in enumerate(_lines(ledger, budgets), 2)],
    )


def _lines(ledger: Ledger, budgets: Sequence[BudgetLine]) -> Iterator[SubjectLine]:
    """What was spent by subject, in all, and by category; then what came in."""
    found = [
        (row, each) for row in ledger.rows for each in row.figures if each.is_money and each.value is not None
    ]
    spent = [each for each in found if not each[1].is_income]
    came = [each for each in found if each[1].is_income]
    yield from _by_subject(spent, is_income=False)
    yield from _in_all(spent, budgets)
    categories = ordered(
        {*(row.category for row, _figure in spent), *(each.category for each in budgets if each.category)}
    )
    for category in categories:
        own = [each for each in spent if each[0].category == category]
        planned = {each.currency: each for each in budgets if each.category == category}
        for currency in sorted({*_currencies(own), *planned}):
            yield SubjectLine("", category, currency, _of(own, currency), budget=planned.get(currency))
    yield from _by_subject(came, is_income=True)
    yield from (
        SubjectLine("", "", currency, _of(came, currency), is_income=True) for currency in _currencies(came)
    )


def _by_subject(found: Found, *, is_income: bool) -> Iterator[SubjectLine]:
    known = order(income=is_income)
    names = {figure.subject for _row, figure in found}
    for name in [*(each for each in known if each in names), *sorted(names - {*known})]:
        own = [each for each in found if each[1].subject == name]
        for currency in _currencies(own):
            yield SubjectLine(name, "", currency, _of(own, currency), is_income)


def _in_all(spent: Found, budgets: Sequence[BudgetLine]) -> Iterator[SubjectLine]:
    planned = {each.currency: each for each in budgets if each.category == WHOLE}
    for currency in sorted({*_currencies(spent), *planned}):
        yield SubjectLine("", "", currency, _of(spent, currency), budget=planned.get(currency))


def _currencies(found: Found) -> list[str]:
    return sorted({figure.unit for _row, figure in found})


def _of(found: Found, currency: str) -> Found:
    return [each for each in found if each[1].unit == currency]


def _row(line: SubjectLine, row: int, parts: Sequence[bool], _: Words) -> list[Value]:
    subject = _(line.subject) or ("" if line.category else _("合计"))
    is_about = any(figure.approx for _row, figure in line.money) or bool(line.budget and line.budget.approx)
    return [
        *(_("收入") if line.is_income else _("支出"), subject, _(line.category), sign_of(line.currency, _)),
        *(_sum(line, row, _, late=late) for late in parts),
        _sum(line, row, _, late=False, doubtful=True),
        *_budget(line.budget, row, BEFORE_BUDGET + len(parts)),
        _("含约数") if is_about else "",
    ]


def _budget(budget: BudgetLine | None, row: int, before: int) -> Iterator[Value]:
    """年度预算, 累计支出, 执行率: whole percent, cut, as everywhere; `before`: how many columns stand before them."""
    amounts = (budget.planned, budget.spent) if budget else (None, None)
    yield from (Paid(None if each is None else Decimal(each) / 100) for each in amounts)
    if budget is None or not budget.planned:
        yield ""
        return
    planned, spent = (f"{get_column_letter(before + place)}{row}" for place in (1, 2))
    share = (Decimal(budget.spent) / budget.planned).quantize(Decimal("0.01"), ROUND_DOWN)
    yield Formula(f"ROUNDDOWN({spent}/{planned},2)", SHARE, share)


def _sum(line: SubjectLine, row: int, _: Words, *, late: bool, doubtful: bool = False) -> Formula:
    """SUMIFS over 记录; subjects, categories and currencies are plain words."""
    tests = [(logs.CURRENCY, f"$D{row}"), (logs.PART, f'"{logs.part(_, late=late)}"')]
    tests.append((logs.FLOW, f'"{logs.flow(_, income=line.is_income)}"'))
    if line.subject:
        tests.append((logs.SUBJECT, f"$B{row}"))
    if line.category:
        tests.append((logs.CATEGORY, f"$C{row}"))
    if doubtful:
        tests.append((logs.CONFIRM, f'"{logs.to_confirm(_)}"'))
    return Formula(logs.added(logs.MONEY, tests, _), MONEY, line.worth(late=late, doubtful=doubtful))
