"""How far a reminder can be put off by a button, in wall time of the group."""

from datetime import datetime, timedelta

from union.core.group_settings import Settings
from union.core.quiet_hours import pushed_forward

CHOICES = ("1h", "1d", "3d", "mon")
DAYS = {"1d": 1, "3d": 3}


def put_off(choice: str, wall: datetime, settings: Settings) -> datetime:
    """When a reminder comes back: in an hour, or at the reminder time tomorrow, in 3 days, next Monday.

    Never in quiet hours; ValueError for a choice that is none.
    """
    if choice == "1h":
        return pushed_forward((wall + timedelta(hours=1)).replace(second=0, microsecond=0), settings)
    if choice not in CHOICES:
        raise ValueError(choice)
    days = DAYS.get(choice, 7 - wall.weekday())
    day = wall.date() + timedelta(days=days)
    return pushed_forward(datetime.combine(day, settings.reminder_time), settings)
