"""A report's look at the calendar: plan against done, what is past its deadline, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from union.core.kinds import Kind
from union.events.model import Occurrence, Status
from union.reports.comparison import percent

BINDING = (Kind.REPORT, Kind.DEADLINE)
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What stood on the calendar of the period, festivals aside; cancelled items are no part of `planned`."""

    planned: int
    done: tuple[Occurrence, ...]
    open: tuple[Occurrence, ...]
    given_up: tuple[Occurrence, ...]
    cancelled: tuple[Occurrence, ...]
    percent: Decimal | None


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


def plan(occurrences: Iterable[Occurrence]) -> CalendarPlan:
    """Plan against done, in percent of what was not called off."""
    work = _in_order(each for each in occurrences if each.event.kind is not Kind.FESTIVAL)
    by_status = {status: tuple(each for each in work if each.status is status) for status in Status}
    done, cancelled = by_status[Status.DONE], by_status[Status.CANCELLED]
    planned = len(work) - len(cancelled)
    share = percent(Decimal(len(done)), Decimal(planned))
    return CalendarPlan(planned, done, by_status[Status.OPEN], by_status[Status.GIVEN_UP], cancelled, share)


def overdue(occurrences: Iterable[Occurrence], as_of: datetime) -> tuple[Overdue, ...]:
    """Deadlines that have passed at `as_of` (wall time) and are still open, the longest overdue first."""
    late = {
        (each.event.id, each.original): _overdue(each, as_of.date())
        for each in occurrences
        if each.status is Status.OPEN and _binding(each) and _over(each) < as_of
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


def _binding(occurrence: Occurrence) -> bool:
    return occurrence.event.deadline or occurrence.event.kind in BINDING


def _over(occurrence: Occurrence) -> datetime:
    """The last moment at which the item was in time; a deadline at a minute ends at that minute."""
    return max(occurrence.start, occurrence.end - MOMENT)


def _overdue(occurrence: Occurrence, today: date) -> Overdue:
    due = _over(occurrence).date()
    return Overdue(occurrence.event.number, occurrence.event.title, occurrence.start, due, (today - due).days)
