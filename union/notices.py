"""The State Council's holiday notices: which days are off, which weekend days are worked (调休).

The published years come from chinesecalendar; a newer notice can be laid over them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, slots=True)
class Notice:
    """Imported notices: the days they name as off (spans whole, weekends included) and as worked.

    `years` are those whose whole arrangement they give; a day of a neighbouring year may be named too.
    """

    off: frozenset[date]
    work: frozenset[date]
    years: frozenset[int] = frozenset()


def laid_over(notices: Iterable[Notice]) -> Notice | None:
    """Several notices as one: each counts for its days whatever those before it say; None for none."""
    found: Notice | None = None
    for one in notices:
        before = found or Notice(frozenset(), frozenset())
        found = Notice(
            before.off - one.work | one.off, before.work - one.off | one.work, before.years | one.years
        )
    return found


def announced(year: int, notice: Notice | None = None) -> bool:
    """Whether the year's notice is known (「待公布」 otherwise)."""
    return year in _published_years() or (notice is not None and year in notice.years)


def published(year: int) -> list[tuple[str, tuple[date, ...], tuple[date, ...]]]:
    """A published year's days off and make-up days, by the library's names of the festivals, in order."""
    off, work = (_by_name(days, year) for days in _published())
    return [(name, off[name], work.get(name, ())) for name in off]


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
def _published() -> tuple[Mapping[date, str], Mapping[date, str]]:
    from chinese_calendar import constants  # import time

    return constants.holidays, constants.workdays


def _by_name(days: Mapping[date, str], year: int) -> dict[str, tuple[date, ...]]:
    found: dict[str, tuple[date, ...]] = {}
    for day in sorted(day for day in days if day.year == year):
        found[days[day]] = (*found.get(days[day], ()), day)
    return found


@cache
def _published_years() -> frozenset[int]:
    return frozenset(day.year for day in _published()[0])
