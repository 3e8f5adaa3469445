"""A report's figures month by month: what its chart and its table of months show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from union.core.period import Period
from union.worklog.totals import Figures, SummedAmount, by_unit


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: its facts by category, its money by ISO currency (minor units); every log under its own month."""

    period: Period
    facts: Mapping[str, SummedAmount]
    money: Mapping[str, SummedAmount]


def month_rows(sums: Sequence[tuple[Period, Figures]]) -> tuple[MonthRow, ...]:
    """A row for each of these months, from the first that has any fact on."""
    begun = next((place for place, (_month, found) in enumerate(sums) if found.facts), len(sums))
    return tuple(MonthRow(month, found.facts, by_unit(found.money)) for month, found in sums[begun:])
