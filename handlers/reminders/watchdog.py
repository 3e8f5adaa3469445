"""The watchdog over the rows: what is open and has reminders ahead has them planned. A gap is filled and owned up to.

It looks at what the rows hold, not at how they came there; reminder_schedule.py makes them.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from handlers.core.job_context import Desk
from handlers.events import occurrences
from handlers.reminders import reminder_schedule
from storage.core import people
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.events.model import Event, Occurrence
from union.reminders.reminder_times import late_reminders, planned
from union.words import Words, language_of, words

log = logging.getLogger(__name__)
# Planned as of long ago: what a reminder's day depends on, whether another day has passed, plays no part.
LONG_AGO = datetime.min  # noqa: DTZ901 wall time


def keep_planned(desk: Desk) -> None:
    """Once a day and at the start: series are carried forward, then every open item is looked at."""
    opened = events_queries.open_ones(desk.db, desk.group)
    for event in opened:
        if event.rule is not None:
            reminder_schedule.carry_forward(desk.db, desk.group, event, desk.now)
    found = _filled(desk, opened)
    if found:
        log.warning("reminders of %d items were not planned in group %d", len(found), desk.group.id)
        # The admins hear of it, once: it is filled
        for member in people.admins(desk.db, desk.group):
            _ = words(language_of(member.person.language))
            key = f"gap:{desk.group.id}:{member.person.id}:{desk.wall.date()}"
            desk.tell(member.person, filled(_, desk.group.title, found), key=key)


def _filled(desk: Desk, opened: Sequence[Event]) -> list[Event]:
    """The items that lacked a reminder and have it now."""
    waiting = schedule.called_back(desk.db, desk.group)
    dealt_with = schedule.dealt_with(desk.db, desk.group)
    found = []
    for event in opened:
        times = occurrences.to_be_told(desk.db, desk.group, event, desk.wall, reminder_schedule.AHEAD)
        gaps = [one for one in times if _has_gap(desk, one, waiting, dealt_with)]
        for one in gaps:
            reminder_schedule.plan_missing(desk.db, desk.group, one, desk.now)
        if gaps:
            found.append(event)
    return found


def _has_gap(
    desk: Desk,
    one: Occurrence,
    waiting: set[tuple[int, datetime]],
    dealt_with: set[tuple[int, datetime, str]],
) -> bool:
    """Whether a reminder ahead has no row, or late work no next time."""
    group, wall, event_id = desk.group, desk.wall, one.event.id
    ahead = [each for each in planned(one, group.settings, LONG_AGO, group.notice) if each.due > wall]
    if any((event_id, one.original, each.lead) not in dealt_with for each in ahead):
        return True
    late = late_reminders(one, group.settings, wall, group.notice)
    return bool(late) and (event_id, one.original) not in waiting


MOST = 5  # named one by one


def filled(_: Words, group: str, found: Sequence[Event]) -> str:
    """Some reminders had not been planned; they are now."""
    items = [_("#{number} {title}", number=event.number, title=event.title) for event in found[:MOST]]
    listed = _("、").join(items)
    if len(found) > MOST:
        listed = _("{items} 等{count}项", items=listed, count=len(found))
    return _(
        "【{group}】自查发现有提醒漏排，已经补上：{items}。\n以后照常提醒，您不用做什么。",
        group=group,
        items=listed,
    )
