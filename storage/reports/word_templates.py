"""The Word file a group's reports are written into, where it has given one of its own."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A group's own template; `saved_at` is aware UTC."""

    name: str
    content: bytes
    saved_at: datetime


def of_group(db: Database, group: Group) -> PaperTemplate | None:
    """The group's own; None while its reports have our layout."""
    sql = "select name, content, saved_at from paper_templates where group_id = ?"
    return rows.first(rows.reader(PaperTemplate), db, sql, [group.id])


def save(db: Database, group: Group, name: str, content: bytes, person: Person | None, now: datetime) -> None:
    """Keep this one in place of any before."""
    sql = "insert or replace into paper_templates values (?, ?, ?, ?, ?)"
    db.execute(sql, [group.id, name, content, person.id if person else None, rows.to_text(now)])


def remove(db: Database, group: Group) -> bool:
    """Back to our layout; whether there was another."""
    return bool(db.execute("delete from paper_templates where group_id = ?", [group.id]).rowcount)
