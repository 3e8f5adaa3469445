"""The items open in a group that what somebody tells may have ended, weighed (union/worklog/told_ends.py)."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.care import visits_due
from storage.events import queries as events_queries
from union.events.model import Event, Occurrence, Status
from union.worklog import told_ends
from union.worklog.entries import LogEntry
from union.worklog.told_ends import Ending, Telling

BEHIND, AHEAD = timedelta(days=20), timedelta(days=30)


def telling_of(turn: Turn, entry: LogEntry) -> Telling | None:
    """What an entry, stored or not, tells as done."""
    wall = turn.with_group().wall(entry.said_at)
    days = {fact.day for fact in entry.facts}
    day = days.pop() if len(days) == 1 else None
    return told_ends.telling(entry.text, day, wall, entry.author_id, entry.author)


def endings(turn: Turn, entry: LogEntry) -> list[Ending]:
    """The open times that may be over with it, the likeliest first."""
    told = telling_of(turn, entry)
    if told is None:
        return []
    group = turn.with_group()
    hidden = {each.event_id for each in visits_due.open_visits(turn.db, group)} if turn.around(entry).visits else set()
    near = [each for each in events_queries.open_ones(turn.db, group) if each.id not in hidden]
    return told_ends.endings(told, [one for event in near for one in _times(turn, event)])


def _times(turn: Turn, event: Event) -> Sequence[Occurrence]:
    if event.rule is None:
        return [occurrences.whole(event)]
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    found = occurrences.ahead(turn.db, group, event, wall - BEHIND, BEHIND + AHEAD)
    return [one for one in found if one.status is Status.OPEN]
