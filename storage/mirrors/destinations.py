"""The places a group's posts are copied to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.mirrors.destinations import Address, Channel, Content


@dataclass(frozen=True, slots=True)
class Mirror:
    """One place. `sealed` is its address (handlers/core/sealed_secrets.py); `deaths` copies in a row never arrived, for `fault`."""

    id: int
    group_id: int
    channel: Channel
    tail: str
    contents: frozenset[Content]
    paused: bool
    deaths: int
    fault: str
    sealed: str = field(repr=False)


def of_group(db: Database, group: Group) -> list[Mirror]:
    """All of a group, oldest first."""
    return rows.each(_mirror, db, "select * from mirrors where group_id = ? order by id", [group.id])


def get(db: Database, group: Group, mirror_id: int) -> Mirror | None:
    """One of a group."""
    sql = "select * from mirrors where group_id = ? and id = ?"
    return rows.first(_mirror, db, sql, [group.id, mirror_id])


def add(db: Database, group: Group, person: Person, address: Address, sealed: str, now: datetime) -> Mirror:
    """A new place; everything is copied there until somebody chooses otherwise."""
    row = {"group_id": group.id, "person_id": person.id, "sealed": sealed, "made_at": rows.to_text(now)}
    kept = rows.plain(address, "channel", "tail") | {"contents": _written(frozenset(Content))}
    made = rows.add(db, "mirrors", row | kept)
    return _mirror(rows.only(db, "select * from mirrors where group_id = ? and id = ?", [group.id, made]))


def choose(db: Database, group: Group, mirror: Mirror, contents: frozenset[Content]) -> None:
    """What is copied there from now on."""
    rows.change(db, "mirrors", group.id, mirror.id, contents=_written(contents))


def pause(db: Database, group: Group, mirror: Mirror, paused: bool) -> None:
    """Whether it rests; what waits for it then is given up, and begun anew it has a clean sheet."""
    sql = "update mirrors set paused = ?, deaths = iif(?, deaths, 0) where group_id = ? and id = ?"
    db.execute(sql, [paused, paused, group.id, mirror.id])
    if paused:
        sql = """update mirror_posts set state = 'dead', title = '', text = '', error = 'paused'
                 where group_id = ? and mirror_id = ? and state = 'queued'"""
        db.execute(sql, [group.id, mirror.id])


def remove(db: Database, group: Group, mirror: Mirror) -> None:
    """Forget the place, its address and what waits for it."""
    db.execute("delete from mirrors where group_id = ? and id = ?", [group.id, mirror.id])


def arrived(db: Database, group: Group, mirror_id: int) -> None:
    """A copy arrived there: it is well."""
    sql = "update mirrors set deaths = 0, fault = null where group_id = ? and id = ? and deaths + (fault is not null) > 0"
    db.execute(sql, [group.id, mirror_id])


def died(db: Database, group: Group, mirror_id: int, fault: str, *, counts: bool) -> Mirror | None:
    """A copy will never arrive there; the place as it is now. One that was only a trial counts as no death."""
    sql = "update mirrors set deaths = deaths + ?, fault = ? where group_id = ? and id = ?"
    db.execute(sql, [counts, fault, group.id, mirror_id])
    return get(db, group, mirror_id)


def _written(contents: frozenset[Content]) -> str:
    return ",".join(each for each in Content if each in contents)


def _mirror(row: Mapping[str, Any]) -> Mirror:
    chosen = row["contents"].split(",") if row["contents"] else []
    return rows.value(
        Mirror, row, contents=frozenset(Content(each) for each in chosen), fault=row["fault"] or ""
    )
