"""Which weeks, months or years a moment names (conventions 1, 2, 4, 13): 下周, 本月, 下下月, 去年本月, 3—5月, 2027年; weeks as offices count them, from Monday."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from union.core.almanac.days_off import Notice
from union.core.period import Grain
from union.reading.numbers.numerals import number, whole_number
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Parts,
    Pieces,
    Span,
    at_midnight,
    month_first,
    moved,
    nth_workday,
    of_days,
    of_months,
    year_of,
)

STEP = {"上": -1, "下": 1}


def steps(which: str) -> int:
    """How many units on a word points: 上上 -2, 本 0, 下下下 3."""
    return STEP.get(which[0], 0) * len(which)


def nth_said(parts: Parts) -> int:
    """The place that was said, from the end below zero: 「倒数第二个」 is -2, 「首个」 and 「头一个」 1."""
    count = whole_number(parts.get("number", "一")) or 1
    return -count if "last" in parts or "back" in parts else count


def month_of(pieces: Pieces, outlook: Outlook) -> tuple[int, int] | None:
    """Year and month where the words settle both: 本月, 下个月, 2027年3月; None for a bare month or none."""
    year = year_of(pieces, outlook)
    if "this_month" in pieces:
        ahead = steps(pieces["this_month"].parts["which"])
        first = month_first(year or outlook.today.year, outlook.today.month + ahead)
        return first.year, first.month
    if year is None or "month" not in pieces:
        return None
    return year, whole_number(pieces["month"].parts["number"]) or 1


def month_or_nearest(pieces: Pieces, outlook: Outlook) -> tuple[int, int]:
    """Year and month of a moment that names a month; a bare one is the next or, of what was done, the last."""
    return month_of(pieces, outlook) or _nearest(whole_number(pieces["month"].parts["number"]) or 1, outlook)


def names_month(pieces: Pieces) -> bool:
    """Whether a moment names one month."""
    return "month" in pieces or "this_month" in pieces


def month_span(pieces: Pieces, outlook: Outlook) -> Span:
    """The month; the present one counts as the next and as the last."""
    return of_months(*month_or_nearest(pieces, outlook), 1)


def _nearest(month: int, outlook: Outlook) -> tuple[int, int]:
    base = outlook.after or outlook.today
    year = base.year
    if outlook.past and outlook.after is None:
        return (year, month) if month <= base.month else (year - 1, month)
    return (year, month) if month >= base.month else (year + 1, month)


def months_span(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3—5月」, 「11、12月」, over the new year where the second is the smaller."""
    first, last = whole_number(parts["from"]) or 1, whole_number(parts["to"]) or 1
    year = year_of(pieces, outlook)
    if year is None:
        year = _nearest(last if last >= first else first, outlook)[0]
    return of_months(year, first, last - first + 1 if last >= first else last - first + 13)


def year_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """A year by its number or its word."""
    year = year_of(pieces, outlook)
    return of_months(year, 1, 12, Grain.YEAR) if year and 1900 <= year <= 2200 else None


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


COUNTED = ("shift", "weekday_from", "nth_day")


def days_counted_from(
    span: Span, pieces: Pieces, notice: Notice | None, *, is_feast: bool = False
) -> Span | date | None:
    """What is counted from the days named: 「12月5日前三天」, 「本月最后一天」, 「国庆后第一个周六」, 「8日后第一个工作日」.

    From a feast (`is_feast`) days are counted on: 「重阳节第二天」 follows it, 「5日第二天」 is no day.
    """
    first = span.start.date()
    last = max(first, span.until.date() - DAY)
    sort = next((one for one in COUNTED if one in pieces), "nth_workday")
    parts = pieces[sort].parts if sort in pieces else {}
    place, is_before = whole_number(parts.get("number", "一")) or 1, parts.get("way") == "前"
    if sort == "shift":
        count = float(number(parts["count"]) or 0) * (-1 if is_before else 1)
        return moved(first if is_before else last, count, parts["unit"].removeprefix("个"), notice)
    if sort == "weekday_from":  # the day itself is not counted
        day, weekday = (first if is_before else last), WEEKDAYS[parts["day"]]
        if is_before:
            return day - ((day.weekday() - weekday - 1) % DAYS + 1) * DAY - (place - 1) * WEEK
        return day + ((weekday - day.weekday() - 1) % DAYS + 1) * DAY + (place - 1) * WEEK
    if sort == "nth_day":
        day = _nth_day(first, last, place, parts)
        if first == last and parts.get("first") == "头一天" and not is_feast:  # 「5日头一天」 is the 4th
            return first - DAY
        return day if is_feast or "after" in parts or first <= day <= last else None
    return nth_workday(first, last + DAY, parts, notice) if "way" in parts and "edge" not in pieces else span


