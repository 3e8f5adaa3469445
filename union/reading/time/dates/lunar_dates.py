"""Lunar days, months and years as dates: 正月初六, 廿八, 闰六月, 农历丙午年八月十六, 今年腊月廿三.

When they fall is known in union/core/almanac/lunar.py.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from union.core.almanac.lunar import from_lunar, months_of, to_lunar
from union.reading.numbers.numerals import whole
from union.reading.time.dates.periods import month_of
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Reader,
    Span,
    dated,
    in_year,
    month_first,
    of_days,
    one_of,
    year_of,
)
from union.reading.time.pieces.base_patterns import ANIMALS, BRANCHES, STEMS

LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
LAST_MONTH, MIDDLE = 12, 15
# These bare days are said of the lunar calendar first; others of the solar one (conventions 14).
LUNAR_BY_CUSTOM = {(8, 15), (1, 15), (7, 15), (12, 30)}
SIXTY, TWELVE = 60, 12
FIRST_STEM, FIRST_ANIMAL = 1984, 2020  # 甲子, a year of the rat
NEAR, FAR = 3, 20  # years looked back and ahead; a leap month may be far away
KEPT = 512  # days remembered
LONGEST = 62  # days in which every day of a lunar month comes
# The ten days of a month: 初 and 上旬, 中, 底 and 下旬.
THIRDS = {"初": (0, 10), "上": (0, 10), "中": (10, 20), "底": (20, 30), "末": (20, 30), "下": (20, 30)}


def lunar_numbers(parts: Mapping[str, str]) -> tuple[int, int]:
    """Month and day of a lunar piece: 「腊月廿三」 is (12, 23)."""
    said = parts["month"]
    month = LUNAR_MONTHS.get(said) or whole(said) or 1
    if parts["day"] == "半":  # 「八月半」
        return month, MIDDLE
    return month, whole(parts["day"].removeprefix("初")) or 1


def moon_month(parts: Mapping[str, str]) -> int:
    """The number of 「正月」, 「农历十月」, 「闰六月」."""
    if "name" in parts:
        return LUNAR_MONTHS[parts["name"]]
    return whole(parts.get("number") or parts["twice"]) or 1


def lunar_year(pieces: Pieces, outlook: Outlook) -> int | None:
    """The lunar year that was said; 今年 in January is still the old one where its last month is meant."""
    if "lunar_year" not in pieces:
        return year_of(pieces, outlook)
    parts, present = pieces["lunar_year"].parts, this_lunar_year(outlook)
    if present is None:
        return None
    if "animal" in parts:
        ahead = (ANIMALS.index(parts["animal"]) - (present - FIRST_ANIMAL)) % TWELVE
        return present + ahead - (TWELVE if outlook.past and ahead else 0)
    stem, branch = STEMS.index(parts["stem"][0]), BRANCHES.index(parts["stem"][1])
    place = next((i for i in range(SIXTY) if (i % 10, i % 12) == (stem, branch)), None)
    if place is None:  # 甲丑 is no year
        return None
    ahead = (place - (present - FIRST_STEM)) % SIXTY
    return present + ahead - (SIXTY if ahead > SIXTY // 2 else 0)


def this_lunar_year(outlook: Outlook) -> int | None:
    """The lunar year it is; None where the tables do not reach."""
    today = to_lunar(outlook.today)
    return today.year if today else None


def nearest_lunar(month: int, day: int, leap: bool, pieces: Pieces, outlook: Outlook) -> date | None:
    """The lunar day of the year said, else the nearest."""
    year = lunar_year(pieces, outlook)
    is_this = "this_year" in pieces and year == outlook.today.year and "lunar_year" not in pieces
    if is_this and month == LAST_MONTH:
        year = this_lunar_year(outlook)
    if year is not None:
        return from_lunar(year, month, day, leap)
    base, reach = (outlook.after or outlook.today).year, FAR if leap else NEAR
    years = range(base - reach, base + reach + 1)
    return outlook.nearest(found for one in years if (found := from_lunar(one, month, day, leap)))


def _lunar(pieces: Pieces, outlook: Outlook) -> Span | date | None:
    parts = pieces["lunar"].parts
    month, day = lunar_numbers(parts)
    lunar = nearest_lunar(month, day, "leap" in parts, pieces, outlook)
    # Where the day stands before the month, in Hong Kong and Macau, 廿 is how any twenty is written.
    is_sure = "said" in parts or "leap" in parts or parts["month"] in LUNAR_MONTHS
    if is_sure or parts["day"][0] in ("初半" if outlook.day_first else "初廿半"):
        return lunar
    if not {"lunar_year", "old_style"}.isdisjoint(pieces):
        return lunar
    solar = in_year(pieces, month, day, outlook)
    if outlook.day_first and parts["day"][0] == "廿":
        return solar
    return one_of(lunar, solar) if (month, day) in LUNAR_BY_CUSTOM else one_of(solar, lunar)


def _twin(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「九月九」: the feast, or the day of that month."""
    month = whole(pieces["twin"].parts["month"]) or 1
    lunar = nearest_lunar(month, month, False, pieces, outlook)
    return one_of(lunar, in_year(pieces, month, month, outlook))


