"""Who put themselves on the list of an item, in order, and the results of a competition."""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from storage.core import people, rows
from union.attendance.competition_results import Result
from union.attendance.sign_up_list import Entry
from union.core.groups import Group, Person
from union.events.model import Occurrence


def enter(db: Database, group: Group, one: Occurrence, entry: Entry, now: datetime) -> None:
    """Put an entry at the end of the list; one that stands there keeps its place, with as many people as are told now."""
    sql = """insert into signups (event_id, group_id, original, person_id, team, people, at)
             values (?, ?, ?, ?, ?, ?, ?)
             on conflict (event_id, original, person_id, team) do update set people = excluded.people"""
    who = [entry.person_id, entry.team, entry.people]
    db.execute(sql, [one.event.id, group.id, one.key, *who, now])


def withdraw(db: Database, group: Group, one: Occurrence, entry: Entry) -> None:
    sql = """delete from signups where group_id = ? and event_id = ? and original = ?
             and person_id = ? and team = ?"""
    db.execute(sql, [group.id, one.event.id, one.key, entry.person_id, entry.team])


def entries(db: Database, group: Group, one: Occurrence) -> list[Entry]:
    """The list, in the order of entering."""
    sql = """select person_id, team, people from signups where group_id = ? and event_id = ? and original = ?
             order by id"""
    return rows.read_all(rows.reader(Entry), db, sql, [group.id, one.event.id, one.key])


def last_entered(db: Database, group: Group, one: Occurrence) -> datetime | None:
    """When somebody last came onto the list, UTC; None while it is empty."""
    sql = "select max(at) from signups where group_id = ? and event_id = ? and original = ?"
    return rows.moment(db, sql, [group.id, one.event.id, one.key])


def teams(db: Database, group: Group) -> list[str]:
    """The names that stand on lists of the group for others than its members."""
    sql = """select distinct team from signups where event_id in (select id from events where group_id = ? and status = 'open')
             and group_id = ? and team <> ''"""
    return rows.column(db, sql, [group.id, group.id])


def people_of(db: Database, group: Group, one: Occurrence) -> dict[int, Person]:
    """Who stands on the list, by our id."""
    sql = """select * from people where id in (select person_id from signups
             where group_id = ? and event_id = ? and original = ?)"""
    return {
        row["id"]: people.person_from_row(row)
        for row in rows.all_rows(db, sql, [group.id, one.event.id, one.key])
    }


def keep_results(db: Database, group: Group, one: Occurrence, kept: Iterable[Result], now: datetime) -> None:
    """Write the results of one time of an item in place of those before; one that stays keeps its moment."""
    time, told = one.key, _result_times(db, group, one)
    sql = "delete from results where group_id = ? and event_id = ? and original = ?"
    db.execute(sql, [group.id, one.event.id, time])
    for position, each in enumerate(kept):
        row = {"event_id": one.event.id, "group_id": group.id, "original": time, "position": position}
        row |= {"place": each.rank, "name": each.name, "score": each.score}
        rows.add(db, "results", row | {"at": told.get(each, rows.to_text(now))})


def results(db: Database, group: Group, one: Occurrence, as_of: datetime | None = None) -> tuple[Result, ...]:
    """The results of one time of an item, best first; with `as_of` (aware) those told by then."""
    latest = "9999" if as_of is None else rows.to_text(as_of)
    return tuple(each for each, at in _result_times(db, group, one).items() if at <= latest)


def with_results(db: Database, group: Group) -> set[int]:
    """Items of the group that have results, by our id."""
    return set(rows.column(db, "select distinct event_id from results where group_id = ?", [group.id]))


def _result_times(db: Database, group: Group, one: Occurrence) -> dict[Result, str]:
    sql = """select place, name, score, at from results where group_id = ? and event_id = ? and original = ?
             order by position"""
    found = rows.all_rows(db, sql, [group.id, one.event.id, one.key])
    return {Result(row["place"], row["name"], row["score"]): row["at"] for row in found}
