"""「老刘出院了」 while the visit to him is open: who goes is asked in private whether it is still needed."""

from handlers.calendar.changes.occurrence_status import closed_text, restore_button, settle
from handlers.care import texts as phrases
from handlers.core import press_texts as presses
from handlers.core.messages.outgoing_message import Button, button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from storage.care import visits_due
from storage.core import people
from storage.core.outbox.queue import Lane
from storage.events import queries as events_queries
from union.core.groups import in_charge
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.life.life_event import Closing, Occasion
from union.reading.life.told_visits import same_person
from union.words import Words, language_of, words


def ask(turn: Turn, event: Event) -> None:
    """Ask whoever tells it in private, else each owner in private; nothing is said in a group.

    A message that told of the visit made, too, has fulfilled it by now.
    """
    now = events_queries.get(turn.db, turn.with_group(), event.id)
    if now is None or now.status is not Status.OPEN:
        return
    group, one = turn.with_group(), occurrences.of_whole_event(event)
    if turn.where.private:
        turn.say(phrases.is_over(turn._, one, turn.today), _rows(turn._, group.id, event))
        return
    # Who goes; where nobody of them can be reached, who is in charge.
    owners = [people.member_of(turn.db, group, each.person_id) for each in event.owners if each.person_id]
    reached = [each.person for each in owners if each is not None and each.person.reachable]
    for person in reached or [each.person for each in in_charge(people.roster(turn.db, group))]:
        _ = words(language_of(person.language))
        text, key = phrases.is_over(_, one, turn.today), f"care-over:{event.id}:{person.id}"
        turn.desk().tell(person, text, _rows(_, group.id, event), key=key, lane=Lane.ANSWER)


def open_illness_visit(turn: Turn, over: Closing) -> Event | None:
    """The one open visit to that person for an illness, which words tell to be over."""
    fitting = [
        each
        for each in visits_due.open_visits(turn.db, turn.with_group())
        if each.occasion is Occasion.ILLNESS
        and same_person(each.person, over.person)
        and not (over.branch and each.branch and each.branch != over.branch)
    ]
    event_id = fitting[0].event_id if len(fitting) == 1 else None
    return events_queries.get(turn.db, turn.with_group(), event_id or 0)


def _rows(_: Words, group_id: int, event: Event) -> list[list[Button]]:
    choices = ((_("照常去"), "care.still"), (_("不用去了"), "care.needless"))
    return [[button(label, deed, group_id, event.id) for label, deed in choices]]


def _press_still(turn: Turn) -> None:
    one = occurrences.of_whole_event(_pressed(turn))
    turn.edit_pressed(turn._("照常：{line}", line=title_line(turn._, one, turn.today)))


def _press_needless(turn: Turn) -> None:
    """It is on the calendar no more, and counts as due nowhere; it can be taken up again."""
    event = _pressed(turn)
    if not may_alter(turn, event):
        raise NotDone(presses.only_author(turn._))
    one = settle(turn, occurrences.of_whole_event(event), Status.CANCELLED, turn._("已出院、好转"))
    turn.edit_pressed(closed_text(turn, one), [[restore_button(turn, one)]])


def _pressed(turn: Turn) -> Event:
    group = turn.with_group()
    event = turn.there(events_queries.get(turn.db, group, turn.press.number()))
    turn.there(visits_due.of_event(turn.db, group, event.id))
    turn.needs(Action.FINISH)
    if event.status is not Status.OPEN:
        raise NotDone(presses.done_before(turn._))
    return event


DEEDS: Deeds = {"care.still": _press_still, "care.needless": _press_needless}
