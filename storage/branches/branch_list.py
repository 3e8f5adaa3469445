"""The branches of a group: their list, their names, and which of them logs and items belong to."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.branches import EVERYONE, Branch, By, NamedBranches
from union.core.grouping import grouped
from union.core.groups import Group, Person
from union.worklog.entries import LogEntry

SHOWN_NAMES = """update logs set branch = (
             select group_concat(name, '、') from (select name from log_branches b join branches on branches.id = b.branch_id
             where b.log_id = logs.id order by place, branches.id))
           where group_id = ?1 and coalesce(branch, '') != ?2"""
OF_BRANCH = "id in (select log_id from log_branches where group_id = ?1 and branch_id = ?3)"
SHOWN = f"{SHOWN_NAMES} and {OF_BRANCH}"


class LogBranches(NamedTuple):
    """A log's words, and the branches it belongs to."""

    log_id: int
    text: str
    branches: tuple[int, ...]


def all_branches(db: Database, group: Group) -> list[Branch]:
    """All of them in their order, those given up too."""
    listed = rows.all_rows(db, "select * from branches where group_id = ? order by place, id", [group.id])
    if not listed:
        return []
    sql = """select branch_id, name, log_id is not null as learned from branch_names where group_id = ?1
             and (log_id is null or exists (select 1 from logs where logs.group_id = ?1 and logs.id = log_id
             and undone_at is null)) order by at, name"""
    found = rows.all_rows(db, sql, [group.id])
    names = grouped(((row["branch_id"], row["learned"]), row["name"]) for row in found)
    return [_branch(row, names.get((row["id"], 0), ()), names.get((row["id"], 1), ())) for row in listed]


def get(db: Database, group: Group, number: int) -> Branch | None:
    return next((each for each in all_branches(db, group) if each.number == number), None)


def renamed_since(db: Database, group: Group, moment: datetime) -> set[str]:
    """Those that got another name after a moment, by hand or because one became part of them."""
    sql = """select branches.name from branches join branch_names on branch_id = branches.id
         where branches.group_id = ? and log_id is null and at > ?"""
    return set(rows.column(db, sql, [group.id, moment]))


def standing_at(db: Database, group: Group, moment: datetime) -> list[Branch]:
    """Those of the list at a moment, in their order."""
    sql = """select id from branches where group_id = ?1 and created_at <= ?2
         and (retired_at is null or retired_at > ?2)"""
    ids = set(rows.column(db, sql, [group.id, moment]))
    return [each for each in all_branches(db, group) if each.number in ids]


def add(db: Database, group: Group, name: str, people: int | None, now: datetime) -> Branch:
    """A new one at the end of the list."""
    sql = "select coalesce(max(place), 0) + 1 as place from branches where group_id = ?"
    place = rows.number(db, sql, [group.id]) or 1
    row = {"group_id": group.id, "name": name, "people": people, "place": place, "created_at": now}
    number = rows.add(db, "branches", row)
    forget_name(db, group, name)
    return Branch(number, name, people=people, place=place)


def rename(db: Database, group: Group, branch: Branch, name: str, now: datetime) -> None:
    """Its old name is known on as another of its names; who leads it leads it still."""
    forget_name(db, group, name)
    rows.change(db, "branches", group.id, branch.number, name=name)
    add_name(db, group, branch, branch.name, now)
    _lead_now(db, group, branch, name)
    db.execute(SHOWN, [group.id, EVERYONE, branch.number])


def merge(db: Database, group: Group, branch: Branch, into: Branch, now: datetime) -> None:
    """What belongs to the one belongs to the other, its names too; it is no more."""
    sql = "update branch_names set branch_id = ? where group_id = ? and branch_id = ?"
    db.execute(sql, [into.number, group.id, branch.number])
    # A log of both: what was either's own is the one's that stays.
    sql = """update log_branches set facts = iif(log_branches.facts = '' or o.facts = '', '', log_branches.facts || o.facts)
             from log_branches o where log_branches.group_id = ?1 and o.log_id = log_branches.log_id
             and log_branches.branch_id = ?2 and o.branch_id = ?3"""
    db.execute(sql, [group.id, into.number, branch.number])
    for table in ("log_branches", "event_branches"):
        sql = f"update or ignore {table} set branch_id = ? where group_id = ? and branch_id = ?"  # noqa: S608
        db.execute(sql, [into.number, group.id, branch.number])
    _lead_now(db, group, branch, into.name)
    delete(db, group, branch)
    add_name(db, group, into, branch.name, now)
    db.execute(SHOWN, [group.id, EVERYONE, into.number])


