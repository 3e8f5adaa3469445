"""Budgets of a year by category, against what was spent: percents, what is left, and when a warning is due.

Whole minor units; a percent is cut, never rounded up: 99.9 % is not all of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core.kinds import place_of
from union.core.records import dataclass
from union.core.report_section import ALL_KINDS, AddedFigure, AddedSection
from union.core.units import SIGNS

WHOLE = ""  # the category of the whole year's budget
PERCENTS = (80, 100)  # a warning each
Sums = Mapping[tuple[str, str], "Spent"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What is planned for a category (WHOLE: for all) in a year, minor units of `currency`; 0: nothing any more."""

    year: int
    category: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A budget of the year, minor units of `currency`, against what was spent from January to the period's end.

    `category` is "" for the year's whole. `in_period`: spent within the period alone. `approx`: 「约」.
    """

    category: str
    currency: str
    planned: int
    spent: int
    in_period: int
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent, minor units; `approx` where any part of it is."""

    minor: int = 0
    approx: bool = False

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.minor + other.minor, self.approx or other.approx)


class BudgetWarning(NamedTuple):
    """A percent that was reached: by which log it was told (0: with the budget itself).

    `seen`: the highest number of a log that was there while the spending stood at it; `fallen`: it is below since.
    """

    number: int
    seen: int
    fallen: bool = False


def spent_of(budget: Budget, sums: Sums) -> Spent:
    """What of these sums, by category and currency, counts against a budget."""
    found = (
        each
        for (category, currency), each in sums.items()
        if currency == budget.currency and budget.category in (WHOLE, category)
    )
    return sum(found, Spent())


def ordered(budgets: Iterable[Budget]) -> list[Budget]:
    """In the order of a report, the whole last."""
    return sorted(budgets, key=lambda each: (each.category == WHOLE, place_of(each.category)))


def budget_lines(budgets: Iterable[Budget], so_far: Sums, in_period: Sums) -> tuple[BudgetLine, ...]:
    """A line for each budget: spent from January to the period's end, and within it alone."""
    found = []
    for one in ordered(budgets):
        spent, now = spent_of(one, so_far), spent_of(one, in_period)
        approx = spent.approx or now.approx
        found.append(BudgetLine(one.category, one.currency, one.minor, spent.minor, now.minor, approx))
    return tuple(found)


def section(found: Sequence[BudgetLine]) -> AddedSection | None:
    """A budget a row, 「帮扶慰问累计支出24600元/30000元（82%）」; what was spent within the period where it is not the year's."""
    has_own = any(each.in_period != each.spent for each in found)
    figures = tuple(figure for each in found for figure in _figures(each, has_own))
    data = [_data(each) for each in found]
    table = ("年度预算执行情况", "类别")
    made = AddedSection("预算", "财务经审", figures, is_standing=True, table=table, key="budgets", data=data)
    return made if found else None


def _figures(each: BudgetLine, has_own: bool) -> Iterator[AddedFigure]:
    of, unit = each.category or ALL_KINDS, SIGNS.get(each.currency, each.currency)
    planned, spent, own = (Decimal(minor) / 100 for minor in (each.planned, each.spent, each.in_period))
    yield AddedFigure("预算", planned, unit, of=of, is_detail=True)
    if has_own:
        yield AddedFigure("本期支出", own, unit, approx=each.approx, of=of, is_detail=True)
    yield AddedFigure("累计支出", spent, unit, approx=each.approx, of=of, whole=planned)


def _data(each: BudgetLine) -> dict[str, object]:
    amounts = {name: getattr(each, name) / 100 for name in ("planned", "spent", "in_period")}
    told = {name: int(value) if value == int(value) else value for name, value in amounts.items()}
    share = percent(each.spent, each.planned) if each.planned else None
    of = {"category": each.category or None, "currency": each.currency}
    return {**of, **told, "percent": share, "approx": each.approx}


def percent(spent: int, planned: int) -> int:
    """How much of the plan is spent, in whole percent, cut."""
    return spent * 100 // planned


def reached(spent: int, planned: int) -> tuple[int, ...]:
    """The warnings' percents the spending stands at or above."""
    return tuple(each for each in PERCENTS if planned > 0 and spent * 100 >= planned * each)


def unplanned(budgets: Iterable[Budget], sums: Sums) -> list[tuple[str, str, Spent]]:
    """Category, currency and money of what no budget is for, in the order of a report."""
    planned = {(each.category, each.currency) for each in budgets}
    spent = [(*key, each) for key, each in sums.items() if each.minor and key not in planned]
    rest = [each for each in spent if (WHOLE, each[1]) not in planned]
    return sorted(rest, key=lambda each: (place_of(each[0]), each[1]))


def updated_warning(
    told: BudgetWarning | None, number: int, last: int, *, is_reached: bool
) -> tuple[BudgetWarning | None, bool]:
    """What is to be kept of a percent after something was done to log `number`, and whether it is told of now.

    `last`: the highest number there is. What is taken back and brought back, or corrected to and fro, crosses once; after a
    fall a log filed since crosses anew.
    """
    if not is_reached:
        return (told._replace(fallen=True) if told else None), False
    if told is None or (told.fallen and number > told.seen):
        return BudgetWarning(number, last), True
    return BudgetWarning(told.number, max(told.seen, last)), False
