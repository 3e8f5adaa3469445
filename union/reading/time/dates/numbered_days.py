"""Days by their numbers: 12月5日, 5号, 5日至8日, 12.5, 2026-12-05, 10/31/2026 (conventions 4, 4a, 10); and so far from now: 三天后,
半小时内, 两周后的周五, 下周今天, 下一个工作日 (conventions 8, 9).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from union.core.almanac.workdays import add_workdays
from union.core.grain import Grain
from union.reading.numbers.numerals import number, whole
from union.reading.time.dates.periods import WEEK, WEEKDAYS, WEEKS, month_of, steps
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Span,
    dated,
    month_first,
    moved,
    moved_by_months,
    of_day,
    of_days,
    year_of,
    yearly,
)

LONGEST_LIST = timedelta(days=100)  # a day further away is a slip: 「30日、3日、2日、1日」


def day(pieces: Pieces, outlook: Outlook) -> Span | None:
    sort = "day" if "day" in pieces else "bare_day"
    day = _pick_day(pieces, whole(pieces[sort].parts["number"]) or 0, outlook)
    return of_day(day) if day else None


def _pick_day(pieces: Pieces, number_said: int, outlook: Outlook) -> date | None:
    """The date of a day number with whatever month and year were said beside it."""
    settled = month_of(pieces, outlook)
    if settled:
        return dated(*settled, number_said)
    if "month" in pieces:
        return yearly(whole(pieces["month"].parts["number"]) or 1, number_said, outlook)
    base = outlook.after or outlook.today
    months = (month_first(base.year, base.month + i) for i in range(-3, 4))
    return outlook.nearest(day for first in months if (day := dated(first.year, first.month, number_said)))


def days(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["days"].parts
    first = _pick_day(pieces, whole(parts["from"]) or 0, outlook)
    if first is None:
        return None
    if "sign" in parts and not _is_next(parts):  # 「5日、8日」: two days, the first is named
        return of_day(first)._replace(rest=tuple(_further(_said(parts)[1:], first, outlook)))
    last = _pick_day({}, whole(parts["to"]) or 0, Outlook(outlook.now, after=first))
    if last is None:
        return None
    row = (first + DAY * i for i in range(1, (last - first).days + 1)) if "sign" in parts else ()
    return of_days(first, last + DAY)._replace(rest=tuple(of_day(one) for one in row))


def _is_next(parts: Mapping[str, str]) -> bool:
    """「5、6、7日」 are days in a row."""
    days = _said(parts)
    return days == list(range(days[0], days[0] + len(days)))


def _said(parts: Mapping[str, str]) -> list[int]:
    """The numbers of a list of days."""
    between = parts.get("between", "").replace("号", "").replace("日", "").split("、")
    return [whole(one) or 0 for one in (parts["from"], *between, parts["to"]) if one]


def _further(numbers: Sequence[int], first: date, outlook: Outlook) -> Iterator[Span]:
    """The days behind the first of a list, each after the one before it: 「28日、5日」 runs into the next month."""
    after = first
    for each in numbers:
        found = _pick_day({}, each, Outlook(outlook.now, after=after + DAY))
        if found is None or found - first > LONGEST_LIST:
            return
        yield of_day(found)
        after = found


def iso(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = next(pieces[sort] for sort in ("iso", "compact", "short_iso") if sort in pieces).parts
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    day = dated(year, int(parts["month"]), int(parts["day"]))
    return of_day(day) if day else None


def two_numbers(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「12.5」, 「12/5」: month first, or day first where the region says so and asks (conventions 4a)."""
    month, day = _month_and_day(pieces["dotted" if "dotted" in pieces else "dashed"].parts, outlook)
    first = _in_year(pieces, month, day, outlook)
    other = (
        _in_year(pieces, day, month, outlook) if outlook.day_first and month != day and day <= 12 else None
    )
    if first is None:
        return None
    return of_day(first)._replace(others=(of_day(other),)) if other else of_day(first)


def year_last(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「10/31/2026」, 「31.10.2026」: month first where both fit, or as the region has it (conventions 4a)."""
    parts = pieces["year_last"].parts
    found = dated(int(parts["number"]), *_month_and_day(parts, outlook))
    return of_day(found) if found else None


def _month_and_day(parts: Mapping[str, str], outlook: Outlook) -> tuple[int, int]:
    month, day = int(parts["month"]), int(parts["day"])
    return (day, month) if month > 12 or (outlook.day_first and day <= 12) else (month, day)


def _in_year(pieces: Pieces, month: int, day: int, outlook: Outlook) -> date | None:
    year = year_of(pieces, outlook)
    return dated(year, month, day) if year else yearly(month, day, outlook)


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
        hours = float(number(parts["hours"]) or 0) if "hours" in parts else 0  # 「一小时二十分钟后」
        by = timedelta(minutes=way * (minutes * amount + hours * 60))
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


def _on_weekday(day: date, unit: str, pieces: Pieces) -> date:
    """「两周后的周三」 is of that week; 「半个月后的周六」 the first from then on."""
    if "weekday" not in pieces:
        return day
    place = WEEKDAYS[pieces["weekday"].parts["day"]]
    if unit in WEEKS:
        return day + (place - day.weekday()) * DAY
    return day + (place - day.weekday()) % 7 * DAY


def _next_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
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


OFFSETS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
    "offset": _offset,
    "next_workday": _next_workday,
    "anniversary": _anniversary,
}
