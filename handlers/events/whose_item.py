"""The open items that words name by whose they are (union/reading/replies/mentions.py)."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core.turn import Turn
from storage.core import people
from union.core.groups import Person
from union.events.model import Event
from union.reading.replies.mentions import Pointed, named_in, pointed
from union.reminders.lead_times import is_due_by

PRESSING, FAR = timedelta(days=1), timedelta(days=3)


def of_whom(turn: Turn, open_items: Sequence[Event], clauses: Sequence[str]) -> list[Event]:
    """What the person has to do by a day whom the first such clause names: of several those named beside it."""
    for words in clauses:
        whose = pointed(words)
        person = _person(turn, whose) if whose is not None else None
        owed = owed_by(open_items, person) if person is not None else []
        if whose is not None and owed:
            return _named(owed, whose.rest)
    return []


def owed_by(open_items: Sequence[Event], person: Person) -> list[Event]:
    """What somebody has to do by a day; their own plan without an owner is theirs."""
    return [each for each in open_items if is_due_by(each) and _is_owner(each, person)]


def _is_owner(event: Event, person: Person) -> bool:
    if not event.owners:
        return event.author_id == person.id
    return any(each.is_person(person.id, person.name) for each in event.owners)


def pressing(turn: Turn, owed: Sequence[Event]) -> Sequence[Event]:
    """Of several the one that is due by now, where the others are not due for days: that is what was handed in."""
    today = turn.today
    near = [each for each in owed if each.start.date() <= today + PRESSING]
    is_alone = all(each in near or each.start.date() > today + FAR for each in owed)
    return near if len(near) == 1 and is_alone else owed


def _person(turn: Turn, whose: Pointed) -> Person | None:
    return turn.me() if whose.is_own else people.named(turn.db, turn.with_group(), whose.who)


def _named(owed: list[Event], words: str) -> list[Event]:
    fits = named_in([each.title for each in owed], words)
    return [each for each, fit in zip(owed, fits, strict=True) if fit > 0 and fit == max(fits)] or owed
