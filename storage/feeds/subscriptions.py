"""Calendar feeds: whose secret address is live, and since when each calendar and item is as it is."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.feeds.model import Stamp


@dataclass(frozen=True, slots=True)
class Feed:
    """An address: a group's (`group_id`) or somebody's own (`person_id`); `alarms`: phones ring by it."""

    id: int
    group_id: int | None
    person_id: int | None
    seed: str
    hash: str
    alarms: bool
    stopped: bool


@dataclass(frozen=True, slots=True)
class FeedVersion:
    """How often a group's calendar has changed, and when last; None: since nobody looked."""

    group_id: int
    number: int
    changed_at: datetime | None


def of_group(db: Database, group: Group) -> Feed | None:
    return rows.read_first(_feed, db, "select * from feeds where group_id = ?", [group.id])


def of_person(db: Database, person: Person) -> Feed | None:
    return rows.read_first(
        _feed, db, "select * from feeds where group_id is null and person_id = ?", [person.id]
    )


def of_hash(db: Database, hashed: str) -> Feed | None:
    """The address somebody knocks with, a group's or a person's; None for one that opens nothing (any more)."""
    found = "select *, group_id from feeds where hash = ? and stopped_at is null"
    return rows.read_first(_feed, db, found, [hashed])


def make(db: Database, whose: Group | Person, seed: str, hashed: str, now: datetime) -> None:
    """A new address of the group's, or of somebody's own; the one before opens nothing from now on."""
    owner = "group_id" if isinstance(whose, Group) else "person_id"
    sql = f"""insert into feeds ({owner}, seed, hash, made_at) values (?, ?, ?, ?)
              on conflict ({owner}) do update set seed = excluded.seed, hash = excluded.hash,
              made_at = excluded.made_at, stopped_at = null"""  # noqa: S608
    db.execute(sql, [whose.id, seed, hashed, now])


def stop(db: Database, feed: Feed, now: datetime) -> None:
    _set_column(db, feed, "stopped_at", now)


def set_alarms(db: Database, feed: Feed, alarms: bool) -> None:
    _set_column(db, feed, "alarms", alarms)


def versions(db: Database, group_ids: Collection[int]) -> list[FeedVersion]:
    """How the calendars of these groups stand, by number of the group."""
    sql = f"""select group_id, version as number, changed_at from feed_versions
              where group_id in ({rows.marks(group_ids)}) order by group_id"""  # noqa: S608
    return rows.read_all(rows.reader(FeedVersion), db, sql, [*group_ids])


def stamp(db: Database, group_ids: Collection[int], now: datetime) -> None:
    """What has changed since somebody looked has changed now."""
    for table in ("feed_versions", "feed_items"):
        sql = f"update {table} set changed_at = ? where changed_at is null and group_id in ({rows.marks(group_ids)})"  # noqa: S608
        db.execute(sql, [now, *group_ids])


def stamps(db: Database, group: Group) -> dict[int, Stamp]:
    """Of every item of a group how often and when it has changed."""
    sql = """select events.id, created_at as made_at, coalesce(revision, 0) as revision, coalesce(changed_at, created_at) as changed_at
             from events left join feed_items on event_id = events.id where events.group_id = ?"""
    return {row["id"]: rows.value(Stamp, row) for row in rows.all_rows(db, sql, [group.id])}


def notices(db: Database, group: Group) -> int:
    """How many notices about holidays have come and gone: what moves with them is revised by each."""
    sql = "select count(*) + count(withdrawn_at) as count from holidays where group_id = ?"
    return rows.number(db, sql, [group.id]) or 0


def _set_column(db: Database, feed: Feed, column: str, value: object) -> None:
    sql = f"update feeds set {column} = ? where id = ? and group_id is ?"  # noqa: S608
    db.execute(sql, [value, feed.id, feed.group_id])


def _feed(row: Mapping[str, Any]) -> Feed:
    return rows.value(Feed, row, stopped=row["stopped_at"] is not None)
