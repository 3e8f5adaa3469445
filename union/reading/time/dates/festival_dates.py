"""Festivals, solar terms and lunar days as dates, with what is counted from them: 节前三天, 国庆前夕, 正月初六, 闰六月, 农历丙午年八月十六.

When they fall is known in union/core/almanac: festivals.py and lunar.py.
"""

from datetime import date, timedelta
from functools import cache, lru_cache

from union.core.almanac import festivals, lunar
from union.core.almanac.days_off import Notice
from union.core.period import Grain
from union.reading.numbers.numerals import whole_number
from union.reading.time.dates.periods import COUNTED, days_counted_from, month_of
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Parts,
    Pieces,
    Reader,
    Span,
    at_midnight,
    dated,
    in_year,
    month_first,
    nth_workday,
    of_day,
    of_days,
    span_with_alternatives,
    year_of,
)
from union.reading.time.pieces.base_patterns import ANIMALS, BRANCHES, STEMS
from union.reading.time.pieces.piece_finder import Atom

STATUTORY = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
NEW_YEAR = "春节"
LUNAR_SAMPLE = 2027  # any year: lunar festivals keep their lunar days
LAST_MONTH = 12
KEPT = 512  # festivals remembered, each with its days
LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
MIDDLE = 15
# These bare days are said of the lunar calendar first; others of the solar one (conventions 14).
LUNAR_BY_CUSTOM = {(8, 15), (1, 15), (7, 15), (12, 30)}
SIXTY, TWELVE = 60, 12
FIRST_STEM, FIRST_ANIMAL = 1984, 2020  # 甲子, a year of the rat
LOOKED_AT, LEAPS = 3, 20  # years looked back and ahead; a leap month may be far away
LONGEST = 62  # days in which every day of a lunar month comes
# The ten days of a month: 初 and 上旬, 中, 底 and 下旬.
THIRDS = {"初": (0, 10), "上": (0, 10), "中": (10, 20), "底": (20, 30), "末": (20, 30), "下": (20, 30)}
BARE = frozenset({"festival", "days_off"})
JUST_PAST = 10 * DAY  # a festival's days off, and a few days more
NEAR = 150 * DAY  # 「年前」 is said in the months before the lunar new year


@cache
def canonical(said: str) -> str:
    """The festival's own name (union/data/festivals.toml, world_festivals.toml); a solar term stays as it is."""
    joint = festivals.joint_names().get(said)
    return (
        joint[0]
        if joint
        else festivals.canonical_names().get(said) or festivals.world_names().get(said, said)
    )


def name_in(pieces: Pieces) -> str:
    """The name that was said; 「年」 in 「年前」 is 春节, 「节」 in 「节前」 none."""
    parts = pieces["festival"].parts
    return NEW_YEAR if "spring" in parts else parts.get("name", "")


def festival_in(pieces: Pieces) -> str | None:
    """The festival of union/data/festivals.toml the pieces name, by its lunar day too; None for a solar term or a day of the world."""
    if "lunar" in pieces:
        return _festival_on_lunar_day(*lunar_numbers(pieces["lunar"].parts))
    name = canonical(name_in(pieces)) if "festival" in pieces else ""
    return name if name in festivals.canonical_names() else None


@cache
def _festival_on_lunar_day(month: int, day: int) -> str | None:
    """The festival kept on a lunar day: 八月十五 is 中秋."""
    for name in festivals.of_region("CN"):
        found = festivals.date_of(name, LUNAR_SAMPLE) if festivals.is_lunar(name) else None
        on = lunar.to_lunar(found) if found else None
        if on and (on.month, on.day) == (month, day):
            return name
    return None


def festival_day(name: str, year: int) -> date | None:
    """The first day of a festival or solar term in a solar year."""
    return next(iter(festival_days(name, year)), None)


@cache
def festival_days(name: str, year: int) -> tuple[date, ...]:
    """The days on which a festival or solar term begins in a solar year: 腊八 came twice in 2022."""
    if name in festivals.canonical_names() or name in festivals.world_names():
        return festivals.dates_of(name, year)
    term = lunar.solar_term(name, year)
    return (term,) if term else ()