def is_used(db: Database, group: Group, branch: Branch) -> bool:
    """Whether a log or an item belongs to it."""
    sql = """select 1 from log_branches where group_id = ?1 and branch_id = ?2
             union all select 1 from event_branches where +group_id = ?1 and branch_id = ?2 limit 1"""
    return rows.has_rows(db, sql, [group.id, branch.number])


def is_relied_on(db: Database, group: Group, branch: Branch) -> bool:
    """Whether more belongs to it than older logs that were given it when it was new."""
    sql = """select 1 from logs join branches on branches.id = ?2 where logs.group_id = ?1
             and logs.id in (select log_id from log_branches where group_id = ?1 and branch_id = ?2)
             and (branch_by != ?3 or logs.created_at > branches.created_at)
             union all select 1 from event_branches where +group_id = ?1 and branch_id = ?2 limit 1"""
    return rows.has_rows(db, sql, [group.id, branch.number, By.SAID])


def delete(db: Database, group: Group, branch: Branch) -> None:
    """It is no more, and no log names it."""
    db.execute("delete from branches where group_id = ? and id = ?", [group.id, branch.number])


def set_retired(db: Database, group: Group, branch: Branch, moment: datetime | None) -> None:
    """It is given up from then on; None: it is there again."""
    rows.change(db, "branches", group.id, branch.number, retired_at=moment)


def set_people(db: Database, group: Group, branch: Branch, people: int | None) -> None:
    rows.change(db, "branches", group.id, branch.number, people=people)


def exchange(db: Database, group: Group, one: Branch, other: Branch) -> None:
    """The two change places in the list."""
    for branch, place in ((one, other.place), (other, one.place)):
        rows.change(db, "branches", group.id, branch.number, place=place)


def add_name(db: Database, group: Group, branch: Branch, name: str, now: datetime) -> None:
    """Another name for it; whose it was, it is no longer."""
    row = {"group_id": group.id, "name": name, "branch_id": branch.number, "at": now}
    rows.replace_row(db, "branch_names", row)


def teach(
    db: Database, group: Group, branch: Branch, name: str, log_id: int, by: Person | None, now: datetime
) -> None:
    """A word for it that the correction of an entry has taught; what the admin has named stays as it is."""
    sql = """insert into branch_names (group_id, name, branch_id, log_id, person_id, at) values (?, ?, ?, ?, ?, ?)
             on conflict (group_id, name) do update set branch_id = excluded.branch_id, log_id = excluded.log_id,
             person_id = excluded.person_id, at = excluded.at where log_id is not null"""
    db.execute(sql, [group.id, name, branch.number, log_id, by, now])


def forget_name(db: Database, group: Group, name: str) -> None:
    """Nothing is called so any more."""
    db.execute("delete from branch_names where group_id = ? and name = ?", [group.id, name])


def forget_log(db: Database, group: Group, log_id: int) -> None:
    """Drop what an entry taught: it is corrected anew."""
    db.execute("delete from branch_names where group_id = ? and log_id = ?", [group.id, log_id])


def taught(db: Database, group: Group) -> list[rows.Row]:
    """Words that corrections have taught: `name`, `branch_id`, `log_id`, `person` and `at`."""
    sql = """select name, branch_id, log_id, at, (select name from people where people.id = person_id) as person
             from branch_names where group_id = ? and log_id is not null order by at"""
    return rows.all_rows(db, sql, [group.id])


def keep_log(db: Database, group: Group, entry: LogEntry) -> None:
    """Which branches an entry belongs to, how that is known, and their names as shown."""
    _keep(db, group, entry.id, entry.branch, entry.branch_by)
    keep_new_log(db, group, entry)


def keep_new_log(db: Database, group: Group, entry: LogEntry) -> None:
    """Which branches a new entry belongs to; the rest stands in its row already."""
    facts: Sequence[Sequence[int]] = entry.branch_facts or ((),) * len(entry.branches)
    _place(db, group, entry.id, zip(entry.branches, facts, strict=True))


