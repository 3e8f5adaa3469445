"""The State Council's holiday notices: which days are off, which weekend days are worked (调休).

The published years come from chinesecalendar; a newer notice can be laid over them. Outside the mainland the
place's own public holidays take their part (union/core/almanac/regional_holidays.py).
"""

from collections.abc import Container, Mapping
from datetime import date
from functools import cache

from union.core.almanac import regional_holidays
from union.core.grouping import grouped
from union.core.records import dataclass

NEW_YEAR = "New Year's Day"
MAINLAND = "CN"


@dataclass(frozen=True, slots=True)
class Notice:
    """Imported notices: the days they name as off (spans whole, weekends included) and as worked.

    `years` are those whose whole arrangement they give; a day of a neighbouring year may be named too.
    `ordinary` days are what a published notice names and these do not any more. In a `region` outside the
    mainland no notice counts: its public holidays do.
    """

    off: frozenset[date]
    work: frozenset[date]
    years: frozenset[int] = frozenset()
    ordinary: frozenset[date] = frozenset()
    region: str = MAINLAND

    def names(self, day: date) -> bool:
        """Whether they decide what the day is."""
        return day in self.off or day in self.work or day in self.ordinary


def of_place(region: str) -> Notice:
    return Notice(frozenset(), frozenset(), region=region)


def announced(year: int, notice: Notice | None = None) -> bool:
    """Whether the year's notice is known (「待公布」 otherwise); other places' holidays are laid down by law."""
    if notice is not None and notice.region != MAINLAND:
        return True
    return year in _published_years() or (notice is not None and year in notice.years)


@cache
def published(year: int) -> tuple[tuple[str, tuple[date, ...], tuple[date, ...]], ...]:
    """A published notice: days off and make-up days by the library's names of the festivals, in order.

    What lies in December for New Year's Day stands in the next year's notice.
    """
    off, work = (_by_name(days, year) for days in _published())
    return tuple((name, off[name], work.get(name, ())) for name in off)


def is_day_off(day: date, notice: Notice | None = None) -> bool:
    """Whether a notice names the day as off; a weekend that no notice names is not."""
    return day in _days_off_and_worked(day, notice)[0]


def is_worked(day: date, notice: Notice | None = None) -> bool:
    """Whether a notice names the day as a make-up working day."""
    return day in _days_off_and_worked(day, notice)[1]


def _days_off_and_worked(day: date, notice: Notice | None) -> tuple[Container[date], Container[date]]:
    """The days off and the days worked by whatever decides what that day is."""
    if notice is not None and notice.region != MAINLAND:
        return regional_holidays.days(notice.region, day.year)
    return (notice.off, notice.work) if notice is not None and notice.names(day) else _published()


@cache
def _published() -> tuple[Mapping[date, str], Mapping[date, str]]:
    from chinese_calendar import constants  # import time

    return constants.holidays, constants.workdays


def _by_name(days: Mapping[date, str], year: int) -> dict[str, tuple[date, ...]]:
    of_year = (day for day in sorted(days) if day.year + (days[day] == NEW_YEAR and day.month == 12) == year)
    return {name: tuple(found) for name, found in grouped((days[day], day) for day in of_year).items()}


@cache
def _published_years() -> frozenset[int]:
    return frozenset(day.year for day in _published()[0])
