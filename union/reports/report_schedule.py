"""When a month's report is posted, announced as closing, and locked: wall time of the group, never within quiet hours.

What is in a report is union/reports/model.py's.
"""

from datetime import date, datetime

from union.core.almanac import workdays
from union.core.almanac.days_off import Notice
from union.core.groups import Settings, pulled_back
from union.core.period import A_DAY, Period


def posting(month: Period, settings: Settings, notice: Notice | None = None) -> datetime:
    """The last working day not after the month's end, at the group's time for reports."""
    day = workdays.previous_workday(month.end, notice)
    return pulled_back(datetime.combine(day, settings.digest_time), settings)


def locking(month: Period, settings: Settings, notice: Notice | None = None) -> datetime:
    """The third working day after the month's end (setting) at the same time: from then on the report stands (定稿)."""
    return pulled_back(datetime.combine(_lock_day(month, settings, notice), settings.digest_time), settings)


def announcing(month: Period, settings: Settings, notice: Notice | None = None) -> datetime:
    """The working day before the lock, at the time of reminders: officers hear that the report closes."""
    day = workdays.previous_workday(_lock_day(month, settings, notice), notice)
    return pulled_back(datetime.combine(day, settings.reminder_time), settings)


def _lock_day(month: Period, settings: Settings, notice: Notice | None) -> date:
    return workdays.add_workdays(month.end - A_DAY, settings.lock_workday, notice)
