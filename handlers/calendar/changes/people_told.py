"""Who sees to an item or goes there from now on, as words say it: 「负责人加上赵敏」, 「我跟赵敏一起」, "that's me, I take it"."""

from collections.abc import Sequence

from handlers.attendance import told_answers
from handlers.attendance.attendance_card import Gathering
from handlers.calendar import event_creation
from handlers.calendar.changes import handover, last_change
from handlers.core import press_texts as press_phrases
from handlers.core import speakers
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from union.attendance.headcount import Answer
from union.events.model import Event, Status
from union.reading.acts.changes.people_said import (
    PeopleDeed,
    PeopleSaid,
    SaidOfPeople,
    may_tell_people,
    people_of_item,
    read_people,
)
from union.reminders.lead_times import is_due_by


def read(turn: Turn, text: str) -> SaidOfPeople | None:
    """What words say of people, of whatever item."""
    me = turn.me() if may_tell_people(text) else None
    return read_people(text, _roster_and_owners(turn), me.name) if me is not None else None


def read_people_of(turn: Turn, event: Event, text: str) -> SaidOfPeople | None:
    """The same of one item."""
    me = turn.me() if may_tell_people(text) else None
    return people_of_item(text, event.title, _roster_and_owners(turn), me.name) if me is not None else None


def _roster_and_owners(turn: Turn) -> tuple[str, ...]:
    """Whoever has something is known by name, though nobody of the roster may be called so."""
    owners = {each.name for event in occurrences.open_items(turn) for each in event.owners}
    known = speakers.people_names(turn)
    return (*known, *sorted(owners.difference(known)))


def rest_of_reply(turn: Turn, event: Event, text: str) -> str | None:
    """What a reply to an item says besides, where it says who has it or goes, and that is so by now; else None."""
    is_open = event.status is Status.OPEN and not (turn.said.edited or turn.said.forwarded)
    told = read_people_of(turn, event, text) if is_open else None
    return told.rest if told is not None and apply(turn, event, told.said) else None


def apply(turn: Turn, event: Event, told: Sequence[PeopleSaid]) -> bool:
    """Whether they have the item by now, or are on the list of those who come."""
    found = told_answers.gathering_of_event(turn, event)
    if found is not None and not any(each.is_charge for each in told):
        return _comes(turn, found, told)
    # Nobody goes to a deadline.
    is_going = all(each.deed is PeopleDeed.GOES for each in told)
    return not (is_going and is_due_by(event)) and give_to_named(turn, event, told)


def _comes(turn: Turn, found: Gathering, told: Sequence[PeopleSaid]) -> bool:
    """Whether others than the writer alone, who answers in words of their own, come to what asks who comes, or stay away."""
    me, said = turn.me(), dict[Answer, list[str]]()
    for each in told:
        answer = Answer.LEAVE if each.deed is PeopleDeed.LESS else Answer.YES
        said.setdefault(answer, []).extend(each.names)
    if me is None or {name for names in said.values() for name in names} == {me.name}:
        return False
    if not all(told_answers.keep(turn, found, names, answer) for answer, names in said.items()):
        return False
    told_answers.tell(turn, found, said)
    return True


def give_to_named(turn: Turn, event: Event, said: Sequence[PeopleSaid]) -> bool:
    """Whether the item is theirs by now; who is added, or also named as the one who has it, stands behind the others."""
    one = occurrences.of_subject(turn.db, turn.with_group(), About("event", event.id), turn.now)
    owners, is_first = event.owners, True
    for each in said:
        named = event_creation.owners(turn, each.names)
        if each.deed is PeopleDeed.LESS:
            owners = tuple(own for own in owners if own not in named)
        else:
            kept = () if each.deed is PeopleDeed.ONLY and is_first else owners
            owners = (*kept, *(own for own in named if own not in kept))
        is_first = is_first and each.deed is not PeopleDeed.ONLY
    me = turn.me()
    is_own = (
        me is not None and said[0].names == (me.name,) and said[0].deed in (PeopleDeed.GOES, PeopleDeed.LESS)
    )
    if one is None or (owners == event.owners and is_own):
        return False  # whoever hears who comes goes on
    if not may_alter(turn, event):
        return turn.tell(press_phrases.only_author(turn._))
    last_change.remember(turn, one)
    handover.give_to(turn, one, owners[: event_creation.MOST_OWNERS], last_change.rows(turn))
    return True
