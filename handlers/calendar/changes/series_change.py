"""以后都: a series is ended or goes on at another time from one of its times on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from handlers.calendar.changes import change_texts as phrases
from handlers.core import pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages.keyboards import Button, Rows, button
from handlers.core.turn import Turn
from handlers.events import occurrences as events_occurrences
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.attendance import headcounts
from storage.attendance.headcounts import Terms
from storage.core import drafts
from storage.events import notes
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.events.checklist import copied
from union.events.model import Event, Occurrence, Rule, Status
from union.events.recurrence import SHIFT_REACH, occurrences
from union.events.series_changes import ended_before, moved_to

ENDED = "series.ended"
KEPT = timedelta(days=30)  # how long the end of a series can be taken back


def cancel_menu(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """只这一次 or 以后都."""
    group_id, ids = turn.with_group().id, (one.event.id, events_occurrences.code(one))
    return [
        [
            button(turn._("只这一次"), "ev.cancel1", group_id, *ids),
            button(phrases.label_from_now_on(turn._), "ev.cancelall", group_id, *ids),
            button(phrases.label_back(turn._), "ev.back", group_id, *ids),
        ]
    ]


def ended(turn: Turn, one: Occurrence) -> tuple[str, Rows]:
    """No time of the series from this one on; what to say, and 恢复, which brings back the rule as it was."""
    event, group = one.event, turn.with_group()
    data: dict[str, Any] = {"event_id": event.id, "rrule": event.rule.rrule if event.rule else None}
    turn.enrol()
    draft_id = pending_questions.begin(turn, ENDED, data, KEPT)
    end_before(turn, one)
    restore = button(phrases.label_restore(turn._), "series.restore", group.id, draft_id)
    text = turn._("已取消 #{number} {title}：以后都不再安排。", number=event.number, title=event.title)
    return text, [[restore]]


def offer_move(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """Below a moved time of a series: 以后都, where the rule allows it to be said."""
    rule = one.event.rule
    if rule is None or moved_to(rule, one.start, one.original) is None:
        return []
    ids = (one.event.id, events_occurrences.code(one))
    return [[button(phrases.label_from_now_on(turn._), "series.move", turn.with_group().id, *ids)]]


def _move(turn: Turn) -> None:
    """The series ends before the moved time, and goes on from it as an item of its own."""
    one = events_occurrences.of_press(turn)
    rule = one.event.rule if one else None
    if one is None or rule is None or one.status is not Status.OPEN or one.start == one.original:
        turn.toast = press_phrases.done_before(turn._)
        return
    if not may_alter(turn, one.event) or not can_move(one, one.start):
        turn.toast = press_phrases.only_author(turn._)
        return
    new = move_on(turn, one, one.start, None if one.event.end is None else one.end)
    turn.edit_pressed(phrases.moved_on(turn._, new, turn.with_group().day(turn.now)))


def can_move(one: Occurrence, start: datetime) -> bool:
    """Whether the rule tells what becomes of the later times when this one is moved."""
    return one.event.rule is not None and moved_to(one.event.rule, start, one.original) is not None


def move_on(turn: Turn, one: Occurrence, start: datetime, end: datetime | None) -> Occurrence:
    """The series ends before this time, and goes on as an item of its own at another; its first time."""
    rule = moved_to(one.event.rule, start, one.original) if one.event.rule else None
    event = go_on(turn, one.event, one, replace(one.event, rule=rule, start=start, end=end))
    return events_occurrences.whole(event)


def go_on(turn: Turn, event: Event, cut: Occurrence | None, following: Event) -> Event:
    """End a series before `cut`, and go on as an item of its own, with its checklist, notes and terms."""
    group = turn.with_group()
    if cut is not None:
        end_before(turn, cut)
    before, following = event, replace(following, id=0, number=0, checks=copied(event.checks))
    event = events_queries.add(turn.db, group, following, turn.now)
    notes.copy(turn.db, group, before, event)
    terms = headcounts.terms(turn.db, group, before)
    if terms != Terms():
        headcounts.set_terms(turn.db, group, event, terms)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    return event


def end_before(turn: Turn, one: Occurrence) -> None:
    """The times before stay as they were; a series that has none before is cancelled as a whole."""
    event, group = one.event, turn.with_group()
    assert event.rule is not None
    changes = events_queries.overrides(turn.db, group, event)
    if next(occurrences(event, changes, event.start - SHIFT_REACH, one.original, group.notice), None) is None:
        reminder_schedule.take_back(turn, event)
    else:
        events_queries.change(turn.db, group, replace(event, rule=ended_before(event.rule, one.original)))
        schedule.withdraw(turn.db, group, event)


def _restore(turn: Turn) -> None:
    group, draft = turn.with_group(), pending_questions.pressed(turn, ENDED)
    event = events_queries.get(turn.db, group, draft.data["event_id"]) if draft else None
    if draft is None or event is None or event.rule is None:
        turn.toast = press_phrases.done_before(turn._)
        return
    if not may_alter(turn, event):
        turn.toast = press_phrases.only_author(turn._)
        return
    drafts.end(turn.db, draft)
    event = replace(event, rule=Rule(draft.data["rrule"], event.rule.shift), status=Status.OPEN)
    events_queries.change(turn.db, group, event)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    one = events_occurrences.next_of(turn.db, group, event, group.wall(turn.now))
    if one is not None:
        turn.edit_pressed(phrases.restored(turn._, one, group.day(turn.now)))


DEEDS: dict[str, Callable[[Turn], None]] = {"series.move": _move, "series.restore": _restore}
