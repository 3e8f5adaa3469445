"""Exact sums over the work log, each with the numbers of the logs behind it.

Adding lives here; choosing what a report shows, and every word of it, does not.
"""

from collections.abc import Hashable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TypeVar

from union.core import period as periods
from union.core.grouping import grouped
from union.core.period import Period
from union.core.records import dataclass, field, replace
from union.worklog.counted_figures import (
    CAME_IN,
    FACT,
    MEASURE,
    MONEY,
    Counted,
    ReadySum,
    count_figures,
    parts_of,
)
from union.worklog.entries import Fact, LogEntry

ZERO = Decimal(0)


@dataclass(frozen=True)
class Filed:
    """A fact with the number of the log it stands in, its words, branch, its item's title and those of all its facts (`beside`)."""

    number: int
    fact: Fact
    text: str = ""
    branch: str = ""
    item: str = ""
    beside: tuple[str, ...] = ()

    @cached_property
    def counted(self) -> Counted:
        """Its figures sorted out, once for all who ask: a month may have a thousand facts."""
        return count_figures(self.fact, self.text)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What may be added to what: same category, same unit (or ISO currency), same purpose ("" unsaid)."""

    category: str
    unit: str
    what: str


@dataclass(frozen=True, slots=True)
class SummedAmount:
    """A sum (money: in minor units), whether any part of it is approximate, and its logs' numbers, ascending."""

    value: Decimal
    approx: bool = False
    sources: tuple[int, ...] = ()

    def __add__(self, other: "SummedAmount") -> "SummedAmount":
        """Both sums and the logs of both, each log once."""
        sources = tuple(sorted({*self.sources, *other.sources}))
        return SummedAmount(self.value + other.value, self.approx or other.approx, sources)


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A figure shown as written and never added: a percentage, ratio, price or part of another figure."""

    category: str
    number: int
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """All sums of some facts: `facts` counts them by category, the others go by `Key`; no `income` is in `money`."""

    facts: Mapping[str, SummedAmount] = field(default_factory=dict)
    measures: Mapping[Key, SummedAmount] = field(default_factory=dict)
    money: Mapping[Key, SummedAmount] = field(default_factory=dict)
    listed: tuple[Listed, ...] = ()
    income: Mapping[Key, SummedAmount] = field(default_factory=dict)

    def __add__(self, other: "Figures") -> "Figures":
        """The figures of two sets of facts that have none in common."""
        return Figures(
            _merged(self.facts, other.facts),
            _merged(self.measures, other.measures),
            _merged(self.money, other.money),
            tuple(sorted(self.listed + other.listed)),
            _merged(self.income, other.income),
        )

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers of all logs with a fact in here."""
        return total(self.facts.values()).sources


def facts_in_period(entries: Iterable[LogEntry], period: Period, *, late: bool = True) -> tuple[Filed, ...]:
    """The facts of standing logs that happened in the period; `late=False` leaves 补报 to their own section."""
    return tuple(
        Filed(entry.number, fact, entry.text, branch, entry.item, beside)
        for entry in entries
        # What every fact of it is about; of several branches nobody knows here which has which.
        for beside in (tuple(each.title for each in entry.facts) if len(entry.facts) > 1 else (),)
        for branch in (entry.branch or "" if len(entry.facts) == 1 or len(entry.branches) == 1 else "",)
        if not entry.undone
        for fact in entry.facts
        if period.first <= fact.day < period.end and (late or not is_late(entry, fact))
    )


def is_late(entry: LogEntry, fact: Fact) -> bool:
    """Whether a fact of this log missed the report of its own month (补报)."""
    missed = periods.of_key(entry.late_for) if entry.late_for else None
    end = entry.late_until or (missed.end if missed else None)
    return end is not None and fact.day < end


def figures(filed: Iterable[Filed]) -> Figures:
    """The sums of these facts, and what is only listed of them."""
    known = list(filed)
    listed = (
        Listed(each.fact.category, each.number, figure.what or "", figure.text or "")
        for each in known
        for figure in each.counted.listed
    )
    sums = collected(part for each in known for part in parts_of(each.fact, each.counted, each.number))
    return replace(sums, listed=tuple(sorted(listed)))


def collected(parts: Iterable[ReadySum]) -> Figures:
    """The sums of parts, which may be sums themselves; nothing is listed in them."""
    amounts = grouped(
        (part.sort, (part.key, SummedAmount(part.value, part.approx, tuple(part.sources)))) for part in parts
    )
    facts = _summed((category, amount) for (category, _unit, _what), amount in amounts.get(FACT, ()))
    measures, money, income = (
        _summed((Key(*key), amount) for key, amount in amounts.get(sort, ()))
        for sort in (MEASURE, MONEY, CAME_IN)
    )
    return Figures(facts, measures, money, income=income)


def by_unit(amounts: Mapping[Key, SummedAmount]) -> dict[str, SummedAmount]:
    """Sums per unit (or currency), whatever the purpose."""
    return _summed((key.unit, amount) for key, amount in amounts.items())


def total(amounts: Iterable[SummedAmount]) -> SummedAmount:
    """One amount out of many; nothing adds up to zero."""
    return _summed((None, amount) for amount in amounts).get(None, SummedAmount(ZERO))


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` in percent of `whole`, one decimal, half up; None where there is no whole."""
    return (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None


K = TypeVar("K", bound=Hashable)


def _merged(one: Mapping[K, SummedAmount], other: Mapping[K, SummedAmount]) -> dict[K, SummedAmount]:
    return _summed((*one.items(), *other.items()))


def _summed(amounts: Iterable[tuple[K, SummedAmount]]) -> dict[K, SummedAmount]:
    """One amount for each key; the sources are sorted once, so that a year of logs adds up in linear time."""
    return {
        key: SummedAmount(
            sum((each.value for each in found), ZERO),
            any(each.approx for each in found),
            tuple(sorted({source for each in found for source in each.sources})),
        )
        for key, found in grouped(amounts).items()
    }
