"""All rows of a group, or of one person in it, as plain values: what the register names and nothing beside it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.privacy.data_register import Held, held_tables
from union.core.groups import Group, Person

Tables = dict[str, list[dict[str, Any]]]


class Document(NamedTuple):
    """A file kept in the database: its table, its row's number, its name and what is in it."""

    table: str
    number: int
    name: str
    content: bytes


def of_group(db: Database, group: Group, *, whole: bool) -> Tables:
    """The rows of a group, table by table; without `whole` none of what is between one member and the bot."""
    return {
        held.table: _rows(db, held, _condition(held, whole), group=group.id)
        for held in held_tables()
        if _is_told(held)
    }


def of_person(db: Database, person: Person, group: Group) -> Tables:
    """A person's own rows in a group: what they told, answered, were told; nobody else's."""
    found = {
        held.table: _rows(
            db, held, f"{held.group} and ({held.person})",
            group=group.id, person=person.id, user=person.user_id,
        )
        for held in held_tables()
        if _is_told(held) and held.person and held.table not in ("people", "failed_updates")
    }  # fmt: skip
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
    """The files of a group: those that wait to be sent, and its own template of reports."""
    for row in rows.every(db, "select id, name, content from files where group_id = ?", [group.id]):
        yield Document("files", row["id"], row["name"], row["content"])
    sql = "select group_id, name, content from paper_templates where group_id = ?"
    for row in rows.every(db, sql, [group.id]):
        yield Document("paper_templates", row["group_id"], row["name"], row["content"])


def _condition(held: Held, whole: bool) -> str:
    return held.group if whole or not held.shared else f"{held.group} and ({held.shared})"


def _is_told(held: Held) -> bool:
    return held.exported and bool(held.group)


def _rows(db: Database, held: Held, condition: str, **values: int) -> list[dict[str, Any]]:
    asked = f"select * from {held.table} where {condition}"  # noqa: S608
    return [
        {name: value for name, value in row.items() if name not in (*held.files, *held.secrets)}
        for row in rows.every(db, asked, values)
    ]