def _nth_day(first: date, last: date, place: int, parts: Parts) -> date:
    """「本月最后一天」, 「12月第十天」; 「12月5日后第二天」 is the 7th."""
    if "after" in parts:
        return last + place * DAY
    return last - (place - 1) * DAY if "last" in parts or "back" in parts else first + (place - 1) * DAY


def nth_week(first: date, parts: Mapping[str, str | None]) -> Span:
    """「国庆后第二周（周三）」: the weeks from the one that holds the first day of work; begun in its middle, some count the next."""
    begin = first - first.weekday() * DAY + ((whole_number(parts["number"] or "一") or 1) - 1) * WEEK
    day = parts["day"]
    starts = [one + (WEEKDAYS[day] if day else 0) * DAY for one in (begin, begin + WEEK)]
    span, later = (Span(at_midnight(one), None, Grain.DAY if day else Grain.WEEK) for one in starts)
    return span if first.weekday() == 0 else span._replace(others=(later,))


TENS = {"上": (1, 11), "上中": (1, 21), "中": (11, 21), "中下": (11, None), "下": (21, None)}
# 月初 1–10, 月中 11–20, 月底 25 to the end; 年初 January, 年中 June, 年底 December (conventions 12).
EDGES_OF_MONTH = {
    sign: days
    for signs, days in (("初始", (1, 11)), ("中", (11, 21)), ("底末终", (25, None)))
    for sign in signs
}
EDGES_OF_YEAR = {"初": 1, "始": 1, "中": 6, "底": 12, "末": 12, "终": 12}
HALVES_OF_MONTH = {"上": (1, 16), "前": (1, 16), "下": (16, None), "后": (16, None)}
MONTHS_IN = {"月": 1, "季度": 3}


