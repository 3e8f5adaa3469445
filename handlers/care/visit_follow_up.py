"""A visit that was accepted follows what is told of it since, another branch, another day; the card of one that waits too."""

import re
from dataclasses import replace
from datetime import datetime, time

from handlers.calendar import event_creation
from handlers.calendar.changes.occurrence_status import changed_text
from handlers.care import visit_card, visit_events
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.branches import branch_list
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.events import queries as events_queries
from union.branches.attribution_replies import chosen
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.names.branches import named

NOT_BUT = re.compile(
    r"不[是在]?[^，,。]{1,12}?[，,]?\s*(?:是|在)(?P<words>[^，,。]{1,12})[。.]?"
)  # 「不是二车间是三车间」


def replied(turn: Turn, mark: str | None) -> bool:
    """「不是二车间，是三车间」 to a card, or to the item of a visit; whether it was that."""
    care = visit_card.read_mark(turn, mark)
    subject = message_subject.read(mark)
    if care is None and subject is not None and subject.subject == "event" and turn.group is not None:
        care = visits_due.of_event(turn.db, turn.group, subject.id)
    if care is None or care.state not in (State.OFFERED, State.ACCEPTED) or not turn.may(Action.LOG):
        return False
    words = turn.said.text.strip()
    turned = NOT_BUT.fullmatch(words)
    given = chosen(turned["words"] if turned else words, branch_list.every(turn.db, turn.with_group()))
    if given is None or len(given.branches) != 1:
        return False
    meant = replace(care, branch=given.branches[0].name)
    if care.state is State.ACCEPTED:
        follow(turn, care, meant)
    else:
        visits_due.change(turn.db, turn.with_group(), meant)
        visit_card.redraw(turn, meant)
    return True


def follow(turn: Turn, before: Care, care: Care) -> None:
    """The words that told it were edited: its item has the new branch and day, as far as nobody has set them since."""
    group = turn.with_group()
    event = events_queries.get(turn.db, group, before.event_id) if before.event_id is not None else None
    if event is None or event.status is not Status.OPEN:
        return
    meant = _followed(turn, event, before, care)
    visits_due.change(turn.db, group, replace(care, id=before.id, family_id=before.family_id))
    if meant == event:
        return
    known = named(care.branch, branch_list.every(turn.db, group)).branches if care.branch else ()
    branch_list.keep_event(turn.db, group, event.id, [each.number for each in known])
    event_creation.store_change(turn, meant)
    text = changed_text(turn, occurrences.whole(meant))
    turn.say(text, about=message_subject.of_event(event.id))


def _followed(turn: Turn, event: Event, before: Care, care: Care) -> Event:
    is_ours = event.title == visit_events.title_of(turn, before)
    title = visit_events.title_of(turn, care) if is_ours else event.title
    is_due = care.first != before.first and event.start.date() == before.due
    start = (
        datetime.combine(max(care.due, turn.with_group().day(turn.now)), time()) if is_due else event.start
    )
    return replace(event, title=title, start=start, said=visit_events.told_of(turn, care))
