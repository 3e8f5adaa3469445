"""A task that names from whom it collects, or of what it consists: what is told of some is kept, and who is missing is told.

Kept as a collection of its own (collections.py) from the first of them on; when nothing is left the task is done.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from handlers.attendance import collections
from handlers.attendance.collection_board import line
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.core import drafts
from storage.core.drafts import Draft
from union.attendance import collection_parts
from union.attendance.collection_parts import Parts
from union.attendance.expected_replies import Collecting
from union.core.rights import Action
from union.events.model import Event
from union.reading.message import Intent
from union.reminders.lead_times import is_due_by


class Collected(NamedTuple):
    """A task that is due, its parts, and how many of them a message tells as there."""

    event: Event
    parts: Parts
    there: tuple[str, ...]


def claimed(turn: Turn, text: str) -> bool:
    """Keep which parts of a task are told as there, or tell which are not; what else the words say is heard as it is."""
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.TAKE_PART):
        return False
    due = [each for each in occurrences.open_items(turn) if is_due_by(each)]
    known = [(each, parts) for each in due if (parts := collection_parts.parts_of(each)) is not None]
    if not known:
        return False
    if collection_parts.asks_who_is_missing(text):
        asked = [each for each in known if collection_parts.is_of_thing(each[1], text)]
        return len(asked) == 1 and turn.tell(_missing(turn, *asked[0]))
    told = [
        Collected(*each, there)
        for each in known
        if (there := collection_parts.parts_handed_in(each[1], text))
    ]
    named = [each for each in told if collection_parts.is_of_thing(each.parts, text)]
    one = named or [each for each in told if collection_parts.is_bare_receipt(each.parts, text)]
    return len(one) == 1 and turn.may(Action.LOG) and _keep(turn, text, one[0])


def _missing(turn: Turn, event: Event, parts: Parts) -> str:
    where = (turn._, turn.db, turn.with_group(), _collection_of(turn, event, parts))
    return line(*where, in_full=True)


def _keep(turn: Turn, text: str, one: Collected) -> bool:
    """Whether nothing else is to be heard; figures are a log, which ends the task no more than these words do."""
    draft = _collection_of(turn, one.event, one.parts)
    given = collections.give(turn, draft, [one.parts.names.index(each) for each in one.there])
    told = collection_parts.without_missing(text)
    read = message_reading.read_words(turn, told)
    is_log = read.intent is Intent.LOG and bool(read.measures or read.money)
    is_said = collection_parts.all_handed_in(one.parts, text)
    if done := collections.completed_title(turn, draft, given, is_said=is_said):
        collections.speak_as_completed(turn, turn.said, done, told if is_log else "")
        return False
    if is_log:
        turn.speak_as(replace(turn.said, text=told))
        return False
    beside = collection_parts.clauses_beside(one.parts, text)
    return not collections.continue_with_rest(turn, beside)


def _collection_of(turn: Turn, event: Event, parts: Parts) -> Draft:
    """The one that was begun for this task, or a new one, which is kept as long as the task may be late."""
    found = drafts.of_subject(turn.db, turn.with_group(), collections.SUBJECT)
    kept: Sequence[Draft] = [each for each in found if each.data.get("event") == event.id]
    if kept:
        return kept[-1]
    of_event = {"parts": list(parts.names), "event": event.id}
    until = max(turn.with_group().utc(event.start) - turn.now, timedelta(0)) + collections.KEPT
    return collections.begin_collection(turn, Collecting.HAND_IN, event.title, more=of_event, until=until)
