"""How much waits and how much was given up, in numbers, for who watches over the program: nothing of whose it is."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.core.outbox.queue import Lane


@dataclass(frozen=True, slots=True)
class Depth:
    """Of one lane of the outbox: how many rows wait, and since when the oldest does; what is meant for later left out."""

    waiting: int
    oldest: datetime | None


def depths(db: Database, now: datetime) -> dict[Lane, Depth]:
    """What waits in each lane, and could have gone by now or was tried already."""
    found = rows.every(
        db,
        """select lane, count(*) as n, min(created_at) as oldest from outbox
           where state in ('queued', 'sending') and (next_try_at <= ? or tries > 0) group by lane""",
        rows.to_text(now),
    )
    known = {row["lane"]: Depth(row["n"], rows.to_moment(row["oldest"])) for row in found}
    return {lane: known.get(lane, Depth(0, None)) for lane in Lane}


def dead(db: Database) -> int:
    """How many rows could never be delivered."""
    return _count(db, "select count(*) as n from outbox where state = 'dead'")


def set_aside(db: Database) -> int:
    """How many updates lie aside because they could not be handled; those of the last days are kept."""
    return _count(db, "select count(*) as n from failed_updates")


def _count(db: Database, question: str) -> int:
    row = rows.one(db, question)
    return int(row["n"]) if row else 0
