"""Which day, days, month or year the pieces of a moment mean (conventions 1–4, 9–13).

Festivals and lunar days are in festival_dates.py, clock times in clock_times.py.
"""

from datetime import date, timedelta

from union.core.almanac.workdays import add_workdays
from union.core.grain import Grain
from union.reading.time.dates import numbered_days, periods
from union.reading.time.dates.festival_dates import READERS as FESTIVE
from union.reading.time.dates.periods import WEEK, WEEKDAYS
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Reader,
    Span,
    at_midnight,
    month_first,
    of_day,
    of_days,
    of_months,
)

RELATIVE = {"即": 0, "前": -2, "昨": -1, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2}
BY_NUMBER = frozenset({"day", "bare_day", "iso", "compact", "short_iso", "dotted", "dashed", "year_last"})


def day_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """The days a moment's pieces name, None when they name none or an impossible one (2月30日)."""
    if "no_month" in pieces or "no_year" in pieces:
        return None
    # 「12月8日后第一个工作日」 is counted from that day
    is_beside = "nth_workday" in pieces and "way" in pieces["nth_workday"].parts and "edge" not in pieces
    known = [sort for sort in pieces if sort in READERS and not (is_beside and sort == "nth_workday")]
    if not known:
        return None
    sort = known[0] if len(known) == 1 else next(one for one in READERS if one in known)
    span = _as_span(READERS[sort](pieces, outlook))
    if span and "weekday" in pieces and sort in BY_NUMBER:
        span = _or_by_weekday(span, WEEKDAYS[pieces["weekday"].parts["day"]])
    return _as_span(periods.counted(span, pieces, outlook.notice)) if span and sort != "festival" else span


def _as_span(found: Span | date | None) -> Span | None:
    return found if found is None or isinstance(found, Span) else of_day(found)


def _or_by_weekday(span: Span, place: int) -> Span:
    """「2月27号星期五」 that is a Saturday may be that Friday; of 「5/12」 the reading that falls on it is the one."""
    fitting = next((one for one in (span, *span.others) if one.start.weekday() == place), None)
    if fitting:
        return fitting._replace(others=())
    away = (place - span.start.weekday() + 3) % 7 - 3
    return span._replace(others=(of_day(span.start.date() + away * DAY), *span.others))


def _week_said(pieces: Pieces, outlook: Outlook, which: str | None) -> date | None:
    """The Monday of the week a weekday belongs to: 下周三, 「下周的周三」, 「3月第二周周三」; None where none was said."""
    if which:
        return periods.monday(outlook, which)
    if "week" in pieces:
        return periods.monday(outlook, pieces["week"].parts["which"])
    found = periods.nth_unit(pieces, outlook) if "nth_unit" in pieces else None
    return found.start.date() if found and found.grain is Grain.WEEK else None


