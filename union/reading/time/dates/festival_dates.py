"""Festivals and solar terms as dates, with what is counted from them: 节前三天, 节后第一个工作日, 国庆前夕, 中秋那周.

When they fall is known in union/core/almanac/festivals.py and union/core/almanac/world_festivals.py; lunar days are in lunar_dates.py.
"""

from datetime import date
from functools import cache, lru_cache

from union.core.almanac import festivals, lunar, world_festivals
from union.core.almanac.days_off import Notice
from union.core.almanac.lunar import solar_term, to_lunar
from union.core.grain import Grain
from union.reading.time.dates.lunar_dates import READERS as LUNAR
from union.reading.time.dates.lunar_dates import lunar_year, this_lunar_year
from union.reading.time.dates.periods import COUNTED, counted
from union.reading.time.dates.reference_time import (
    DAY,
    Outlook,
    Pieces,
    Reader,
    Span,
    at_midnight,
    nth_workday,
    of_day,
    of_days,
    year_of,
)
from union.reading.time.pieces.piece_finder import Atom

STATUTORY = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
NEW_YEAR = "春节"
LUNAR_SAMPLE = 2027  # any year: lunar festivals keep their lunar days
LAST_MONTH = 12
KEPT = 512  # festivals remembered, each with its days
BARE = frozenset({"festival", "days_off"})
JUST_PAST = 10 * DAY  # a festival's days off, and a few days more
NEAR = 150 * DAY  # 「年前」 is said in the months before the lunar new year


@cache
def canonical(said: str) -> str:
    """The festival's own name (union/data/festivals.toml, world_festivals.toml); a solar term stays as it is."""
    joint = festivals.joint_names().get(said)
    return joint[0] if joint else festivals.names().get(said) or world_festivals.names().get(said, said)


def canonical_festival(said: str) -> str | None:
    """The festival of union/data/festivals.toml a name means, None for a solar term or a day of the world."""
    name = canonical(said)
    return name if name in festivals.names() else None


def name_in(pieces: Pieces) -> str:
    """The name that was said; 「年」 in 「年前」 is 春节, 「节」 in 「节前」 none."""
    parts = pieces["festival"].parts
    return NEW_YEAR if "spring" in parts else parts.get("name", "")


@cache
def lunar_festival(month: int, day: int) -> str | None:
    """The festival kept on a lunar day: 八月十五 is 中秋."""
    for name in festivals.of_region("CN"):
        found = festivals.date_of(name, LUNAR_SAMPLE) if festivals.is_lunar(name) else None
        lunar = to_lunar(found) if found else None
        if lunar and (lunar.month, lunar.day) == (month, day):
            return name
    return None


def festival_day(name: str, year: int) -> date | None:
    """The first day of a festival or solar term in a solar year."""
    return next(iter(festival_days(name, year)), None)


@cache
def festival_days(name: str, year: int) -> tuple[date, ...]:
    """The days on which a festival or solar term begins in a solar year: 腊八 came twice in 2022."""
    if name in festivals.names():
        return festivals.dates_of(name, year)
    if name in world_festivals.names():
        return world_festivals.dates_of(name, year)
    term = solar_term(name, year)
    return (term,) if term else ()


def _festival(pieces: Pieces, outlook: Outlook) -> Span | None:
    if len(pieces) > 1:
        return _read(pieces, outlook)
    told = outlook.after is None and outlook.past
    said = tuple(pieces["festival"].parts.items())
    return _alone(said, Outlook(at_midnight(outlook.today), told, outlook.after, notice=outlook.notice))


@lru_cache(maxsize=KEPT)
def _alone(said: tuple[tuple[str, str], ...], outlook: Outlook) -> Span | None:
    """A festival named with nothing beside it; a message may name the same one often."""
    return _read({"festival": Atom("festival", 0, 0, dict(said))}, outlook)


def _read(pieces: Pieces, outlook: Outlook) -> Span | None:
    parts = pieces["festival"].parts
    if "next" in parts:
        name, day = next_holiday(outlook)
        return _counted_from(name, day, pieces, outlook.notice)
    name = canonical(name_in(pieces))
    found = _dated_festival(name, pieces, outlook)
    if found is None or ("spring" in parts and not outlook.past and found - outlook.today > NEAR):
        return None
    span = _counted_from(name, found, pieces, outlook.notice)
    return _or_just_past(span, name, pieces, outlook) if span else None


def _or_just_past(span: Span, name: str, pieces: Pieces, outlook: Outlook) -> Span:
    """「国庆慰问一线职工」 on 5 October: next year's comes first, but this one, hardly over, may be meant."""
    if not pieces.keys() <= BARE or span.start.date() <= outlook.today + NEAR:
        return span
    before = _dated_festival(name, pieces, outlook._replace(told=True, asked=None))
    if before is None or outlook.today - before > JUST_PAST:
        return span
    other = _counted_from(name, before, pieces, outlook.notice)
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
    return outlook.nearest(_around(name, seen_from.year))


@lru_cache(maxsize=KEPT)
def _around(name: str, base: int) -> tuple[date, ...]:
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
    if name in festivals.names():
        return festivals.holiday_span(name, day.year, notice)
    first = day - world_festivals.before(name) * DAY
    return first, first + world_festivals.length(name) * DAY


def after_days_off(pieces: Pieces, span: Span, notice: Notice | None) -> date:
    """The first day after the days off of the festival that was named."""
    if span.end is not None:
        return span.end.date()
    name, day = name_in(pieces), span.start.date()
    if not name:  # 「节后」: the festival found is one of those with days off
        name = next(one for one in STATUTORY if festival_day(one, day.year) == day)
    return days_off(canonical(name), day, notice)[1]


def _counted_from(name: str, day: date, pieces: Pieces, notice: Notice | None) -> Span | None:
    if "eve" in pieces:
        return of_day(day - DAY)
    if "feast_week" in pieces:
        return Span(at_midnight(day - day.weekday() * DAY), None, Grain.WEEK)
    first, end = days_off(name, day, notice)
    if "nth_workday" in pieces:
        return of_day(nth_workday(first, end, pieces["nth_workday"].parts, notice))
    # 「节后第一天」 follows the festival, 「假后第一天」 the days off; 「国庆第二天」 is one of these
    is_of_span = "nth_day" in pieces and "after" not in pieces["nth_day"].parts
    is_long = first == day and end - day > DAY and name not in festivals.names()
    is_span = "days_off" in pieces or is_of_span or (is_long and pieces.keys().isdisjoint(COUNTED))
    found = counted(of_days(first, end) if is_span else of_day(day), pieces, notice)
    return found if found is None or isinstance(found, Span) else of_day(found)


READERS: dict[str, Reader] = {"festival": _festival, **LUNAR}