def ten_days(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「上旬」 to 「下旬」."""
    return _part_of_month(pieces, TENS[parts["word"]], outlook)


def half_month(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span:
    """「上半月」: the 1st to the 15th, of the present month even when past, as with 上半年."""
    return _part_of_month(pieces, HALVES_OF_MONTH[parts["which"]], outlook, goes_on=False)


def _part_of_month(
    pieces: Pieces, limits: tuple[int, int | None], outlook: Outlook, *, goes_on: bool = True
) -> Span:
    """From one day of a month to before another (None: its end); without a month the nearest such stretch."""
    if names_month(pieces):
        return _stretch(*month_or_nearest(pieces, outlook), *limits)
    base = (goes_on and outlook.after) or outlook.today
    span = _stretch(base.year, base.month, *limits)
    if outlook.past and (outlook.after is None or not goes_on):
        return _stretch(base.year, base.month - 1, *limits) if span.start > outlook.now else span
    is_over = goes_on and span.end is not None and span.end <= max(outlook.now, at_midnight(base))
    return _stretch(base.year, base.month + 1, *limits) if is_over else span


def _stretch(year: int, month: int, first: int, end: int | None) -> Span:
    begin, following = month_first(year, month), month_first(year, month + 1)
    return of_days(begin.replace(day=first), begin.replace(day=end) if end else following)


def edge(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「月底」, 「年初」, 「季度末」: some days of a month, a month of a year or quarter."""
    parts = pieces["edge"].parts
    word = parts.get("word", "底")[-1]
    if "quarter" in pieces or "half" in pieces or parts.get("of", "").startswith("季"):
        is_half = "half" in pieces and "quarter" not in pieces
        first = (half if is_half else quarter)(pieces, outlook).start
        return of_months(first.year, first.month + (0 if word == "初" else 5 if is_half else 2), 1)
    if word in EDGES_OF_MONTH and (parts.get("of") == "月" or names_month(pieces)):
        return _part_of_month(pieces, EDGES_OF_MONTH[word], outlook)
    year = year_of(pieces, outlook)
    if "of" not in parts and "year" not in parts and year is None:
        return None
    base = outlook.after or outlook.today
    is_last_years = outlook.past and outlook.after is None and EDGES_OF_YEAR[word] > base.month
    return of_months(year or base.year - is_last_years, EDGES_OF_YEAR[word], 1)


def quarter(pieces: Pieces, outlook: Outlook) -> Span:
    """A quarter by its number or as seen from today; 「季末」 speaks of the present one."""
    parts = pieces["quarter"].parts if "quarter" in pieces else {"which": "本"}
    number = whole_number(parts.get("number") or parts.get("figure", "一")) or 1
    return _part_of_year(pieces, outlook, 3, Grain.QUARTER, parts.get("which"), number)


def half(pieces: Pieces, outlook: Outlook) -> Span:
    """「上半年」 and 「后半年」 of a year; 「上个半年」 as seen from today."""
    parts = pieces["half"].parts
    number = 1 if parts.get("which", "") in "上前" else 2
    return _part_of_year(pieces, outlook, 6, Grain.HALF, parts.get("of"), number)


def _part_of_year(
    pieces: Pieces, outlook: Outlook, months: int, grain: Grain, which: str | None, number: int
) -> Span:
    if which is not None:
        place = (outlook.today.month - 1) // months + steps(which)
        return of_months(outlook.today.year, place * months + 1, months, grain)
    return of_months(year_of(pieces, outlook) or outlook.today.year, (number - 1) * months + 1, months, grain)


def quarters(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「二、三季度」."""
    first, last = whole_number(parts["from"]) or 1, whole_number(parts["to"]) or 4
    year = year_of(pieces, outlook) or outlook.today.year
    return of_months(year, first * 3 - 2, (last - first + 1) * 3, Grain.QUARTER) if first < last else None


# The period that parts are counted from.
PERIODS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
    "week": lambda pieces, outlook: Span(
        at_midnight(monday(outlook, pieces["week"].parts["which"])), None, Grain.WEEK
    ),
    "month": month_span,
    "this_month": month_span,
    "quarter": quarter,
    "half": half,
    "year": year_span,
    "this_year": year_span,
}


def whole_period(pieces: Pieces, outlook: Outlook) -> Span | None:
    """The month, quarter, half or year that parts are counted from; of a bare 「前三季度」 the present year."""
    sort = next((one for one in PERIODS if one in pieces), None)
    return PERIODS[sort](pieces, outlook) if sort else of_months(outlook.today.year, 1, 12, Grain.YEAR)


def some_units(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「今年前三季度」, 「2月最后两周」: the first or last so many units, counted from the end the word names."""
    period, count = whole_period(pieces, outlook), whole_number(parts["count"])
    unit = parts["unit"].removeprefix("个")
    if period is None or not count:
        return None
    first, end = period.start.date(), period.until.date()
    base, way = (first, 1) if parts["way"] in "前头" else (end, -1)
    if unit in MONTHS_IN:
        limit = month_first(base.year, base.month + way * count * MONTHS_IN[unit])
        grain = Grain.QUARTER if unit == "季度" else Grain.MONTH
    else:
        limit, grain = base + way * count * (DAY if unit in ("天", "日") else WEEK), Grain.DAY
    begin, until = sorted((base, limit))
    return Span(at_midnight(begin), at_midnight(until), grain) if first <= begin < until <= end else None


def nth_unit(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「2027年第三个月」, 「今年第38周」 (ISO), 「5月第二周」: of a month the weeks begin with its first Monday."""
    parts, period = pieces["nth_unit"].parts, whole_period(pieces, outlook)
    count = -1 if "last" in parts else whole_number(parts.get("number", "一"))
    if period is None or not count:
        return None
    first, end, unit = period.start.date(), period.until.date(), parts["unit"]
    if unit in MONTHS_IN:
        months = MONTHS_IN[unit]
        base, away = (first, (count - 1) * months) if count > 0 else (end, -months)
        begin, grain = (
            month_first(base.year, base.month + away),
            Grain.MONTH if months == 1 else Grain.QUARTER,
        )
        return of_months(begin.year, begin.month, months, grain) if begin < end else None
    monday = _nth_monday(first, end, count, is_year=period.grain is Grain.YEAR)
    return Span(at_midnight(monday), None, Grain.WEEK) if monday else None


def _nth_monday(first: date, end: date, count: int, *, is_year: bool) -> date | None:
    """The Monday of a period's week: of a year as ISO 8601 counts, else from the first Monday within."""
    begin = date(first.year, 1, 4) if is_year else first + 6 * DAY
    monday = begin - begin.weekday() * DAY
    if count < 0:
        last = date(first.year, 12, 28) if is_year else end - DAY
        return last - last.weekday() * DAY
    monday += (count - 1) * WEEK
    return monday if monday < end else None
