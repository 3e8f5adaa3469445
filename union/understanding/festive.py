"""Festivals, solar terms and lunar days as dates, with what is counted from them: 节前三天, 节后第一个工作日.

When they fall is known in union/festivals.py and union/lunar.py.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from union.understanding.numerals import whole
from union.understanding.outlook import DAY, Outlook, Span, dated, of_day, of_days
from union.understanding.reckoning import Pieces, shifted, year_of, yearly

STATUTORY = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
# These bare days are said of the lunar calendar first; others of the solar one (conventions 14).
LUNAR_SAMPLE = 2027  # any year: lunar festivals keep their lunar days
LUNAR_BY_CUSTOM = {(8, 15), (1, 15), (7, 15), (12, 30)}


def canonical(said: str) -> str:
    """The festival's own name (union/data/festivals.toml); a solar term and a joint name stay as they are."""
    from union.festivals import joint_names, names  # import time: festival data

    joint = joint_names().get(said)
    return joint[0] if joint else names().get(said, said)


def canonical_festival(said: str) -> str | None:
    """The festival of union/data/festivals.toml a name means, None for a mere solar term."""
    from union.festivals import names  # import time, as above

    name = canonical(said)
    return name if name in names() else None


@cache
def lunar_festival(month: int, day: int) -> str | None:
    """The festival kept on a lunar day: 八月十五 is 中秋."""
    from union.festivals import date_of, is_lunar, of_region  # import time, as above
    from union.lunar import to_lunar

    for name in of_region("CN"):
        found = date_of(name, LUNAR_SAMPLE) if is_lunar(name) else None
        lunar = to_lunar(found) if found else None
        if lunar and (lunar.month, lunar.day) == (month, day):
            return name
    return None


@cache
def festival_day(name: str, year: int) -> date | None:
    """The day of a festival or solar term in a solar year."""
    from union.festivals import date_of, names  # import time, as above
    from union.lunar import solar_term

    return date_of(name, year) if name in names() else solar_term(name, year)


