"""A report's look at the calendar, every part of it a list of the same lines: plan against done, what is past its deadline, the year
plan, what comes next, who came.

An open item that a log of its day tells as done though nobody marked it is said to be so and left open; that is stricter
than the question under a log's echo (union/worklog/event_links.py): the whole title, and that day or the one beside it.
An item of the year plan is due in the period its last day lies in: 「第一季度」 in March. So months add up to the year.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from union.attendance.ballots import is_made
from union.attendance.headcount import Headcount, was_held
from union.core.grain import Grain
from union.core.kinds import Kind
from union.core.records import dataclass, field, replace
from union.events.model import Occurrence, Status
from union.worklog.entries import LogEntry
from union.worklog.event_links import is_told_in_full, likely
from union.worklog.totals import percent

A_DAY = timedelta(days=1)
OF_ITSELF = (Kind.REPORT, Kind.DEADLINE)  # past its day it is late, whatever was said
# Of an item, by its id and the original start of the time meant: who came, and what was kept, a line each.
Counts = Mapping[tuple[int, datetime], Headcount]
Results = Mapping[tuple[int, datetime], tuple[str, ...]]
Logs = Mapping[tuple[int, datetime], int]


class Part(StrEnum):
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


class State(StrEnum):
    """Where a time stands; `HELD`: it took place and nobody marked it, `AHEAD`: of the year plan, due after the month it is."""

    DONE = "done"
    HELD = "held"
    OPEN = "open"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"
    AHEAD = "ahead"


DONE = (State.DONE, State.HELD)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One time of an item, or what a log or a festival has of one.

    `days`: since its deadline passed, None before. `log` tells an open one as done, which is to be confirmed. `section`: of the
    year plan, "" without a heading, None of no plan. `begin`: from when on it is to be prepared. `present` of `expected` came,
    None where nobody said. `said`: results, votes.
    """

    number: int
    title: str
    start: datetime
    end: datetime  # exclusive
    kind: Kind = Kind.OTHER
    grain: Grain = Grain.DAY
    deadline: bool = False
    state: State = State.OPEN
    days: int | None = None
    log: int | None = None
    section: str | None = None
    begin: date | None = None
    present: int | None = None
    expected: int | None = None
    said: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """Its first."""
        return self.start.date()

    @property
    def due(self) -> date:
        """The last day it can be done."""
        return self.last_moment.date()

    @property
    def last_moment(self) -> datetime:
        """An end at midnight is of the day before."""
        return max(self.start, self.end - self.end.resolution)

    @property
    def place(self) -> tuple[datetime, int]:
        """Where it stands in a list by time."""
        return self.start, self.number


Lines = tuple[ItemLine, ...]


def of_day(number: int, title: str, day: date, said: tuple[str, ...] = ()) -> ItemLine:
    """A line of what has a day alone."""
    start = datetime.combine(day, time())
    return ItemLine(number, title, start, start, said=said)


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
    imported: Imported | None = None

    def line(self, one: Occurrence, **more: Any) -> ItemLine:
        """The line of a time."""
        event, sections = one.event, self.imported.sections if self.imported else {}
        made = ItemLine(
            *(event.number, event.title, one.start, one.end, event.kind, event.grain, event.deadline),
            state=State.HELD if was_held(one, self.as_of) else State(one.status),
            log=self.logs.get((event.number, one.start)),
            section=sections.get(event.id),
        )
        has_deadline = one.status is Status.OPEN and (event.deadline or event.kind in OF_ITSELF)
        is_late = has_deadline and made.last_moment < self.as_of
        return replace(made, days=(self.as_of.date() - made.due).days if is_late else None, **more)

    def stood(self, occurrences: Iterable[Occurrence], *, votes: bool = False) -> Lines:
        """What stood on the calendar, festivals aside; a vote outside of any meeting was no plan."""
        return self._by_time(
            each
            for each in occurrences
            if each.event.kind is not Kind.FESTIVAL and (votes or not is_made(each.event))
        )

    def before(self, occurrences: Iterable[Occurrence], stood: Lines) -> Lines:
        """What is past its deadline and stands in no plan of the period."""
        found = dict.fromkeys(self._by_time(occurrences))
        return tuple(each for each in found if each.days is not None and each not in stood)

    def year_plan(self) -> Lines:
        """What of the plan is due in the period."""
        due = (
            (one for one in self.imported.due if one.status is not Status.CANCELLED) if self.imported else ()
        )
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

    def coming(self, upcoming: Iterable[Occurrence]) -> dict[Part, Lines]:
        """What is still to be done in the next period: preparations of festival plans (方案预算, 采购) stand apart."""
        standing = [
            one for one in upcoming if one.status is Status.OPEN and one.event.kind is not Kind.FESTIVAL
        ]
        steps = [one for one in standing if one.event.pack is not None and one.event.kind is Kind.OTHER]
        items = self._by_time(one for one in standing if one not in steps)
        return {Part.COMING: items, Part.STEPS: self._by_time(steps)}

    def ahead(self, found: Iterable[tuple[Occurrence, date]]) -> Lines:
        """What is to be prepared, each from its day on."""
        lines = (self.line(one, begin=day) for one, day in found if one.status is Status.OPEN)
        return tuple(sorted(lines, key=lambda each: (each.begin or date.min, *each.place)))

    def _by_time(self, found: Iterable[Occurrence]) -> Lines:
        return tuple(sorted(map(self.line, found), key=lambda each: each.place))


def _as_planned(line: ItemLine, month: date) -> ItemLine:
    if line.state is State.OPEN and line.due.replace(day=1) > month:
        return replace(line, state=State.AHEAD)
    return replace(line, state=State.DONE) if line.state is State.HELD else line


def of_state(lines: Iterable[ItemLine], *states: State) -> Lines:
    """Those that stand so."""
    return tuple(each for each in lines if each.state in states)


def planned(lines: Iterable[ItemLine]) -> int:
    """How many stood; what was called off was no plan."""
    return sum(each.state is not State.CANCELLED for each in lines)


def done_percent(lines: Sequence[ItemLine]) -> Decimal | None:
    """Done and held of what was planned; None where nothing was."""
    return percent(Decimal(len(of_state(lines, *DONE))), Decimal(planned(lines)))


def told(times: Iterable[Occurrence], entries: Iterable[LogEntry]) -> Logs:
    """The first log that tells each open time as done, by its number and start; a log that may be of several tells none."""
    left = {(one.event.id, one.original): one for one in times if one.status is Status.OPEN}
    found: dict[tuple[int, datetime], int] = {}
    for entry in entries:
        one = _told_by(entry, list(left.values()))
        if one is not None:
            found.setdefault((one.event.number, one.start), entry.number)
    return found


def _told_by(entry: LogEntry, times: Sequence[Occurrence]) -> Occurrence | None:
    if entry.undone or entry.fulfils_none or entry.event_id is not None:
        return None
    near = [one for one in times if any(_is_near(one, entry, place) for place in range(len(entry.facts)))]
    if not near:
        return None
    ranked = likely(entry.facts, entry.text, near, entry.author_id, entry.author)
    if len(ranked) != 1:
        return None
    one = ranked[0].one
    in_full = is_told_in_full(one.event, entry.facts, entry.text)
    return one if any(_is_near(one, entry, place) and says for place, says in enumerate(in_full)) else None


def _is_near(one: Occurrence, entry: LogEntry, place: int) -> bool:
    first, last = one.start.date(), one.last_moment.date()
    return first - A_DAY <= entry.facts[place].day <= last + A_DAY
