"""Times so far from now: 三天后, 半小时内, 一小时二十分钟后, 两周后的周五, 下周今天, 下一个工作日 (conventions 8, 9)."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from union.core.grain import Grain
from union.reading.numbers.numerals import number
from union.reading.time.dates.periods import WEEK, WEEKDAYS, WEEKS, month_of, steps
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Span,
    dated,
    moved,
    moved_by_months,
    of_day,
    year_of,
)

MINUTES = {"小时": 60, "钟头": 60, "钟": 60, "刻钟": 15, "分钟": 1}


def _offset(pieces: Pieces, outlook: Outlook) -> Span | None:
    """三天后, 两周内, 半小时后: a point as far from now as was said (conventions 9)."""
    parts = pieces["offset"].parts
    count = number(parts["count"] if "count" in parts else _one_of_two(parts))
    if count is None:
        return None
    amount = float(count) + (0.5 if "半" in parts.get("half", "") or "more" in parts else 0)
    way = -1 if parts.get("way") == "前" else 1
    unit = parts["unit"].removeprefix("个")
    minutes = MINUTES.get(unit)
    if minutes:
        by = timedelta(minutes=way * (minutes * amount + _hours_before(parts) * 60))
        return Span(outlook.now.replace(second=0, microsecond=0) + by, None, Grain.MINUTE)
    years = int(number(parts["years"]) or 0) if "years" in parts else 0
    if years >= 99:
        return None
    day = moved(moved_by_months(outlook.today, way * 12 * years), way * amount, unit, outlook.notice)
    return of_day(_on_weekday(day, unit, pieces)) if day else None


def _one_of_two(parts: Mapping[str, str]) -> str:
    """Of 「两三天」 the first; where it is a limit the last."""
    said = parts["about"]
    return said[:-2] + said[-1] if parts.get("way") == "内" else said[:-1]


def _hours_before(parts: Mapping[str, str]) -> float:
    """The hours of 「一小时二十分钟后」."""
    return float(number(parts["hours"]) or 0) if "hours" in parts else 0


def _on_weekday(day: date, unit: str, pieces: Pieces) -> date:
    """「两周后的周三」 is of that week; 「半个月后的周六」 the first from then on."""
    if "weekday" not in pieces:
        return day
    place = WEEKDAYS[pieces["weekday"].parts["day"]]
    if unit in WEEKS:
        return day + (place - day.weekday()) * DAY
    return day + (place - day.weekday()) % 7 * DAY


def _next_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
    from union.core.almanac.workdays import add_workdays  # import time: holiday data

    ahead = steps(pieces["next_workday"].parts["which"])
    return of_day(add_workdays(outlook.today, ahead, outlook.notice))


def _anniversary(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「下周今天」, 「下个月的今天」, 「明年今日」."""
    today = outlook.today
    if "week" in pieces:
        return of_day(today + steps(pieces["week"].parts["which"]) * WEEK)
    settled = month_of(pieces, outlook)
    year = year_of(pieces, outlook)
    found = dated(*settled, today.day) if settled else dated(year, today.month, today.day) if year else None
    return of_day(found) if found else None


READERS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
    "offset": _offset,
    "next_workday": _next_workday,
    "anniversary": _anniversary,
}
