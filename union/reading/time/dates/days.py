"""Which day, days, month or year the pieces of a moment mean (conventions 1–4, 9–13).

Festivals and lunar days are in festival_dates.py, clock times in clock_times.py.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from union.core.almanac.workdays import add_workdays
from union.core.grain import Grain
from union.reading.numbers.numerals import whole
from union.reading.time.dates import numbered_days, periods
from union.reading.time.dates.festival_dates import READERS as FESTIVE
from union.reading.time.dates.periods import WEEK, WEEKDAYS
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Span,
    at_midnight,
    month_first,
    nth_workday,
    of_day,
    of_days,
    of_months,
    shifted,
)

RELATIVE = {"即": 0, "前": -2, "昨": -1, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2}
BESIDE = {"昨": -1, "今": 0, "明": 1}
BY_NUMBER = frozenset({"day", "bare_day", "iso", "compact", "short_iso", "dotted", "dashed", "year_last"})


def day_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    """The days a moment's pieces name, None when they name none or an impossible one (2月30日)."""
    if "no_month" in pieces or "no_year" in pieces:
        return None
    if "nth_workday" in pieces and "festival" not in pieces and "edge" not in pieces:
        counted = pieces["nth_workday"].parts
        if "way" in counted:  # 「12月8日后第一个工作日」, 「3月前最后一个工作日」
            base = day_span({sort: atom for sort, atom in pieces.items() if sort != "nth_workday"}, outlook)
            return base and nth_workday(
                base.start.date(),
                base.until.date(),
                counted,
                outlook.notice,
            )
    known = [sort for sort in pieces if sort in READERS]
    if not known:
        return None
    sort = known[0] if len(known) == 1 else next(one for one in READERS if one in known)
    span = READERS[sort](pieces, outlook)
    if span and "weekday" in pieces and sort in BY_NUMBER:
        span = _or_by_weekday(span, pieces["weekday"].parts["day"])
    return _counted(span, pieces, outlook) if span and sort != "festival" else span


def _or_by_weekday(span: Span, said: str) -> Span:
    """「2月27号星期五」 that is a Saturday may be that Friday; of 「5/12」 the reading that falls on it is the one."""
    fitting = [one for one in (span, *span.others) if one.start.weekday() == WEEKDAYS[said]]
    if fitting:
        return fitting[0]._replace(others=())
    away = (WEEKDAYS[said] - span.start.weekday() + 3) % 7 - 3
    return span._replace(others=(of_day(span.start.date() + away * DAY), *span.others))


def _counted(span: Span, pieces: Pieces, outlook: Outlook) -> Span | None:
    """What is counted from the days named: 「12月5日前三天」, 「本月最后一天」."""
    if "shift" in pieces:
        found = shifted(span.start.date(), pieces["shift"].parts, outlook.notice)
        return of_day(found) if found else None
    if "weekday_from" in pieces:
        parts = pieces["weekday_from"].parts
        last = span.until.date() - DAY
        return of_day(periods.weekday_from(span.start.date() if parts["way"] == "前" else last, parts))
    return _nth_day(span, pieces["nth_day"].parts) if "nth_day" in pieces else span


def _nth_day(span: Span, parts: Mapping[str, str]) -> Span | None:
    """「本月最后一天」, 「12月第十天」; 「12月5日后第二天」 is the 7th, 「5日头一天」 the 4th."""
    first, last = span.start.date(), span.until.date() - DAY
    place = whole(parts.get("number", "一")) or 1
    if "after" in parts:
        return of_day(last + place * DAY)
    if first == last and parts.get("first") == "头一天":
        return of_day(first - DAY)
    if "back" in parts:
        day = last - (place - 1) * DAY
    else:
        day = last if "last" in parts else first + (place - 1) * DAY
    return of_day(day) if first <= day <= last else None


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
    if "and" in parts and listed != list(
        range(first, last + 1)
    ):  # 「周二、四」: two days, the first is named
        return _listed(monday, listed, None if parts.get("which") else outlook.today)
    row = range(first + 1, last + 1) if "and" in parts or "six" in parts else ()
    rest = tuple(of_day(monday + place * DAY) for place in row)
    return of_days(monday + first * DAY, monday + (last + 1) * DAY)._replace(rest=rest)


