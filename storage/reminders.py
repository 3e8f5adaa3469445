"""Reminder rows: what will be said when. The unique key makes planning the same one twice harmless."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage import rows
from union.agenda import Event
from union.groups import Group, Person


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder row: `original` is the occurrence it speaks of (wall time), `due` an aware UTC moment."""

    id: int
    event_id: int
    original: datetime
    lead: str
    due: datetime
    person_id: int | None


def plan(
    db: Database,
    group: Group,
    event: Event,
    original: datetime,
    lead: str,
    due: datetime,
    person: Person | None = None,
) -> None:
    """Keep a reminder unless the very same one is known already, sent or not."""
    whose = person.id if person else 0
    key = f"{event.id}/{original.isoformat(timespec='minutes')}/{lead}/{rows.to_text(due)}/{whose}"
    db.execute(
        """insert or ignore into reminders (group_id, event_id, original, lead, due_at, state, person_id, key)
           values (?, ?, ?, ?, ?, 'waiting', ?, ?)""",
        [
            group.id,
            event.id,
            original.isoformat(timespec="minutes"),
            lead,
            rows.to_text(due),
            person.id if person else None,
            key,
        ],
    )


def due(db: Database, group: Group, now: datetime) -> list[DueReminder]:
    """The group's reminders whose moment has come, oldest first."""
    found = rows.every(
        db,
        "select * from reminders where group_id = ? and state = 'waiting' and due_at <= ? order by due_at, id",
        group.id,
        rows.to_text(now),
    )
    return [_due(row) for row in found]


def groups_with_due(db: Database, now: datetime) -> list[int]:
    """Numbers of the groups that have something due: the round then asks group by group."""
    found = rows.every(
        db,
        "select distinct group_id from reminders where state = 'waiting' and due_at <= ?",
        rows.to_text(now),
    )
    return [row["group_id"] for row in found]


def next_due(db: Database) -> datetime | None:
    """The earliest moment any reminder of any group waits for."""
    row = rows.one(db, "select min(due_at) as due_at from reminders where state = 'waiting'")
    return rows.to_moment_or_none(row["due_at"] if row else None)


def waiting(db: Database, group: Group, event: Event) -> list[DueReminder]:
    """What is still planned for an item."""
    found = rows.every(
        db,
        """select * from reminders where group_id = ? and event_id = ? and state = 'waiting'
           order by due_at, id""",
        group.id,
        event.id,
    )
    return [_due(row) for row in found]


def withdraw(db: Database, group: Group, event: Event, original: datetime | None = None) -> None:
    """Take back what has not been said about an item, or about one occurrence of it."""
    if original is None:
        db.execute(
            """update reminders set state = 'void', key = key || '#' || id
               where group_id = ? and event_id = ? and state = 'waiting'""",
            [group.id, event.id],
        )
        return
    db.execute(
        """update reminders set state = 'void', key = key || '#' || id
           where group_id = ? and event_id = ? and original = ? and state = 'waiting'""",
        [group.id, event.id, original.isoformat(timespec="minutes")],
    )


def sent(db: Database, group: Group, reminder: DueReminder, outbox_id: int | None) -> None:
    """The reminder has been put into the outbox."""
    _mark(db, group, reminder, "sent", outbox_id)


def dropped(db: Database, group: Group, reminder: DueReminder) -> None:
    """The reminder came too late to help anybody."""
    _mark(db, group, reminder, "dropped", None)


def _mark(db: Database, group: Group, reminder: DueReminder, state: str, outbox_id: int | None) -> None:
    db.execute(
        "update reminders set state = ?, outbox_id = ? where group_id = ? and id = ?",
        [state, outbox_id, group.id, reminder.id],
    )


def _due(row: Mapping[str, Any]) -> DueReminder:
    return DueReminder(
        id=row["id"],
        event_id=row["event_id"],
        original=datetime.fromisoformat(row["original"]),
        lead=row["lead"],
        due=rows.to_moment(row["due_at"]),
        person_id=row["person_id"],
    )