def _festival(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["festival"].parts
    if "next" in parts:
        name, day = next_holiday(outlook)
    else:
        name = canonical(parts["name"])
        found = _dated_festival(name, pieces, outlook)
        if found is None:
            return None
        day = found
    return _counted_from(name, day, pieces)


def _dated_festival(name: str, pieces: Pieces, outlook: Outlook) -> date | None:
    year = year_of(pieces, outlook)
    if year is not None:
        return festival_day(name, year)
    base = (outlook.after or outlook.today).year
    return outlook.nearest(day for y in range(base - 2, base + 3) if (day := festival_day(name, y)))


def next_holiday(outlook: Outlook) -> tuple[str, date]:
    """The festival 「节前」 and 「节后」 speak of: the next with days off, or the one that is on."""
    days = [
        (day, name)
        for year in range(outlook.today.year - 1, outlook.today.year + 2)
        for name in STATUTORY
        if (day := festival_day(name, year))
    ]
    if outlook.past:
        day, name = max(pair for pair in days if pair[0] <= outlook.today)
    else:
        day, name = min(pair for pair in days if days_off(pair[1], pair[0])[1] > outlook.today)
    return name, day


def days_off(name: str, day: date) -> tuple[date, date]:
    """The festival's days off, end exclusive; a day that is none stands for itself."""
    from union.festivals import holiday_span, names  # import time, as above

    return holiday_span(name, day.year) if name in names() else (day, day + DAY)


def after_days_off(pieces: Pieces, span: Span) -> date:
    """The first day after the days off of the festival that was named."""
    if span.end is not None:
        return span.end.date()
    name = pieces["festival"].parts.get("name")
    day = span.start.date()
    if name is None:  # 「节后」: the festival found is one of those with days off
        name = next(one for one in STATUTORY if festival_day(one, day.year) == day)
    return days_off(canonical(name), day)[1]


def _counted_from(name: str, day: date, pieces: Pieces) -> Span | None:
    if "nth_workday" in pieces:
        return _workday(name, day, pieces["nth_workday"].parts)
    if "shift" in pieces:
        found = shifted(_counting_day(name, day, pieces), pieces["shift"].parts)
        return of_day(found) if found else None
    first, end = days_off(name, day)
    if "nth_day" in pieces:
        return _nth_day(day, first, end, "days_off" in pieces, pieces["nth_day"].parts)
    return of_days(first, end) if "days_off" in pieces else of_day(day)


def _counting_day(name: str, day: date, pieces: Pieces) -> date:
    """「国庆放假前一天」 counts from the first day off, 「假期后两天」 from the last; else from the day itself."""
    if "days_off" not in pieces:
        return day
    first, end = days_off(name, day)
    return first if pieces["shift"].parts["way"] == "前" else end - DAY


def _workday(name: str, day: date, parts: Mapping[str, str]) -> Span | None:
    """「节前最后一个工作日」 and 「节后第一个工作日」, counted from the days off."""
    from union.workdays import add_workdays  # import time: holiday data

    first, end = days_off(name, day)
    count = whole(parts.get("number", "一")) or 1
    if parts.get("way") == "前":
        return of_day(add_workdays(first, -count))
    return of_day(add_workdays(end - DAY, count))


def _nth_day(day: date, first: date, end: date, is_span: bool, parts: Mapping[str, str]) -> Span:
    """「国庆第二天」, 「国庆假期最后一天」; 「节后第一天」 follows the festival, 「假后第一天」 the days off."""
    count = whole(parts.get("number", "一")) or 1
    if "after" in parts:
        return of_day((end - DAY if is_span else day) + count * DAY)
    if "last" in parts:
        return of_day(end - DAY)
    return of_day(first + (count - 1) * DAY)


def _lunar(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["lunar"].parts
    month, day = lunar_numbers(parts)
    lunar = _nearest_lunar(month, day, "leap" in parts, pieces, outlook)
    if _is_surely_lunar(parts):
        return of_day(lunar) if lunar else None
    year = year_of(pieces, outlook)
    solar = dated(year, month, day) if year else yearly(month, day, outlook)
    first, other = (lunar, solar) if (month, day) in LUNAR_BY_CUSTOM else (solar, lunar)
    if first is None:
        return of_day(other) if other else None
    return of_day(first)._replace(others=(of_day(other),) if other else ())


def lunar_numbers(parts: Mapping[str, str]) -> tuple[int, int]:
    """Month and day of a lunar piece: 「腊月廿三」 is (12, 23)."""
    said = parts["month"]
    month = LUNAR_MONTHS.get(said) or whole(said) or 1
    return month, whole(parts["day"].removeprefix("初")) or 1


def _is_surely_lunar(parts: Mapping[str, str]) -> bool:
    return "said" in parts or "leap" in parts or parts["month"] in LUNAR_MONTHS or parts["day"][0] in "初廿"


def _nearest_lunar(month: int, day: int, leap: bool, pieces: Pieces, outlook: Outlook) -> date | None:
    from union.lunar import from_lunar  # import time: lunar tables

    year = year_of(pieces, outlook)
    if year is not None:
        return from_lunar(year, month, day, leap)
    base = (outlook.after or outlook.today).year
    years = range(base - 3, base + 4) if not leap else range(base - 20, base + 21)
    return outlook.nearest(found for y in years if (found := from_lunar(y, month, day, leap)))


def _new_year(pieces: Pieces, outlook: Outlook) -> Span | None:
    found = _nearest_lunar(1, whole(pieces["new_year"].parts["day"]) or 1, False, pieces, outlook)
    return of_day(found) if found else None


def moon_month(parts: Mapping[str, str]) -> int:
    """The number of 「正月」, 「腊月」."""
    return LUNAR_MONTHS[parts["name"]]


def _moon(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「正月里」: the whole lunar month as days."""
    from union.lunar import from_lunar  # import time: lunar tables

    month = LUNAR_MONTHS[pieces["moon"].parts["name"]]
    first = _nearest_lunar(month, 1, False, pieces, outlook)
    if first is None:
        return None
    lunar_year = first.year if month == 1 or first.month > 6 else first.year - 1
    following = from_lunar(lunar_year + month // 12, month % 12 + 1, 1)
    return of_days(first, following) if following else None


READERS: dict[str, Callable[[Pieces, Outlook], Span | None]] = {
    "festival": _festival,
    "lunar": _lunar,
    "new_year": _new_year,
    "moon": _moon,
}
