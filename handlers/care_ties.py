"""A log that surely tells of one open visit fulfils it at once; in doubt the question under its echo is asked."""

from handlers import occurring, tying
from handlers.care_like import likeness
from handlers.turn import Turn
from storage import events
from union.life_events import Likeness
from union.rights import Action
from union.worklog import LogEntry


def fulfil(turn: Turn, entry: LogEntry) -> bool:
    """Tie the entry to the visit it surely tells of, which is done; False where there is none, or one of several."""
    if entry.event_id is not None:
        return False
    sure = [event_id for event_id, how in likeness(turn, entry).items() if how is Likeness.SURE]
    if len(sure) != 1 or not turn.may(Action.FINISH):
        return False
    event = events.get(turn.db, turn.with_group(), sure[0])
    if event is not None:
        tying.tie(turn, entry, occurring.whole(event))
    return event is not None
