"""The times of items as they stand: series laid out with what was changed of single times, also under another rule."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from storage.events import queries
from union.core.groups import Group
from union.events import recurrence
from union.events.model import Event, Occurrence

# Beside `overrides`: what names a time of an item by its wall time.
TABLES = ("shares", "answers", "sign_ins", "headcounts", "signups", "results")


def of_event(
    db: Database, group: Group, event: Event, first: datetime, end: datetime, as_of: datetime | None = None
) -> list[Occurrence]:
    """Those of an item that lie in [first, end), wall time; as they stood at `as_of` (aware) if given."""
    changes = queries.overrides(db, group, event, as_of)
    return list(recurrence.occurrences(event, changes, first, end, group.notice))


def occurrences_between(
    db: Database, group: Group, first: date, end: date, as_of: datetime | None = None
) -> list[Occurrence]:
    """Those of everything on the calendar in [first, end)."""
    span = datetime.combine(first, time()), datetime.combine(end, time())
    events = queries.touching(db, group, first, end, as_of)
    return [one for event in events for one in of_event(db, group, event, *span, as_of)]


def carry(db: Database, group: Group, after: Event, times: Iterable[tuple[Occurrence, datetime]]) -> None:
    """Name these settled times by their new starts; when they took place, and when it was said, stays.

    `after` is the item under its new rule; each time comes as it was under the old one.
    """
    taken = [(one, original, _take_override(db, group, one)) for one, original in times]
    for one, original, row in taken:
        if row is not None:
            walls = {"original": original, "start": one.start, "end": one.end}
            stored = {name: queries.stored_time(db, group, after, wall) for name, wall in walls.items()}
            rows.replace_row(db, "overrides", {**row, "event_id": after.id, "group_id": group.id, **stored})
        for table in TABLES:
            db.execute(
                f"update or ignore {table} set original = ? where group_id = ? and event_id = ? and original = ?",  # noqa: S608
                [_time_text(original), group.id, after.id, _time_text(one.original)],
            )
        sql = """update or ignore ticks set original = ? where group_id = ? and original = ?
                 and check_id in (select id from checks where event_id = ?)"""
        db.execute(sql, [_time_text(original), group.id, _time_text(one.original), after.id])


def _take_override(db: Database, group: Group, one: Occurrence) -> Mapping[str, Any] | None:
    which = [group.id, one.event.id, queries.stored_time(db, group, one.event, one.original)]
    found = rows.row_or_none(
        db, "select * from overrides where group_id = ? and event_id = ? and original = ?", which
    )
    db.execute("delete from overrides where group_id = ? and event_id = ? and original = ?", which)
    return found


def _time_text(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