def _festival(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    if len(pieces) > 1:
        return _festival_span(pieces, outlook)
    told = outlook.after is None and outlook.past
    said = tuple(parts.items())
    return _bare_festival_span(
        said, Outlook(at_midnight(outlook.today), told, outlook.after, notice=outlook.notice)
    )


@lru_cache(maxsize=KEPT)
def _bare_festival_span(said: tuple[tuple[str, str], ...], outlook: Outlook) -> Span | None:
    """A festival named with nothing beside it; a message may name the same one often."""
    return _festival_span({"festival": Atom("festival", 0, 0, dict(said))}, outlook)


def _festival_span(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["festival"].parts
    if "next" in parts:
        name, day = next_holiday(outlook)
        return _span_from_festival(name, day, pieces, outlook.notice)
    name = canonical(name_in(pieces))
    found = _dated_festival(name, pieces, outlook)
    if found is None or ("spring" in parts and not outlook.past and found - outlook.today > NEAR):
        return None
    span = _span_from_festival(name, found, pieces, outlook.notice)
    return _or_just_past(span, name, pieces, outlook) if span else None


def _or_just_past(span: Span, name: str, pieces: Pieces, outlook: Outlook) -> Span:
    """「国庆慰问一线职工」 on 5 October: next year's comes first, but this one, hardly over, may be meant."""
    if not pieces.keys() <= BARE or span.start.date() <= outlook.today + NEAR:
        return span
    before = _dated_festival(name, pieces, outlook._replace(told=True, asked=None))
    if before is None or outlook.today - before > JUST_PAST:
        return span
    other = _span_from_festival(name, before, pieces, outlook.notice)
    return span._replace(others=(other,)) if other else span


def _dated_festival(name: str, pieces: Pieces, outlook: Outlook) -> date | None:
    year, which = year_of(pieces, outlook), pieces["festival"].parts.get("which", "")
    if which:
        outlook = outlook._replace(told=which[0] == "上", after=None)
    if "lunar_year" in pieces or ("this_year" in pieces and year == outlook.today.year):
        found = _in_lunar_year(name, pieces, outlook)
        if found:
            return found
    if year is not None:
        return festival_day(name, year)
    seen_from = outlook.after or outlook.today
    return outlook.nearest(_festival_days_near(name, seen_from.year))


@lru_cache(maxsize=KEPT)
def _festival_days_near(name: str, base: int) -> tuple[date, ...]:
    """The festival's days in the years around one, in order."""
    return tuple(day for year in range(base - 2, base + 3) for day in festival_days(name, year))


def _in_lunar_year(name: str, pieces: Pieces, outlook: Outlook) -> date | None:
    """「马年春节」; 「今年除夕」 ends the lunar year it is."""
    sort, numbers = festivals.fixed(name) or ("", (0, 0))
    if sort != "lunar" or ("lunar_year" not in pieces and numbers[0] != LAST_MONTH):
        return None
    year = lunar_year(pieces, outlook) if "lunar_year" in pieces else this_lunar_year(outlook)
    if year is None:
        return None
    if numbers[1] > 0:
        return lunar.from_lunar(year, *numbers[:2])
    following = lunar.from_lunar(year + 1, 1, 1)
    return following - DAY if following else None


def next_holiday(outlook: Outlook) -> tuple[str, date]:
    """The festival 「节前」 and 「节后」 speak of: the next with days off, or the one that is on."""
    years = range(outlook.today.year - 1, outlook.today.year + 2)
    days = [(day, name) for year in years for name in STATUTORY if (day := festival_day(name, year))]
    if outlook.past:
        day, name = max(pair for pair in days if pair[0] <= outlook.today)
    else:
        day, name = min(one for one in days if days_off(one[1], one[0], outlook.notice)[1] > outlook.today)
    return name, day


def days_off(name: str, day: date, notice: Notice | None) -> tuple[date, date]:
    """The festival's days off, end exclusive; a day that is none stands for itself."""
    if name in festivals.canonical_names():
        return festivals.holiday_span(name, day.year, notice)
    return festivals.span_of(name, day)


def after_days_off(pieces: Pieces, span: Span, notice: Notice | None) -> date:
    """The first day after the days off of the festival that was named."""
    if span.end is not None:
        return span.end.date()
    name, day = name_in(pieces), span.start.date()
    if not name:  # 「节后」: the festival found is one of those with days off
        name = next(one for one in STATUTORY if festival_day(one, day.year) == day)
    return days_off(canonical(name), day, notice)[1]


def _span_from_festival(name: str, day: date, pieces: Pieces, notice: Notice | None) -> Span | None:
    if "eve" in pieces:
        return of_day(day - DAY)
    if "feast_week" in pieces:
        return Span(at_midnight(day - day.weekday() * DAY), None, Grain.WEEK)
    first, end = days_off(name, day, notice)
    if "nth_workday" in pieces:
        return of_day(nth_workday(first, end, pieces["nth_workday"].parts, notice))
    # 「节后第一天」 follows the festival, 「假后第一天」 the days off; 「国庆第二天」 is one of these
    is_of_span = "nth_day" in pieces and "after" not in pieces["nth_day"].parts
    is_long = first == day and end - day > DAY and name not in festivals.canonical_names()
    is_span = "days_off" in pieces or is_of_span or (is_long and pieces.keys().isdisjoint(COUNTED))
    found = days_counted_from(of_days(first, end) if is_span else of_day(day), pieces, notice, is_feast=True)
    return found if found is None or isinstance(found, Span) else of_day(found)


def lunar_numbers(parts: Parts) -> tuple[int, int]:
    """Month and day of a lunar piece: 「腊月廿三」 is (12, 23)."""
    said = parts["month"]
    month = LUNAR_MONTHS.get(said) or whole_number(said) or 1
    if parts["day"] == "半":  # 「八月半」
        return month, MIDDLE
    return month, whole_number(parts["day"].removeprefix("初")) or 1


def moon_month(parts: Parts) -> int:
    """The number of 「正月」, 「农历十月」, 「闰六月」."""
    if "name" in parts:
        return LUNAR_MONTHS[parts["name"]]
    return whole_number(parts.get("number") or parts["twice"]) or 1


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
    today = lunar.to_lunar(outlook.today)
    return today.year if today else None


def nearest_lunar(month: int, day: int, leap: bool, pieces: Pieces, outlook: Outlook) -> date | None:
    """The lunar day of the year said, else the nearest."""
    year = lunar_year(pieces, outlook)
    is_this = "this_year" in pieces and year == outlook.today.year and "lunar_year" not in pieces
    if is_this and month == LAST_MONTH:
        year = this_lunar_year(outlook)
    if year is not None:
        return lunar.from_lunar(year, month, day, leap)
    base, reach = (outlook.after or outlook.today).year, LEAPS if leap else LOOKED_AT
    years = range(base - reach, base + reach + 1)
    return outlook.nearest(found for one in years if (found := lunar.from_lunar(one, month, day, leap)))


def _lunar(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | date | None:
    month, day = lunar_numbers(parts)
    by_moon = nearest_lunar(month, day, "leap" in parts, pieces, outlook)
    # Where the day stands before the month, in Hong Kong and Macau, 廿 is how any twenty is written.
    is_sure = "said" in parts or "leap" in parts or parts["month"] in LUNAR_MONTHS
    if is_sure or parts["day"][0] in ("初半" if outlook.day_first else "初廿半"):
        return by_moon
    if not {"lunar_year", "old_style"}.isdisjoint(pieces):
        return by_moon
    solar = in_year(pieces, month, day, outlook)
    if outlook.day_first and parts["day"][0] == "廿":
        return solar
    return (
        span_with_alternatives(by_moon, solar)
        if (month, day) in LUNAR_BY_CUSTOM
        else span_with_alternatives(solar, by_moon)
    )


def _twin(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「九月九」: the feast, or the day of that month."""
    month = whole_number(parts["month"]) or 1
    by_moon = nearest_lunar(month, month, False, pieces, outlook)
    return span_with_alternatives(by_moon, in_year(pieces, month, month, outlook))


def _moon_day(parts: Parts, pieces: Pieces, outlook: Outlook) -> date | None:
    """「廿八」, 「初五」: that day of the lunar month it is or of the next."""
    number = whole_number((parts.get("said") or parts["bare"]).removeprefix("初")) or 1
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
    return next((day for day in days if (found := lunar.to_lunar(day)) and found.day == number), None)


def _moon_eve(parts: Parts, pieces: Pieces, outlook: Outlook) -> date | None:
    """「三十晚上」: the last day of the lunar year."""
    new_year = nearest_lunar(1, 1, False, {}, outlook._replace(now=outlook.now + DAY))
    return new_year and new_year - DAY


def _moon(parts: Parts, pieces: Pieces, outlook: Outlook) -> Span | None:
    """「正月里」, 「闰六月」: the whole lunar month as days, the month it is counted as the next one; 「腊月底」 its last ten."""
    parts, present = parts, lunar.to_lunar(outlook.today)
    month, leap = moon_month(parts), "leap" in parts or "twice" in parts
    if present is None:
        return None
    is_now = (present.month, present.leap) == (month, leap) and outlook.after is None
    if is_now and lunar_year(pieces, outlook) in (None, present.year):
        first = lunar.from_lunar(present.year, month, 1, leap)
    else:
        first = nearest_lunar(month, 1, leap, pieces, outlook)
    found = lunar.to_lunar(first) if first else None
    if first is None or found is None:
        return None
    lengths = {(one, leap): days for one, leap, days in lunar.months_of(found.year)}
    length = lengths[found.month, found.leap]
    part = next((pieces[sort].parts.get("word", "") for sort in ("ten_days", "edge") if sort in pieces), "")
    begin, end = THIRDS.get(part, (0, length))
    return of_days(first + begin * DAY, first + min(end, length) * DAY)


READERS: dict[str, Reader] = {
    "festival": _festival,
    "lunar": _lunar,
    "twin": _twin,
    "new_year": lambda parts, *seen: nearest_lunar(1, whole_number(parts["day"]) or 1, False, *seen),
    "moon_day": _moon_day,
    "moon_eve": _moon_eve,
    "moon": _moon,
}
