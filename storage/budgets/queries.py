"""Budgets by category and year with every change of them, what was spent of them, and which crossings were told."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from storage.worklog.facts import BEFORE_LOCK, Span
from union.budgets.expenditure import Budget, BudgetWarning, Spent
from union.core import period as periods
from union.core.groups import Group, Person

SPENT = f"""select category, unit, sum(value / {rows.HALF}) as large, sum(value % {rows.HALF}) as small,
            max(approx) as approx from tallies
            where group_id = ? and month = ? and sort = 'money' and day >= ? and day < ?
            and (? or {BEFORE_LOCK}) and (? or number not in (select value from json_each(?)))
            group by category, unit"""  # noqa: S608

ONE = "select * from budgets where group_id = ? and id = ?"
_budget = rows.reader(Budget)


class Change(NamedTuple):
    """One change of a budget, by its id; `before`: what held until then, None where there was none."""

    id: int
    now: Budget
    before: Budget | None


def set_budget(db: Database, group: Group, budget: Budget, by: Person | None, now: datetime) -> Change:
    """From now on this holds for its year and category; 0 takes it away. What held before stays readable."""
    change_id = rows.add(
        db, "budgets", {"group_id": group.id, "person_id": by, "at": now, **rows.fields_as_row(budget)}
    )
    return _change(db, group, rows.required_row(db, ONE, [group.id, change_id]))


def change(db: Database, group: Group, change_id: int) -> Change | None:
    """A change by its id, with what it took the place of."""
    row = rows.row_or_none(db, ONE, [group.id, change_id])
    return None if row is None else _change(db, group, row)


def _change(db: Database, group: Group, row: Mapping[str, Any]) -> Change:
    sql = """select * from budgets where group_id = ? and year = ? and category = ? and id < ?
             order by id desc limit 1"""
    before = rows.row_or_none(db, sql, [group.id, row["year"], row["category"], row["id"]])
    was = _budget(before) if before is not None and before["minor"] else None
    return Change(row["id"], _budget(row), was)


def is_newest(db: Database, group: Group, found: Change) -> bool:
    """Whether nothing was changed in its year and category since."""
    sql = "select 1 from budgets where group_id = ? and year = ? and category = ? and id > ?"
    return not rows.has_rows(db, sql, [group.id, found.now.year, found.now.category, found.id])


def of_year(db: Database, group: Group, year: int, as_of: datetime | None = None) -> dict[str, Budget]:
    """What holds in a year by category ("" the whole), in no order; at `as_of` (aware) where given."""
    sql = """select * from budgets where id in (select max(id) from budgets
             where group_id = ?1 and year = ?2 and (?3 is null or at <= ?3) group by category)
             and group_id = ?1 and minor > 0"""
    return {row["category"]: _budget(row) for row in rows.all_rows(db, sql, [group.id, year, as_of])}


def years(db: Database, group: Group) -> list[int]:
    """The years that have ever had a budget, ascending."""
    sql = "select distinct year from budgets where group_id = ? and minor > 0 order by year"
    return rows.column(db, sql, [group.id])


def spent(
    db: Database, group: Group, span: Span, without: Collection[int] = ()
) -> dict[tuple[str, str], Spent]:
    """What counts as spent in these days by category and currency, as a report adds it up; income is none of it."""
    sums: dict[tuple[str, str], Spent] = {}
    rest = (*span, not without, json.dumps([*without]))
    for month in periods.months_touched(span.first, span.end):
        for row in rows.all_rows(db, SPENT, [group.id, month, *rest]):
            key = (row["category"], row["unit"])
            value = row["large"] * rows.HALF + row["small"]
            sums[key] = sums.get(key, Spent()) + Spent(value, bool(row["approx"]))
    return sums


def crossings(db: Database, group: Group, year: int, category: str) -> dict[int, BudgetWarning]:
    """What was told of a budget, by percent."""
    sql = "select * from budget_crossings where group_id = ? and year = ? and category = ?"
    found = rows.all_rows(db, sql, [group.id, year, category])
    return {row["percent"]: rows.value(BudgetWarning, row) for row in found}


def crossed_by(db: Database, group: Group, number: int) -> list[tuple[int, str, int]]:
    """Year, category and the highest percent of what was told of this log, the whole last."""
    sql = """select year, category, max(percent) as percent from budget_crossings
             where group_id = ? and number = ? group by year, category order by category = '', year, category"""
    return [
        (row["year"], row["category"], row["percent"]) for row in rows.all_rows(db, sql, [group.id, number])
    ]


def keep_crossing(
    db: Database, group: Group, where: tuple[int, str, int], told: BudgetWarning | None, now: datetime
) -> None:
    """What holds of this percent of a budget (year, category, percent) from now on; None: nothing was told."""
    sql = "delete from budget_crossings where group_id = ? and year = ? and category = ? and percent = ?"
    db.execute(sql, [group.id, *where])
    if told is not None:
        place = dict(zip(("year", "category", "percent"), where, strict=True))
        rows.add(db, "budget_crossings", {"group_id": group.id, **place, **told._asdict(), "at": now})


def last_number(db: Database, group: Group) -> int:
    return rows.number(db, "select max(number) as number from logs where group_id = ?", [group.id]) or 0
