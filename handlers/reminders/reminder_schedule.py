"""Reminder rows of items: planned with an item, planned anew after a change, carried forward day by day.

Which reminders an occurrence gets is decided in union/reminders/reminder_times.py. Once a day it is looked whether what is open and
has reminders ahead has its rows; a gap is mended and told.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.core.job_context import Desk
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.reminders import personal_reminders, schedule
from union.core.groups import Group, Person
from union.events.model import Event, Occurrence, Status
from union.reminders.reminder_times import Reminder, late_reminders, planned, snoozed
from union.words import language_of, words

# Longer than the longest lead, moved over a holiday; the round carries series forward every day.
AHEAD = timedelta(days=80)
MOST = 5  # of a gap, named one by one
log = logging.getLogger(__name__)
# Planned as of long ago: what a reminder's day depends on, whether another day has passed, plays no part.
LONG_AGO = datetime.min  # noqa: DTZ901 wall time


def plan_reminders(db: Database, group: Group, event: Event, now: datetime) -> None:
    """Keep the reminders of an open item: of a series those of the next 80 days. Safe to call twice."""
    if event.status is Status.OPEN:
        for one in occurrences.times_to_remind_of(db, group, event, group.wall(now), AHEAD):
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


def plan_occurrence(
    db: Database, group: Group, one: Occurrence, now: datetime, told: Collection[tuple[datetime, str]] = ()
) -> None:
    """Keep the reminders of one time an item takes place, but for those that were told, by time and lead."""
    how = (one, group.settings, group.wall(now), group.notice)
    wanted = [*planned(*how), *late_reminders(*how)]
    _keep(db, group, one, [each for each in wanted if (one.original, each.lead) not in told])


def plan_next_late(db: Database, group: Group, one: Occurrence, now: datetime) -> None:
    """After a late item has been named: the next time it will be."""
    _keep(db, group, one, late_reminders(one, group.settings, group.wall(now), group.notice))


def snooze(
    db: Database, group: Group, one: Occurrence, until: datetime, person: Person | None = None
) -> None:
    """One more reminder at that wall time, for everybody or for one person, instead of an earlier such one."""
    extra = snoozed(one, until)
    if extra is not None:
        schedule.clear_for_snooze(db, group, one.event, one.original, group.utc(until), person)
        schedule.plan(db, group, one.event, one.original, extra.lead, group.utc(extra.due), person)


def replan(db: Database, group: Group, now: datetime) -> None:
    """Plan the waiting reminders of a group anew after its settings or holidays changed; nothing is told twice."""
    personal_reminders.redate(db, group, now)
    for event in events_queries.open_ones(db, group):
        late = {each.original for each in schedule.waiting(db, group, event) if each.due > now}
        schedule.withdraw_ahead(db, group, event, now)
        ahead = occurrences.upcoming_within(db, group, event, group.wall(now), AHEAD)
        others = (occurrences.find(db, group, event, each) for each in late - {one.original for one in ahead})
        silent = schedule.silent(db, group, event)
        _plan_untold(
            db, group, event, [one for one in (*ahead, *others) if one and one.original not in silent], now
        )


def _plan_untold(
    db: Database, group: Group, event: Event, times: Iterable[Occurrence], now: datetime
) -> None:
    """Keep what has no row yet of the reminders of these times; what was told is not told again."""
    told = schedule.handled_reminders(db, group, event)
    for one in times:
        plan_occurrence(db, group, one, now, told)


def _keep(db: Database, group: Group, one: Occurrence, wanted: Iterable[Reminder]) -> None:
    for each in wanted:
        schedule.plan(db, group, one.event, one.original, each.lead, group.utc(each.due))


def keep_planned(desk: Desk) -> None:
    """Once a day and at the start: the times of series that have come within reach are planned, then every open item is looked at.

    A time planned before stays as it is: its reminder moved to the working day before has been given, its late
    ones may have been put off.
    """
    opened = events_queries.open_ones(desk.db, desk.group)
    for event in opened:
        if event.rule is not None:
            known = schedule.planned_times(desk.db, desk.group, event)
            for one in occurrences.upcoming_within(desk.db, desk.group, event, desk.wall, AHEAD):
                if one.original not in known:
                    plan_occurrence(desk.db, desk.group, one, desk.now)
    found = _filled(desk, opened)
    if found:
        log.warning("reminders of %d items were not planned in group %d", len(found), desk.group.id)
        # The admins hear of it, once: it is filled
        for member in people.admins(desk.db, desk.group):
            _ = words(language_of(member.person.language))
            key = f"gap:{desk.group.id}:{member.person.id}:{desk.wall.date()}"
            items = _("、").join(_("#{number} {title}", **event.facts) for event in found[:MOST])
            if len(found) > MOST:
                items = _("{items}等{count}项", items=items, count=len(found))
            text = _("【{group}】自查发现有提醒漏排，已经补上：{items}。\n以后照常提醒，您不用做什么。")
            desk.tell(member.person, text.format(group=desk.group.title, items=items), key=key)


def _filled(desk: Desk, opened: Sequence[Event]) -> list[Event]:
    """The items of which a reminder ahead had no row, or late work no next time; they have it now."""
    group, wall, found = desk.group, desk.wall, list[Event]()
    waiting, dealt_with = (
        schedule.occurrences_to_follow_up(desk.db, group),
        schedule.dealt_with(desk.db, group),
    )
    for event in opened:
        gaps = []
        for one in occurrences.times_to_remind_of(desk.db, group, event, wall, AHEAD):
            due = planned(one, group.settings, LONG_AGO, group.notice)
            ahead = {(event.id, one.original, each.lead) for each in due if each.due > wall}
            late = late_reminders(one, group.settings, wall, group.notice)
            if ahead - dealt_with or (late and (event.id, one.original) not in waiting):
                gaps.append(one)
        if gaps:
            _plan_untold(desk.db, group, event, gaps, desk.now)
            found.append(event)
    return found
