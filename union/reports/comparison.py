"""A report's headline figures, and how they moved against last month, last year and over the year; its figures by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from union.core.period import Period
from union.reports.sections import PEOPLE, unit_order
from union.worklog.totals import Figures, SummedAmount, by_unit, total

FACTS = "facts"
MONEY = "money"
INCOME = "income"  # of answers: a report's headlines have none
PERMILLE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure of the overview: `kind` is facts, money (`unit` a currency) or people (`unit` 户, 人, 人次)."""

    kind: str
    unit: str
    amount: SummedAmount


@dataclass(frozen=True, slots=True)
class Change:
    """A headline beside the same figure of another period; `percent` (one decimal) is None where that had none."""

    kind: str
    unit: str
    now: SummedAmount
    then: SummedAmount
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the whole report comes to; `logs` holds the numbers of all logs counted."""

    logs: tuple[int, ...]
    headlines: tuple[Headline, ...]


def overview(figures: Figures) -> Overview:
    """Logs, facts, households, people, attendances and money over all categories."""
    measures, money = by_unit(figures.measures), by_unit(figures.money)
    people = (Headline("people", unit, measures[unit]) for unit in PEOPLE if unit in measures)
    paid = (Headline(MONEY, currency, money[currency]) for currency in sorted(money, key=unit_order))
    return Overview(figures.sources, (Headline(FACTS, "", total(figures.facts.values())), *people, *paid))


def changes(now: Figures, then: Figures | None) -> tuple[Change, ...] | None:
    """Every headline that either period has, side by side; None where the other period is not known."""
    if then is None:
        return None
    here = {(each.kind, each.unit): each.amount for each in overview(now).headlines}
    there = {(each.kind, each.unit): each.amount for each in overview(then).headlines}
    nothing = SummedAmount(Decimal(0))
    return tuple(
        _change(*name, here.get(name, nothing), there.get(name, nothing))
        for name in dict.fromkeys((*here, *there))
    )


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` in percent of `whole`, one decimal, half up; None where there is no whole."""
    return (part * 100 / whole).quantize(PERMILLE, ROUND_HALF_UP) if whole else None


def _change(kind: str, unit: str, now: SummedAmount, then: SummedAmount) -> Change:
    return Change(kind, unit, now, then, percent(now.value - then.value, then.value))


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
