"""Exports asked for and not yet made: wishes among the drafts, so that a restart forgets none; and how much there is."""

import json
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person

SUBJECT = "export"
ABOUT = "export"  # of the message that carries one
KEPT = timedelta(days=2)


class Wish(NamedTuple):
    """An export for the person of a private chat: of a group, or of that person where `group_id` is None."""

    id: int
    chat_id: int
    person_id: int
    group_id: int | None
    tries: int
    language: str | None


class Amount(NamedTuple):
    """How many logs, items, and locked reports or own reminders there are."""

    logs: int
    events: int
    third: int


def want(db: Database, person: Person, group: Group | None, now: datetime) -> None:
    """Note an export to be made; asked for twice it is made once."""
    same = "subject = ? and chat_id = ? and group_id is ?"
    values = [SUBJECT, person.user_id, group.id if group else None]
    if rows.one(db, f"select 1 from drafts where {same}", values):  # noqa: S608
        return
    wish = {"group_id": group.id if group else None, "person_id": person.id, "chat_id": person.user_id}
    times = {"created_at": rows.to_text(now), "expires_at": rows.to_text(now + KEPT)}
    rows.add(db, "drafts", {**wish, "subject": SUBJECT, "data": json.dumps({"tries": 0}), **times})


def wanted(db: Database) -> list[Wish]:
    """The exports to be made, oldest first."""
    sql = """select drafts.*, coalesce(people.chosen, people.language) as language from drafts join people on people.id = person_id
             where subject = ? order by drafts.id"""
    found = rows.every(db, sql, [SUBJECT])
    return [rows.value(Wish, row, tries=json.loads(row["data"])["tries"]) for row in found]


def is_wanted(db: Database, wish: Wish) -> bool:
    """Whether nobody was erased and nothing ended while it was being made."""
    sql = "select 1 from drafts where id = ? and chat_id = ? and subject = ?"
    return rows.is_any(db, sql, [*wish[:2], SUBJECT])


def tried(db: Database, wish: Wish) -> int:
    """It could not be made; how often by now."""
    sql = "update drafts set data = ? where id = ? and subject = ?"
    db.execute(sql, [json.dumps({"tries": wish.tries + 1}), wish.id, SUBJECT])
    return wish.tries + 1


def end(db: Database, wish: Wish) -> None:
    """It is made, or given up."""
    db.execute("delete from drafts where id = ? and subject = ?", [wish.id, SUBJECT])


def forget_sent(db: Database) -> None:
    """Archives that have reached their reader are kept no longer."""
    for row in rows.every(
        db,
        "select group_id, file_id from outbox where about = ? and file_id is not null and state in ('sent', 'dead')",
        [ABOUT],
    ):
        db.execute("delete from files where group_id = ? and id = ?", [row["group_id"], row["file_id"]])


def amount_of_group(db: Database, group: Group) -> Amount:
    """How much there is of a group."""
    sql = """select (select count(*) from logs where group_id = ?1 and undone_at is null) as logs,
             (select count(*) from events where group_id = ?1) as events,
             (select count(*) from kept_reports where group_id = ?1) as third"""
    row = rows.one(db, sql, [group.id])
    return Amount(**row) if row else Amount(0, 0, 0)


def amount_of_person(db: Database, person: Person, group: Group) -> Amount:
    """How much there is of a person in a group."""
    sql = """select (select count(*) from logs where group_id = ?1 and author_id = ?2 and undone_at is null) as logs,
             (select count(*) from events where group_id = ?1 and author_id = ?2) as events,
             (select count(*) from own_reminders where group_id = ?1 and person_id = ?2) as third"""
    row = rows.one(db, sql, [group.id, person.id])
    return Amount(**row) if row else Amount(0, 0, 0)
