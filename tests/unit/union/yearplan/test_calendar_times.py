"""The time of a plan's item as the calendar holds it."""

from datetime import datetime

import pytest

from union.core.period import Grain
from union.reading.message import When
from union.yearplan.proposals import is_time_over, on_calendar

BEFORE, IN_MAY, AFTER = (datetime.fromisoformat(day) for day in ("2026-11-20", "2027-05-20", "2028-02-01"))


def of_year(rrule: str) -> When:
    return When("每…", datetime(2027, 1, 1), datetime(2028, 1, 1), Grain.YEAR, rrule=rrule)


# rule, grain of each time, first day when added before the year, first day when added on 20 May
SERIES = [
    ("FREQ=MONTHLY", Grain.MONTH, "2027-01-01", "2027-05-01"),
    ("FREQ=MONTHLY;INTERVAL=3", Grain.QUARTER, "2027-01-01", "2027-04-01"),
    ("FREQ=MONTHLY;INTERVAL=6", Grain.HALF, "2027-01-01", "2027-01-01"),
    ("FREQ=WEEKLY", Grain.WEEK, "2027-01-04", "2027-05-17"),
    ("FREQ=MONTHLY;BYMONTHDAY=15", Grain.DAY, "2027-01-15", "2027-06-15"),
    ("FREQ=MONTHLY;BYDAY=1FR", Grain.DAY, "2027-01-01", "2027-06-04"),
    ("FREQ=MONTHLY;BYMONTH=3,9", Grain.MONTH, "2027-03-01", "2027-09-01"),
]


@pytest.mark.parametrize(("rrule", "grain", "first", "later"), SERIES)
def test_a_series_begins_with_its_first_time_ahead(rrule: str, grain: Grain, first: str, later: str) -> None:
    """What is over when the plan comes late is not owed; the series ends with the year."""
    for wall, day in ((BEFORE, first), (IN_MAY, later)):
        found = on_calendar(of_year(rrule), wall)
        assert (found.start, found.grain) == (datetime.fromisoformat(day), grain)
        assert found.rrule == f"{rrule};UNTIL=20271231T235959"


def test_a_year_gone_by_stands_as_a_whole() -> None:
    """A plan added afterwards, for the record."""
    assert on_calendar(of_year("FREQ=MONTHLY"), AFTER).start == datetime(2027, 1, 1)


def test_once_a_year_is_no_series() -> None:
    """「每年一次」 in a plan of one year is one item of the year; with a month one of the month."""
    once, in_march = (
        on_calendar(of_year("FREQ=YEARLY"), BEFORE),
        on_calendar(of_year("FREQ=YEARLY;BYMONTH=3"), BEFORE),
    )
    assert (once.rrule, once.grain, once.start.month) == (None, Grain.YEAR, 1)
    assert (in_march.rrule, in_march.grain, in_march.start.month) == (None, Grain.MONTH, 3)


def test_a_plain_time_stays_as_it_is() -> None:
    """Only what comes round again is laid out."""
    when = When("3月底前", datetime(2027, 3, 31), None, Grain.DAY, deadline=True)
    assert on_calendar(when, BEFORE) == when


@pytest.mark.parametrize(("wall", "over"), [("2027-03-31T23:59", False), ("2027-04-01T00:00", True)])
def test_a_time_is_over_with_its_last_moment(wall: str, over: bool) -> None:
    """A month on the first of the next."""
    when = When("3月", datetime(2027, 3, 1), None, Grain.MONTH)
    assert is_time_over(when, datetime.fromisoformat(wall)) is over


def test_a_series_is_over_with_its_span() -> None:
    """Not with its first time."""
    assert not is_time_over(of_year("FREQ=MONTHLY"), datetime(2027, 12, 31))
    assert is_time_over(of_year("FREQ=MONTHLY"), AFTER)
