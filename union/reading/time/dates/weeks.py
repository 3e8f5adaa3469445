"""Weeks as offices count them, from Monday (conventions 1, 2)."""

from collections.abc import Mapping
from datetime import date, timedelta

from union.core.grain import Grain
from union.reading.numbers.numerals import whole
from union.reading.time.dates.date_arithmetic import Pieces
from union.reading.time.dates.months import steps
from union.reading.time.dates.reference_time import DAY, Outlook, Span, at_midnight

DAYS, WEEK = 7, timedelta(days=7)
WEEKS = ("周", "星期", "礼拜")
WEEKDAYS = {
    sign: place
    for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7"))
    for sign in signs
}


def monday(outlook: Outlook, which: str) -> date:
    """The first day of this week or of one so many weeks on."""
    today = outlook.today
    return today - today.weekday() * DAY + steps(which) * WEEK


def week_span(pieces: Pieces, outlook: Outlook) -> Span:
    """「下周」."""
    return Span(at_midnight(monday(outlook, pieces["week"].parts["which"])), None, Grain.WEEK)


def weekday_from(day: date, parts: Mapping[str, str]) -> date:
    """「国庆后第一个周六」, 「12月8日前最后一个周五」: the day itself is not counted."""
    place, weeks = WEEKDAYS[parts["day"]], (whole(parts.get("number", "一")) or 1) - 1
    if parts["way"] == "后":
        return day + ((place - day.weekday() - 1) % DAYS + 1) * DAY + weeks * WEEK
    return day - ((day.weekday() - place - 1) % DAYS + 1) * DAY - weeks * WEEK


def nth_week(first: date, parts: Mapping[str, str | None]) -> Span:
    """「国庆后第二周（周三）」: the weeks from the one that holds the first day of work; begun in its middle, some count the next."""
    begin = first - first.weekday() * DAY + ((whole(parts["number"] or "一") or 1) - 1) * WEEK
    day = parts["day"]
    starts = [one + (WEEKDAYS[day] if day else 0) * DAY for one in (begin, begin + WEEK)]
    span, later = (Span(at_midnight(one), None, Grain.DAY if day else Grain.WEEK) for one in starts)
    return span if first.weekday() == 0 else span._replace(others=(later,))
