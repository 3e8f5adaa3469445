"""Reminder rows: what will be said when, and how late it was. The unique key makes planning the same one twice harmless.

`+state`: SQLite is not to go by the index of states, which holds what waits in every group, but by the item's.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.events.model import Event

# Put into the outbox; too late to help anybody; without a subject any more: done, cancelled or moved away.
SENT, DROPPED, VOID = "sent", "dropped", "void"
SILENT = "late0"  # the lead of a row that only says: never
IN_TIME = 60  # seconds; the round comes every half minute


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
    at, moment = _wall(original), rows.to_text(due)
    key = f"{event.id}/{at}/{lead}/{moment}/{person.id if person else 0}"
    row = {"group_id": group.id, "event_id": event.id, "original": at, "lead": lead, "due_at": moment}
    rows.add_new(db, "reminders", row | {"state": "waiting", "person_id": person, "key": key})


def keep_silent(
    db: Database, group: Group, event: Event, now: datetime, original: datetime | None = None
) -> None:
    """What was over when it was added, or is to be told no more, is never named as late: nothing takes it up again."""
    plan(db, group, event, original or event.start, SILENT, now)
    sql = "update reminders set state = 'void' where group_id = ? and event_id = ? and lead = ?"
    db.execute(sql, [group.id, event.id, SILENT])


def let_speak(db: Database, group: Group, event: Event) -> None:
    """It may be named as late again."""
    sql = "delete from reminders where group_id = ? and event_id = ? and lead = ?"
    db.execute(sql, [group.id, event.id, SILENT])


def silent(db: Database, group: Group, event: Event) -> set[datetime]:
    """The times of an item nobody is to hear of."""
    sql = "select original from reminders where group_id = ? and event_id = ? and lead = ?"
    return set(map(datetime.fromisoformat, rows.column(db, sql, [group.id, event.id, SILENT])))


def due(db: Database, group: Group, now: datetime) -> list[DueReminder]:
    """The group's reminders whose moment has come, oldest first."""
    sql = """select * from reminders where group_id = ? and state = 'waiting' and due_at <= ?
             order by due_at, id"""
    return rows.read_all(_due, db, sql, [group.id, now])


def groups_with_due(db: Database, since: datetime, now: datetime) -> list[int]:
    """Numbers of the groups in which something fell due after `since`, by now, and waits: the round then asks group by group."""
    sql = "select distinct group_id from reminders where state = 'waiting' and due_at > ? and due_at <= ?"
    return rows.column(db, sql, [since, now])


def next_due(db: Database, after: datetime) -> datetime | None:
    """The earliest moment after `after` that any reminder of any group waits for.

    What is due already and still waits is held back by quiet hours: it is no reason to look again at once.
    """
    sql = "select min(due_at) as due_at from reminders where state = 'waiting' and due_at > ?"
    return rows.moment(db, sql, [after])


def waiting(db: Database, group: Group, event: Event) -> list[DueReminder]:
    """What is still planned for an item."""
    sql = """select * from reminders where group_id = ? and event_id = ? and +state = 'waiting'
             order by due_at, id"""
    return rows.read_all(_due, db, sql, [group.id, event.id])


def of_message(db: Database, group: Group, outbox_id: int) -> list[DueReminder]:
    """The reminders one of our messages told of."""
    sql = "select * from reminders where group_id = ? and outbox_id = ? order by id"
    return rows.read_all(_due, db, sql, [group.id, outbox_id])


def withdraw(db: Database, group: Group, event: Event, original: datetime | None = None) -> None:
    """Take back what has not been said about an item, or about one occurrence of it."""
    at = _wall(original) if original else None
    _take_back(db, group, event, "(? is null or original = ?)", at, at)


def withdraw_ahead(db: Database, group: Group, event: Event, now: datetime) -> None:
    """Take back what is still ahead, to plan it anew; what is due and what was asked for (推迟) stays."""
    _take_back(db, group, event, "due_at > ? and lead not like 'snooze%'", now)


def clear_for_snooze(
    db: Database, group: Group, event: Event, original: datetime, until: datetime, person: Person | None
) -> None:
    """Make room for a snooze of an occurrence: an earlier one goes, and what would nag before it is over."""
    condition = """original = ? and person_id is ?
                   and (lead like 'snooze%' or (lead like 'late%' and due_at <= ?))"""
    _take_back(db, group, event, condition, _wall(original), person, until)


