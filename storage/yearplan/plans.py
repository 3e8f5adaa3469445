"""Year plans that were sent in: where each comes from and how far it is read. What it proposes is plan_items.py's."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.yearplan.model import Duty, YearPlan
from union.yearplan.proposals import Missing


class Stage(StrEnum):
    """How far a plan is: text is still coming, it waits to be read, its year is asked for, reading failed, read, done."""

    GATHERING = "gathering"
    WAITING = "waiting"
    ASKING = "asking"
    FAILED = "failed"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a plan comes from: Telegram's id of a document with its name, or words that were pasted."""

    file_id: str | None = None
    file_name: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan. `standing`: how many of its items stood on the calendar when it was read; `missing`: what did by an
    earlier plan and is not in it.

    `outbox_id` is the message it is told in; `changed_at` (aware UTC) when text came last.
    """

    id: int
    group_id: int
    chat_id: int
    topic: int | None
    stage: Stage
    year: int | None
    said_year: int | None
    title: str
    source: Source
    duties: tuple[Duty, ...]
    standing: int
    missing: tuple[Missing, ...]
    outbox_id: int | None
    changed_at: datetime


def begin(
    db: Database,
    group: Group,
    place: tuple[int, int | None],
    source: Source,
    stage: Stage,
    now: datetime,
    *,
    person: Person | None = None,
    year: int | None = None,
    title: str = "",
) -> int:
    """Keep a plan that was sent to this chat and topic; returns its id."""
    chat_id, topic = place
    row: rows.Row = {"group_id": group.id, "person_id": person, "state": stage, "duties": "[]"}
    row |= {"chat_id": chat_id, "topic": topic, "year": year, "title": title}
    return rows.add(db, "plans", row | rows.fields_as_row(source) | {"created_at": now, "changed_at": now})


def get(db: Database, group: Group, plan_id: int) -> Plan | None:
    return rows.read_first(
        _plan, db, "select * from plans where group_id = ? and id = ?", [group.id, plan_id]
    )


def gathering(db: Database, chat_id: int, person: Person, since: datetime) -> Plan | None:
    """The plan whose text somebody is still sending to this chat; `since`: when the last of it came at the earliest."""
    sql = """select * from plans where group_id is not null and chat_id = ? and person_id = ?
             and state = 'gathering' and file_id is null and changed_at >= ? order by id desc limit 1"""
    return rows.read_first(_plan, db, sql, [chat_id, person.id, since])


def waiting(db: Database) -> list[Plan]:
    """The plans to be read for any group, oldest first: for the program, which reads one after another."""
    sql = "select * from plans where group_id is not null and state = 'waiting' order by changed_at, id"
    return rows.read_all(_plan, db, sql)


def of_year(db: Database, group: Group, year: int) -> list[Plan]:
    """The plans read for a year, newest first."""
    sql = """select * from plans where group_id = ? and year = ? and state in ('open', 'closed')
             order by id desc"""
    return rows.read_all(_plan, db, sql, [group.id, year])


def set_text(db: Database, group: Group, plan_id: int, text: str, now: datetime) -> None:
    """More of its words have come."""
    rows.change(db, "plans", group.id, plan_id, text=text, changed_at=now)


def set_stage(
    db: Database, group: Group, plan_id: int, stage: Stage, now: datetime, *, year: int | None = None
) -> None:
    """The plan is further, or to be read again; with `year` for that year."""
    sql = """update plans set state = ?, changed_at = ?, year = coalesce(?, year),
             tries = case ? when 'waiting' then 0 else tries end where group_id = ? and id = ?"""
    db.execute(sql, [stage, now, year, stage, group.id, plan_id])


def set_plan_message(db: Database, group: Group, plan_id: int, outbox_id: int | None) -> None:
    """The message a plan is told in."""
    rows.change(db, "plans", group.id, plan_id, outbox_id=outbox_id)


def tried(db: Database, group: Group, plan_id: int) -> int:
    """Reading begins; returns how often it has."""
    sql = "update plans set tries = tries + 1 where group_id = ? and id = ? returning tries"
    return rows.number(db, sql, [group.id, plan_id]) or 0


def keep_read_plan(db: Database, group: Group, plan_id: int, read: YearPlan, standing: int) -> None:
    """The plan was read; what it proposes is kept by plan_items.py."""
    told = json.dumps([[duty.text, duty.section] for duty in read.duties], ensure_ascii=False)
    kept = rows.fields_as_row(read, "title", "year", "said_year") | {"duties": told, "standing": standing}
    rows.change(db, "plans", group.id, plan_id, **kept, state=Stage.OPEN)


def set_missing(db: Database, group: Group, plan_id: int, found: Iterable[Missing]) -> None:
    """What an earlier plan had and this one has not."""
    told = json.dumps([[one.event_id, one.is_out, one.rrule] for one in found])
    rows.change(db, "plans", group.id, plan_id, missing=told)


def close(db: Database, group: Group, plan_id: int) -> None:
    """Nothing more is asked of it, and its own words are forgotten; what was accepted keeps its quotes."""
    rows.change(db, "plans", group.id, plan_id, state=Stage.CLOSED, text=None, file_id=None)


def forget(db: Database, before: datetime) -> None:
    """Close what nobody has looked at since: unread plans with their words, and proposals nobody wanted."""
    sql = """update plans set state = 'closed', text = null, file_id = null
             where group_id is not null and state != 'closed' and changed_at < ?"""
    db.execute(sql, [before])


def _plan(row: Mapping[str, Any]) -> Plan:
    source = Source(row["file_id"], row["file_name"] or "", row["text"])
    duties = tuple(Duty(*one) for one in json.loads(row["duties"]))
    missing = tuple(Missing(*one) for one in json.loads(row["missing"]))
    return rows.value(Plan, row, stage=Stage(row["state"]), source=source, duties=duties, missing=missing)
