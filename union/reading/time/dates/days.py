"""Which day, days, month or year the pieces of a moment mean (conventions 1–4, 4a, 8–13): 下周三, 5日至8日, 12.5, 三天后, 下周今天.

Festivals and lunar days are in festival_dates.py, clock times in clock_times.py.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from union.core.almanac.workdays import add_workdays
from union.core.period import Grain
from union.reading.numbers.numerals import number, whole_number
from union.reading.time.dates import periods
from union.reading.time.dates.festival_dates import READERS as FESTIVE
from union.reading.time.dates.periods import WEEK, WEEKDAYS
from union.reading.time.dates.reference_time import (
    DAY,
    MINUTES,
    YEARS,
    Outlook,
    Parts,
    Pieces,
    Reader,
    Span,
    at_midnight,
    dated,
    in_year,
    month_first,
    moved,
    moved_by_months,
    of_day,
    of_days,
    of_months,
    span_with_alternatives,
    year_of,
    yearly,
)

RELATIVE = {"即": 0, "前": -2, "昨": -1, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2}
LONGEST_LIST = timedelta(days=100)  # a day further away is a slip: 「30日、3日、2日、1日」
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
    span = _as_span(READERS[sort](pieces[sort].parts, pieces, outlook))
    if span and "weekday" in pieces and sort in BY_NUMBER:
        span = _or_by_weekday(span, WEEKDAYS[pieces["weekday"].parts["day"]])
    return (
        _as_span(periods.days_counted_from(span, pieces, outlook.notice))
        if span and sort != "festival"
        else span
    )


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


def _weekdays(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「周一至五」, 「周六、日」: that run of days this week or, where it is over, the next."""
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
    found = _in_a_row(monday + first * DAY, last - first + 1)
    return found if "and" in parts or "six" in parts else found._replace(rest=())


def _in_a_row(first: date, count: int) -> Span:
    """So many days as one stretch and as a list: 「今明两天」, 「周六、日」."""
    rest = tuple(of_day(first + on * DAY) for on in range(1, count))
    return of_days(first, first + count * DAY)._replace(rest=rest)


