"""A report's look at the calendar: plan against done, what is past its deadline, what comes next, who came.

An open item that a log of its day tells as done though nobody marked it is said to be so and left open; that is stricter
than the question under a log's echo (union/worklog/event_links.py): the whole title, and that day or the one beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from union.attendance.ballots import is_made
from union.attendance.headcount import Headcount, was_held
from union.core.kinds import Kind
from union.core.records import dataclass
from union.events.model import Occurrence, Status
from union.reports.competitions import Results
from union.reports.sections import percent
from union.worklog.entries import LogEntry
from union.worklog.event_links import is_told_in_full, likely

A_DAY = timedelta(days=1)
# Who came to an item: by its id and the original start of the time meant.
Counts = Mapping[tuple[int, datetime], Headcount]


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What stood on the calendar of the period, festivals aside; cancelled items are no part of `planned`.

    `held`: what took place and nobody marked; `percent` counts it with what is done.
    """

    planned: int
    done: tuple[Occurrence, ...]
    open: tuple[Occurrence, ...]
    given_up: tuple[Occurrence, ...]
    cancelled: tuple[Occurrence, ...]
    percent: Decimal | None
    held: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Overdue:
    """An open item past its deadline: `due` is the last day it could be done, `days` how long ago that was."""

    number: int
    title: str
    start: datetime
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class ItemToPrepare:
    """An item beyond the next period that is to be prepared within it, from `begin` on."""

    occurrence: Occurrence
    begin: date


@dataclass(frozen=True, slots=True)
class Preview:
    """What the next period brings: items in order of time, and festivals by day.

    `steps`: of adopted festival plans, what is to be ready by its day; `ahead`: what lies beyond and begins here.
    """

    items: tuple[Occurrence, ...]
    festivals: tuple[tuple[date, str], ...]
    steps: tuple[Occurrence, ...] = ()
    ahead: tuple[ItemToPrepare, ...] = ()


def plan(occurrences: Iterable[Occurrence], as_of: datetime) -> CalendarPlan:
    """Plan against done at `as_of` (wall time), in percent of what was not called off; a vote outside of any meeting was no plan."""
    work = _in_order(
        each for each in occurrences if each.event.kind is not Kind.FESTIVAL and not is_made(each.event)
    )
    held = tuple(each for each in work if was_held(each, as_of))
    by_status = {
        status: tuple(each for each in work if each.status is status and each not in held)
        for status in Status
    }
    done, cancelled = by_status[Status.DONE], by_status[Status.CANCELLED]
    planned = len(work) - len(cancelled)
    share = percent(Decimal(len(done) + len(held)), Decimal(planned))
    return CalendarPlan(
        planned, done, by_status[Status.OPEN], by_status[Status.GIVEN_UP], cancelled, share, held
    )


def overdue(occurrences: Iterable[Occurrence], as_of: datetime) -> tuple[Overdue, ...]:
    """Deadlines that have passed at `as_of` (wall time) and are still open, the longest overdue first."""
    late = {
        (each.event.id, each.original): _overdue(each, as_of.date())
        for each in occurrences
        if each.status is Status.OPEN
        and (each.event.deadline or each.event.kind in (Kind.REPORT, Kind.DEADLINE))
        and each.last_moment < as_of
    }
    return tuple(sorted(late.values(), key=lambda each: (-each.days, each.number)))


def preview(
    upcoming: Iterable[Occurrence], festivals: Iterable[tuple[date, str]], ahead: Iterable[ItemToPrepare] = ()
) -> Preview:
    """What is still to be done in the next period; festival items are told as festivals."""
    items = _in_order(
        each for each in upcoming if each.status is Status.OPEN and each.event.kind is not Kind.FESTIVAL
    )
    later = sorted(
        (each for each in ahead if each.occurrence.status is Status.OPEN),
        key=lambda each: (each.begin, each.occurrence.start, each.occurrence.event.number),
    )
    return Preview(
        tuple(each for each in items if not _is_step(each)),
        tuple(sorted(festivals)),
        tuple(each for each in items if _is_step(each)),
        tuple(later),
    )


def _is_step(occurrence: Occurrence) -> bool:
    """Whether it is a festival plan's preparation (方案预算, 采购), not the visit it leads up to."""
    return occurrence.event.pack is not None and occurrence.event.kind is Kind.OTHER


def _in_order(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    return sorted(occurrences, key=lambda each: (each.start, each.event.number))


def _overdue(occurrence: Occurrence, today: date) -> Overdue:
    due = occurrence.last_moment.date()
    return Overdue(occurrence.event.number, occurrence.event.title, occurrence.start, due, (today - due).days)


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who came to one item: `present` people of `expected`, None where nobody said of how many; and what was voted there."""

    number: int
    day: date
    title: str
    present: int | None
    expected: int | None = None
    votes: tuple[str, ...] = ()


def turnouts(
    occurrences: Iterable[Occurrence], counts: Counts, results: Results | None = None
) -> tuple[Turnout, ...]:
    """Of the items not called off those of which it is known how many came or what was voted, in order of time."""
    found = list[Turnout]()
    for each in occurrences:
        where, event = (each.event.id, each.original), each.event
        count = counts.get(where, Headcount())
        votes = (results or {}).get(where, ()) if event.kind is Kind.MEETING else ()
        if each.status not in (Status.CANCELLED, Status.GIVEN_UP) and (count.present is not None or votes):
            came = (count.present, count.expected if count.present is not None else None)
            found.append(Turnout(event.number, each.start.date(), event.title, *came, votes))
    return tuple(sorted(found, key=lambda each: (each.day, each.number)))


@dataclass(frozen=True, slots=True)
class PresumedDone:
    """The time of item `number` that begins at `start` looks done by `log`; to be confirmed."""

    number: int
    start: datetime
    log: int


def told(times: Iterable[Occurrence], entries: Iterable[LogEntry]) -> tuple[PresumedDone, ...]:
    """Each open time with the first log that tells it; a log that may be of several items tells none."""
    left = {(one.event.id, one.original): one for one in times if one.status is Status.OPEN}
    found: dict[tuple[int, datetime], PresumedDone] = {}
    for entry in entries:
        one = _told_by(entry, list(left.values()))
        if one is not None:
            where = (one.event.number, one.start)
            found.setdefault(where, PresumedDone(*where, entry.number))
    return tuple(found[where] for where in sorted(found))


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
