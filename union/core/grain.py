"""How finely a time was said, and where a span of that grain ends."""

from datetime import datetime, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """From a clock time to a year. A bare day part (上午) is HOUR; a clock time is always MINUTE."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
SPANS = {Grain.HOUR: timedelta(hours=1), Grain.DAY: timedelta(days=1), Grain.WEEK: timedelta(days=7)}


def own_end(start: datetime, grain: Grain) -> datetime:
    """The exclusive end of one unit of this grain beginning at `start`; a minute ends where it starts."""
    if grain in MONTHS:
        months = start.year * 12 + start.month - 1 + MONTHS[grain]
        return start.replace(year=months // 12, month=months % 12 + 1, day=1)
    return start + SPANS.get(grain, timedelta())


def is_clock_time(grain: Grain) -> bool:
    return grain in (Grain.MINUTE, Grain.HOUR)
