"""The lunar calendar and the solar terms, 1900 to 2100, in China's own time.

Only conversions live here; which lunar days are festivals stands in union/data/festivals.toml.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
DIGITS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_KNOWN, LAST_KNOWN = date(1900, 1, 31), date(2101, 1, 28)
NEW_MOON, FULL_MOON = 1, 15
KEPT = 4096  # conversions remembered: a calendar of some years


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; `year` is the solar year in which its 正月 begins."""

    year: int
    month: int
    day: int
    leap: bool


@lru_cache(maxsize=KEPT)
def to_lunar(day: date) -> LunarDay | None:
    """The lunar day of a solar day; None outside 1900-01-31 to 2101-01-28."""
    if not FIRST_KNOWN <= day <= LAST_KNOWN:
        return None
    from borax.calendars.lunardate import LunarDate  # import time: most messages hold no lunar day

    found = LunarDate.from_solar_date(day.year, day.month, day.day)
    return LunarDay(found.year, found.month, found.day, bool(found.leap))


@lru_cache(maxsize=KEPT)
def from_lunar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one, None when there is no such day (三十 of a short month, no leap month)."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate  # import time

    try:
        found = LunarDate(year, month, day, int(leap)).to_solar_date()
    except InvalidLunarDateError:
        return None
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=KEPT)
def months_of(year: int) -> tuple[tuple[int, bool, int], ...]:
    """The lunar year's months in order: (month, leap, number of days); empty outside 1900 to 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    from borax.calendars.lunardate import LCalendars  # import time

    return tuple((month, bool(leap), days) for month, days, leap in LCalendars.iter_year_month(year))


def solar_term(name: str, year: int) -> date | None:
    """The day of one of the 24 solar terms (「清明」「冬至」), None for another name or an uncovered year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    from borax.calendars.lunardate import TERMS_CN, TermUtils  # import time

    if name not in TERMS_CN:
        return None
    found = TermUtils.nth_term_day(year, term_name=name)
    return date(found.year, found.month, found.day)


def term_on(day: date) -> str:
    """The solar term that begins that day, empty where none does or the year is not covered."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    from borax.calendars.lunardate import TermUtils  # import time

    name: str | None = TermUtils.get_term_info(day.year, day.month, day.day)[0]
    return name or ""


def calendar_words(day: date) -> str:
    """The lunar day as a wall calendar has it: 「廿三」, on the first the month's name (「冬月」「闰四月」); "" where unknown."""
    month, of_month = lunar_names(day)
    return month if of_month == "初一" else of_month


def lunar_words(day: date) -> str:
    """The lunar day as it is said: 「八月十五」「腊月廿三」「闰四月初一」; "" where it is unknown."""
    return "".join(lunar_names(day))


def lunar_names(day: date) -> tuple[str, str]:
    """The names of its month and of the day: 「闰四月」「初一」; empty where they are unknown."""
    lunar = to_lunar(day)
    if lunar is None:
        return "", ""
    return f"{'闰' if lunar.leap else ''}{MONTHS[lunar.month - 1]}", day_in_words(lunar.day)


def is_new_or_full_moon(day: date) -> bool:
    lunar = to_lunar(day)
    return lunar is not None and lunar.day in (NEW_MOON, FULL_MOON)


def day_in_words(day: int) -> str:
    """The day of a lunar month: 「初一」「廿三」."""
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return ("初", "十", "廿")[day // 10] + DIGITS[day % 10 - 1]
