"""Which updates have been handled, and which could not be."""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows


def first_sight(db: Database, bot_id: int, update_id: int, now: datetime) -> bool:
    """Take note of an update inside the transaction of its effect; False when it was handled before."""
    return rows.add_new(db, "seen_updates", {"bot_id": bot_id, "update_id": update_id, "seen_at": now})


def mark_all_seen(db: Database, bot_id: int, update_ids: Iterable[int], now: datetime) -> None:
    for each in update_ids:
        first_sight(db, bot_id, each, now)


def is_seen(db: Database, bot_id: int, update_id: int) -> bool:
    sql = "select 1 from seen_updates where bot_id = ? and update_id = ?"
    return rows.has_rows(db, sql, [bot_id, update_id])


def last_update_time(db: Database) -> datetime | None:
    """When an update was handled last, by the clock of then; None for never."""
    return rows.moment(db, "select max(seen_at) as at from seen_updates")


def set_aside(
    db: Database, update_id: int, chat_id: int | None, place: str, error: str, now: datetime
) -> None:
    """Note an update that could not be handled: type and place of the error. Its words are kept no more (issue 17)."""
    row = {"update_id": update_id, "chat_id": chat_id, "place": place, "error": error, "failed_at": now}
    rows.replace_row(db, "failed_updates", row)


def forget(db: Database, seen_before: datetime, failed_before: datetime) -> None:
    """Drop old ids (Telegram redelivers for a day, and reuses ids after a week) and old failures."""
    db.execute("delete from seen_updates where seen_at < ?", [seen_before])
    db.execute("delete from failed_updates where failed_at < ?", [failed_before])
