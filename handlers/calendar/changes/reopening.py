"""恢复: what was finished, given up or cancelled is on the calendar again, by button, by reply or by number."""

from dataclasses import replace

from handlers.calendar import event_creation
from handlers.calendar.changes import change_texts as phrases
from handlers.calendar.changes import shared_completion
from handlers.calendar.changes.occurrence_status import settle
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from handlers.reminders.reminder_card import item_row
from storage.events import queries as events_queries
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.message import When

WORD = "恢复"


def hindrance(turn: Turn, one: Occurrence) -> str | None:
    """Why the writer or presser may not reopen it; what was cancelled is its maker's."""
    if not turn.may(Action.FINISH):
        return press_phrases.not_allowed(turn._)
    if one.status is Status.CANCELLED and not may_alter(turn, one.event):
        return press_phrases.only_author(turn._)
    return None


def reopen(turn: Turn, one: Occurrence) -> Occurrence:
    """Open it and plan what still lies ahead."""
    one = settle(turn, one, Status.OPEN)
    shared_completion.reopened(turn, one)
    reminder_schedule.plan_occurrence(turn.db, turn.with_group(), one, turn.now)
    return one


def reopen_in_words(turn: Turn, one: Occurrence, when: When | None = None) -> None:
    """A reply 「恢复」 to a message about the item; `when` is the day it is wanted by anew."""
    problem = hindrance(turn, one)
    if problem is None and one.status is Status.OPEN:
        problem = turn._("#{number} {title}还在日程上，不用恢复。", **one.event.facts)
    if problem is not None:
        turn.say(problem, about=message_subject.of_time(one))
        return
    if when is not None and one.event.rule is None:
        event = event_creation.timed(one.event, when)
        events_queries.change(turn.db, turn.with_group(), event)
        one = replace(occurrences.whole(event), status=one.status)
    one = reopen(turn, one)
    text = phrases.restored(turn._, one, turn.today)
    turn.say(text, [item_row(turn._, turn.with_group(), one, turn.wall)], about=message_subject.of_time(one))


def reopened_by_number(turn: Turn, number: int) -> bool:
    """恢复 #12 where 12 is an item, a series as a whole; False when there is none of that number."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None:
        return False
    if event.rule is None or event.status is Status.OPEN:
        reopen_in_words(turn, occurrences.whole(event))
    else:
        _reopen_series(turn, event)
    return True


def _reopen_series(turn: Turn, event: Event) -> None:
    problem = hindrance(turn, occurrences.whole(event))
    if problem is not None:
        turn.say(problem)
        return
    turn.enrol()
    event = reminder_schedule.take_up(turn, event)
    one = occurrences.next_of(turn.db, turn.with_group(), event, turn.wall) or occurrences.whole(event)
    turn.say(phrases.restored(turn._, one, turn.today), about=message_subject.of_event(event.id))
