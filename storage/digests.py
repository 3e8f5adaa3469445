"""Which report has been posted, in which messages, and whether it is locked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage import rows
from union.groups import Group


@dataclass(frozen=True, slots=True)
class Posted:
    """A posted report: the outbox rows of the post and its document, and what it was made from."""

    period: str
    locked: bool
    post_id: int | None
    document_id: int | None
    fingerprint: str
    posted_at: datetime


def of_period(db: Database, group: Group, period: str) -> Posted | None:
    """The report of one period, None when it was never posted."""
    row = rows.one(db, "select * from digests where group_id = ? and period = ?", group.id, period)
    return None if row is None else _posted(row)


def unlocked(db: Database, group: Group) -> list[Posted]:
    """Posted reports that still follow their logs."""
    found = rows.every(
        db, "select * from digests where group_id = ? and state = 'posted' order by period", group.id
    )
    return [_posted(row) for row in found]


def post(
    db: Database, group: Group, period: str, post_id: int | None, fingerprint: str, now: datetime
) -> None:
    """A report has been posted for the first time."""
    db.execute(
        """insert or ignore into digests (group_id, period, state, post_id, fingerprint, posted_at)
           values (?, ?, 'posted', ?, ?, ?)""",
        [group.id, period, post_id, fingerprint, rows.to_text(now)],
    )


def follow(db: Database, group: Group, period: str, fingerprint: str) -> None:
    """The posted report has been brought up to date."""
    db.execute(
        "update digests set fingerprint = ? where group_id = ? and period = ?",
        [fingerprint, group.id, period],
    )


def set_document(db: Database, group: Group, period: str, document_id: int) -> None:
    """The message that carries the report's file."""
    db.execute(
        "update digests set document_id = ? where group_id = ? and period = ?",
        [document_id, group.id, period],
    )


def lock(db: Database, group: Group, period: str, now: datetime) -> None:
    """From now on the report stands as it is (定稿)."""
    db.execute(
        "update digests set state = 'locked', locked_at = ? where group_id = ? and period = ?",
        [rows.to_text(now), group.id, period],
    )


def is_locked(db: Database, group: Group, period: str) -> bool:
    """Whether logs of this period are 补报 now."""
    posted = of_period(db, group, period)
    return posted is not None and posted.locked


def _posted(row: Mapping[str, Any]) -> Posted:
    return Posted(
        period=row["period"],
        locked=row["state"] == "locked",
        post_id=row["post_id"],
        document_id=row["document_id"],
        fingerprint=row["fingerprint"],
        posted_at=rows.to_moment(row["posted_at"]),
    )