def _weekdays(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「周一至五」, 「周六、日」: that run of days this week or, where it is over, the next."""
    parts = pieces["weekdays"].parts
    first, last = WEEKDAYS[parts.get("from", "六")], WEEKDAYS[parts.get("to") or parts.get("and", "日")]
    if first >= last:
        return None
    monday = _week_said(pieces, outlook, parts.get("which"))
    if monday is None:
        base = outlook.after or outlook.today
        monday = base - base.weekday() * DAY
        if outlook.past and outlook.after is None:
            monday -= WEEK if monday + first * DAY > base else timedelta()
        elif monday + last * DAY < base:
            monday += WEEK
    listed = [first, *(WEEKDAYS[one] for one in parts.get("between", "") if one in WEEKDAYS), last]
    is_row = listed == list(range(first, last + 1))
    if "and" in parts and not is_row:  # 「周二、四」: two days, the first is named
        today = None if parts.get("which") else outlook.today  # each day is the next of its name
        days = [monday + place * DAY for place in listed]
        days = sorted({day + WEEK if today and day < today else day for day in days})
        return of_day(days[0])._replace(rest=tuple(map(of_day, days[1:])))
    row = range(first + 1, last + 1) if "and" in parts or "six" in parts else ()
    rest = tuple(of_day(monday + place * DAY) for place in row)
    return of_days(monday + first * DAY, monday + (last + 1) * DAY)._replace(rest=rest)


def _weekday(pieces: Pieces, outlook: Outlook) -> Span | date | None:
    """周三 is the next one, today included, or the last of what was done; 下周三 that of the next week."""
    parts = pieces["weekday"].parts
    place = WEEKDAYS[parts["day"]]
    monday = _week_said(pieces, outlook, parts.get("which"))
    if monday is not None:
        return monday + place * DAY
    base = outlook.after or outlook.today
    if outlook.past and outlook.after is None:
        return base - (base.weekday() - place) % 7 * DAY
    return of_day(base + (place - base.weekday()) % 7 * DAY, WEEK)


def _weekend(pieces: Pieces, outlook: Outlook) -> Span | None:
    said = _week_said(pieces, outlook, pieces["weekend"].parts.get("which"))
    saturday = (said or periods.monday(outlook, "这")) + 5 * DAY
    if said is None and outlook.past and saturday > outlook.today:
        saturday -= WEEK
    return of_days(saturday, saturday + 2 * DAY)


def _relative(pieces: Pieces, outlook: Outlook) -> date:
    parts = pieces["relative"].parts
    word = parts.get("short") or parts["word"].rstrip("天日儿个")
    further = word.count("大")
    ahead = RELATIVE[word.removeprefix("大" * further)]
    return outlook.today + (ahead + (further if ahead > 0 else -further)) * DAY


def _two_days(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「今明两天」, 「明后两天」."""
    first = outlook.today + RELATIVE[pieces["two_days"].parts["from"]] * DAY
    return of_days(first, first + 2 * DAY)._replace(rest=(of_day(first + DAY),))


def _following(pieces: Pieces, outlook: Outlook) -> date | None:
    """「到次日」, 「至当天」: reckoned from the beginning of the range it ends."""
    return outlook.after and outlook.after + int("next" in pieces["following"].parts) * DAY


def _within(pieces: Pieces, outlook: Outlook) -> Span | None:
    today, word = outlook.today, pieces["within"].parts["word"]
    if word == "周":
        return Span(at_midnight(periods.monday(outlook, "本")), None, Grain.WEEK)
    return of_months(today.year, today.month, 1) if word == "月" else of_months(today.year, 1, 12, Grain.YEAR)


def _nth_weekday(pieces: Pieces, outlook: Outlook) -> Span | date | None:
    """「3月第一个周一」, 「本月最后一个周五」, 「倒数第二个周六」."""
    if not periods.names_month(pieces):
        return None
    parts, first = pieces["nth_weekday"].parts, periods.month_span(pieces, outlook).start.date()
    is_weekend, nth = parts["day"] == "末", periods.nth_said(parts)
    place = WEEKDAYS["六" if is_weekend else parts["day"]]
    if nth < 0:
        last = month_first(first.year, first.month + 1) - DAY
        day = last - (last.weekday() - place) % 7 * DAY + (nth + 1) * WEEK
    else:
        day = first + (place - first.weekday()) % 7 * DAY + (nth - 1) * WEEK
    if day.month != first.month:
        return None
    return of_days(day, day + 2 * DAY) if is_weekend else day


def _nth_workday(pieces: Pieces, outlook: Outlook) -> date | None:
    """「3月最后一个工作日」, 「下周第一个工作日」, 「二季度倒数第二个工作日」."""
    is_edge = "edge" in pieces and "week" not in pieces
    span = (periods.edge if is_edge else periods.whole_period)(pieces, outlook)
    if span is None:
        return None
    first, end, count = span.start.date(), span.until.date(), periods.nth_said(pieces["nth_workday"].parts)
    found = add_workdays(end if count < 0 else first - DAY, count, outlook.notice)
    return found if first <= found < end else None


# Of several pieces the one that settles most is asked first: 「12月5日（周六）」 is a date, not a weekday.
READERS: dict[str, Reader] = {
    "iso": numbered_days.iso,
    "compact": numbered_days.iso,
    "short_iso": numbered_days.iso,
    "year_last": numbered_days.year_last,
    "following": _following,
    **FESTIVE,
    **numbered_days.OFFSETS,
    "relative": _relative,
    "two_days": _two_days,
    "nth_weekday": _nth_weekday,
    "nth_workday": _nth_workday,
    "days": numbered_days.days,
    "day": numbered_days.day,
    "bare_day": numbered_days.day,
    "dotted": numbered_days.two_numbers,
    "dashed": numbered_days.two_numbers,
    "year_month": periods.year_month,
    "ten_days": periods.ten_days,
    "half_month": periods.half_month,
    "some_units": periods.some_units,
    "weekend": _weekend,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "nth_unit": periods.nth_unit,
    "edge": periods.edge,
    "week": periods.week_span,
    "within": _within,
    "months": periods.months_span,
    "month": periods.month_span,
    "this_month": periods.month_span,
    "quarters": periods.quarters,
    "quarter": periods.quarter,
    "half": periods.half,
    "two_years": periods.two_years,
    "year": periods.year_span,
    "this_year": periods.year_span,
}
