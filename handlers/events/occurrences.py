"""Which time of an item is meant, and what becomes of that one time. The series is left as it is.

A moment is named in a button by its original start, 「202611251500」; a one-off item needs none.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import Button, Press
from handlers.core.turn import Turn
from storage.core.drafts import Draft
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.events import times
from storage.reminders import schedule
from union.core.groups import Group, Person
from union.events import recurrence, recurrence_rules
from union.events.model import Event, Occurrence, Override, Status
from union.reading.text.identifiers import named_number
from union.reminders.lead_times import is_due_by
from union.reminders.reminder_times import planned

CODE = "%Y%m%d%H%M"
BEHIND = timedelta(days=60)  # how far back a time of a series can still be open, or twice its period
# How far behind the next time of a series others are looked for, nearest first.
AFTERWARDS = (timedelta(days=100), timedelta(days=1200))
AT_ONCE = timedelta(seconds=1)
LONG_BEFORE = timedelta(days=400)  # before the first reminder of any item


def open_items(turn: Turn) -> Sequence[Event]:
    """Every item of the group that is open, as the database has it now; read once for many questions."""
    group = turn.with_group()
    return turn.once(("open items", group.id), lambda: tuple(events_queries.open_ones(turn.db, group)))


def event_numbered(turn: Turn, words: str) -> Event | None:
    """The item whose number stands in the words: 「#9谁去」."""
    number = named_number(words)
    return events_queries.numbered(turn.db, turn.with_group(), int(number[1])) if number is not None else None


def code(one: Occurrence) -> str:
    """The occurrence as a button's id; 0 for a one-off item."""
    return one.original.strftime(CODE) if one.event.rule else "0"


def button_of(turn: Turn, one: Occurrence, label: str, deed: str, *ids: object) -> Button:
    return turn.button(label, deed, one.event.id, code(one), *ids)


def about_press(press: Press, at: int = 0) -> About:
    """The item and occurrence that the ids of a button from this one on stand for; ValueError or IndexError for a forged one."""
    return About("event", press.number(at), read_code(press.ids[at + 1]))


def read_code(said: str) -> datetime | None:
    """The moment a button names by its code; ValueError for a forged one."""
    return None if said == "0" else datetime.strptime(said, CODE)  # noqa: DTZ007 wall time


def of_press(turn: Turn, gone: str = "", at: int = 0) -> Occurrence:
    """What the pressed button speaks of; `NotDone` when it is gone."""
    return turn.there(of_subject(turn.db, turn.with_group(), about_press(turn.press, at), turn.now), gone)


def of_subject(db: Database, group: Group, about: About, now: datetime) -> Occurrence | None:
    """What a message was about: of a series named as a whole, the time at hand."""
    event = events_queries.get(db, group, about.id)
    if event is None:
        return None
    if event.rule is not None and about.original is None:
        return at_hand(db, group, event, group.wall(now))
    return find(db, group, event, about.original)


def draft_reference(one: Occurrence) -> dict[str, Any]:
    """How a draft names it: by its `event_id` and, of a series, by its `original`."""
    return {"event_id": one.event.id, "original": one.original.isoformat() if one.event.rule else None}


def of_draft(turn: Turn, draft: Draft) -> Occurrence | None:
    """What a draft names so."""
    original = draft.data["original"]
    about = About("event", draft.data["event_id"], datetime.fromisoformat(original) if original else None)
    return of_subject(turn.db, turn.with_group(), about, turn.now)


def find(db: Database, group: Group, event: Event, original: datetime | None) -> Occurrence | None:
    """One time of an item by the start its rule gives; None when the rule does not give it any more."""
    if event.rule is None or original is None:
        return of_whole_event(event)
    changes = events_queries.overrides(db, group, event)
    start = next((one.start for one in changes if one.original == original and one.start), original)
    reach = recurrence.SHIFT_REACH
    found = recurrence.occurrences(event, changes, start - reach, start + reach, group.notice)
    return next((one for one in found if one.original == original), None)


def at_hand(db: Database, group: Group, event: Event, wall: datetime) -> Occurrence | None:
    """The time of an item one speaks of now: the latest begun and still open, else the next one."""
    if event.rule is None:
        return of_whole_event(event)
    changes = events_queries.overrides(db, group, event)
    behind = max(BEHIND, 2 * recurrence_rules.period(event.rule.rrule))
    found = recurrence.occurrences(event, changes, wall - behind, wall + AT_ONCE, group.notice)
    begun = [one for one in found if one.status is Status.OPEN]
    return begun[-1] if begun else recurrence.next_occurrence(event, changes, wall, group.notice)


def to_finish(db: Database, group: Group, one: Occurrence, now: datetime) -> Occurrence:
    """The time meant by 完成: the one at hand; the one just done as long as nobody was reminded of the next.

    So the second of two officers who say it does not finish next month's.
    """
    if one.event.rule is None or one.status is not Status.OPEN or one.start <= group.wall(now):
        return one
    told = planned(one, group.settings, one.start - LONG_BEFORE, group.notice)
    if told and told[0].due <= group.wall(now):
        return one
    first = one.start - max(BEHIND, 2 * recurrence_rules.period(one.event.rule.rrule))
    known = times.of_event(db, group, one.event, first, one.start)
    before = [each for each in known if each.status is not Status.CANCELLED]
    return before[-1] if before and before[-1].status is Status.DONE else one


