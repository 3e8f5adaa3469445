"""Working days on the State Council's calendar, 调休 included, or another place's; never raises for a year not announced.

Such a year has its weekends and statutory days off until the notice is in (union/core/almanac/days_off.py).
"""

from datetime import date
from functools import lru_cache

from union.core.almanac import festivals
from union.core.almanac.days_off import Notice as Notice
from union.core.almanac.days_off import announced as announced
from union.core.almanac.days_off import is_day_off, is_worked
from union.core.period import A_DAY


def is_workday(day: date, notice: Notice | None = None) -> bool:
    if is_worked(day, notice):
        return True
    if day.weekday() >= 5 or is_day_off(day, notice):
        return False
    return announced(day.year, notice) or day not in festivals.statutory_days(day.year)


def previous_workday(day: date, notice: Notice | None = None) -> date:
    return workday_on_or_before(day - A_DAY, notice)


def next_workday(day: date, notice: Notice | None = None) -> date:
    return workday_on_or_after(day + A_DAY, notice)


def workday_on_or_before(day: date, notice: Notice | None = None) -> date:
    """The day itself when it is worked, else the last working day before it."""
    while not is_workday(day, notice):
        day -= A_DAY
    return day


def workday_on_or_after(day: date, notice: Notice | None = None) -> date:
    """The day itself when it is worked, else the first working day after it (顺延)."""
    while not is_workday(day, notice):
        day += A_DAY
    return day


@lru_cache(maxsize=256)  # at each look at a group it is asked when the month is locked
def add_workdays(day: date, n: int, notice: Notice | None = None) -> date:
    """The nth working day after the day (三个工作日内), before it for a negative n; the day itself for 0."""
    step = next_workday if n > 0 else previous_workday
    for _ in range(abs(n)):
        day = step(day, notice)
    return day


def last_workday_of_month(year: int, month: int, notice: Notice | None = None) -> date:
    return previous_workday(date(year + month // 12, month % 12 + 1, 1), notice)
