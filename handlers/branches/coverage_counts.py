"""走访覆盖 in figures: which branches were reached when, for /coverage and for the report; nobody is named."""

from datetime import date, datetime, timedelta

from storage.branches import branch_list, coverage
from storage.engine.database import Database
from union.branches.coverage import People, Reach, Sheet, in_order, reach
from union.core.branches import Branch
from union.core.grain import Grain
from union.core.groups import Group
from union.core.period import Period
from union.reports import care_summary
from union.reports.care_summary import Coverage

A_DAY = timedelta(days=1)


def counts(db: Database, group: Group, period: Period, as_of: datetime | None) -> Coverage | None:
    """How many branches a period reached, and which not; None where the group has no branches.

    `as_of` (aware): the list as it stood then, for a report that is locked.
    """
    listed = branch_list.standing_at(db, group, as_of) if as_of else _active(db, group)
    if not listed:
        return None
    half = half_year(group, period)
    missed = period.key if period.is_month else ""
    days = coverage.days(db, group, min(half.first, period.first), period.end, missed)
    now = {each.branch for each in days if each.day >= period.first}
    since = {each.branch for each in days if each.day >= half.first}
    return Coverage(
        branches=len(listed),
        reached=sum(each.number in now for each in listed),
        unreached=tuple(each.name for each in listed if each.number not in now),
        half=tuple(each.name for each in listed if each.number not in since),
    )


def as_listed(db: Database, group: Group, now: Coverage, before: Coverage, locked_at: datetime) -> Coverage:
    """What logs make of a locked report's coverage, by the list of branches it was made with."""
    names = {each.name: each.aliases for each in branch_list.every(db, group)}
    return care_summary.as_listed(now, before, names, branch_list.renamed_since(db, group, locked_at))


def sheet(db: Database, group: Group, today: date) -> Sheet | None:
    """The half-year of that day, up to it; None where the group has no branches."""
    listed = _active(db, group)
    if not listed:
        return None
    half = half_year(group, group.months.containing(today))
    until = today + A_DAY
    days = coverage.days(db, group, half.first, until)
    last = {(each.branch, each.visit): each.day for each in coverage.last_days(db, group, until)}
    met = coverage.people(db, group, half.first, until)
    rows: list[Reach] = [
        reach(
            branch,
            {visit: last[branch.number, visit] for visit in (True, False) if (branch.number, visit) in last},
            [(each.visit, each.day) for each in days if each.branch == branch.number],
            [
                People(each.unit, each.value, each.approx, each.logs)
                for each in met
                if each.branch == branch.number
            ],
        )
        for branch in listed
    ]
    shared = coverage.shared(db, group, half.first, until)
    return Sheet(group.title, half, today, in_order(rows), shared)


def half_year(group: Group, period: Period) -> Period:
    """The half-year a period ends in; a longer one is its own."""
    if period.grain in (Grain.HALF, Grain.YEAR):
        return period
    longer = group.months.longer(group.months.last_of(period))
    return next(each for each in longer if each.grain is Grain.HALF)


def _active(db: Database, group: Group) -> list[Branch]:
    return [each for each in branch_list.every(db, group) if each.active]
