"""What has opened a Mini App already, as long as it could be shown again."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows


def use(db: Database, hashed: str, now: datetime, forget_before: datetime) -> bool:
    """Whether this is the first time; what is older than `forget_before` is forgotten by the way."""
    db.execute("delete from web_openings where at < ?", [rows.to_text(forget_before)])
    cursor = db.execute(
        "insert into web_openings (hash, at) values (?, ?) on conflict (hash) do nothing",
        [hashed, rows.to_text(now)],
    )
    return cursor.rowcount == 1


def is_used(db: Database, hashed: str) -> bool:
    """Whether it has opened one before."""
    return rows.one(db, "select hash from web_openings where hash = ?", hashed) is not None
