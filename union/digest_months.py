"""A report's figures month by month: what its chart and its table of months show."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from union.figures import Amount, Filed, by_unit, figures
from union.period import Period


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: its facts by category, its money by ISO currency (minor units); every log under its own month."""

    period: Period
    facts: Mapping[str, Amount]
    money: Mapping[str, Amount]


def month_rows(filed: Iterable[Filed], months: Sequence[Period]) -> tuple[MonthRow, ...]:
    """A row for each of these months, which follow on one another, from the first that has any fact on."""
    firsts = [month.first for month in months]
    parts: list[list[Filed]] = [[] for _month in months]
    for each in filed:
        place = bisect_right(firsts, each.fact.day) - 1
        if place >= 0 and each.fact.day < months[place].end:
            parts[place].append(each)
    begun = next((place for place, part in enumerate(parts) if part), len(months))
    return tuple(_row(month, part) for month, part in list(zip(months, parts, strict=True))[begun:])


def _row(month: Period, part: Sequence[Filed]) -> MonthRow:
    sums = figures(part)
    return MonthRow(month, sums.facts, by_unit(sums.money))
