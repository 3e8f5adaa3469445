"""Which open visits of 五必访 an entry tells of, and how surely."""

from collections.abc import Mapping

from handlers.turn import Turn
from storage import cares
from union.life_events import Likeness
from union.understanding.life_visits import tells_of
from union.worklog import LogEntry


def likeness(turn: Turn, entry: LogEntry) -> Mapping[int, Likeness]:
    """How surely it tells of each open visit, by the item's id; none is left out."""
    if not turn.around(entry).visits:
        return {}
    group = turn.with_group()
    visits = turn.once(("open visits", group.id), lambda: cares.open_visits(turn.db, group))
    return {
        each.event_id: tells_of(entry.text, each.occasion, each.person, each.branch or None)
        for each in visits
        if each.event_id is not None
    }
