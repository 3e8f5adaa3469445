"""Reminder rows of items: planned with an item, planned anew after a change, carried forward day by day.

Which reminders an occurrence gets is decided in union/reminders/reminder_times.py.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.reminders import personal_reminders, schedule
from union.core.groups import Group, Person
from union.events.model import Event, Occurrence, Status
from union.reminders.reminder_times import Reminder, late_reminders, planned, snoozed

# Longer than the longest lead, moved over a holiday; the round carries series forward every day.
AHEAD = timedelta(days=80)


def plan_reminders(db: Database, group: Group, event: Event, now: datetime) -> None:
    """Keep the reminders of an open item: of a series those of the next 80 days. Safe to call twice."""
    if event.status is not Status.OPEN:
        return
    wall = group.wall(now)
    for one in occurrences.to_be_told(db, group, event, wall, AHEAD):
        plan_occurrence(db, group, one, now)


def add_with_reminders(db: Database, group: Group, event: Event, now: datetime) -> Event:
    """Put an item on the calendar; as it is kept."""
    kept = events_queries.add(db, group, event, now)
    plan_reminders(db, group, kept, now)
    return kept


def take_back(turn: Turn, event: Event) -> Event:
    """Cancel an item as a whole: nobody is reminded of it."""
    events_queries.close(turn.db, turn.with_group(), event, Status.CANCELLED, turn.now, turn.me())
    schedule.withdraw(turn.db, turn.with_group(), event)
    return replace(event, status=Status.CANCELLED)


def take_up(turn: Turn, event: Event) -> Event:
    """Open an item again as a whole, with the reminders that lie ahead."""
    events_queries.close(turn.db, turn.with_group(), event, Status.OPEN, turn.now, turn.me())
    event = replace(event, status=Status.OPEN)
    plan_reminders(turn.db, turn.with_group(), event, turn.now)
    return event


def carry_forward(db: Database, group: Group, event: Event, now: datetime) -> None:
    """Keep the reminders of those times of a series that have come within reach.

    A time planned before stays as it is: its reminder moved to the working day before has been given, its late
    ones may have been put off.
    """
    known = schedule.planned_times(db, group, event)
    for one in occurrences.ahead(db, group, event, group.wall(now), AHEAD):
        if one.original not in known:
            plan_occurrence(db, group, one, now)


def plan_occurrence(db: Database, group: Group, one: Occurrence, now: datetime) -> None:
    """Keep the reminders of one time an item takes place."""
    _keep(db, group, one, _wanted(group, one, now))


def plan_missing(db: Database, group: Group, one: Occurrence, now: datetime) -> None:
    """Keep what has no row yet of the reminders of one time; what was told is not told again."""
    told = schedule.told(db, group, one.event)
    _keep(
        db, group, one, (each for each in _wanted(group, one, now) if (one.original, each.lead) not in told)
    )


def plan_next_late(db: Database, group: Group, one: Occurrence, now: datetime) -> None:
    """After a late item has been named: the next time it will be."""
    _keep(db, group, one, late_reminders(one, group.settings, group.wall(now), group.notice))


def snooze(
    db: Database, group: Group, one: Occurrence, until: datetime, person: Person | None = None
) -> None:
    """One more reminder at that wall time, for everybody or for one person, instead of an earlier such one."""
    extra = snoozed(one, until)
    if extra is not None:
        schedule.put_off(db, group, one.event, one.original, group.utc(until), person)
        schedule.plan(db, group, one.event, one.original, extra.lead, group.utc(extra.due), person)


def replan(db: Database, group: Group, now: datetime) -> None:
    """Plan the waiting reminders of a group anew after its settings or holidays changed; nothing is told twice."""
    personal_reminders.redate(db, group, now)
    for event in events_queries.open_ones(db, group):
        late = {each.original for each in schedule.waiting(db, group, event) if each.due > now}
        schedule.withdraw_ahead(db, group, event, now)
        told = schedule.told(db, group, event)
        times = {one.original: one for one in occurrences.ahead(db, group, event, group.wall(now), AHEAD)}
        for original in late - set(times):
            one = occurrences.find(db, group, event, original)
            if one is not None:
                times[original] = one
        silent = schedule.silent(db, group, event)
        for one in (each for each in times.values() if each.original not in silent):
            wanted = [each for each in _wanted(group, one, now) if (one.original, each.lead) not in told]
            _keep(db, group, one, wanted)


def _wanted(group: Group, one: Occurrence, now: datetime) -> list[Reminder]:
    how = (one, group.settings, group.wall(now), group.notice)
    return [*planned(*how), *late_reminders(*how)]


def _keep(db: Database, group: Group, one: Occurrence, wanted: Iterable[Reminder]) -> None:
    for each in wanted:
        schedule.plan(db, group, one.event, one.original, each.lead, group.utc(each.due))
