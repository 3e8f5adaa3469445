"""The items open in a group that what somebody tells may have ended, weighed (union/worklog/told_ends.py)."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import log_entry
from storage.care import visits_due
from storage.events import queries as events_queries
from union.events.model import Event, Occurrence, Status
from union.reading.message import Intent
from union.worklog import told_ends
from union.worklog.told_ends import Ending, Telling

BEHIND, AHEAD = timedelta(days=20), timedelta(days=30)


def telling_of(turn: Turn, text: str) -> Telling | None:
    """What words of the writer tell as done."""
    group, person = turn.with_group(), turn.me()
    made = log_entry.entry_of(
        turn, log_entry.as_log(message_reading.read_words(turn, told_ends.told_part(text), Intent.LOG))
    )
    days = {fact.day for fact in made.facts}
    return told_ends.telling(
        text,
        days.pop() if len(days) == 1 else None,
        group.wall(turn.said.at),
        person.id if person else None,
        made.author,
    )


def endings(turn: Turn, text: str) -> list[Ending]:
    """The open times that may be over with what the writer tells, the likeliest first."""
    told = telling_of(turn, text)
    if told is None:
        return []
    group = turn.with_group()
    hidden = {each.event_id for each in visits_due.open_visits(turn.db, group)}
    near = [each for each in events_queries.open_ones(turn.db, group) if each.id not in hidden]
    return told_ends.endings(told, [one for event in near for one in _times(turn, event)])


def _times(turn: Turn, event: Event) -> Sequence[Occurrence]:
    if event.rule is None:
        return [occurrences.whole(event)]
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    found = occurrences.ahead(turn.db, group, event, wall - BEHIND, BEHIND + AHEAD)
    return [one for one in found if one.status is Status.OPEN]
