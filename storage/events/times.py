"""The times of items as they stand: series laid out with what was changed of single times."""

from datetime import date, datetime, time

from sqlite_utils import Database

from storage.events import queries
from union.core.groups import Group
from union.events import recurrence
from union.events.model import Event, Occurrence


def of_event(
    db: Database, group: Group, event: Event, first: datetime, end: datetime, as_of: datetime | None = None
) -> list[Occurrence]:
    """Those of an item that lie in [first, end), wall time; as they stood at `as_of` (aware) if given."""
    changes = queries.overrides(db, group, event, as_of)
    return list(recurrence.occurrences(event, changes, first, end, group.notice))


def between(
    db: Database, group: Group, first: date, end: date, as_of: datetime | None = None
) -> list[Occurrence]:
    """Those of everything on the calendar in [first, end)."""
    span = datetime.combine(first, time()), datetime.combine(end, time())
    events = queries.touching(db, group, first, end, as_of)
    return [one for event in events for one in of_event(db, group, event, *span, as_of)]
