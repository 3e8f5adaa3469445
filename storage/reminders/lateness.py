"""How late reminders were sent: from the moment they were due to the moment Telegram had them."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows

IN_TIME = 60  # seconds; the round comes every half minute


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of the reminders sent since a moment: how many, how many within a minute, the latest in seconds."""

    sent: int
    in_time: int
    latest: int


def since(db: Database, moment: datetime) -> Lateness:
    """Over all groups: a figure for the operator."""
    sql = """with delays as (select max(0, unixepoch(sent_at) - unixepoch(due_at)) as late
             from reminders join outbox on outbox.id = outbox_id
             where reminders.state = 'sent' and sent_at >= ?)
             select count(*) as sent, coalesce(sum(late <= ?), 0) as in_time, coalesce(max(late), 0) as latest
             from delays"""
    row = rows.only(db, sql, [rows.to_text(moment), IN_TIME])
    return Lateness(row["sent"], row["in_time"], row["latest"])


def due_with(db: Database, outbox_id: int) -> datetime | None:
    """When the earliest reminder in this message was due; None where it holds none."""
    row = rows.one(db, "select min(due_at) as at from reminders where outbox_id = ?", [outbox_id])
    return rows.to_moment_or_none(row["at"] if row else None)
