"""The State Council's holiday notices: which days are off, which weekend days are worked (调休).

The published years come from chinesecalendar; a newer notice can be laid over them.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, slots=True)
class Notice:
    """An imported notice: the days it names as off (spans whole, weekends included) and as worked."""

    off: frozenset[date]
    work: frozenset[date]


def announced(year: int, notice: Notice | None = None) -> bool:
    """Whether the year's notice is known (「待公布」 otherwise)."""
    return year in _published_years() or (notice is not None and any(day.year == year for day in notice.off))


def is_off(day: date, notice: Notice | None = None) -> bool:
    """Whether a notice names the day as off; a weekend that no notice names is not."""
    if notice is not None and (day in notice.off or day in notice.work):
        return day in notice.off
    return day in _published()[0]


def is_worked(day: date, notice: Notice | None = None) -> bool:
    """Whether a notice names the day as a make-up working day."""
    if notice is not None and (day in notice.off or day in notice.work):
        return day in notice.work
    return day in _published()[1]


@cache
def _published() -> tuple[Set[date], Set[date]]:
    from chinese_calendar import constants  # import time

    return frozenset(constants.holidays), frozenset(constants.workdays)


@cache
def _published_years() -> frozenset[int]:
    return frozenset(day.year for day in _published()[0])
