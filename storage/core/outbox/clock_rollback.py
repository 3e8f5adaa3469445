"""What waits in the outbox for a moment that the host's clock reached too early, before it was set back."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from storage.core import rows
from storage.core.outbox.queue import HELD


def shift_waits(db: Database, now: datetime, by: timedelta) -> int:
    """Bring waits forward that were counted by a clock `by` ahead of the one that shows `now`; how many.

    What was meant for a moment of its own (the end of quiet hours) before that clock went wrong stays.
    """
    cursor = db.execute(
        """update outbox set
             next_try_at = max(:now, strftime('%Y-%m-%dT%H:%M:%SZ', next_try_at, :back)),
             created_at = min(created_at, :now)
           where state in ('queued', 'replaced') and next_try_at > :now
             and (created_at > :now or tries > 0 or error = :held)""",
        {"now": rows.to_text(now), "back": f"-{by.total_seconds():.0f} seconds", "held": HELD},
    )
    copies = db.execute(
        """update mirror_posts set next_try_at = :now, created_at = min(created_at, :now)
           where state = 'queued' and next_try_at > :now and group_id > 0""",
        {"now": rows.to_text(now)},
    )
    return int(cursor.rowcount) + int(copies.rowcount)
