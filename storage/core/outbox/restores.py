"""A database brought back from a backup, or a clock set back: what is lost, what must not be said again, what waits too long."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from storage.core import rows
from storage.core.outbox import queue
from storage.core.outbox.queue import HELD
from union.core.groups import Group
from union.core.records import dataclass

STALE = timedelta(hours=1)  # an answer this late answers nobody any more
ANSWERS = (int(queue.Lane.PRESS), int(queue.Lane.ANSWER))
LONG = timedelta(minutes=10)
SKIPPED = 100  # numbers of entries: some of these were given in the span that is lost


@dataclass(frozen=True, slots=True)
class Lost:
    """A span, both ends aware, in which the bot did things that this database does not hold."""

    id: int
    since: datetime
    until: datetime


def age(db: Database, now: datetime) -> int:
    """What waited to be sent when the backup was made may have been sent since: again with its mark, or not at all.

    Returns how many answers are dropped. Edits are left: made twice they change nothing.
    """
    queue.recover(db)
    sql = f"""update outbox set state = 'dead', error = 'Restored' where state = 'queued' and edits is null
              and lane in ({rows.marks(ANSWERS)}) and created_at < ?"""  # noqa: S608
    gone = db.execute(sql, [*ANSWERS, now - STALE]).rowcount
    sql = """update outbox set state = 'dead', error = 'Restored' where state = 'queued'
             and edits in (select id from outbox where error = 'Restored')"""
    db.execute(sql)
    db.execute("update outbox set doubtful = 1 where state = 'queued' and edits is null")
    return gone


def note(db: Database, since: datetime, until: datetime) -> None:
    """What was done in this span is lost: no number given in it is given again."""
    rows.add(db, "restores", {"since": since, "until": until})
    db.execute("update groups set next_number = next_number + ?", [SKIPPED])


def last_lost_span(db: Database) -> Lost | None:
    """The newest span that is lost, None where none is."""
    return rows.read_first(rows.reader(Lost), db, "select * from restores order by id desc limit 1")


def concerns(db: Database, group: Group, lost: Lost) -> bool:
    """Whether a group may miss anything: it was there, and where only seconds are lost it was not silent."""
    row = rows.row_or_none(db, "select joined_at, last_message_at as at from groups where id = ?", [group.id])
    if row is None or rows.to_moment(row["joined_at"]) >= lost.until:
        return False
    is_long = lost.until - lost.since >= LONG
    return is_long or bool(row["at"] and rows.to_moment(row["at"]) >= lost.since - LONG)


def is_lost(db: Database, moment: datetime) -> bool:
    """Whether what was said at that moment is not in this database."""
    return rows.has_rows(db, "select 1 from restores where since < ? and until > ?", [moment, moment])


def shift_waits(db: Database, now: datetime, by: timedelta) -> int:
    """Bring waits forward that were counted by a clock `by` ahead of the one that shows `now`; how many.

    What was meant for a moment of its own (the end of quiet hours) before that clock went wrong stays.
    """
    waits = db.execute(
        """update outbox set
             next_try_at = max(:now, strftime('%Y-%m-%dT%H:%M:%SZ', next_try_at, :back)),
             created_at = min(created_at, :now)
           where state in ('queued', 'replaced') and next_try_at > :now
             and (created_at > :now or tries > 0 or error = :held)""",
        {"now": now, "back": f"-{by.total_seconds():.0f} seconds", "held": HELD},
    )
    sql = """update mirror_posts set next_try_at = :now, created_at = min(created_at, :now)
             where state = 'queued' and next_try_at > :now and group_id > 0"""
    return waits.rowcount + db.execute(sql, {"now": now}).rowcount
