"""Outbox rows that may not outlive their sending: of talks about requests, of which nobody shall find who had one."""

from sqlite_utils import Database

from storage.core import rows

ABOUT = "whisper"
THROUGH = "group_id is null and about = ? and state in ('sent', 'dead', 'replaced')"


def are_through(db: Database) -> bool:
    """Whether any were sent, or never will be."""
    return rows.is_any(db, f"select 1 from outbox where {THROUGH} limit 1", [ABOUT])  # noqa: S608


def forget(db: Database) -> None:
    """Delete them, so that their places in the file are zeroed."""
    db.execute(f"delete from outbox where {THROUGH}", [ABOUT])  # noqa: S608


def waiting(db: Database) -> list[str]:
    """The messages of those still to be sent, as JSON."""
    sql = "select params from outbox where group_id is null and about = ?"
    return rows.column(db, sql, [ABOUT])
