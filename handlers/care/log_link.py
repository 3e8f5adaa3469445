"""A log that surely tells of one visit fulfils it at once; in doubt the question under its echo is asked."""

from dataclasses import replace

from handlers.care import visit_card, visit_events
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import event_link
from handlers.worklog.visit_match import likeness, sure_offers
from storage.care.visits_due import State
from storage.events import queries as events_queries
from union.core.rights import Action
from union.events.model import Event
from union.reading.life.life_event import Likeness
from union.worklog.entries import LogEntry


def fulfil(turn: Turn, entry: LogEntry) -> bool:
    """Tie the entry to the visit it surely tells of, which is done; False where there is none, or one of several."""
    if entry.event_id is not None or not turn.around(entry).visits or not turn.may(Action.FINISH):
        return False
    told = likeness(turn, entry)
    sure = [event_id for event_id, how in told.items() if how is Likeness.SURE]
    if len(sure) == 1:
        event = events_queries.get(turn.db, turn.with_group(), sure[0])
    else:
        event = None if any(told.values()) else _made_unasked(turn, entry)
    if event is not None:
        event_link.tie(turn, entry, occurrences.whole(event))
    return event is not None


def _made_unasked(turn: Turn, entry: LogEntry) -> Event | None:
    """The item of the one visit that was proposed and made before anybody answered: nobody is asked about it after."""
    me = turn.enrol() if turn.may(Action.LOG) else None
    offers = sure_offers(turn, entry) if me is not None else []
    if len(offers) != 1:
        return None
    event = visit_events.accept(turn, offers[0], me)
    visit_card.redraw(turn, replace(offers[0], state=State.ACCEPTED, event_id=event.id), event.number)
    return event
