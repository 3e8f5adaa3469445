"""Which day, days, month or year the pieces of a moment mean (conventions 1–4, 9–13).

Festivals and lunar days are in festive.py, clock times in clocks.py.
"""

from collections.abc import Callable
from datetime import date, timedelta

from union.grain import Grain, own_end
from union.understanding.festive import READERS as FESTIVE
from union.understanding.numerals import number, whole
from union.understanding.outlook import (
    DAY,
    Outlook,
    Span,
    at_midnight,
    dated,
    month_first,
    of_day,
    of_days,
    of_months,
)
from union.understanding.reckoning import Pieces, moved, shifted, year_of, yearly

WEEK = timedelta(days=7)
WEEKDAYS = {
    sign: place
    for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7"))
    for sign in signs
}
WHICH = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
RELATIVE = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}
TENS = {"上": (1, 11), "中": (11, 21), "下": (21, None)}
# 月初 1–10, 月中 11–20, 月底 25 to the end; 年初 January, 年中 June, 年底 December (conventions 12).
EDGES_OF_MONTH = {"初": (1, 11), "中": (11, 21), "底": (25, None), "末": (25, None), "终": (25, None)}
EDGES_OF_YEAR = {"初": 1, "中": 6, "底": 12, "末": 12, "终": 12}


def day_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """The days a moment's pieces name, None when they name none or an impossible one (2月30日)."""
    if "no_month" in pieces or "no_year" in pieces:
        return None
    for sort, reader in READERS.items():
        if sort in pieces:
            span = reader(pieces, outlook)
            return _counted(span, pieces) if span and sort != "festival" else span
    return None


def _counted(span: Span, pieces: Pieces) -> Span | None:
    """What is counted from the days named: 「12月5日前三天」, 「本月最后一天」."""
    if "shift" in pieces:
        found = shifted(span.start.date(), pieces["shift"].parts)
        return of_day(found) if found else None
    if "nth_day" in pieces and "after" not in pieces["nth_day"].parts:
        last = (span.end or own_end(span.start, span.grain)).date() - DAY
        place = whole(pieces["nth_day"].parts.get("number", "一")) or 1
        return of_day(last if "last" in pieces["nth_day"].parts else span.start.date() + (place - 1) * DAY)
    return span


def month_of(pieces: Pieces, outlook: Outlook) -> tuple[int, int] | None:
    """Year and month where the words settle both: 本月, 下个月, 2027年3月; None for a bare month or none."""
    if "this_month" in pieces:
        first = month_first(
            outlook.today.year, outlook.today.month + WHICH[pieces["this_month"].parts["which"]]
        )
        return first.year, first.month
    year = year_of(pieces, outlook)
    if year is None or "month" not in pieces:
        return None
    return year, whole(pieces["month"].parts["number"]) or 1


def _month(pieces: Pieces, outlook: Outlook) -> Span | None:
    """A month; a bare one is the next or, of what was done, the last; the present month counts."""
    settled = month_of(pieces, outlook) or _nearest_month(
        whole(pieces["month"].parts["number"]) or 1, outlook
    )
    return of_months(*settled, 1)


def _nearest_month(month: int, outlook: Outlook) -> tuple[int, int]:
    base = outlook.after or outlook.today
    year = base.year
    if outlook.past and outlook.after is None:
        return (year, month) if month <= base.month else (year - 1, month)
    return (year, month) if month >= base.month else (year + 1, month)


