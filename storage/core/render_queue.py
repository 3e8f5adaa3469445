"""What a group wants made beside the turns, a document or a picture: drafts that stand until it is done."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group

KEPT = timedelta(days=7)


def add(db: Database, group: Group, chat_id: int, subject: str, data: str, now: datetime) -> None:
    """Note one; `data` is its JSON."""
    rows.add(
        db,
        "drafts",
        {
            "group_id": group.id,
            "chat_id": chat_id,
            "subject": subject,
            "data": data,
            "created_at": rows.to_text(now),
            "expires_at": rows.to_text(now + KEPT),
        },
    )


def every(db: Database, subject: str) -> list[Mapping[str, Any]]:
    """Those of any group, oldest first: for the program, which fulfils one after another."""
    return list(
        rows.every(
            db,
            "select id, data, created_at from drafts where subject = ? and group_id is not null order by id",
            [subject],
        )
    )


def stands(db: Database, group: Group, wish_id: int, since: str) -> bool:
    """Whether it is still wanted: nobody fulfilled it meanwhile, no later one took its place."""
    # An id may be given again once its row is gone; the moment of the wish tells the two apart.
    return rows.is_any(
        db,
        "select 1 from drafts where group_id = ? and id = ? and created_at = ?",
        [group.id, wish_id, since],
    )


def rewrite(db: Database, group: Group, wish_id: int, data: str) -> None:
    """Keep what has become of it, such as how often it was tried."""
    db.execute("update drafts set data = ? where group_id = ? and id = ?", [data, group.id, wish_id])


def end(db: Database, group: Group, wish_id: int) -> None:
    """It is fulfilled, or given up."""
    db.execute("delete from drafts where group_id = ? and id = ?", [group.id, wish_id])
