"""Quiet hours and the minutes around them."""

from datetime import date, datetime, time

import pytest

from union.core.groups import Settings, permitted, pulled_back, pushed_forward

NIGHT = Settings()
NOON = Settings(quiet_from=time(12, 0), quiet_until=time(14, 0))
NEVER = Settings(quiet_from=time(0, 0), quiet_until=time(0, 0))


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime.combine(date(2026, 11, day), time(hour, minute))


@pytest.mark.parametrize(
    ("settings", "moment", "allowed"),
    [
        (NIGHT, at(20, 59), True),
        (NIGHT, at(21, 0), False),
        (NIGHT, at(3, 0), False),
        (NIGHT, at(7, 59), False),
        (NIGHT, at(8, 0), True),
        (NOON, at(12, 0), False),
        (NOON, at(14, 0), True),
        (NOON, at(23, 0), True),
        (NEVER, at(0, 0), True),
        (NEVER, at(3, 0), True),
    ],
)
def test_quiet_hours_begin_and_end_on_the_minute(settings: Settings, moment: datetime, allowed: bool) -> None:
    """21:00 is quiet, 08:00 is not; hours within one day work too; equal ends mean no quiet hours."""
    assert permitted(moment, settings) is allowed


@pytest.mark.parametrize(
    ("moment", "back", "forward"),
    [
        (at(21, 0), at(20, 59), at(8, 0, day=21)),
        (at(23, 30), at(20, 59), at(8, 0, day=21)),
        (at(6, 30), at(20, 59, day=19), at(8, 0)),
        (at(15, 0), at(15, 0), at(15, 0)),
    ],
)
def test_a_quiet_moment_goes_to_the_evening_before_or_the_morning(
    moment: datetime, back: datetime, forward: datetime
) -> None:
    """Back is 20:59, forward 08:00, and a permitted moment stays where it is."""
    assert pulled_back(moment, NIGHT) == back
    assert pushed_forward(moment, NIGHT) == forward


def test_quiet_hours_at_noon_go_to_the_same_day() -> None:
    """Quiet hours that do not cross midnight push within the day."""
    assert pulled_back(at(13, 0), NOON) == at(11, 59)
    assert pushed_forward(at(13, 0), NOON) == at(14, 0)
