"""Care that the digest's tests share: a month of it and little of it. Made up."""

from datetime import date
from decimal import Decimal

from union.budgets.expenditure import BudgetLine
from union.reports.care_summary import Care, Coverage, DueVisit, Requests, Visits, VisitsOfKind

VISITS = Visits(
    (
        VisitsOfKind("病", 2, 1),
        VisitsOfKind("困", 1, 1, 1),
        VisitsOfKind("丧", 1, 1),
        VisitsOfKind("退", 1, 1),
    ),
    (DueVisit(31, "探望住院职工（二车间）", date(2026, 11, 25)),),
)
REQUESTS = Requests(5, 4, 2, 1, Decimal("1.75"), (("满意", 3), ("基本满意", 1)))
COVERAGE = Coverage(12, 9, ("三车间", "机关", "质检科"), ("三车间", "机关"))
BUDGETS = (
    BudgetLine("帮扶慰问", "CNY", 3_000_000, 2_460_000, 715_000, approx=True),
    BudgetLine("文体活动", "CNY", 2_000_000, 2_050_050, 0),
    BudgetLine("教育培训", "CNY", 800_000, 0, 0),
    BudgetLine("", "CNY", 12_000_000, 6_310_050, 715_000, approx=True),
)
MUCH = Care(VISITS, REQUESTS, COVERAGE, BUDGETS)
LITTLE = Care(
    Visits((VisitsOfKind("生", 1, 1),)),
    Requests(0, 1, 0, 0, Decimal(0)),
    Coverage(1, 0, ("机关",), ("机关",)),
    BUDGETS[:1],
)
