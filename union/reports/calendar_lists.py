"""A report's look at the calendar, every part of it a list of the same lines: plan against done, what is past its deadline, the year
plan, what comes next, who came.

An open item that a log of its day tells as done though nobody marked it is said to be so and left open (`presumed_done` of
union/worklog/event_links.py).
An item of the year plan is due in the period its last day lies in: 「第一季度」 in March. So months add up to the year.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from union.attendance.ballots import is_made
from union.attendance.headcount import Headcount, was_held
from union.core.kinds import Kind
from union.core.records import dataclass, field, replace
from union.events.item_lines import DONE, ItemLine, Lines, State, of_state, planned
from union.events.model import Occurrence, Status
from union.worklog.competitions import Results
from union.worklog.totals import percent

OF_ITSELF = (Kind.REPORT, Kind.DEADLINE)  # past its day it is late, whatever was said
# Who came to an item, by its id and the original start of the time meant.
Counts = Mapping[tuple[int, datetime], Headcount]
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
            state=State.HELD if was_held(one, self.as_of) else State(one.status),
            log=self.logs.get((event.number, one.start)),
            section=self.imported.sections.get(event.id),
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


def done_percent(lines: Sequence[ItemLine]) -> Decimal | None:
    """Done and held of what was planned; None where nothing was."""
    return percent(Decimal(len(of_state(lines, *DONE))), Decimal(planned(lines)))
