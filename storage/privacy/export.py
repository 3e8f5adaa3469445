"""Exports: those asked for and not yet made, wishes among the drafts, so that a restart forgets none; how much there is; and what
goes into one, all rows of a group or of one person in it, as plain values: what the register names and nothing beside it.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import drafts, rows
from storage.privacy.data_register import Held, held_tables
from union.core.groups import Group, Person

Tables = dict[str, list[dict[str, Any]]]
SUBJECT = "export"
ABOUT = "export"  # of the message that carries one
KEPT = timedelta(days=2)


class Document(NamedTuple):
    """A file kept in the database: its table, its row's number, its name and what is in it."""

    table: str
    number: int
    name: str
    content: bytes


def of_group(db: Database, group: Group, *, whole: bool) -> Tables:
    """The rows of a group, table by table; without `whole` none of what is between one member and the bot."""
    found: Tables = {}
    for held in filter(_is_exported_table, held_tables()):
        condition = held.group if whole or not held.shared else f"{held.group} and ({held.shared})"
        found[held.table] = _rows(db, held, condition, group=group.id)
    return found


def of_person(db: Database, person: Person, group: Group) -> Tables:
    """A person's own rows in a group: what they told, answered, were told; nobody else's."""
    who, found = {"group": group.id, "person": person.id, "user": person.user_id}, Tables()
    for held in filter(_is_exported_table, held_tables()):
        if held.person and held.table not in ("people", "failed_updates"):
            found[held.table] = _rows(db, held, f"{held.group} and ({held.person})", **who)
    return {table: told for table, told in found.items() if told}


def of_person_alone(db: Database, person: Person) -> Tables:
    """What belongs to a person in no group: who they are, and their private chat."""
    chat, user = "group_id is null and chat_id = :user", {"user": person.user_id}
    named = {held.table: held for held in held_tables()}
    return {
        "people": _rows(db, named["people"], "id = :person", person=person.id),
        "feeds": _rows(db, named["feeds"], "group_id is null and person_id = :person", person=person.id),
        "drafts": _rows(db, named["drafts"], chat, **user),
        "outbox": _rows(db, named["outbox"], chat, **user),
        "failed_updates": _rows(db, named["failed_updates"], "chat_id = :user", **user),
    }


def documents(db: Database, group: Group) -> Iterator[Document]:
    """The files of a group: those that wait to be sent, its own template of reports, the forms it fills in."""
    for sql in (
        "select 'files' as 'table', id as number, name, content from files where group_id = ?",
        "select 'paper_templates' as 'table', group_id as number, name, content from paper_templates where group_id = ?",
        "select 'report_forms' as 'table', id as number, name, content from report_forms where group_id = ?",
    ):
        yield from rows.read_all(rows.reader(Document), db, sql, [group.id])


def _is_exported_table(held: Held) -> bool:
    return held.exported and bool(held.group)


def _rows(db: Database, held: Held, condition: str, **values: int) -> list[dict[str, Any]]:
    asked = f"select * from {held.table} where {condition}"  # noqa: S608
    return [
        {name: value for name, value in row.items() if name not in (*held.files, *held.secrets)}
        for row in rows.all_rows(db, asked, values)
    ]


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
    sql = "select 1 from drafts where subject = ? and chat_id = ? and group_id is ?"
    if not rows.has_rows(db, sql, [SUBJECT, person.user_id, group and group.id]):
        tries = {"tries": 0}
        drafts.begin(db, person.user_id, SUBJECT, tries, now, now + KEPT, group=group, person=person)


def wanted(db: Database) -> list[Wish]:
    sql = """select drafts.*, data ->> 'tries' as tries, coalesce(people.chosen, people.language) as language
             from drafts join people on people.id = person_id where subject = ? order by drafts.id"""
    return rows.read_all(rows.reader(Wish), db, sql, [SUBJECT])


def is_wanted(db: Database, wish: Wish) -> bool:
    """Whether nobody was erased and nothing ended while it was being made."""
    sql = "select 1 from drafts where id = ? and chat_id = ? and subject = ?"
    return rows.has_rows(db, sql, [*wish[:2], SUBJECT])


def tried(db: Database, wish: Wish) -> int:
    sql = "update drafts set data = ? where id = ? and subject = ?"
    db.execute(sql, [json.dumps({"tries": wish.tries + 1}), wish.id, SUBJECT])
    return wish.tries + 1


def end(db: Database, wish: Wish) -> None:
    db.execute("delete from drafts where id = ? and subject = ?", [wish.id, SUBJECT])


def forget_sent(db: Database) -> None:
    """Archives that have reached their reader are kept no longer."""
    sql = "select group_id, file_id from outbox where about = ? and file_id is not null and state in ('sent', 'dead')"
    for row in rows.all_rows(db, sql, [ABOUT]):
        db.execute("delete from files where group_id = ? and id = ?", [row["group_id"], row["file_id"]])


def amount_of_group(db: Database, group: Group) -> Amount:
    sql = """select (select count(*) from logs where group_id = ?1 and undone_at is null) as logs,
             (select count(*) from events where group_id = ?1) as events,
             (select count(*) from kept_reports where group_id = ?1) as third"""
    return Amount(**rows.required_row(db, sql, [group.id]))


def amount_of_person(db: Database, person: Person, group: Group) -> Amount:
    sql = """select (select count(*) from logs where group_id = ?1 and author_id = ?2 and undone_at is null) as logs,
             (select count(*) from events where group_id = ?1 and author_id = ?2) as events,
             (select count(*) from own_reminders where group_id = ?1 and person_id = ?2) as third"""
    return Amount(**rows.required_row(db, sql, [group.id, person.id]))