def keep_event(db: Database, group: Group, event_id: int, branches: Collection[int]) -> None:
    db.execute("delete from event_branches where group_id = ? and event_id = ?", [group.id, event_id])
    sql = "insert into event_branches (event_id, branch_id, group_id) values (?, ?, ?)"
    db.conn.executemany(sql, [(event_id, number, group.id) for number in branches])


def active(db: Database, group: Group) -> list[Branch]:
    """Those that are not given up, in their order."""
    return [each for each in all_branches(db, group) if each.active]


def of_event(db: Database, group: Group, event_id: int) -> list[Branch]:
    sql = "select branch_id from event_branches where group_id = ? and event_id = ?"
    ids = set(rows.column(db, sql, [group.id, event_id]))
    return [each for each in all_branches(db, group) if each.number in ids] if ids else []


def of_events(db: Database, group: Group) -> dict[int, set[int]]:
    """The branches of every item that has any, by the item's id."""
    sql = "select event_id, branch_id from event_branches where group_id = ?"
    found = grouped((row["event_id"], row["branch_id"]) for row in rows.all_rows(db, sql, [group.id]))
    return {event_id: set(ids) for event_id, ids in found.items()}


def logs_to_reread(db: Database, group: Group, month: str, most: int) -> list[LogBranches]:
    """Standing logs of a day from that month (2026-01) on, the newest first, none of them settled by hand."""
    sql = """select logs.id, v.text, (select json_group_array(branch_id) from log_branches b where b.log_id = logs.id) as ids
             from logs join log_versions v on v.log_id = logs.id and v.version = logs.version
             where logs.group_id = ?1 and undone_at is null and branch_by != ?2 and number in (
             select number from tallies where group_id = ?1 and month >= ?3) order by logs.id desc limit ?4"""
    found = rows.all_rows(db, sql, [group.id, By.HAND, month, most])
    return [LogBranches(row["id"], row["text"], tuple(sorted(json.loads(row["ids"])))) for row in found]


def place(db: Database, group: Group, log_id: int, found: NamedBranches) -> None:
    """An entry belongs to the branches its words name."""
    _keep(db, group, log_id, found.words, found.by)
    _place(db, group, log_id, ((each.number, ()) for each in found.branches))


def forget_branch(db: Database, group: Group, branch: Branch) -> None:
    """It was a mistake: no log is of it, and it is no more; a log that was of it alone is of none."""
    sql = "select log_id from log_branches where group_id = ? and branch_id = ?"
    touched = rows.all_rows(db, sql, [group.id, branch.number])
    delete(db, group, branch)
    for row in touched:
        db.execute(f"{SHOWN_NAMES} and id = ?3", [group.id, EVERYONE, row["log_id"]])
        sql = """update logs set branch = null, branch_by = ?3 where group_id = ?1 and id = ?2
                 and not exists (select 1 from log_branches b where b.log_id = logs.id)"""
        db.execute(sql, [group.id, row["log_id"], By.NOBODY])


def read_placed(text: str) -> list[tuple[int, tuple[int, ...]]]:
    """The branches of a log as `logs` reads them, with the places of the facts that are each one's own."""
    found = [each.strip(",").split(",") for each in text.split(";")]
    return sorted((int(number), tuple(int(fact) for fact in facts if fact)) for number, *facts in found)


def _keep(db: Database, group: Group, log_id: int, words: str | None, by: By) -> None:
    rows.change(db, "logs", group.id, log_id, branch=words, branch_by=by)
    db.execute("delete from log_branches where group_id = ? and log_id = ?", [group.id, log_id])


def _place(db: Database, group: Group, log_id: int, placed: Iterable[tuple[int, Sequence[int]]]) -> None:
    sql = "insert into log_branches (log_id, branch_id, group_id, facts) values (?, ?, ?, ?)"
    db.conn.executemany(
        sql,
        [
            (log_id, number, group.id, f",{','.join(map(str, facts))}," if facts else "")
            for number, facts in placed
        ],
    )


def _lead_now(db: Database, group: Group, branch: Branch, name: str) -> None:
    sql = "update memberships set branch = ? where group_id = ? and branch = ?"
    db.execute(sql, [name, group.id, branch.name])


def _branch(row: Mapping[str, Any], names: Sequence[str], learned: Sequence[str]) -> Branch:
    given = {"aliases": tuple(names), "learned": tuple(learned), "active": row["retired_at"] is None}
    return rows.value(Branch, row, number=row["id"], **given)
