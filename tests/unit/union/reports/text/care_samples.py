"""What subjects add to the reports that tests share: much of it and little. Made up."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from union.branches import coverage as places
from union.budgets import expenditure
from union.budgets.expenditure import BudgetLine
from union.care import visit_rules
from union.care.visit_rules import VisitsOfKind
from union.core.report_section import AddedSection, ListLine
from union.requests import lifecycle
from union.requests.lifecycle import Requests

KINDS = (
    VisitsOfKind("病", 2, 1),
    VisitsOfKind("困", 1, 1, 1),
    VisitsOfKind("丧", 1, 1),
    VisitsOfKind("退", 1, 1),
)
STILL = (ListLine("探望住院职工（二车间）", 31, date(2026, 11, 25)),)
REQUESTS = Requests(5, 4, 2, 1, Decimal("1.75"), (("满意", 3), ("基本满意", 1)))
COVERAGE = (12, ("三车间", "机关", "质检科"), ("三车间", "机关"))
BUDGETS = (
    BudgetLine("帮扶慰问", "CNY", 3_000_000, 2_460_000, 715_000, approx=True),
    BudgetLine("文体活动", "CNY", 2_000_000, 2_050_050, 0),
    BudgetLine("教育培训", "CNY", 800_000, 0, 0),
    BudgetLine("", "CNY", 12_000_000, 6_310_050, 715_000, approx=True),
)
Added = tuple[AddedSection, ...]


def visits(kinds: Sequence[VisitsOfKind] = KINDS, still: Sequence[ListLine] = STILL) -> Added:
    """五必访, where any was due."""
    found = visit_rules.visits(kinds, still)
    return (found,) if found else ()


def requests(found: Requests = REQUESTS) -> Added:
    """诉求."""
    return (lifecycle.section(found),)


def coverage(
    branches: int, unreached: Sequence[str] = (), half: Sequence[str] = (), *, is_long: bool = False
) -> Added:
    """走访覆盖."""
    return (places.section(branches, unreached, half, is_long=is_long),)


def budgets(found: Sequence[BudgetLine] = BUDGETS) -> Added:
    """预算, where there is any."""
    made = expenditure.section(found)
    return (made,) if made else ()


MUCH = (*visits(), *requests(), *coverage(*COVERAGE), *budgets())
LITTLE = (
    *visits([VisitsOfKind("生", 1, 1)], ()),
    *requests(Requests(0, 1, 0, 0, Decimal(0))),
    *coverage(1, ["机关"], ["机关"]),
    *budgets(BUDGETS[:1]),
)
