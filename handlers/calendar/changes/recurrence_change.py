"""「改为每周四」: a series goes on under another rule, its past stays as it was; the next three dates are said."""

from dataclasses import replace
from datetime import datetime

from handlers.calendar import event_creation
from handlers.calendar.changes import change_texts as phrases
from handlers.calendar.changes import series_change
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import conflicts
from handlers.events import occurrences as events_occurrences
from handlers.events import texts as agenda_phrases
from storage.events import queries as events_queries
from union.events.model import Event, Occurrence, Rule
from union.events.recurrence import SHIFT_REACH, next_occurrence, occurrences
from union.events.series_changes import anew
from union.reading.message import When

SHOWN = 3


def change(turn: Turn, one: Occurrence, when: When, *, since: bool = False) -> None:
    """Give the item the rule that was said, from now on, or from this time of it on."""
    wall, coming = turn.with_group().wall(turn.now), _next(turn, one.event) if one.event.rule else None
    since = since and coming is not None and coming.original < one.original
    begin = max(wall, datetime.combine(one.start.date(), datetime.min.time())) if since else wall
    new = _from(turn, one, when, begin)
    if new is None:
        turn.say(
            turn._("照这个规律以后没有日子了，没有改。请再写一次，例如：改为每周四"),
            about=message_subject.of_time(one),
        )
        return
    turn.enrol()
    if one.event.rule is None or (begin == wall and not _has_begun(turn, one.event)):
        event_creation.store_change(turn, new)
    else:
        new = series_change.go_on(turn, one.event, one if since else _next(turn, one.event), new)
    turn.say(_told(turn, new, one.event.number), about=message_subject.of_event(new.id))


def _from(turn: Turn, one: Occurrence, when: When, begin: datetime) -> Event | None:
    """The item under its new rule, beginning with the first time from then on; None when there is none."""
    group, rule = turn.with_group(), Rule(when.rrule or "", when.shift)
    new = anew(one.event, one.start, when.start, when.grain, rule)
    first = next_occurrence(new, (), begin, group.notice)
    if first is None:
        return None
    return replace(new, start=first.start, end=first.end if new.end is not None else None)


def _has_begun(turn: Turn, event: Event) -> bool:
    """Whether times of the series lie behind us: they stay as they are, also in reports."""
    group = turn.with_group()
    changes, wall = events_queries.overrides(turn.db, group, event), group.wall(turn.now)
    found = occurrences(event, changes, event.start - SHIFT_REACH, wall, group.notice)
    return any(one.start <= wall for one in found)


def _next(turn: Turn, event: Event) -> Occurrence | None:
    group = turn.with_group()
    return next_occurrence(
        event, events_queries.overrides(turn.db, group, event), group.wall(turn.now), group.notice
    )


def _told(turn: Turn, event: Event, before: int) -> str:
    group = turn.with_group()
    wall = group.wall(turn.now)
    times = events_occurrences.coming(turn.db, group, event, wall, SHOWN)
    lines = [
        phrases.rule_changed(turn._, event, before, wall.date()),
        agenda_phrases.next_times(turn._, times, wall.date()),
        agenda_phrases.short_months(turn._, event.rule) if event.rule else "",
        conflicts.of_event(turn, event),
    ]
    return "\n".join(line for line in lines if line)
