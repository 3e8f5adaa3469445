"""When a week's plan is told: on its first working day at the group's time for reminders."""

from datetime import date, datetime, timedelta

from union.core.almanac.days_off import Notice
from union.core.almanac.workdays import is_workday
from union.core.group_settings import Settings
from union.core.quiet_hours import pushed_forward

ONE_DAY = timedelta(days=1)
LATE = timedelta(days=2)  # how long after its time the plan of a week still helps


def monday_of(day: date) -> date:
    """The Monday of the week the day lies in."""
    return day - day.weekday() * ONE_DAY


def telling(monday: date, settings: Settings, notice: Notice | None = None) -> datetime | None:
    """When the plan of that week is told (wall time); None for a week without a working day."""
    days = (monday + number * ONE_DAY for number in range(7))
    first = next((day for day in days if is_workday(day, notice)), None)
    if first is None:
        return None
    return pushed_forward(datetime.combine(first, settings.reminder_time), settings)


def is_time(wall: datetime, settings: Settings, notice: Notice | None = None) -> bool:
    """Whether the plan of this week may be told now; after two days it is of no more use."""
    moment = telling(monday_of(wall.date()), settings, notice)
    return moment is not None and moment <= wall < moment + LATE
