"""Who put themselves on the list of an item, in order, and the results of a competition."""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from storage import rows
from storage.attendance import time_key
from union.agenda import Occurrence
from union.groups import Group
from union.results import Result
from union.signup import Entry


def enter(db: Database, group: Group, one: Occurrence, entry: Entry, now: datetime) -> None:
    """Put an entry at the end of the list; one that stands there keeps its place."""
    db.execute(
        """insert or ignore into signups (event_id, group_id, original, person_id, team, at)
           values (?, ?, ?, ?, ?, ?)""",
        [one.event.id, group.id, time_key(one), entry.person_id, entry.team, rows.to_text(now)],
    )


def withdraw(db: Database, group: Group, one: Occurrence, entry: Entry) -> None:
    """Take an entry off the list."""
    db.execute(
        """delete from signups where group_id = ? and event_id = ? and original = ?
           and person_id = ? and team = ?""",
        [group.id, one.event.id, time_key(one), entry.person_id, entry.team],
    )


def entries(db: Database, group: Group, one: Occurrence) -> list[Entry]:
    """The list, in the order of entering."""
    found = rows.every(
        db,
        """select person_id, team from signups where group_id = ? and event_id = ? and original = ?
           order by id""",
        group.id,
        one.event.id,
        time_key(one),
    )
    return [Entry(row["person_id"], row["team"]) for row in found]


def names(db: Database, group: Group, one: Occurrence) -> dict[int, str]:
    """What the people on the list are called, by our id."""
    found = rows.every(
        db,
        """select distinct people.id, name from signups join people on people.id = person_id
           where group_id = ? and event_id = ? and original = ?""",
        group.id,
        one.event.id,
        time_key(one),
    )
    return {row["id"]: row["name"] for row in found}


def keep_results(db: Database, group: Group, one: Occurrence, kept: Iterable[Result]) -> None:
    """Write the results of one time of an item in place of those before."""
    time = time_key(one)
    db.execute(
        "delete from results where group_id = ? and event_id = ? and original = ?",
        [group.id, one.event.id, time],
    )
    for position, each in enumerate(kept):
        row = {"event_id": one.event.id, "group_id": group.id, "original": time, "position": position}
        rows.add(db, "results", row | {"place": each.rank, "name": each.name, "score": each.score})


def results(db: Database, group: Group, one: Occurrence) -> tuple[Result, ...]:
    """The results of one time of an item, best first."""
    found = rows.every(
        db,
        """select place, name, score from results where group_id = ? and event_id = ? and original = ?
           order by position""",
        group.id,
        one.event.id,
        time_key(one),
    )
    return tuple(Result(row["place"], row["name"], row["score"]) for row in found)
