"""The copies that wait for their places: queued with the post itself, sent by bot/delivery/mirror_sender.py alone.

What was sent or given up keeps no word: the post itself is in the outbox.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.mirrors.destinations import Mirror
from union.core.groups import Group

TEST = "test"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy under way. `parts_done` of its messages have arrived; `doubtful`: the next one may have, too."""

    id: int
    group_id: int
    mirror_id: int
    content: str
    title: str
    text: str
    file_id: int | None
    parts_done: int
    doubtful: bool
    tries: int
    created_at: datetime


def put(
    db: Database,
    group: Group,
    mirror: Mirror,
    content: str,
    title: str,
    text: str,
    now: datetime,
    *,
    key: str | None = None,
    file_id: int | None = None,
) -> None:
    """Queue a copy; nothing when its key is known already."""
    sql = "select 1 from mirror_posts where group_id = ? and mirror_id = ? and key = ?"
    if key is not None and rows.one(db, sql, [group.id, mirror.id, key]):
        return
    row = {"group_id": group.id, "mirror_id": mirror.id, "content": content, "title": title, "text": text}
    times = {"created_at": rows.to_text(now), "next_try_at": rows.to_text(now)}
    rows.add(db, "mirror_posts", {**row, **times, "key": key, "file_id": file_id})


def ready(db: Database, now: datetime, busy: frozenset[int], limit: int) -> list[Copy]:
    """The oldest copy of each place, where it is due: what waits for another try holds up those behind it."""
    sql = f"""select * from mirror_posts where id in (
                select min(id) from mirror_posts where state = 'queued' and group_id is not null
                and mirror_id not in ({rows.marks(busy)}) group by mirror_id)
              and next_try_at <= ? order by id limit ?"""  # noqa: S608
    return rows.each(rows.reader(Copy), db, sql, [*busy, rows.to_text(now), limit])


def next_try(db: Database, now: datetime) -> datetime | None:
    """The earliest moment after `now` that any copy of any group (group_id) waits for."""
    sql = """select min(next_try_at) as at, group_id from mirror_posts
             where state = 'queued' and next_try_at > ?"""
    return rows.moment(db, sql, [rows.to_text(now)])


def sending(db: Database, copy: Copy) -> bool:
    """About to be handed over; False when it is gone since it was read."""
    sql = """update mirror_posts set state = 'sending', tries = tries + 1
             where group_id = ? and id = ? and state = 'queued'"""
    cursor = db.execute(sql, [copy.group_id, copy.id])
    return int(cursor.rowcount) == 1


def part_done(db: Database, copy: Copy, count: int) -> None:
    """So many of its messages have arrived."""
    rows.change(db, "mirror_posts", copy.group_id, copy.id, parts_done=count, doubtful=0)


def sent(db: Database, copy: Copy, now: datetime) -> None:
    """All of it has arrived."""
    end = {"state": "sent", "error": None, "sent_at": rows.to_text(now)}
    rows.change(db, "mirror_posts", copy.group_id, copy.id, title="", text="", **end)


def retry(db: Database, copy: Copy, at: datetime, error: str, *, doubtful: bool) -> None:
    """Not through yet: again at `at`."""
    sql = """update mirror_posts set state = 'queued', next_try_at = ?, error = ?, doubtful = max(doubtful, ?)
             where group_id = ? and id = ?"""
    db.execute(sql, [rows.to_text_not_before(at), error, doubtful, copy.group_id, copy.id])


def put_off(db: Database, copy: Copy, until: datetime) -> None:
    """The group rests until then."""
    rows.change(db, "mirror_posts", copy.group_id, copy.id, next_try_at=rows.to_text_not_before(until))


def dead(db: Database, copy: Copy, error: str) -> None:
    """Will never arrive."""
    rows.change(db, "mirror_posts", copy.group_id, copy.id, state="dead", title="", text="", error=error)


def forget(db: Database, before: datetime) -> None:
    """What is over and was queued before that moment, in any group (group_id): its key is asked for no more."""
    sql = "delete from mirror_posts where state in ('sent', 'dead') and created_at < ? and group_id > 0"
    db.execute(sql, [rows.to_text(before)])


def recover(db: Database) -> None:
    """After a start: what was under way, of any group (group_id), goes again, marked as a possible repeat."""
    sql = "update mirror_posts set state = 'queued', doubtful = 1 where state = 'sending' and group_id > 0"
    db.execute(sql)
