"""Times of day: 上午9点半, 晚七点, 14:30, 3pm, 2到4点, 下班前; and the bare parts of a day (conventions 5, 6)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache

from union.core.period import Grain
from union.data import table
from union.reading.numbers.numerals import whole_number
from union.reading.time.dates.reference_time import DAY, Outlook, Pieces, Span, at_midnight, of_day

NOON, DAY_MINUTES = 12 * 60, 24 * 60
WEEK = timedelta(days=7)
QUARTERS = {"一": 15, "1": 15, "三": 45, "3": 45}
CLOCKS = frozenset(("colon", "english", "clock", "hours", "office", "now"))
OFFICE_CLOSES = 17 * 60 + 30


@cache
def _parts() -> dict[str, tuple[str, int, int]]:
    """The parts of a day by every name: the plainest, and the hours from which to which they last."""
    parts = table("times")["parts_of_day"].items()
    return {word: (part, one["from"], one["to"]) for part, one in parts for word in one["words"]}


def hours_of(pieces: Pieces) -> tuple[int, int] | None:
    """From which hour to which the part of the day lasts that was said."""
    part = part_of(pieces)
    return _parts()[part][1:] if part else None


def has_clock(pieces: Pieces) -> bool:
    """Whether the pieces name a clock time."""
    return not CLOCKS.isdisjoint(pieces)


def timed(day: Span | None, pieces: Pieces, outlook: Outlook) -> Span | None:
    """The day at the time of day that was said; without a day it is today's or the next (conventions 3a)."""
    if not has_clock(pieces):
        return _part_of_day(day, pieces, outlook) if "part" in pieces else _asked_today(day, outlook)
    minutes = clock_minutes(pieces)
    if minutes is None:
        return None
    if "now" in pieces:
        return Span(outlook.now.replace(second=0, microsecond=0), None, Grain.MINUTE)
    base = day or of_day(outlook.today, DAY)
    span = _span_at_minutes(base, minutes, hours_end(pieces, minutes))
    if part_of(pieces) == "晚上" and minutes >= DAY_MINUTES + 60:  # a small hour
        return span._replace(others=(_span_at_minutes(base, minutes - NOON, None),))
    # A bare time that has passed means the next one; today's stays an alternative where only a clock was said
    is_dated = bool(day)
    if outlook.past:
        return _moved(span, -DAY) if not is_dated and span.start > outlook.now else span
    if span.step is None or span.start >= outlook.now or outlook.after is not None:
        return span
    return _moved(span, span.step)._replace(others=() if is_dated else (span,))


def _span_at_minutes(day: Span, minutes: int, end: int | None) -> Span:
    start = at_midnight(day.start.date())
    until = start + timedelta(minutes=end) if end else None
    if day.end and day.end > day.start + DAY:
        until = at_midnight(day.end.date())
    others = tuple(_span_at_minutes(other, minutes, end) for other in day.others)
    return Span(start + timedelta(minutes=minutes), until, Grain.MINUTE, day.step, others)


def clock_minutes(pieces: Pieces, default_part: str | None = None) -> int | None:
    """Minutes after the day's midnight, over 1440 for the small hours of 「晚上」; None for an impossible time."""
    if "office" in pieces or "now" in pieces:
        return NOON if part_of(pieces) in ("早上", "上午", "中午") else OFFICE_CLOSES
    sort = next(name for name in ("colon", "english", "clock", "hours") if name in pieces)
    parts = pieces[sort].parts
    said = parts.get("from") or parts.get("hour") or parts.get("about", "")[:-1]  # of 「七八点」 the first
    hour, minute = whole_number(said) if said else None, _minute(parts)
    if hour is None or minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    # 「3pm」, 「2:15 p.m.」, 「11点pm」
    half = parts.get("meridian") or (sort in ("colon", "english") and (parts.get("half") or parts.get("p")))
    if half:
        return (hour % 12 + (12 if half in "pP" else 0)) * 60 + minute
    part = part_of(pieces) or default_part
    if part:
        return _in_part(part, hour) * 60 + minute
    return (hour + 12 if 1 <= hour <= 6 and sort != "colon" else hour) * 60 + minute


def _minute(parts: Mapping[str, str]) -> int:
    """Minutes past the hour; below zero for 「差一刻十点」."""
    lacking = parts.get("short") or parts.get("lack")
    if lacking:
        return -(15 if lacking == "一刻" else whole_number(lacking.rstrip("分")) or 0)
    if "minute" in parts or "digit" in parts:
        return whole_number(parts.get("minute") or parts["digit"]) or 0
    if "quarter" in parts:
        return QUARTERS[parts["quarter"]]
    return 30 if parts.get("half") == "半" and "to" not in parts else 0


def part_of(pieces: Pieces) -> str | None:
    """The part of the day that was said, in its plainest word."""
    if "part" not in pieces:
        return None
    parts = pieces["part"].parts
    return _parts()[parts.get("word") or parts.get("short") or parts["after"]][0]


def _in_part(part: str, hour: int) -> int:
    """The hour on the 24-hour clock: 下午3点 is 15, 中午1点 13, 晚上12点 24, 晚上2点 26 (the next day)."""
    if part in ("下午", "傍晚"):
        return hour + 12 if hour < 12 else hour
    if part == "中午":
        return hour + 12 if hour <= 3 else hour
    if part == "晚上":
        return hour + 12 if 6 <= hour < 12 else 24 + hour % 12 if hour <= 5 or hour == 12 else hour
    return 0 if part == "凌晨" and hour == 12 else hour


def hours_end(pieces: Pieces, start: int) -> int | None:
    """The end of 「2到4点」 in minutes, on the side of noon its beginning is on; None where none was said."""
    if "hours" not in pieces:
        return None
    parts = pieces["hours"].parts
    hour = whole_number(parts["to"])
    if hour is None or hour > 24:
        return None
    minutes = hour * 60 + (30 if "half" in parts else 0)
    while minutes <= start:
        minutes += NOON
    return minutes


def clock_end(start: datetime, first: Pieces, second: Pieces) -> datetime | None:
    """The end of 「下午2点至4点」: on the beginning's side of noon where that comes after it."""
    minutes = clock_minutes(second, part_of(first))
    if minutes is None:
        return None
    half, end = timedelta(hours=12), at_midnight(start.date()) + timedelta(minutes=minutes)
    if part_of(second) == "晚上" and end > start + DAY - half:  # 「早八点到晚五点」
        end -= half
    while end <= start:
        end += half if part_of(second) is None else DAY
    return end


def _moved(span: Span, by: timedelta) -> Span:
    return span._replace(start=span.start + by, end=span.end + by if span.end else None, step=None)


def _part_of_day(day: Span | None, pieces: Pieces, outlook: Outlook) -> Span | None:
    is_run = "weekdays" in pieces or "days" in pieces
    if is_run and day is not None and day.end is not None:  # 「周一至五早上」
        return day
    midnight = at_midnight(day.start.date() if day else outlook.today)
    first, last = (midnight + timedelta(hours=hour) for hour in hours_of(pieces) or (0, 0))
    span = Span(first, last, Grain.HOUR)
    is_over = day is None and not outlook.past and last <= outlook.now and outlook.after is None
    return _moved(span, DAY) if is_over else span


def _asked_today(day: Span | None, outlook: Outlook) -> Span | None:
    """A bare weekday that is today's, with no clock time: today or in a week? That is asked."""
    is_todays = day is not None and day.step == WEEK and day.start.date() == outlook.today
    if day is None or not is_todays or outlook.past or outlook.after is not None:
        return day
    return day._replace(others=(of_day(outlook.today + WEEK),))