def _months(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["months"].parts
    first, last = whole(parts["from"]) or 1, whole(parts["to"]) or 1
    year = year_of(pieces, outlook)
    if year is None:
        year = _nearest_month(last if last >= first else first, outlook)[0]
    return of_months(year, first, last - first + 1 if last >= first else last - first + 13)


def _day(pieces: Pieces, outlook: Outlook) -> Span | None:
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


def _days(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["days"].parts
    first = _pick_day(pieces, whole(parts["from"]) or 0, outlook)
    if first is None:
        return None
    last = _pick_day({}, whole(parts["to"]) or 0, Outlook(outlook.now, after=first))
    return of_days(first, last + DAY) if last else None


def _iso(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["iso" if "iso" in pieces else "compact"].parts
    day = dated(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return of_day(day) if day else None


def _year_month(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["year_month"].parts
    return of_months(int(parts["year"]), int(parts["number"]), 1)


def _two_numbers(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「12.5」, 「12/5」: month first, or day first where the region says so and asks (conventions 4a)."""
    parts = pieces["dotted" if "dotted" in pieces else "dashed"].parts
    month, day = int(parts["month"]), int(parts["day"])
    if month > 12 or (outlook.day_first and day <= 12):
        month, day = day, month
    first = _in_year(pieces, month, day, outlook)
    other = (
        _in_year(pieces, day, month, outlook) if outlook.day_first and month != day and day <= 12 else None
    )
    if first is None:
        return None
    return of_day(first)._replace(others=(of_day(other),)) if other else of_day(first)


def _in_year(pieces: Pieces, month: int, day: int, outlook: Outlook) -> date | None:
    year = year_of(pieces, outlook)
    return dated(year, month, day) if year else yearly(month, day, outlook)


def _ten_days(pieces: Pieces, outlook: Outlook) -> Span | None:
    return _part_of_month(pieces, TENS[pieces["ten_days"].parts["word"]], outlook)


def _part_of_month(pieces: Pieces, limits: tuple[int, int | None], outlook: Outlook) -> Span:
    """From one day of a month to before another (None: its end); without a month the nearest such stretch."""
    first, end = limits
    if month_of(pieces, outlook) or "month" in pieces:
        settled = month_of(pieces, outlook) or _nearest_month(
            whole(pieces["month"].parts["number"]) or 1, outlook
        )
        return _stretch(*settled, first, end)
    year, month = outlook.today.year, outlook.today.month
    span = _stretch(year, month, first, end)
    if outlook.past:
        return span if span.start <= outlook.now else _stretch(*_before(year, month), first, end)
    following = month_first(year, month + 1)
    return (
        span if span.end and span.end > outlook.now else _stretch(following.year, following.month, first, end)
    )


def _before(year: int, month: int) -> tuple[int, int]:
    first = month_first(year, month - 1)
    return first.year, first.month


def _stretch(year: int, month: int, first: int, end: int | None) -> Span:
    start = month_first(year, month).replace(day=first)
    return of_days(start, month_first(year, month).replace(day=end) if end else month_first(year, month + 1))


def _edge(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["edge"].parts
    word = parts.get("word", "底")
    if "quarter" in pieces:
        quarter = _quarter(pieces, outlook)
        return of_months(quarter.start.year, quarter.start.month + (0 if word == "初" else 2), 1)
    if parts.get("of") == "月" or "month" in pieces or "this_month" in pieces:
        return _part_of_month(pieces, EDGES_OF_MONTH[word], outlook)
    if "of" not in parts and "year" not in parts and year_of(pieces, outlook) is None:
        return None
    year = year_of(pieces, outlook) or outlook.today.year
    first = date(year, EDGES_OF_YEAR[word], 1)
    return of_days(first, month_first(first.year, first.month + 1))


def _quarter(pieces: Pieces, outlook: Outlook) -> Span:
    parts = pieces["quarter"].parts
    if "which" in parts:
        present = (outlook.today.month - 1) // 3 + WHICH[parts["which"]]
        return of_months(outlook.today.year, present * 3 + 1, 3, Grain.QUARTER)
    year = year_of(pieces, outlook) or outlook.today.year
    return of_months(year, ((whole(parts["number"]) or 1) - 1) * 3 + 1, 3, Grain.QUARTER)


def _half(pieces: Pieces, outlook: Outlook) -> Span:
    year = year_of(pieces, outlook) or outlook.today.year
    return of_months(year, 1 if pieces["half"].parts["which"] == "上" else 7, 6, Grain.HALF)


def _year(pieces: Pieces, outlook: Outlook) -> Span | None:
    year = year_of(pieces, outlook)
    return of_months(year, 1, 12, Grain.YEAR) if year and 1900 <= year <= 2200 else None


def _monday(outlook: Outlook, which: str) -> date:
    today = outlook.today
    return today - today.weekday() * DAY + WHICH[which] * WEEK


def _weekday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """周三 is the next one, today included, or the last of what was done; 下周三 that of the next week."""
    parts = pieces["weekday"].parts
    place = WEEKDAYS[parts["day"]]
    if "which" in parts:
        return of_day(_monday(outlook, parts["which"]) + place * DAY)
    base = outlook.after or outlook.today
    if outlook.past and outlook.after is None:
        return of_day(base - (base.weekday() - place) % 7 * DAY)
    return of_day(base + (place - base.weekday()) % 7 * DAY, WEEK)


def _weekend(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["weekend"].parts
    saturday = _monday(outlook, parts.get("which", "这")) + 5 * DAY
    if "which" not in parts and outlook.past and saturday > outlook.today:
        saturday -= WEEK
    return of_days(saturday, saturday + 2 * DAY)


def _week(pieces: Pieces, outlook: Outlook) -> Span | None:
    return Span(at_midnight(_monday(outlook, pieces["week"].parts["which"])), None, Grain.WEEK)


def _relative(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["relative"].parts
    word = parts.get("short") or parts["word"].rstrip("天日儿个")
    return of_day(outlook.today + RELATIVE[word] * DAY)


def _two_days(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「明后两天」."""
    return of_days(outlook.today + DAY, outlook.today + 3 * DAY)


def _within(pieces: Pieces, outlook: Outlook) -> Span | None:
    today, word = outlook.today, pieces["within"].parts["word"]
    if word == "周":
        return Span(at_midnight(_monday(outlook, "本")), None, Grain.WEEK)
    return of_months(today.year, today.month, 1) if word == "月" else of_months(today.year, 1, 12, Grain.YEAR)


def _next_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
    from union.workdays import next_workday  # import time: holiday data

    return of_day(next_workday(outlook.today))


def _offset(pieces: Pieces, outlook: Outlook) -> Span | None:
    """三天后, 两周内, 半小时后: a point as far from now as was said (conventions 9)."""
    parts = pieces["offset"].parts
    count = number(parts["count"])
    if count is None:
        return None
    amount = float(count) + (0.5 if "half" in parts else 0)
    amount = -amount if parts["way"] == "前" else amount
    unit = parts["unit"].removeprefix("个")
    minutes = {"小时": 60, "钟头": 60, "刻钟": 15, "分钟": 1}.get(unit)
    if minutes:
        return Span(
            outlook.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes * amount),
            None,
            Grain.MINUTE,
        )
    day = moved(outlook.today, amount, unit)
    return of_day(day) if day else None


def _nth_weekday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3月第一个周一」, 「本月最后一个周五」."""
    span = _month(pieces, outlook) if "month" in pieces or "this_month" in pieces else None
    if span is None:
        return None
    parts, first = pieces["nth_weekday"].parts, span.start.date()
    place = WEEKDAYS[parts["day"]]
    if "last" in parts:
        last = month_first(first.year, first.month + 1) - DAY
        return of_day(last - (last.weekday() - place) % 7 * DAY)
    day = first + (place - first.weekday()) % 7 * DAY + ((whole(parts["number"]) or 1) - 1) * WEEK
    return of_day(day) if day.month == first.month else None


def _nth_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3月最后一个工作日」, 「下月第一个工作日」."""
    from union.workdays import last_workday_of_month, nth_workday_of_month  # import time: holiday data

    span = _month(pieces, outlook) if "month" in pieces or "this_month" in pieces else None
    if span is None:
        return None
    parts, first = pieces["nth_workday"].parts, span.start
    if "last" in parts:
        return of_day(last_workday_of_month(first.year, first.month))
    return of_day(nth_workday_of_month(first.year, first.month, whole(parts.get("number", "一")) or 1))


# Of several pieces the one that settles most is asked first: 「12月5日（周六）」 is a date, not a weekday.
READERS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
    "iso": _iso,
    "compact": _iso,
    **FESTIVE,
    "offset": _offset,
    "next_workday": _next_workday,
    "relative": _relative,
    "two_days": _two_days,
    "nth_weekday": _nth_weekday,
    "nth_workday": _nth_workday,
    "days": _days,
    "day": _day,
    "bare_day": _day,
    "dotted": _two_numbers,
    "dashed": _two_numbers,
    "year_month": _year_month,
    "ten_days": _ten_days,
    "edge": _edge,
    "weekend": _weekend,
    "weekday": _weekday,
    "week": _week,
    "within": _within,
    "months": _months,
    "month": _month,
    "this_month": _month,
    "quarter": _quarter,
    "half": _half,
    "year": _year,
    "this_year": _year,
}
