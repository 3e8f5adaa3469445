"""A report's sections: one per category of work, with count, sums, the approximate figures and the items worth naming;
and its headline figures, as they moved against last month, last year and over the year.

Only choosing and ordering; the adding is union/worklog/totals.py, the words are the renderings'.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from union.attendance.ballots import is_event_for_vote
from union.attendance.headcount import Headcount, is_assumed_held
from union.core.grouping import grouped
from union.core.kinds import Kind, place_of
from union.core.period import Period
from union.core.records import dataclass, field, replace
from union.events.item_lines import DONE, ItemLine, Lines, LineState, of_state, planned
from union.events.model import Occurrence, Status
from union.reading.message import Measure, Money
from union.reports.named_items import Item, notable, once_each_log
from union.worklog.competitions import Results
from union.worklog.counted_figures import is_vague
from union.worklog.totals import Figures, Filed, Key, Listed, SummedAmount, by_unit, percent, total

FACTS = "facts"
MONEY = "money"
INCOME = "income"  # of answers: a report's headlines have none
PERSONS, ATTENDANCES = "人", "人次"  # who came to several deeds is one of each: only by what they are
PEOPLE = ("户", PERSONS, ATTENDANCES)  # what a report says first


@dataclass(frozen=True, slots=True)
class SumPart:
    """The share of a sum that had one purpose; `what` is "" where none was said."""

    what: str
    amount: SummedAmount


@dataclass(frozen=True, slots=True)
class UnitSum:
    """The sum in one unit (money: ISO currency, minor units) and its parts by purpose, largest first."""

    unit: str
    total: SummedAmount
    parts: tuple[SumPart, ...]

    @property
    def mixed(self) -> bool:
        """Whether only the parts mean something: 2个 unions and 3个 problems are not 5个, nor 2 bereaved and 85 listeners 87人."""
        return self.unit not in ("户", ATTENDANCES) and len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Section:
    """One category: how many facts, their sums, and the most telling items; `unnamed` counts the rest.

    `income` is money that came in; `money` has none of it, nor of `got_back`: pay got back for members, by currency.
    """

    category: str
    count: SummedAmount
    sums: tuple[UnitSum, ...]
    money: tuple[UnitSum, ...]
    listed: tuple[Listed, ...]
    items: tuple[Item, ...]
    unnamed: int = 0
    income: tuple[UnitSum, ...] = ()
    got_back: Mapping[str, SummedAmount] = field(default_factory=dict)

    @property
    def told(self) -> tuple[UnitSum, ...]:
        """The sums as every form of the report says them."""
        every = ((each.unit, part) for each in self.sums for part in each.parts)
        amounts = {Key(self.category, unit, part.what): part.amount for unit, part in every}
        return unit_sums(attended(amounts), self.category)


def attended(amounts: Mapping[Key, SummedAmount], few: int = 1) -> Mapping[Key, SummedAmount]:
    """Of whom no word says who they are, whoever came to more deeds than a `few` was counted at each."""
    several = (
        (replace(key, unit=ATTENDANCES) if is_crowd(key.unit, key.what, each.sources, few) else key, each)
        for key, each in amounts.items()
    )
    return {key: total(each) if len(each) > 1 else each[0] for key, each in grouped(several).items()}


def is_crowd(unit: str, what: str, logs: Collection[int], few: int = 1) -> bool:
    return unit == PERSONS and not what and len(logs) > few


def sections(figures: Figures, filed: Sequence[Filed]) -> tuple[Section, ...]:
    """The sections that have something to report, in the order unions use."""
    facts = grouped((each.fact.category, each) for each in filed)
    listed = grouped((each.category, each) for each in figures.listed)
    found = list[Section]()
    for name in ordered(figures.facts):
        named = notable(facts[name])
        sums, paid, came = (
            unit_sums(each, name) for each in (figures.measures, figures.money, figures.income)
        )
        told, rest = tuple(listed.get(name, ())), len(once_each_log(facts[name])) - len(named)
        back = grouped(
            (each.currency, SummedAmount(Decimal(each.minor), is_vague(each), (one.number,)))
            for one in facts[name]
            for each in one.counted.got_back
        )
        got = {currency: total(parts) for currency, parts in back.items()}
        found.append(Section(name, figures.facts[name], sums, paid, told, named, rest, came, got))
    return tuple(found)


def ordered(categories: Iterable[str]) -> list[str]:
    """Categories in the order of `CATEGORIES`; a group's own ones follow by name."""
    return sorted(categories, key=place_of)


