"""How far a button puts a reminder off."""

from datetime import datetime

import pytest

from union.core.group_settings import Settings
from union.reminders.snooze import put_off

ROWS = [
    ("1h", "2026-11-20 09:12:40", "2026-11-20 10:12"),
    ("1h", "2026-11-20 20:30:00", "2026-11-21 08:00"),
    ("1d", "2026-11-20 14:00:00", "2026-11-21 09:00"),
    ("3d", "2026-12-30 14:00:00", "2027-01-02 09:00"),
    ("mon", "2026-11-20 14:00:00", "2026-11-23 09:00"),
    ("mon", "2026-11-23 08:00:00", "2026-11-30 09:00"),
]


@pytest.mark.parametrize(("choice", "now", "until"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_when_it_comes_back(choice: str, now: str, until: str) -> None:
    """Days at the reminder time, an hour as it is, never in quiet hours; on a Monday 下周一 is the next."""
    assert put_off(choice, datetime.fromisoformat(now), Settings()) == datetime.fromisoformat(until)


def test_a_forged_choice_is_refused() -> None:
    """Only what our buttons say."""
    with pytest.raises(ValueError, match="9y"):
        put_off("9y", datetime.fromisoformat("2026-11-20 09:00"), Settings())
