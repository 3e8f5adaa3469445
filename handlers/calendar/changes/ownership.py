"""交给: somebody else answers for an item from now on, and hears of it in private."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.calendar import event_creation
from handlers.calendar.changes import change_texts as finishing_phrases
from handlers.calendar.changes import ownership_texts as phrases
from handlers.calendar.changes.occurrence_status import change, changed_text, say
from handlers.core import hooks
from handlers.core.messages import message_subject
from handlers.core.messages.keyboards import Rows
from handlers.core.turn import Turn
from handlers.reminders.reminder_card import item_row
from storage.core import people
from storage.core.outbox.queue import Lane
from union.core.groups import Person
from union.events.model import Occurrence, Owner
from union.reading.replies.item_details import names_of
from union.words import language_of, words


def give(turn: Turn, one: Occurrence, said: str) -> None:
    """The item to who is named, one or several; what is said below it says so."""
    before = {owner.person_id for owner in one.event.owners}
    now = change(turn, one, replace(one.event, owners=_owners(turn, said)))
    lines = [changed_text(turn, now)]
    unknown = [owner.name for owner in now.event.owners if owner.person_id is None]
    if unknown:
        names = turn._("、").join(unknown)
        lines.append(turn._("名册里没有{names}，先只记名字，提醒发在群里。", names=names))
    say(turn, now, "\n".join(lines))
    for owner in now.event.owners:
        if owner.person_id not in before:
            _tell_owner(turn, now, owner)


def tell(turn: Turn, person: Person, text: str, rows: Rows = (), mark: str | None = None) -> None:
    """A private message to somebody else who can be reached; it waits for the end of quiet hours."""
    me = turn.me()
    if me is None or me.id != person.id:
        turn.desk().tell(person, text, rows, lane=Lane.ANSWER, about=mark)


def name_of_me(turn: Turn) -> str:
    """The writer's name; an anonymous administrator has none of his own."""
    return turn.incoming.who.name if turn.incoming.who else finishing_phrases.anonymous(turn._)


def _owners(turn: Turn, said: str) -> tuple[Owner, ...]:
    """Who is named: somebody known by the whole, else each of 「李建国和王芳」."""
    whole = event_creation.owner(turn, said)
    names: Sequence[str] = [said] if whole.person_id is not None else names_of(said)
    found = [event_creation.owner(turn, name) for name in names[: event_creation.MOST_OWNERS]]
    return tuple(dict.fromkeys(found))


def _tell_owner(turn: Turn, one: Occurrence, owner: Owner) -> None:
    group = turn.with_group()
    member = people.member_of(turn.db, group, owner.person_id) if owner.person_id else None
    if member is None:
        return
    _ = words(language_of(member.person.language))
    line = phrases.given_to_you(_, group.title, name_of_me(turn), one, group.day(turn.now))
    text = "\n".join([line, *hooks.of(turn).owner_lines(turn, _, one.event)])
    tell(turn, member.person, text, [item_row(_, group, one)], message_subject.of_time(one))