def _weekday(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | date | None:
    """周三 is the next one, today included, or the last of what was done; 下周三 that of the next week."""
    place = WEEKDAYS[parts["day"]]
    monday = _week_said(pieces, outlook, parts.get("which"))
    if monday is not None:
        return monday + place * DAY
    base = outlook.after or outlook.today
    if outlook.past and outlook.after is None:
        return base - (base.weekday() - place) % 7 * DAY
    return of_day(base + (place - base.weekday()) % 7 * DAY, WEEK)


def _weekend(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    said = _week_said(pieces, outlook, parts.get("which"))
    saturday = (said or periods.monday(outlook, "这")) + 5 * DAY
    if said is None and outlook.past and saturday > outlook.today:
        saturday -= WEEK
    return of_days(saturday, saturday + 2 * DAY)


def _relative(parts: Parts, pieces: Pieces, outlook: Outlook) -> date:
    word = parts.get("short") or parts["word"].rstrip("天日儿个")
    further = word.count("大")
    ahead = RELATIVE[word.removeprefix("大" * further)]
    return outlook.today + (ahead + (further if ahead > 0 else -further)) * DAY


def _current_period_span(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    today, word = outlook.today, parts["word"]
    if word == "周":
        return Span(at_midnight(periods.monday(outlook, "本")), None, Grain.WEEK)
    return of_months(today.year, today.month, 1) if word == "月" else of_months(today.year, 1, 12, Grain.YEAR)


def _nth_weekday(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | date | None:
    """「3月第一个周一」, 「本月最后一个周五」, 「倒数第二个周六」."""
    if not periods.names_month(pieces):
        return None
    parts, first = parts, periods.month_span(pieces, outlook).start.date()
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


def _nth_workday(parts: Parts, pieces: Pieces, outlook: Outlook) -> date | None:
    """「3月最后一个工作日」, 「下周第一个工作日」, 「二季度倒数第二个工作日」."""
    is_edge = "edge" in pieces and "week" not in pieces
    span = (periods.edge if is_edge else periods.whole_period)(pieces, outlook)
    if span is None:
        return None
    first, end, count = span.start.date(), span.until.date(), periods.nth_said(parts)
    found = add_workdays(end if count < 0 else first - DAY, count, outlook.notice)
    return found if first <= found < end else None


def _day(parts: Parts, pieces: Pieces, outlook: Outlook) -> date | None:
    return _pick_day(pieces, whole_number(parts["number"]) or 0, outlook)


def _pick_day(pieces: Pieces, number_said: int, outlook: Outlook) -> date | None:
    """The date of a day number with whatever month and year were said beside it."""
    settled = periods.month_of(pieces, outlook)
    if settled:
        return dated(*settled, number_said)
    if "month" in pieces:
        return yearly(whole_number(pieces["month"].parts["number"]) or 1, number_said, outlook)
    base = outlook.after or outlook.today
    months = (month_first(base.year, base.month + i) for i in range(-3, 4))
    return outlook.nearest(day for first in months if (day := dated(first.year, first.month, number_said)))


def _days(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    first = _pick_day(pieces, whole_number(parts["from"]) or 0, outlook)
    if first is None:
        return None
    said = _listed_day_numbers(parts)
    if "until" not in parts and said != list(range(said[0], said[0] + len(said))):
        # 「5日、8日」: two days, the first is named; 「5、6、7日」 are days in a row
        return of_day(first)._replace(rest=tuple(_further(said[1:], first, outlook)))
    last = _pick_day({}, whole_number(parts["to"]) or 0, Outlook(outlook.now, after=first))
    if last is None:
        return None
    found = _in_a_row(first, (last - first).days + 1)
    return found._replace(rest=()) if "until" in parts else found


def _listed_day_numbers(parts: Parts) -> list[int]:
    """The numbers of a list of days."""
    between = parts.get("between", "").replace("号", "").replace("日", "").split("、")
    return [whole_number(one) or 0 for one in (parts["from"], *between, parts["to"]) if one]


def _further(numbers: Sequence[int], first: date, outlook: Outlook) -> Iterator[Span]:
    """The days behind the first of a list, each after the one before it: 「28日、5日」 runs into the next month."""
    after = first
    for each in numbers:
        found = _pick_day({}, each, Outlook(outlook.now, after=after + DAY))
        if found is None or found - first > LONGEST_LIST:
            return
        yield of_day(found)
        after = found


def _iso(parts: Parts, pieces: Pieces, outlook: Outlook) -> date | None:
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    return dated(year, int(parts["month"]), int(parts["day"]))


def _two_numbers(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「12.5」, 「12/5」: month first, or day first where the region says so and asks (conventions 4a)."""
    month, day = _month_and_day(parts, outlook)
    is_asked = outlook.day_first and not outlook.is_sure and month != day and day <= 12
    other = in_year(pieces, day, month, outlook) if is_asked else None
    return span_with_alternatives(in_year(pieces, month, day, outlook), other)


def _month_and_day(parts: Parts, outlook: Outlook) -> tuple[int, int]:
    month, day = int(parts["month"]), int(parts["day"])
    return (day, month) if month > 12 or (outlook.day_first and day <= 12) else (month, day)


def _offset(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | date | None:
    """三天后, 两周内, 半小时后: a point as far from now as was said (conventions 9)."""
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
    return day + (away if unit in periods.WEEKS else away % 7) * DAY


def _anniversary(parts: Parts, pieces: Pieces, outlook: Outlook) -> date | None:
    """「下周今天」, 「下个月的今天」, 「明年今日」."""
    today, year = outlook.today, year_of(pieces, outlook)
    if "week" in pieces:
        return today + periods.steps(pieces["week"].parts["which"]) * WEEK
    if settled := periods.month_of(pieces, outlook):
        return dated(*settled, today.day)
    return dated(year, today.month, today.day) if year else None


def _period(read: Callable[[Pieces, Outlook], Span | None]) -> Reader:
    return lambda _parts, pieces, outlook: read(pieces, outlook)


# Of several pieces the one that settles most is asked first: 「12月5日（周六）」 is a date, not a weekday.
READERS: dict[str, Reader] = {
    "iso": _iso,
    "compact": _iso,
    "short_iso": _iso,
    # 「10/31/2026」, 「31.10.2026」: month first where both fit, or as the region has it (conventions 4a)
    "year_last": lambda parts, _, outlook: dated(int(parts["number"]), *_month_and_day(parts, outlook)),
    # 「到次日」, 「至当天」: reckoned from the beginning of the range it ends
    "following": lambda parts, _, outlook: outlook.after and outlook.after + ("next" in parts) * DAY,
    **FESTIVE,
    "offset": _offset,
    "next_workday": lambda parts, _, outlook: add_workdays(
        outlook.today, periods.steps(parts["which"]), outlook.notice
    ),
    "anniversary": _anniversary,
    "relative": _relative,
    "two_days": lambda parts, _, outlook: _in_a_row(outlook.today + RELATIVE[parts["from"]] * DAY, 2),
    "nth_weekday": _nth_weekday,
    "nth_workday": _nth_workday,
    "days": _days,
    "day": _day,
    "bare_day": _day,
    "dotted": _two_numbers,
    "dashed": _two_numbers,
    "year_month": lambda parts, *_: of_months(int(parts["year"]), int(parts["number"]), 1),
    "ten_days": periods.ten_days,
    "half_month": periods.half_month,
    "some_units": periods.some_units,
    "weekend": _weekend,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "nth_unit": _period(periods.nth_unit),
    "edge": _period(periods.edge),
    "within": _current_period_span,
    "months": periods.months_span,
    "quarters": periods.quarters,
    **{sort: _period(read) for sort, read in periods.PERIODS.items()},
    # 「今明两年」, 「去今两年」
    "two_years": lambda parts, _, outlook: of_months(
        outlook.today.year + YEARS[parts["from"]], 1, 24, Grain.YEAR
    ),
}
