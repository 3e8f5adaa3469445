"""The places a group's posts are copied to, and the copies that wait for them (bot/delivery/mirror_sender.py sends them)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass, field
from union.mirrors.destinations import Address, Channel, Content

TEST = "test"
ONE = "select * from mirrors where group_id = ? and id = ?"


@dataclass(frozen=True, slots=True)
class Mirror:
    """One place. `sealed` is its address (handlers/core/sealed_secrets.py); `deaths` copies in a row never arrived, for `fault`."""

    id: int
    channel: Channel
    tail: str
    contents: frozenset[Content]
    paused: bool
    deaths: int
    fault: str
    sealed: str = field(repr=False)


def of_group(db: Database, group: Group) -> list[Mirror]:
    return rows.read_all(_mirror, db, "select * from mirrors where group_id = ? order by id", [group.id])


def get(db: Database, group: Group, mirror_id: int) -> Mirror | None:
    return rows.read_first(_mirror, db, ONE, [group.id, mirror_id])


def add(db: Database, group: Group, person: Person, address: Address, sealed: str, now: datetime) -> Mirror:
    """A new place; everything is copied there until somebody chooses otherwise."""
    row = {"group_id": group.id, "person_id": person, "sealed": sealed, "made_at": now}
    kept = rows.fields_as_row(address, "channel", "tail") | {"contents": _contents_text(frozenset(Content))}
    return _mirror(rows.required_row(db, ONE, [group.id, rows.add(db, "mirrors", row | kept)]))


def choose(db: Database, group: Group, mirror: Mirror, contents: frozenset[Content]) -> None:
    rows.change(db, "mirrors", group.id, mirror.id, contents=_contents_text(contents))


def pause(db: Database, group: Group, mirror: Mirror, paused: bool) -> None:
    """Whether it rests; what waits for it then is given up, and begun anew it has a clean sheet."""
    sql = "update mirrors set paused = ?, deaths = iif(?, deaths, 0) where group_id = ? and id = ?"
    db.execute(sql, [paused, paused, group.id, mirror.id])
    if paused:
        sql = """update mirror_posts set state = 'dead', title = '', text = '', error = 'paused'
                 where group_id = ? and mirror_id = ? and state = 'queued'"""
        db.execute(sql, [group.id, mirror.id])


def remove(db: Database, group: Group, mirror: Mirror) -> None:
    db.execute("delete from mirrors where group_id = ? and id = ?", [group.id, mirror.id])


def arrived(db: Database, group: Group, mirror_id: int) -> None:
    sql = "update mirrors set deaths = 0, fault = null where group_id = ? and id = ? and deaths + (fault is not null) > 0"
    db.execute(sql, [group.id, mirror_id])


def died(db: Database, group: Group, mirror_id: int, fault: str, *, counts: bool) -> Mirror | None:
    """A copy will never arrive there; the place as it is now. One that was only a trial counts as no death."""
    sql = "update mirrors set deaths = deaths + ?, fault = ? where group_id = ? and id = ?"
    db.execute(sql, [counts, fault, group.id, mirror_id])
    return get(db, group, mirror_id)


def _contents_text(contents: frozenset[Content]) -> str:
    return ",".join(each for each in Content if each in contents)


def _mirror(row: Mapping[str, Any]) -> Mirror:
    chosen = row["contents"].split(",") if row["contents"] else []
    return rows.value(Mirror, row, contents=frozenset(map(Content, chosen)), fault=row["fault"] or "")


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


class NewCopy(NamedTuple):
    """A copy to be made, of which kind; `key`: the post's own, so that none goes to a place twice."""

    content: str
    title: str
    text: str
    key: str | None = None
    file_id: int | None = None


def queue_copy(db: Database, group: Group, mirror: Mirror, copy: NewCopy, now: datetime) -> None:
    """Queue a copy; nothing when its key is known already."""
    sql = "select 1 from mirror_posts where group_id = ? and mirror_id = ? and key = ?"
    if copy.key is None or not rows.has_rows(db, sql, [group.id, mirror.id, copy.key]):
        times = {"created_at": now, "next_try_at": now}
        rows.add(
            db, "mirror_posts", {"group_id": group.id, "mirror_id": mirror.id, **copy._asdict(), **times}
        )


def ready(db: Database, now: datetime, busy: frozenset[int], limit: int) -> list[Copy]:
    """The oldest copy of each place, where it is due: what waits for another try holds up those behind it."""
    sql = f"""select * from mirror_posts where id in (
                select min(id) from mirror_posts where state = 'queued' and group_id is not null
                and mirror_id not in ({rows.marks(busy)}) group by mirror_id)
              and next_try_at <= ? order by id limit ?"""  # noqa: S608
    return rows.read_all(rows.reader(Copy), db, sql, [*busy, now, limit])


def next_try(db: Database, now: datetime) -> datetime | None:
    """The earliest moment after `now` that any copy of any group (group_id) waits for."""
    sql = """select min(next_try_at) as at, group_id from mirror_posts
             where state = 'queued' and next_try_at > ?"""
    return rows.moment(db, sql, [now])


def sending(db: Database, copy: Copy) -> bool:
    """About to be handed over; False when it is gone since it was read."""
    sql = """update mirror_posts set state = 'sending', tries = tries + 1
             where group_id = ? and id = ? and state = 'queued'"""
    return db.execute(sql, [copy.group_id, copy.id]).rowcount == 1


def part_done(db: Database, copy: Copy, count: int) -> None:
    rows.change(db, "mirror_posts", copy.group_id, copy.id, parts_done=count, doubtful=0)


def sent(db: Database, copy: Copy, now: datetime) -> None:
    end = {"state": "sent", "error": None, "sent_at": now}
    rows.change(db, "mirror_posts", copy.group_id, copy.id, title="", text="", **end)


def retry(db: Database, copy: Copy, at: datetime, error: str, *, doubtful: bool) -> None:
    sql = """update mirror_posts set state = 'queued', next_try_at = ?, error = ?, doubtful = max(doubtful, ?)
             where group_id = ? and id = ?"""
    db.execute(sql, [rows.to_text_not_before(at), error, doubtful, copy.group_id, copy.id])


def postpone_copy(db: Database, copy: Copy, until: datetime) -> None:
    rows.change(db, "mirror_posts", copy.group_id, copy.id, next_try_at=rows.to_text_not_before(until))


def dead(db: Database, copy: Copy, error: str) -> None:
    rows.change(db, "mirror_posts", copy.group_id, copy.id, state="dead", title="", text="", error=error)


def forget(db: Database, before: datetime) -> None:
    """What is over and was queued before that moment, in any group (group_id): its key is asked for no more."""
    sql = "delete from mirror_posts where state in ('sent', 'dead') and created_at < ? and group_id > 0"
    db.execute(sql, [before])


def recover(db: Database) -> None:
    """After a start: what was under way, of any group (group_id), goes again, marked as a possible repeat."""
    sql = "update mirror_posts set state = 'queued', doubtful = 1 where state = 'sending' and group_id > 0"
    db.execute(sql)