def handled_reminders(db: Database, group: Group, event: Event) -> set[tuple[datetime, str]]:
    """Occurrence and lead of every reminder of an item that has been dealt with or is due."""
    sql = """select original, lead from reminders where group_id = ? and event_id = ?
             and state in ('sent', 'dropped', 'waiting')"""
    found = rows.all_rows(db, sql, [group.id, event.id])
    return {(datetime.fromisoformat(row["original"]), row["lead"]) for row in found}


def occurrences_to_follow_up(db: Database, group: Group) -> set[tuple[int, datetime]]:
    """Item and occurrence of everything that will be named again when late, or because it was put off.

    Also what had no use when its turn came, a later time of the series having begun: only what was taken back
    carries the # in its key.
    """
    sql = """select distinct event_id, original from events join reminders on event_id = events.id
             where events.group_id = ? and person_id is null and (lead like 'late%' or lead like 'snooze%')
             and (+state = 'waiting' or (+state = 'void' and key not like '%#%'))"""
    found = rows.all_rows(db, sql, [group.id])
    return {(row["event_id"], datetime.fromisoformat(row["original"])) for row in found}


def dealt_with(db: Database, group: Group) -> set[tuple[int, datetime, str]]:
    """Item, occurrence and lead of every reminder of the group's open items that waits or has had its turn."""
    sql = """select event_id, original, lead from reminders join events on events.id = event_id
             where events.group_id = ? and events.status = 'open' and state in ('sent', 'dropped', 'waiting')"""
    found = rows.all_rows(db, sql, [group.id])
    return {(row["event_id"], datetime.fromisoformat(row["original"]), row["lead"]) for row in found}


def planned_times(db: Database, group: Group, event: Event) -> set[datetime]:
    """Every occurrence of an item that ever had a reminder planned, said or not."""
    sql = "select distinct original from reminders where group_id = ? and event_id = ?"
    return set(map(datetime.fromisoformat, rows.column(db, sql, [group.id, event.id])))


def by_ids(db: Database, group: Group, ids: Iterable[int]) -> list[DueReminder]:
    """The reminders that one of our messages spoke of."""
    sql = """select * from reminders where group_id = ? and id in (select value from json_each(?))
             order by due_at, id"""
    return rows.read_all(_due, db, sql, [group.id, json.dumps(list(ids))])


def unmentioned(db: Database, group: Group) -> list[DueReminder]:
    """Reminders dropped as too late, of occurrences the group has not heard of at all, not owned up to yet."""
    sql = """select missed.* from events join reminders missed on missed.event_id = events.id
             where events.group_id = ? and +missed.state = 'dropped' and missed.outbox_id is null
             and missed.person_id is null and not exists (select 1 from reminders told where told.state = 'sent'
             and told.event_id = missed.event_id and told.original = missed.original) order by due_at, id"""
    return rows.read_all(_due, db, sql, [group.id])


def settle(
    db: Database, group: Group, reminder: DueReminder, state: str, outbox_id: int | None = None
) -> None:
    """What became of it: SENT, DROPPED or VOID; with the row of the message that names it, if any does."""
    rows.change(db, "reminders", group.id, reminder.id, state=state, outbox_id=outbox_id)


def _take_back(db: Database, group: Group, event: Event, condition: str, *values: Any) -> None:
    """What waits is void, and its key is free for the very same one planned anew."""
    sql = f"""update reminders set state = 'void', key = key || '#' || id
              where group_id = ? and event_id = ? and +state = 'waiting' and {condition}"""  # noqa: S608
    db.execute(sql, [group.id, event.id, *values])


def _wall(original: datetime) -> str:
    return original.isoformat(timespec="minutes")


def _due(row: Mapping[str, Any]) -> DueReminder:
    return rows.value(DueReminder, row, due=rows.to_moment(row["due_at"]))


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of the reminders sent since a moment: how many, how many within a minute, the latest in seconds."""

    sent: int
    in_time: int
    latest: int


def lateness_since(db: Database, moment: datetime) -> Lateness:
    """Over all groups: a figure for the operator."""
    sql = """with delays as (select max(0, unixepoch(sent_at) - unixepoch(due_at)) as late
             from reminders join outbox on outbox.id = outbox_id
             where reminders.state = 'sent' and sent_at >= ?)
             select count(*) as sent, coalesce(sum(late <= ?), 0) as in_time, coalesce(max(late), 0) as latest
             from delays"""
    return Lateness(**rows.required_row(db, sql, [moment, IN_TIME]))


def due_with(db: Database, outbox_id: int) -> datetime | None:
    """When the earliest reminder in this message was due; None where it holds none."""
    return rows.moment(db, "select min(due_at) as at from reminders where outbox_id = ?", [outbox_id])