def _listed(monday: date, places: Sequence[int], today: date | None) -> Span:
    """「下周一、三、五」; without a week said (`today`) each day is the next of its name."""
    days = [monday + place * DAY for place in places]
    if today is not None:
        days = [day + WEEK if day < today else day for day in days]
    found = [of_day(day) for day in sorted(set(days))]
    return found[0]._replace(rest=tuple(found[1:]))


def _weekday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """周三 is the next one, today included, or the last of what was done; 下周三 that of the next week."""
    parts = pieces["weekday"].parts
    place = WEEKDAYS[parts["day"]]
    monday = _week_said(pieces, outlook, parts.get("which"))
    if monday is not None:
        return of_day(monday + place * DAY)
    base = outlook.after or outlook.today
    if outlook.past and outlook.after is None:
        return of_day(base - (base.weekday() - place) % 7 * DAY)
    return of_day(base + (place - base.weekday()) % 7 * DAY, WEEK)


def _weekend(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["weekend"].parts
    said = _week_said(pieces, outlook, parts.get("which"))
    saturday = (said or periods.monday(outlook, "这")) + 5 * DAY
    if said is None and outlook.past and saturday > outlook.today:
        saturday -= WEEK
    return of_days(saturday, saturday + 2 * DAY)


def _relative(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["relative"].parts
    word = parts.get("short") or parts["word"].rstrip("天日儿个")
    further = word.count("大")
    ahead = RELATIVE[word.removeprefix("大" * further)]
    return of_day(outlook.today + (ahead + (further if ahead > 0 else -further)) * DAY)


def _two_days(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「今明两天」, 「明后两天」."""
    first = outlook.today + BESIDE[pieces["two_days"].parts["from"]] * DAY
    return of_days(first, first + 2 * DAY)._replace(rest=(of_day(first + DAY),))


def _following(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「到次日」, 「至当天」: reckoned from the beginning of the range it ends."""
    if outlook.after is None:
        return None
    return of_day(outlook.after + (DAY if "next" in pieces["following"].parts else timedelta()))


def _within(pieces: Pieces, outlook: Outlook) -> Span | None:
    today, word = outlook.today, pieces["within"].parts["word"]
    if word == "周":
        return Span(at_midnight(periods.monday(outlook, "本")), None, Grain.WEEK)
    return of_months(today.year, today.month, 1) if word == "月" else of_months(today.year, 1, 12, Grain.YEAR)


def _nth_weekday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3月第一个周一」, 「本月最后一个周五」, 「倒数第二个周六」."""
    span = periods.month_span(pieces, outlook) if periods.names_month(pieces) else None
    if span is None:
        return None
    parts, first = pieces["nth_weekday"].parts, span.start.date()
    is_weekend = parts["day"] == "末"
    place, weeks = WEEKDAYS["六" if is_weekend else parts["day"]], (whole(parts.get("number", "一")) or 1) - 1
    if "last" in parts or "back" in parts:
        last = month_first(first.year, first.month + 1) - DAY
        day = last - (last.weekday() - place) % 7 * DAY - weeks * WEEK
    else:
        day = first + (place - first.weekday()) % 7 * DAY + weeks * WEEK
    if day.month != first.month:
        return None
    return of_days(day, day + 2 * DAY) if is_weekend else of_day(day)


def _nth_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3月最后一个工作日」, 「下周第一个工作日」, 「二季度倒数第二个工作日」."""
    is_edge = "edge" in pieces and "week" not in pieces
    span = (periods.edge if is_edge else periods.whole_period)(pieces, outlook)
    if span is None:
        return None
    parts = pieces["nth_workday"].parts
    first, end = span.start.date(), span.until.date()
    count = periods.nth_said(parts)
    found = add_workdays(end if count < 0 else first - DAY, count, outlook.notice)
    return of_day(found) if first <= found < end else None


# Of several pieces the one that settles most is asked first: 「12月5日（周六）」 is a date, not a weekday.
READERS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
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
