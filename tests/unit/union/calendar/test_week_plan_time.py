"""When a week's plan is told."""

from datetime import date, datetime, time

import pytest

from union.calendar.day_contents import is_time, telling
from union.core.groups import Settings

MONDAYS = [
    ("2026-11-23", "2026-11-23 09:00"),
    ("2026-10-05", "2026-10-08 09:00"),  # 国庆 to Wednesday
    ("2026-02-16", "2026-02-24 09:00"),  # 春节, all week
    ("2026-02-09", "2026-02-09 09:00"),
    ("2026-05-04", "2026-05-06 09:00"),
]


@pytest.mark.parametrize(("monday", "moment"), MONDAYS)
def test_it_is_told_on_the_first_working_day(monday: str, moment: str) -> None:
    """A Monday off moves it to the first day that is worked; a week off altogether has none."""
    found = telling(date.fromisoformat(monday), Settings())
    expected = datetime.fromisoformat(moment)
    assert found == (expected if (expected.date() - date.fromisoformat(monday)).days < 7 else None)


MOMENTS = [
    ("2026-11-23 08:59", False),
    ("2026-11-23 09:00", True),
    ("2026-11-24 17:00", True),
    ("2026-11-25 09:00", False),
    ("2026-11-29 10:00", False),
    ("2026-02-18 10:00", False),
]


@pytest.mark.parametrize(("wall", "is_told"), MOMENTS)
def test_it_helps_for_two_days(wall: str, is_told: bool) -> None:
    """After that the week has been lived without it."""
    assert is_time(datetime.fromisoformat(wall), Settings()) is is_told


def test_it_keeps_quiet_hours() -> None:
    """A reminder time within them waits for their end."""
    settings = Settings(reminder_time=time(7, 0))
    assert telling(date(2026, 11, 23), settings) == datetime.fromisoformat("2026-11-23 08:00")
