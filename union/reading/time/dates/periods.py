"""Which weeks, months or years a moment names (conventions 1, 2, 4, 13): 下周, 本月, 下下月, 去年本月, 3—5月, 2027年; weeks as offices count them, from Monday."""

from collections.abc import Mapping
from datetime import date, timedelta

from union.core.grain import Grain
from union.reading.numbers.numerals import whole
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Span,
    at_midnight,
    month_first,
    of_months,
    year_of,
)

STEP = {"上": -1, "下": 1}


def steps(which: str) -> int:
    """How many units on a word points: 上上 -2, 本 0, 下下下 3."""
    return STEP.get(which[0], 0) * len(which)


def month_of(pieces: Pieces, outlook: Outlook) -> tuple[int, int] | None:
    """Year and month where the words settle both: 本月, 下个月, 2027年3月; None for a bare month or none."""
    year = year_of(pieces, outlook)
    if "this_month" in pieces:
        ahead = steps(pieces["this_month"].parts["which"])
        first = month_first(year or outlook.today.year, outlook.today.month + ahead)
        return first.year, first.month
    if year is None or "month" not in pieces:
        return None
    return year, whole(pieces["month"].parts["number"]) or 1


def month_or_nearest(pieces: Pieces, outlook: Outlook) -> tuple[int, int]:
    """Year and month of a moment that names a month; a bare one is the next or, of what was done, the last."""
    return month_of(pieces, outlook) or _nearest(whole(pieces["month"].parts["number"]) or 1, outlook)


def names_month(pieces: Pieces) -> bool:
    """Whether a moment names one month."""
    return "month" in pieces or "this_month" in pieces


def month_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """The month; the present one counts as the next and as the last."""
    return of_months(*month_or_nearest(pieces, outlook), 1)


def _nearest(month: int, outlook: Outlook) -> tuple[int, int]:
    base = outlook.after or outlook.today
    year = base.year
    if outlook.past and outlook.after is None:
        return (year, month) if month <= base.month else (year - 1, month)
    return (year, month) if month >= base.month else (year + 1, month)


def months_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3—5月」, 「11、12月」, over the new year where the second is the smaller."""
    parts = pieces["months"].parts
    first, last = whole(parts["from"]) or 1, whole(parts["to"]) or 1
    year = year_of(pieces, outlook)
    if year is None:
        year = _nearest(last if last >= first else first, outlook)[0]
    return of_months(year, first, last - first + 1 if last >= first else last - first + 13)


def year_month(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「2026-12」."""
    parts = pieces["year_month"].parts
    return of_months(int(parts["year"]), int(parts["number"]), 1)


def year_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """A year by its number or its word."""
    year = year_of(pieces, outlook)
    return of_months(year, 1, 12, Grain.YEAR) if year and 1900 <= year <= 2200 else None


def two_years(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「今明两年」, 「去今两年」."""
    first = outlook.today.year + {"去": -1, "今": 0, "明": 1}[pieces["two_years"].parts["from"]]
    return of_months(first, 1, 24, Grain.YEAR)


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
