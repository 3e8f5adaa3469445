"""When which branch was reached, and by how many people: read from the facts and sums of the standing logs; pictures of it to be drawn."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.core.drafts import KeptWish, Wishes
from union.branches.coverage import REACHING, UNITS, VISITS, BranchSum
from union.core import period as periods
from union.core.grouping import grouped
from union.core.groups import Group
from union.core.kinds import CATEGORIES
from union.core.records import dataclass
from union.core.units import SIGNS

# A log of several things may say of each whose it is. A 补报 belongs to the report of the month it was told in.
OF_FACTS = """from facts f join logs on logs.id = f.log_id and logs.version = f.version
              join log_branches b on b.log_id = logs.id
              and (b.facts = '' or instr(b.facts, ',' || f.position || ',') > 0)
              where f.group_id = ? and f.day >= ? and f.day < ? and logs.undone_at is null
              and f.category in (select value from json_each(?)) and logs.late_for is not ?"""
# People and money as they are added up: once, whatever parts of them are listed beside.
OF_LOGS = """from tallies t join logs on logs.group_id = t.group_id and logs.number = t.number
             join log_branches b on b.log_id = logs.id
             where t.group_id = ? and t.month between ? and ? and t.sort = ? and t.day >= ? and t.day < ?
             and t.category in (select value from json_each(?)) and t.unit in (select value from json_each(?))"""
EVER = date(1970, 1, 1)
Counted = tuple[str, Collection[str], Collection[str]]  # the sort of tallies, categories, units
PEOPLE: Counted = ("measure", REACHING, UNITS)
MONEY: Counted = ("money", CATEGORIES, tuple(SIGNS))


class Day(NamedTuple):
    """Something was done for a branch that day; `visit`: a visit was, else another activity."""

    branch: int
    visit: bool
    day: date


def days(db: Database, group: Group, first: date, end: date, without: str = "") -> list[Day]:
    """Each day of [first, end) on which something was done for a branch; `without`: a month whose 补报 are left out."""
    sql = f"select distinct b.branch_id as branch, f.category = ? as visit, f.day {OF_FACTS} order by f.day"
    return rows.read_all(rows.reader(Day), db, sql, [VISITS, *_of_days(group, first, end, without)])


def items(db: Database, group: Group, first: date, end: date, without: str = "") -> Mapping[int, int]:
    """How many things of any kind were done in [first, end) for each branch, by its number."""
    sql = f"select b.branch_id as branch, count(*) as count {OF_FACTS} group by 1"
    found = rows.all_rows(db, sql, _of_days(group, first, end, without, CATEGORIES))
    return {row["branch"]: row["count"] for row in found}


def last_days(db: Database, group: Group, before: date) -> list[Day]:
    """The last visit and the last other activity of each branch before a day."""
    sql = f"select b.branch_id as branch, f.category = ? as visit, max(f.day) as day {OF_FACTS} group by 1, 2"
    return rows.read_all(rows.reader(Day), db, sql, [VISITS, *_of_days(group, EVER, before)])


def sums(db: Database, group: Group, first: date, end: date, counted: Counted) -> dict[int, list[BranchSum]]:
    """Who was reached, or what was spent for each branch, in [first, end); a log about several says of none how many."""
    sql = f"""select b.branch_id, t.unit, sum(t.value / {rows.HALF}) as large, sum(t.value % {rows.HALF}) as small, t.sort, max(t.approx) as approx, count(distinct t.number) as logs
            {OF_LOGS} and (select count(*) from log_branches c where c.log_id = logs.id) = 1 group by 1, 2"""  # noqa: S608
    return grouped(map(_branch_sum, rows.all_rows(db, sql, _of_sums(group, first, end, counted))))


def shared(db: Database, group: Group, first: date, end: date) -> int:
    """How many logs tell of people in several branches together: none of those figures is any one branch's."""
    sql = f"""select count(distinct t.number) as count {OF_LOGS} and (select count(*) from log_branches c where c.log_id = logs.id) > 1"""  # noqa: S608
    return rows.number(db, sql, _of_sums(group, first, end, PEOPLE)) or 0


def _of_days(
    group: Group, first: date, end: date, without: str = "", categories: Collection[str] = REACHING
) -> tuple[object, ...]:
    return group.id, first, end, json.dumps(categories), without


def _of_sums(group: Group, first: date, end: date, counted: Counted) -> tuple[object, ...]:
    sort, *listed = counted
    return group.id, *periods.months_between(first, end), sort, first, end, *map(json.dumps, listed)


def _branch_sum(row: Mapping[str, Any]) -> tuple[int, BranchSum]:
    value = Decimal(row["large"] * rows.HALF + row["small"])
    value /= 1000 if row["sort"] == PEOPLE[0] else 100
    return row["branch_id"], BranchSum(row["unit"], value, bool(row["approx"]), row["logs"])


@dataclass(frozen=True, slots=True)
class WantedCoverage(KeptWish):
    """One to be drawn and sent to a chat."""


WISHES = Wishes("coverage_picture", WantedCoverage)
