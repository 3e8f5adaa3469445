"""The register of helped families: their codes for good, their names for as long as the group keeps them."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.grouping import grouped
from union.core.groups import Group, Person
from union.helped.families import Family, Help, tidy_name
from union.reading.privacy.redaction import mask_private
from union.worklog.entries import LogEntry


def keep(
    db: Database,
    group: Group,
    name: str,
    now: datetime,
    *,
    branch: str | None = None,
    by: Person | None = None,
    is_other: bool = False,
) -> Family:
    """The family of this name (of this branch, where both are known), told now; a new one, as where it `is_other`, has the next code.

    The name is only for private chats and only as long as the group keeps names; for the group there is `Family.code`, which stands
    alone where it keeps none.
    """
    found = [] if is_other else same_name(db, group, name, branch)
    if found:
        return tell_again(db, group, found[0], now, branch)
    sql = "select coalesce(max(number), 0) + 1 as number from helped_families where group_id = ?"
    number = rows.number(db, sql, [group.id]) or 1
    known = {"name": tidy_name(mask_private(name)), "branch": branch}
    row = {"group_id": group.id, "number": number, "person_id": by, "added_at": now, "told_at": now}
    kept = known if group.settings.names_kept > 0 else {"hidden_at": now}
    family_id = rows.add(db, "helped_families", {**row, **kept})
    return _families(db, group, "helped_families.id = ?", family_id)[0]


def same_name(db: Database, group: Group, name: str, branch: str | None = None) -> list[Family]:
    """The families that may be the one of this name: of another branch they are others."""
    found = _families(db, group, "name = ?", tidy_name(mask_private(name)))
    return [each for each in found if not (branch and each.branch and each.branch != branch)]


def tell_again(
    db: Database, group: Group, family: Family, now: datetime, branch: str | None = None
) -> Family:
    """The same family was named again: its name is kept from now on."""
    sql = "update helped_families set told_at = ?, branch = coalesce(?, branch) where group_id = ? and id = ?"
    db.execute(sql, [now, branch, group.id, family.id])
    return _families(db, group, "helped_families.id = ?", family.id)[0]


def numbered(db: Database, group: Group, number: int) -> Family | None:
    return next(iter(_families(db, group, "helped_families.number = ?", number)), None)


def of_group(db: Database, group: Group, told_by: Person | None = None) -> list[Family]:
    """All families by code; with `told_by` those somebody told of alone."""
    if told_by is None:
        return _families(db, group, "1")
    own = """(person_id = ? or id in (select family_id from helped_visits v
             where v.group_id = helped_families.group_id and v.person_id = ?))"""
    return _families(db, group, own, told_by, told_by)


def of_log(db: Database, group: Group, log_id: int) -> list[Family]:
    told = "id in (select family_id from helped_visits v where v.group_id = helped_families.group_id and log_id = ?)"
    return _families(db, group, told, log_id)


def give(
    db: Database, group: Group, family: Family, entry: LogEntry, got: Help, now: datetime, by: Person | None
) -> None:
    """Note what a family got by a log; told again for the same log, the later amount and reason hold."""
    sql = """insert into helped_visits (group_id, family_id, log_id, day, minor, currency, reason, person_id, at)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (family_id, log_id) do update set
             minor = coalesce(excluded.minor, minor), currency = coalesce(excluded.currency, currency),
             reason = coalesce(excluded.reason, reason)"""
    reason = got.reason if group.settings.names_kept > 0 else None
    db.execute(sql, [group.id, family.id, entry.id, got.day, got.minor, got.currency, reason, by, now])


def helps(db: Database, group: Group, family: Family, told_by: Person | None = None) -> list[Help]:
    """What a family got, newest first; by logs that were taken back, nothing; with `told_by` what they told alone."""
    sql = """select v.day, logs.number, v.minor, v.currency, v.reason from helped_visits v
             left join logs on logs.id = v.log_id where v.group_id = ? and v.family_id = ? and logs.undone_at is null
             and (? is null or v.person_id = ?) order by v.day desc, v.id desc"""
    return rows.read_all(rows.reader(Help), db, sql, [group.id, family.id, told_by, told_by])


def families_by_log(
    db: Database, group: Group, log_ids: Sequence[int]
) -> dict[int, list[tuple[Family, Help]]]:
    """Of each of these logs the families it tells of and what each got, by code."""
    sql = """select v.log_id as log_id, f.*, v.day, v.minor, v.currency, v.reason from helped_visits v
             join helped_families f on f.id = v.family_id where v.group_id = ?
             and v.log_id in (select value from json_each(?)) order by f.number"""
    return grouped(
        (row["log_id"], (rows.value(Family, row), rows.value(Help, row, number=None)))
        for row in rows.all_rows(db, sql, [group.id, json.dumps(list(log_ids))])
    )


def _families(db: Database, group: Group, condition: str, *values: object) -> list[Family]:
    sql = f"select * from helped_families where group_id = ? and ({condition}) order by number"  # noqa: S608
    return rows.read_all(rows.reader(Family), db, sql, [group.id, *values])