def unit_sums(amounts: Mapping[Key, SummedAmount], category: str) -> tuple[UnitSum, ...]:
    """The sums of a category unit by unit, people and households first."""
    own = (each for each in amounts.items() if each[0].category == category)
    parts = grouped((key.unit, SumPart(key.what, amount)) for key, amount in own)
    return tuple(
        UnitSum(
            unit,
            total(part.amount for part in parts[unit]),
            tuple(sorted(parts[unit], key=lambda part: (-part.amount.value, part.what))),
        )
        for unit in sorted(parts, key=unit_order)
    )


def unit_order(unit: str) -> tuple[int, str]:
    """Sorts households, people and attendances before every other unit."""
    return (PEOPLE.index(unit) if unit in PEOPLE else len(PEOPLE), unit)


@dataclass(frozen=True, slots=True)
class Vague:
    """A figure that is in a sum though it is approximate: 「230余人次」 of log `number`."""

    number: int
    category: str
    text: str
    is_range: bool = False


def vague(filed: Iterable[Filed]) -> tuple[Vague, ...]:
    """Every approximate figure that was added, each once, by the number of its log."""
    found = dict[Vague, None]()
    for each in filed:
        added: tuple[Measure | Money, ...]
        added = (*each.counted.measures, *each.counted.money, *each.counted.income)
        for one in filter(is_vague, added):
            most = one.minor_max if isinstance(one, Money) else one.value_max
            found[Vague(each.number, each.fact.category, one.text or "", most is not None)] = None
    return tuple(sorted(found, key=lambda each: each.number))


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure of the overview: `kind` is facts, money (`unit` a currency) or people (`unit` 户, 人, 人次).

    `is_mixed`: people of different deeds, a sum for JSON that no reader is told.
    """

    kind: str
    unit: str
    amount: SummedAmount
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A headline beside the same figure of another period; `percent` (one decimal) is None where that had none."""

    kind: str
    unit: str
    now: SummedAmount
    then: SummedAmount
    percent: Decimal | None
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """What the whole report comes to; `logs` holds the numbers of all logs counted."""

    logs: tuple[int, ...]
    headlines: tuple[Headline, ...]


def overview(figures: Figures, few: int = 1) -> Overview:
    """Logs, facts, households, people, attendances and money over all categories."""
    measures, money = by_unit(attended(figures.measures, few)), by_unit(figures.money)
    mixed = {PERSONS} if sum(key.unit == PERSONS for key in figures.measures) > 1 else set[str]()
    people = (Headline("people", unit, measures[unit], unit in mixed) for unit in PEOPLE if unit in measures)
    paid = (Headline(MONEY, currency, money[currency]) for currency in sorted(money, key=unit_order))
    return Overview(figures.sources, (Headline(FACTS, "", total(figures.facts.values())), *people, *paid))


def changes(now: Figures, then: Figures | None) -> tuple[Change, ...] | None:
    """Every headline that either period has, side by side; None where the other period is not known."""
    if then is None:
        return None
    # Attendances stand beside attendances, of one deed, too, where there are no others.
    known = [any(key.unit == ATTENDANCES for key in attended(side.measures)) for side in (now, then)]
    tops = (overview(now, known != [False, True]), overview(then, known != [True, False]))
    sides = [{(each.kind, each.unit): each for each in top.headlines} for top in tops]
    found = list[Change]()
    for name in dict.fromkeys(name for side in sides for name in side):
        here, there = (side.get(name) or Headline(*name, SummedAmount(Decimal(0))) for side in sides)
        amounts = here.amount, there.amount
        share = percent(amounts[0].value - amounts[1].value, amounts[1].value)
        found.append(Change(*name, *amounts, share, here.is_mixed or there.is_mixed))
    return tuple(found)


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


OF_ITSELF = (Kind.REPORT, Kind.DEADLINE)  # past its day it is late, whatever was said
# Who came to an item, by its id and the original start of the time meant.
Counts = Mapping[tuple[int, datetime], Headcount]
Logs = Mapping[tuple[int, datetime], int]


class ListPart(StrEnum):
    """The lists; `PLAN`: what stood on the calendar of the period, `BEFORE`: what is past its deadline from before it."""

    PLAN = "plan"
    BEFORE = "before"
    YEAR_PLAN = "year_plan"
    COMPETITIONS = "competitions"
    TURNOUTS = "turnouts"
    COMING = "items"
    FESTIVALS = "festivals"
    STEPS = "steps"  # of adopted festival plans, what is to be ready by its day
    AHEAD = "ahead"  # what lies beyond the next period and is to be prepared in it


