"""Which day, days, month or year the pieces of a moment mean (conventions 1–4, 9–13).

Festivals and lunar days are in festive.py, clock times in clocks.py.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from union.grain import Grain, own_end
from union.understanding.festive import READERS as FESTIVE
from union.understanding.months import (
    month_of,
    month_span,
    months_span,
    names_month,
    steps,
    two_years,
    year_month,
    year_span,
)
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
from union.understanding.portions import (
    edge,
    half,
    half_month,
    nth_unit,
    quarter,
    some_units,
    ten_days,
    whole_period,
)
from union.understanding.reckoning import Pieces, moved, shifted, year_of, yearly

WEEK = timedelta(days=7)
WEEKDAYS = {
    sign: place
    for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7"))
    for sign in signs
}
RELATIVE = {"前": -2, "昨": -1, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2}
MINUTES = {"小时": 60, "钟头": 60, "钟": 60, "刻钟": 15, "分钟": 1}
BESIDE = {"昨": -1, "今": 0, "明": 1}


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
        day = last if "last" in pieces["nth_day"].parts else span.start.date() + (place - 1) * DAY
        return of_day(day) if day <= last else None
    return span


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
    if parts.get("sign") == "、" and not _is_next(parts):  # 「5日、8日」: two days, the first is named
        return of_day(first)
    last = _pick_day({}, whole(parts["to"]) or 0, Outlook(outlook.now, after=first))
    return of_days(first, last + DAY) if last else None


def _is_next(parts: Mapping[str, str]) -> bool:
    """「5、6、7日」 are days in a row."""
    said = [
        parts["from"],
        *parts.get("between", "").replace("号", "").replace("日", "").split("、"),
        parts["to"],
    ]
    days = [whole(one) or 0 for one in said if one]
    return days == list(range(days[0], days[0] + len(days)))


def _iso(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = next(pieces[sort] for sort in ("iso", "compact", "short_iso") if sort in pieces).parts
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    day = dated(year, int(parts["month"]), int(parts["day"]))
    return of_day(day) if day else None


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


def _year_last(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「10/31/2026」, 「31.10.2026」: month first where both fit, or as the region has it (conventions 4a)."""
    parts = pieces["year_last"].parts
    month, day, year = int(parts["month"]), int(parts["day"]), int(parts["number"])
    if month > 12 or (outlook.day_first and day <= 12):
        month, day = day, month
    found = dated(year, month, day)
    return of_day(found) if found else None


def _in_year(pieces: Pieces, month: int, day: int, outlook: Outlook) -> date | None:
    year = year_of(pieces, outlook)
    return dated(year, month, day) if year else yearly(month, day, outlook)


def _monday(outlook: Outlook, which: str) -> date:
    today = outlook.today
    return today - today.weekday() * DAY + steps(which) * WEEK


def _week_said(pieces: Pieces, outlook: Outlook, which: str | None) -> date | None:
    """The Monday of the week a weekday belongs to: 下周三, 「下周的周三」, 「3月第二周周三」; None where none was said."""
    if which:
        return _monday(outlook, which)
    if "week" in pieces:
        return _monday(outlook, pieces["week"].parts["which"])
    found = nth_unit(pieces, outlook) if "nth_unit" in pieces else None
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
    return of_days(monday + first * DAY, monday + (last + 1) * DAY)


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
    saturday = (said or _monday(outlook, "这")) + 5 * DAY
    if said is None and outlook.past and saturday > outlook.today:
        saturday -= WEEK
    return of_days(saturday, saturday + 2 * DAY)


def _week(pieces: Pieces, outlook: Outlook) -> Span | None:
    return Span(at_midnight(_monday(outlook, pieces["week"].parts["which"])), None, Grain.WEEK)


