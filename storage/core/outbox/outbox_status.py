"""What became of something queued: whether Telegram took it, why not where one can help it; and how much waits, in numbers."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.core.outbox.queue import Lane

# The error of a row that Telegram refused.
GONE = "MessageGone"  # somebody deleted the message it would change or pin
NO_RIGHTS = "NoRights"  # the chat does not let the bot do this
KEPT = "NotDeletable"  # Telegram deletes no message of somebody else for one who may not, and none that is too old


@dataclass(frozen=True, slots=True)
class Fate:
    """A row of the outbox as it stands; `error` is empty unless something was in the way; `about` is its mark."""

    chat_id: int
    state: str
    error: str
    about: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether it will never be done."""
        return self.state == "dead"


def of_row(db: Database, row_id: int) -> Fate | None:
    """What became of one row; None when it is no more."""
    row = rows.one(db, "select chat_id, state, error, about from outbox where id = ?", [row_id])
    return None if row is None else Fate(row["chat_id"], row["state"], row["error"] or "", row["about"] or "")


@dataclass(frozen=True, slots=True)
class Depth:
    """Of one lane of the outbox: how many rows wait, and since when the oldest does; what is meant for later left out."""

    waiting: int
    oldest: datetime | None


def depths(db: Database, now: datetime) -> dict[Lane, Depth]:
    """What waits in each lane, and could have gone by now or was tried already."""
    sql = """select lane, count(*) as n, min(created_at) as oldest from outbox
             where state in ('queued', 'sending') and (next_try_at <= ? or tries > 0) group by lane"""
    found = rows.every(db, sql, [rows.to_text(now)])
    known = {row["lane"]: Depth(row["n"], rows.to_moment(row["oldest"])) for row in found}
    return {lane: known.get(lane, Depth(0, None)) for lane in Lane}


def dead(db: Database) -> int:
    """How many rows could never be delivered."""
    return rows.number(db, "select count(*) as n from outbox where state = 'dead'") or 0


def set_aside(db: Database) -> int:
    """How many updates lie aside because they could not be handled; those of the last days are kept."""
    return rows.number(db, "select count(*) as n from failed_updates") or 0
