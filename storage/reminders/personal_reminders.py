"""People's own reminders: what they asked to be told, when it comes next. A row without a due moment is over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import people, rows
from union.core.groups import Group, Person
from union.events.model import Rule
from union.reminders.own_reminder import OwnReminder

WALL = "minutes"  # how finely wall times are kept


def add(db: Database, group: Group, one: OwnReminder, topic: int | None, now: datetime) -> int:
    """Keep a new reminder; returns its id."""
    times = {"start": one.start, "original": one.original, "due": one.due}
    row = {name: wall and wall.isoformat(timespec=WALL) for name, wall in times.items()}
    row |= rows.fields_as_row(one, "person_id", "chat_id", "text", "event_id")
    row |= rows.fields_as_row(one.rule, "rrule", "shift") if one.rule else {}
    rest = {"group_id": group.id, "topic": topic, "due_at": group.utc(one.due), "created_at": now}
    return rows.add(db, "own_reminders", row | rest)


def get(db: Database, group: Group, own_id: int) -> OwnReminder | None:
    """One reminder by our id, over or not."""
    sql = "select * from own_reminders where group_id = ? and id = ?"
    return rows.read_first(_reminder_from_row, db, sql, [group.id, own_id])


def pending_reminders(
    db: Database, group: Group, person: Person, chat_id: int | None = None
) -> list[OwnReminder]:
    """What the person still waits for, soonest first; with a chat only what was asked there."""
    sql = """select * from own_reminders where group_id = ? and person_id = ? and due_at is not null
             and (? is null or chat_id = ?) order by due_at, id"""
    return rows.read_all(_reminder_from_row, db, sql, [group.id, person.id, chat_id, chat_id])


def due(db: Database, group: Group, now: datetime) -> list[OwnReminder]:
    """The group's people's reminders whose moment has come."""
    sql = "select * from own_reminders where group_id = ? and due_at <= ? order by due_at, id"
    return rows.read_all(_reminder_from_row, db, sql, [group.id, now])


def topic_of(db: Database, group: Group, one: OwnReminder) -> int | None:
    sql = "select topic from own_reminders where group_id = ? and id = ?"
    return rows.number(db, sql, [group.id, one.id])


def person_of(db: Database, group: Group, one: OwnReminder) -> Person | None:
    """Whose it is; None for who was a member of the group and is not any more."""
    sql = """select people.* from own_reminders own join people on people.id = person_id
             where group_id = ? and own.id = ? and not exists (select 1 from memberships m
             where m.group_id = own.group_id and m.person_id = people.id and left_at is not null)"""
    return rows.read_first(people.person_from_row, db, sql, [group.id, one.id])


def set_due(db: Database, group: Group, one: OwnReminder, wall: datetime | None) -> None:
    """When it comes next; None: it is over."""
    kept = (wall or one.due).isoformat(timespec=WALL)
    rows.change(db, "own_reminders", group.id, one.id, due=kept, due_at=wall and group.utc(wall))


def redate(db: Database, group: Group, now: datetime) -> None:
    """The group's clock is another: what is ahead keeps its wall time."""
    sql = "select * from own_reminders where group_id = ? and due_at > ?"
    for one in rows.read_all(_reminder_from_row, db, sql, [group.id, now]):
        set_due(db, group, one, one.due)


def groups_with_due(db: Database, since: datetime, now: datetime) -> list[int]:
    """Numbers of the groups in which somebody's own reminder fell due after `since`, by now, and waits."""
    sql = "select distinct group_id from own_reminders where due_at > ? and due_at <= ?"
    return rows.column(db, sql, [since, now])


def next_due(db: Database, after: datetime) -> datetime | None:
    """The earliest moment after `after` that any of them waits for."""
    return rows.moment(db, "select min(due_at) as due_at from own_reminders where due_at > ?", [after])


def _reminder_from_row(row: Mapping[str, Any]) -> OwnReminder:
    rule = row["rrule"] and Rule(row["rrule"], row["shift"])
    return rows.value(OwnReminder, row, rule=rule, waits=row["due_at"] is not None)