def _relative(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["relative"].parts
    word = parts.get("short") or parts["word"].rstrip("天日儿个")
    further = word.count("大")
    ahead = RELATIVE[word.removeprefix("大" * further)]
    return of_day(outlook.today + (ahead + (further if ahead > 0 else -further)) * DAY)


def _two_days(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「今明两天」, 「明后两天」."""
    first = outlook.today + BESIDE[pieces["two_days"].parts["from"]] * DAY
    return of_days(first, first + 2 * DAY)


def _following(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「到次日」, 「至当天」: reckoned from the beginning of the range it ends."""
    if outlook.after is None:
        return None
    return of_day(outlook.after + (DAY if "next" in pieces["following"].parts else timedelta()))


def _within(pieces: Pieces, outlook: Outlook) -> Span | None:
    today, word = outlook.today, pieces["within"].parts["word"]
    if word == "周":
        return Span(at_midnight(_monday(outlook, "本")), None, Grain.WEEK)
    return of_months(today.year, today.month, 1) if word == "月" else of_months(today.year, 1, 12, Grain.YEAR)


def _next_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
    from union.workdays import add_workdays  # import time: holiday data

    return of_day(add_workdays(outlook.today, steps(pieces["next_workday"].parts["which"])))


def _offset(pieces: Pieces, outlook: Outlook) -> Span | None:
    """三天后, 两周内, 半小时后: a point as far from now as was said (conventions 9)."""
    parts = pieces["offset"].parts
    count = number(parts["count"])
    if count is None:
        return None
    amount = float(count) + (0.5 if "half" in parts or "more" in parts else 0)
    amount = -amount if parts.get("way") == "前" else amount
    unit = parts["unit"].removeprefix("个")
    minutes = MINUTES.get(unit)
    if minutes:
        start = outlook.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes * amount)
        return Span(start, None, Grain.MINUTE)
    day = moved(outlook.today, amount, unit)
    return of_day(day) if day else None


def _nth_weekday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3月第一个周一」, 「本月最后一个周五」, 「倒数第二个周六」."""
    span = month_span(pieces, outlook) if names_month(pieces) else None
    if span is None:
        return None
    parts, first = pieces["nth_weekday"].parts, span.start.date()
    place, weeks = WEEKDAYS[parts["day"]], (whole(parts.get("number", "一")) or 1) - 1
    if "last" in parts or "back" in parts:
        last = month_first(first.year, first.month + 1) - DAY
        day = last - (last.weekday() - place) % 7 * DAY - weeks * WEEK
    else:
        day = first + (place - first.weekday()) % 7 * DAY + weeks * WEEK
    return of_day(day) if day.month == first.month else None


def _nth_workday(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「3月最后一个工作日」, 「下周第一个工作日」, 「二季度倒数第二个工作日」."""
    from union.workdays import add_workdays  # import time: holiday data

    reader = _week if "week" in pieces else edge if "edge" in pieces else whole_period
    span = reader(pieces, outlook)
    if span is None:
        return None
    parts = pieces["nth_workday"].parts
    first, end = span.start.date(), (span.end or own_end(span.start, span.grain)).date()
    count = whole(parts.get("number", "一")) or 1
    found = (
        add_workdays(end, -count) if "last" in parts or "back" in parts else add_workdays(first - DAY, count)
    )
    return of_day(found) if first <= found < end else None


# Of several pieces the one that settles most is asked first: 「12月5日（周六）」 is a date, not a weekday.
READERS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
    "iso": _iso,
    "compact": _iso,
    "short_iso": _iso,
    "year_last": _year_last,
    "following": _following,
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
    "year_month": year_month,
    "ten_days": ten_days,
    "half_month": half_month,
    "some_units": some_units,
    "weekend": _weekend,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "nth_unit": nth_unit,
    "edge": edge,
    "week": _week,
    "within": _within,
    "months": months_span,
    "month": month_span,
    "this_month": month_span,
    "quarter": quarter,
    "half": half,
    "two_years": two_years,
    "year": year_span,
    "this_year": year_span,
}