@dataclass(frozen=True, slots=True)
class Imported:
    """What plans put on the calendar: the plan's section of each item, by its id, and what is due in the period."""

    sections: Mapping[int, str] = field(default_factory=dict)
    due: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What makes lines of times: as of when (wall time), which logs tell open ones as done, what is of a year plan."""

    as_of: datetime
    logs: Logs = field(default_factory=dict)
    imported: Imported = field(default_factory=Imported)

    def line(self, one: Occurrence, **more: Any) -> ItemLine:
        event = one.event
        made = ItemLine(
            *(event.number, event.title, one.start, one.end, event.kind, event.grain, event.deadline),
            state=LineState.HELD if is_assumed_held(one, self.as_of) else LineState(one.status),
            log=self.logs.get((event.number, one.start)),
            section=self.imported.sections.get(event.id),
        )
        has_deadline = made.state is LineState.OPEN and (event.deadline or event.kind in OF_ITSELF)
        is_late = has_deadline and made.last_moment < self.as_of
        return replace(made, days=(self.as_of.date() - made.due).days if is_late else None, **more)

    def stood(self, occurrences: Iterable[Occurrence], *, votes: bool = False) -> Lines:
        """What stood on the calendar, festivals aside; a vote outside of any meeting was no plan."""
        found = (each for each in occurrences if each.event.kind is not Kind.FESTIVAL)
        return self._by_time(each for each in found if votes or not is_event_for_vote(each.event))

    def before(self, occurrences: Iterable[Occurrence], stood: Lines) -> Lines:
        """What is past its deadline and stands in no plan of the period."""
        found = dict.fromkeys(self._by_time(occurrences))
        return tuple(each for each in found if each.days is not None and each not in stood)

    def year_plan(self) -> Lines:
        """What of the plan is due in the period."""
        due = (one for one in self.imported.due if one.status is not Status.CANCELLED)
        month = self.as_of.date().replace(day=1)
        return tuple(_as_planned(each, month) for each in self._by_time(due))

    def turnouts(self, occurrences: Iterable[Occurrence], counts: Counts, results: Results) -> Lines:
        """Of the items not called off those of which it is known how many came or what was voted, in order of time."""
        found = list[ItemLine]()
        for each in occurrences:
            where = (each.event.id, each.original)
            count = counts.get(where, Headcount())
            votes = results.get(where, ()) if each.event.kind is Kind.MEETING else ()
            if each.status not in (Status.CANCELLED, Status.GIVEN_UP) and (
                count.present is not None or votes
            ):
                expected = count.expected if count.present is not None else None
                found.append(self.line(each, present=count.present, expected=expected, said=votes))
        return tuple(sorted(found, key=lambda each: (each.day, each.number)))

    def coming(self, upcoming: Iterable[Occurrence]) -> dict[ListPart, Lines]:
        """What is still to be done in the next period: preparations of festival plans (方案预算, 采购) stand apart."""
        standing = [
            one for one in upcoming if one.status is Status.OPEN and one.event.kind is not Kind.FESTIVAL
        ]
        steps = [one for one in standing if one.event.pack is not None and one.event.kind is Kind.OTHER]
        items = self._by_time(one for one in standing if one not in steps)
        return {ListPart.COMING: items, ListPart.STEPS: self._by_time(steps)}

    def ahead(self, found: Iterable[tuple[Occurrence, date]]) -> Lines:
        """What is to be prepared, each from its day on."""
        lines = (self.line(one, begin=day) for one, day in found if one.status is Status.OPEN)
        return tuple(sorted(lines, key=lambda each: (each.begin or date.min, *each.place)))

    def _by_time(self, found: Iterable[Occurrence]) -> Lines:
        return tuple(sorted(map(self.line, found), key=lambda each: each.place))


def _as_planned(line: ItemLine, month: date) -> ItemLine:
    if line.state is LineState.OPEN and line.due.replace(day=1) > month:
        return replace(line, state=LineState.AHEAD)
    return replace(line, state=LineState.DONE) if line.state is LineState.HELD else line


def done_percent(lines: Sequence[ItemLine]) -> Decimal | None:
    """Done and held of what was planned; None where nothing was."""
    return percent(Decimal(len(of_state(lines, *DONE))), Decimal(planned(lines)))
