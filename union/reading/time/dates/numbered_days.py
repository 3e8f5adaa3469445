"""Days by their numbers: 12月5日, 5号, 5日至8日, 12.5, 2026-12-05, 10/31/2026 (conventions 4, 4a, 10); and so far from now: 三天后,
半小时内, 两周后的周五, 下周今天, 下一个工作日 (conventions 8, 9).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from union.core.almanac.workdays import add_workdays
from union.core.grain import Grain
from union.reading.numbers.numerals import number, whole
from union.reading.time.dates.periods import WEEK, WEEKDAYS, WEEKS, month_of, steps
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Reader,
    Span,
    dated,
    in_year,
    month_first,
    moved,
    moved_by_months,
    of_day,
    of_days,
    one_of,
    year_of,
    yearly,
)

LONGEST_LIST = timedelta(days=100)  # a day further away is a slip: 「30日、3日、2日、1日」


def day(pieces: Pieces, outlook: Outlook) -> date | None:
    said = pieces["day" if "day" in pieces else "bare_day"].parts["number"]
    return _pick_day(pieces, whole(said) or 0, outlook)


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
    said = _said(parts)
    if "sign" in parts and said != list(range(said[0], said[0] + len(said))):
        # 「5日、8日」: two days, the first is named; 「5、6、7日」 are days in a row
        return of_day(first)._replace(rest=tuple(_further(said[1:], first, outlook)))
    last = _pick_day({}, whole(parts["to"]) or 0, Outlook(outlook.now, after=first))
    if last is None:
        return None
    row = (first + DAY * i for i in range(1, (last - first).days + 1)) if "sign" in parts else ()
    return of_days(first, last + DAY)._replace(rest=tuple(map(of_day, row)))


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


def iso(pieces: Pieces, outlook: Outlook) -> date | None:
    parts = next(pieces[sort] for sort in ("iso", "compact", "short_iso") if sort in pieces).parts
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    return dated(year, int(parts["month"]), int(parts["day"]))


def two_numbers(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「12.5」, 「12/5」: month first, or day first where the region says so and asks (conventions 4a)."""
    month, day = _month_and_day(pieces["dotted" if "dotted" in pieces else "dashed"].parts, outlook)
    is_asked = outlook.day_first and month != day and day <= 12
    other = in_year(pieces, day, month, outlook) if is_asked else None
    return one_of(in_year(pieces, month, day, outlook), other)


def year_last(pieces: Pieces, outlook: Outlook) -> date | None:
    """「10/31/2026」, 「31.10.2026」: month first where both fit, or as the region has it (conventions 4a)."""
    parts = pieces["year_last"].parts
    return dated(int(parts["number"]), *_month_and_day(parts, outlook))


def _month_and_day(parts: Mapping[str, str], outlook: Outlook) -> tuple[int, int]:
    month, day = int(parts["month"]), int(parts["day"])
    return (day, month) if month > 12 or (outlook.day_first and day <= 12) else (month, day)


MINUTES = {"小时": 60, "钟头": 60, "钟": 60, "刻钟": 15, "分钟": 1}


def _offset(pieces: Pieces, outlook: Outlook) -> Span | date | None:
    """三天后, 两周内, 半小时后: a point as far from now as was said (conventions 9)."""
    parts = pieces["offset"].parts
    about = parts.get("about", "")  # of 「两三天」 the first; where it is a limit the last
    about = about[:-2] + about[-1:] if parts.get("way") == "内" else about[:-1]
    count = number(parts.get("count") or about)
    if count is None:
        return None
    amount = float(count) + (0.5 if "半" in parts.get("half", "") or "more" in parts else 0)
    way = -1 if parts.get("way") == "前" else 1
    unit = parts["unit"].removeprefix("个")
    if minutes := MINUTES.get(unit):
        hours = float(number(parts["hours"]) or 0) if "hours" in parts else 0  # 「一小时二十分钟后」
        by = timedelta(minutes=way * (minutes * amount + hours * 60))
        return Span(outlook.now.replace(second=0, microsecond=0) + by, None, Grain.MINUTE)
    years = int(number(parts["years"]) or 0) if "years" in parts else 0
    if years >= 99:
        return None
    day = moved(moved_by_months(outlook.today, way * 12 * years), way * amount, unit, outlook.notice)
    if day is None or "weekday" not in pieces:
        return day
    # 「两周后的周三」 is of that week; 「半个月后的周六」 the first from then on
    away = WEEKDAYS[pieces["weekday"].parts["day"]] - day.weekday()
    return day + (away if unit in WEEKS else away % 7) * DAY


def _next_workday(pieces: Pieces, outlook: Outlook) -> date:
    return add_workdays(outlook.today, steps(pieces["next_workday"].parts["which"]), outlook.notice)


def _anniversary(pieces: Pieces, outlook: Outlook) -> date | None:
    """「下周今天」, 「下个月的今天」, 「明年今日」."""
    today, year = outlook.today, year_of(pieces, outlook)
    if "week" in pieces:
        return today + steps(pieces["week"].parts["which"]) * WEEK
    if settled := month_of(pieces, outlook):
        return dated(*settled, today.day)
    return dated(year, today.month, today.day) if year else None


OFFSETS: dict[str, Reader] = {"offset": _offset, "next_workday": _next_workday, "anniversary": _anniversary}