def _new_year(pieces: Pieces, outlook: Outlook) -> date | None:
    return nearest_lunar(1, whole(pieces["new_year"].parts["day"]) or 1, False, pieces, outlook)


def _moon_day(pieces: Pieces, outlook: Outlook) -> date | None:
    """「廿八」, 「初五」: that day of the lunar month it is or of the next."""
    parts = pieces["moon_day"].parts
    number = whole((parts.get("said") or parts["bare"]).removeprefix("初")) or 1
    settled, base = month_of(pieces, outlook), outlook.after or outlook.today
    if outlook.day_first and parts.get("said", "").startswith("廿"):
        months = (
            [month_first(*settled)]
            if settled
            else [month_first(base.year, base.month + i) for i in range(-1, 3)]
        )
        return outlook.nearest(day for at in months if (day := dated(at.year, at.month, number)))
    if settled:  # 「上个月农历十五」
        return _nearest_of(number, month_first(*settled), DAY)
    return _nearest_of(number, base, -DAY if outlook.past and outlook.after is None else DAY)


@lru_cache(maxsize=KEPT)
def _nearest_of(number: int, base: date, step: timedelta) -> date | None:
    """The first day of that number in its lunar month, seen from `base`."""
    days = (base + away * step for away in range(LONGEST))
    return next((day for day in days if (found := to_lunar(day)) and found.day == number), None)


def _moon_eve(pieces: Pieces, outlook: Outlook) -> date | None:
    """「三十晚上」: the last day of the lunar year."""
    new_year = nearest_lunar(1, 1, False, {}, outlook._replace(now=outlook.now + DAY))
    return new_year and new_year - DAY


def _moon(pieces: Pieces, outlook: Outlook) -> Span | None:
    """「正月里」, 「闰六月」: the whole lunar month as days, the month it is counted as the next one; 「腊月底」 its last ten."""
    parts, present = pieces["moon"].parts, to_lunar(outlook.today)
    month, leap = moon_month(parts), "leap" in parts or "twice" in parts
    if present is None:
        return None
    is_now = (present.month, present.leap) == (month, leap) and outlook.after is None
    if is_now and lunar_year(pieces, outlook) in (None, present.year):
        first = from_lunar(present.year, month, 1, leap)
    else:
        first = nearest_lunar(month, 1, leap, pieces, outlook)
    found = to_lunar(first) if first else None
    if first is None or found is None:
        return None
    lengths = {(one, leap): days for one, leap, days in months_of(found.year)}
    length = lengths[found.month, found.leap]
    third = next((pieces[sort].parts.get("word", "") for sort in ("ten_days", "edge") if sort in pieces), "")
    begin, end = THIRDS.get(third, (0, length))
    return of_days(first + begin * DAY, first + min(end, length) * DAY)


READERS: dict[str, Reader] = {
    "lunar": _lunar,
    "twin": _twin,
    "new_year": _new_year,
    "moon_day": _moon_day,
    "moon_eve": _moon_eve,
    "moon": _moon,
}
