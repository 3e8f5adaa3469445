"""Files kept until the row of the outbox that sends them is through."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group


def add_file(db: Database, group: Group, name: str, content: bytes, now: datetime) -> int:
    """Keep a file until it is sent."""
    row = {"group_id": group.id, "name": name, "content": content, "created_at": rows.to_text(now)}
    return rows.add(db, "files", row)


def file(db: Database, file_id: int) -> tuple[str, bytes] | None:
    """Name and content of a file to send."""
    row = rows.one(db, "select name, content from files where id = ?", [file_id])
    return None if row is None else (row["name"], row["content"])


def forget_files(db: Database, before: datetime) -> None:
    """Drop files that nothing waiting needs any more."""
    sql = """delete from files where created_at < ? and id not in
             (select file_id from outbox where file_id is not null and state in ('queued', 'sending'))"""
    db.execute(sql, [rows.to_text(before)])
