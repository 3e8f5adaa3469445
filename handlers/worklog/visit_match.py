"""Which visits of 五必访 an entry tells of, open or only proposed, and how surely."""

from collections.abc import Mapping
from datetime import timedelta

from handlers.core.turn import Turn
from storage.care import visits_due
from storage.care.visits_due import Care
from union.reading.life.life_event import Likeness
from union.reading.life.told_visits import tells_of
from union.worklog.entries import LogEntry

LONGEST = timedelta(days=31)  # a card nobody answered for longer is of another time


def likeness(turn: Turn, entry: LogEntry) -> Mapping[int, Likeness]:
    """How surely it tells of each open visit, by the item's id; none is left out."""
    if not turn.around(entry).visits:
        return {}
    group = turn.with_group()
    visits = turn.once(("open visits", group.id), lambda: visits_due.open_visits(turn.db, group))
    return {
        each.event_id: tells_of(entry.text, each.occasion, each.person, each.branch or None)
        for each in visits
        if each.event_id is not None
    }


def sure_offers(turn: Turn, entry: LogEntry) -> list[Care]:
    """The proposals of the last weeks nobody has answered that it surely tells of."""
    if not turn.around(entry).visits:
        return []
    first = max(fact.day for fact in entry.facts) - LONGEST
    return [
        each
        for each in visits_due.offered(turn.db, turn.with_group())
        if each.day >= first and _is_sure(entry, each)
    ]


def _is_sure(entry: LogEntry, care: Care) -> bool:
    how = tells_of(entry.text, care.occasion, care.person, care.branch or None)
    return how is Likeness.SURE
