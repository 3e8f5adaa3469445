"""When a month's report is posted, announced as closing and locked."""

from datetime import date, datetime, time

import pytest

from union.core.groups import Settings
from union.core.period import CALENDAR, Period, month
from union.reports.report_schedule import announcing, locking, posting

# month, posted, announced, locked: 2026 as announced by the State Council.
ROWS = [
    (month(2026, 11), "2026-11-30 17:00", "2026-12-02 09:00", "2026-12-03 17:00"),
    (month(2026, 10), "2026-10-30 17:00", "2026-11-03 09:00", "2026-11-04 17:00"),
    (month(2026, 9), "2026-09-30 17:00", "2026-10-09 09:00", "2026-10-10 17:00"),
    (month(2026, 2), "2026-02-28 17:00", "2026-03-03 09:00", "2026-03-04 17:00"),
    (month(2026, 12), "2026-12-31 17:00", "2027-01-05 09:00", "2027-01-06 17:00"),
]


@pytest.mark.parametrize(("reported", "posted", "announced", "locked"), ROWS)
def test_report_keeps_working_days(reported: Period, posted: str, announced: str, locked: str) -> None:
    """Posted on the last working day, locked on the third of the next month, announced one working day before."""
    settings = Settings()
    assert posting(reported, settings) == datetime.fromisoformat(posted)
    assert announcing(reported, settings) == datetime.fromisoformat(announced)
    assert locking(reported, settings) == datetime.fromisoformat(locked)


def test_lock_day_is_a_setting() -> None:
    """A group may lock on another working day."""
    assert locking(month(2026, 11), Settings(lock_workday=1)) == datetime.fromisoformat("2026-12-01 17:00")


def test_quiet_hours_come_first() -> None:
    """A report time within quiet hours goes to the last permitted minute before."""
    assert posting(month(2026, 11), Settings(digest_time=time(22, 30))) == datetime.fromisoformat(
        "2026-11-30 20:59"
    )


def test_months_run_over_the_year() -> None:
    """From the month of the first day to that of the last, both included."""
    found = [each.key for each in CALENDAR.between(date(2026, 11, 20), date(2027, 1, 1))]
    assert found == ["2026-11", "2026-12", "2027-01"]