def to_change(db: Database, group: Group, one: Occurrence, now: datetime) -> Occurrence:
    """The time meant by 改到 or 取消: the next one where the one at hand took place on a day gone by.

    What is due stays at hand until it is done.
    """
    wall = group.wall(now)
    if one.event.rule is None or is_due_by(one.event) or max(one.start, one.end).date() >= wall.date():
        return one
    return next_of_event(db, group, one.event, wall) or one


def next_of_event(db: Database, group: Group, event: Event, wall: datetime) -> Occurrence | None:
    """The next time of an item: a one-off item itself."""
    if event.rule is None:
        return of_whole_event(event)
    return recurrence.next_occurrence(event, events_queries.overrides(db, group, event), wall, group.notice)


def coming(db: Database, group: Group, event: Event, wall: datetime, most: int) -> list[Occurrence]:
    """The next times of an item that are not cancelled, at most so many."""
    return times_of(event, group, wall, most, events_queries.overrides(db, group, event))


def dates_left(db: Database, group: Group, event: Event, wall: datetime) -> list[Occurrence]:
    """Of an item that is nothing but its dates those still to come; none of any other."""
    dates = recurrence_rules.pattern(event.rule.rrule).dates if event.rule else ()
    return coming(db, group, event, wall, len(dates)) if dates else []


def times_of(
    event: Event, group: Group, wall: datetime, most: int, changes: Sequence[Override] = ()
) -> list[Occurrence]:
    """The next times of an item that need not be kept yet."""
    first = recurrence.next_occurrence(event, changes, wall, group.notice)
    if first is None:
        return []
    found: list[Occurrence] = []
    for reach in AFTERWARDS:
        after = recurrence.occurrences(event, changes, first.start, first.start + reach, group.notice)
        found = list(islice((one for one in after if one.status is not Status.CANCELLED), most))
        if len(found) == most:
            break
    return found


def upcoming_within(
    db: Database, group: Group, event: Event, wall: datetime, reach: timedelta
) -> list[Occurrence]:
    """The times of an item that are not over and begin within `reach`; a one-off item always."""
    return (
        [of_whole_event(event)]
        if event.rule is None
        else times.of_event(db, group, event, wall, wall + reach)
    )


def times_to_remind_of(
    db: Database, group: Group, event: Event, wall: datetime, reach: timedelta
) -> list[Occurrence]:
    """The times people may still be told of: those ahead, and of a series the one that waits to be finished."""
    found = upcoming_within(db, group, event, wall, reach)
    latest = at_hand(db, group, event, wall) if event.rule is not None else None
    if latest is None or latest.start > wall or latest.original in {one.original for one in found}:
        return found
    return [latest, *found]


def is_followed(db: Database, group: Group, one: Occurrence, wall: datetime) -> bool:
    """Whether a later time of the same series has begun and waits to be finished: only that one is asked for."""
    is_series = one.event.rule is not None
    since = times.of_event(db, group, one.event, one.start, wall + AT_ONCE) if is_series else ()
    later = (each for each in since if each.original > one.original and each.start >= one.start)
    return any(each.status is Status.OPEN for each in later)


def between_dates(db: Database, group: Group, first: date, end: date) -> list[Occurrence]:
    """Everything on the calendar in [first, end), cancelled times left out, by start."""
    found = (
        one for one in times.occurrences_between(db, group, first, end) if one.status is not Status.CANCELLED
    )
    return sorted(found, key=lambda one: (one.start, one.event.number))


def set_status(
    db: Database,
    group: Group,
    one: Occurrence,
    status: Status,
    now: datetime,
    by: Person | None,
    reason: str | None = None,
) -> Occurrence:
    """Finish, cancel, give up or reopen this one time; what was still to be said about it is taken back."""
    event = one.event
    if event.rule is None:
        events_queries.close(db, group, event, status, now, by, reason)
        schedule.withdraw(db, group, event)
        return replace(one, event=replace(event, status=status), status=status)
    known = (each for each in events_queries.overrides(db, group, event) if each.original == one.original)
    change = replace(next(known, Override(one.original)), status=status)
    events_queries.override(db, group, event, change, now, by)
    schedule.withdraw(db, group, event, one.original)
    return replace(one, status=status)


def move(
    db: Database, group: Group, one: Occurrence, start: datetime, end: datetime | None, now: datetime
) -> Occurrence:
    """Give this one time of a series another start; its reminders are taken back."""
    events_queries.override(db, group, one.event, Override(one.original, start, end), now, None)
    schedule.withdraw(db, group, one.event, one.original)
    return replace(one, start=start, end=end or start + (one.end - one.start))


def of_whole_event(event: Event) -> Occurrence:
    """A one-off item as the one time it takes place; a series as if it were."""
    return Occurrence(event, event.start, event.start, event.until, event.status)
