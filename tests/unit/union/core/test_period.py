"""Report periods: named, found, and their neighbours."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core import period
from union.core.period import Grain, Period

KEYS = [
    ("2026-11", Grain.MONTH, "2026-11-01", "2026-12-01"),
    ("2026-12", Grain.MONTH, "2026-12-01", "2027-01-01"),
    ("2028-02", Grain.MONTH, "2028-02-01", "2028-03-01"),
    ("2026-Q1", Grain.QUARTER, "2026-01-01", "2026-04-01"),
    ("2026-Q4", Grain.QUARTER, "2026-10-01", "2027-01-01"),
    ("2026-H1", Grain.HALF, "2026-01-01", "2026-07-01"),
    ("2026-H2", Grain.HALF, "2026-07-01", "2027-01-01"),
    ("2026", Grain.YEAR, "2026-01-01", "2027-01-01"),
]


@pytest.mark.parametrize(("key", "grain", "first", "end"), KEYS)
def test_a_key_names_its_days(key: str, grain: Grain, first: str, end: str) -> None:
    """From the first day to the day after the last."""
    expected = Period(key, grain, date.fromisoformat(first), date.fromisoformat(end))
    assert period.of_key(key) == expected


@pytest.mark.parametrize("key", [" 2026-q3 ", "2026-Q3"])
def test_keys_are_read_as_people_type_them(key: str) -> None:
    """Small letters and blanks do not matter."""
    found = period.of_key(key)
    assert found is not None
    assert found.key == "2026-Q3"


NONE = [
    "",
    "11",
    "2026-13",
    "2026-00",
    "2026-1",
    "2026-Q5",
    "2026-H3",
    "2026-11-20",
    "二〇二六",
    "0000",
    "9999",
    "2026-",
]


@pytest.mark.parametrize("key", NONE)
def test_other_words_name_no_period(key: str) -> None:
    """Nothing is guessed, and no year is beyond the calendar."""
    assert period.of_key(key) is None


NEIGHBOURS = [
    ("2026-01", "2025-12", "2026-02", "2025-01"),
    ("2026-12", "2026-11", "2027-01", "2025-12"),
    ("2026-Q1", "2025-Q4", "2026-Q2", "2025-Q1"),
    ("2026-H1", "2025-H2", "2026-H2", "2025-H1"),
    ("2026", "2025", "2027", "2025"),
]


@pytest.mark.parametrize(("key", "before", "after", "year_before"), NEIGHBOURS)
def test_neighbours_are_of_the_same_size(key: str, before: str, after: str, year_before: str) -> None:
    """环比 looks at the one before, 同比 at the same of last year."""
    found = period.of_key(key)
    assert found is not None
    neighbours = (period.before(found), period.CALENDAR.after(found), period.year_before(found))
    assert tuple(each.key for each in neighbours) == (before, after, year_before)
    assert all(each == period.of_key(each.key) for each in neighbours)


@pytest.mark.parametrize(
    ("number", "key"), [(13, "2027-01"), (0, "2025-12"), (-11, "2025-01"), (25, "2028-01")]
)
def test_months_carry_into_the_year(number: int, key: str) -> None:
    """So that callers may count on."""
    assert period.month(2026, number).key == key


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_a_day_lies_in_its_month(day: date) -> None:
    """First day included, end excluded; the months of a chain leave no gap."""
    found = period.containing(day)
    assert found.first <= day < found.end
    assert period.CALENDAR.after(found).first == found.end
    assert period.before(found).end == found.first
    assert period.containing(found.end - timedelta(days=1)) == found


def test_period_around_a_day() -> None:
    """Of each grain that is reported on, in years that are."""
    found = [period.around(date(2026, 8, 31), grain) for grain in Grain]
    assert [one and one.key for one in found] == [
        None,
        None,
        None,
        None,
        "2026-08",
        "2026-Q3",
        "2026-H2",
        "2026",
    ]
    assert period.around(date(2201, 1, 1), Grain.YEAR) is None
    assert period.Months(last_day=25).around(date(2026, 12, 26), Grain.YEAR) == period.Months(25).of_key(
        "2027"
    )
