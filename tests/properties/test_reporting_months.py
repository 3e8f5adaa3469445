"""Reporting periods: whatever is set when, every day is reported in exactly one month."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.core import groups
from storage.reports import publication
from storage.reports.locked_reports import restored
from tests.unit.handlers.office import Office, at, households
from union.core import period as periods
from union.core.groups import Group
from union.core.period import Grain, Months
from union.reports.model import Digest

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
LAST_DAYS = st.integers(0, 28)


@given(DAYS, LAST_DAYS)
def test_months_follow_on_one_another(day: date, last_day: int) -> None:
    """A day's month holds it, the next begins where it ends, and key and neighbours lead back to it."""
    months = Months(last_day)
    found = months.containing(day)
    assert found.first <= day < found.end
    assert months.of_key(found.key) == found
    assert months.after(found).first == found.end
    assert months.before(months.after(found)) == found
    assert months.year_before(found).key == f"{int(found.key[:4]) - 1}{found.key[4:]}"


@given(DAYS, LAST_DAYS)
def test_longer_periods_are_their_months(day: date, last_day: int) -> None:
    """Quarter, half and year begin and end with months, and hold the one they were asked for."""
    months = Months(last_day)
    month = months.containing(day)
    for period in months.longer(month):
        assert months.of_key(period.key) == period
        assert period.first <= month.first
        assert month.end <= period.end
        assert months.final_month(period).end == period.end
        assert months.before(months.after(period)) == period
        assert months.containing(period.first).first == period.first
    assert [each.grain for each in months.longer(month)] == [Grain.QUARTER, Grain.HALF, Grain.YEAR]


def group_of(office: Office) -> Group:
    """The group with its months as they are now."""
    return office.stage.group()


@given(st.lists(st.tuples(LAST_DAYS, st.integers(0, 3)), min_size=1, max_size=8))
def test_every_day_is_in_exactly_one_month(changes: list[tuple[int, int]]) -> None:
    """Any settings in any order with any number of months locked between: none overlaps, none leaves a gap."""
    office = Office()
    locked: list[periods.Period] = []
    month = periods.month(2026, 3)
    for last_day, count in changes:
        with office.store.unit() as db:
            groups.change_setting(db, office.group, "month_end", last_day)
        for _each in range(count):
            with office.store.unit() as db:
                publication.lock(db, group_of(office), month.key, office.stage.now)
            locked.append(group_of(office).months.same(month))
            month = group_of(office).months.after(month)
    months = group_of(office).months
    assert [months.same(each) for each in locked] == locked  # as they were reported
    assert all(one.end == other.first for one, other in pairwise(locked))
    for number in range(1, 40):
        found = months.month(2025, number)
        assert months.month(2025, number + 1).first == found.end
        for day in (found.first, found.end - timedelta(days=1)):
            assert months.containing(day) == found


@pytest.mark.slow
@given(
    st.lists(st.tuples(st.integers(0, 150), LAST_DAYS), max_size=4),
    st.lists(st.integers(0, 180), min_size=1, max_size=12),
)
def test_no_log_is_lost_or_counted_twice(changes: list[tuple[int, int]], days: list[int]) -> None:
    """A log a day, settings changed in between, reports locked as they fall due: each is in one report."""
    office = Office("2026-03-02 10:00")
    first = date(2026, 3, 2)
    office.log(households(1, 0, first))
    events = sorted([(day, last_day) for day, last_day in changes] + [(day, -1) for day in days])
    for offset, last_day in events:
        day = first + timedelta(days=offset)
        office.round(f"{day} 08:30")
        if last_day >= 0:
            with office.store.unit() as db:
                groups.change_setting(db, office.group, "month_end", last_day)
        else:
            month = group_of(office).months.containing(day).key
            is_late = publication.is_locked(office.store.db, group_of(office), month)
            office.log(households(1, 0, day), late_for=month if is_late else None)
    for number in range(9, 12):
        office.round(f"2026-{number:02d}-28 18:00")
    assert reported(office) == len(days) + 1


def reported(office: Office) -> int:
    """How many logs all the locked months tell of, as their own or as 补报."""
    sql = "select report from kept_reports where period glob '????-[01]?'"
    found = [periods_of(row["report"]) for row in office.store.db.query(sql)]
    return sum(len(numbers) for numbers in found)


def periods_of(text: str) -> set[int]:
    """The logs one kept report tells of."""
    told = restored(text, Digest)
    return {*told.overview.logs, *(n for section in told.late for n in section.count.sources)}


def test_a_month_posted_early_takes_what_comes_before_its_lock() -> None:
    """January 2027 ends on a Sunday: a log of the 31st after the post of the 29th is January's."""
    office = Office("2027-01-05 10:00")
    office.log(households(1, 100, date(2027, 1, 5)))
    office.round("2027-01-29 17:00")
    office.deliver()
    office.stage.now = at("2027-01-31 10:00")
    office.log(households(2, 200, date(2027, 1, 31)))
    office.round("2027-01-31 10:01")
    assert "3户" in office.edits()[-1]
