"""Recurrence in the lunar calendar (RFC 7529, RSCALE=CHINESE): 每年八月十五, 每月初一, 每年除夕.

Yearly and monthly rules with BYMONTH, BYMONTHDAY and INTERVAL; the time of day is the anchor's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from union.core.almanac import lunar


@dataclass(frozen=True, slots=True)
class Month:
    """One lunar month of one year."""

    year: int
    month: int
    leap: bool
    days: int


def moments(parts: Mapping[str, str], anchor: datetime, last: datetime) -> Iterator[datetime]:
    """What the rule gives from `anchor` to `last` inclusive, in order; nothing after 2100.

    A day the month lacks falls on its last (三十 in a short month on the 29th); a leap month that the year
    lacks is the plain one, and a plain month never means the leap one.
    """
    began = lunar.to_lunar(anchor.date())
    if began is None:
        return
    interval = int(parts.get("INTERVAL", "1"))
    choose = _yearly if parts["FREQ"] == "YEARLY" else _monthly
    for month in choose(parts, began, interval):
        for day in _days(parts, month, began):
            moment = datetime.combine(day, anchor.time())
            if moment > last:
                return
            if moment >= anchor:
                yield moment


def _yearly(parts: Mapping[str, str], began: lunar.LunarDay, interval: int) -> Iterator[Month]:
    own = f"{began.month}{'L' if began.leap else ''}"
    wanted = set(parts.get("BYMONTH", own).split(","))
    for year in range(began.year, lunar.LAST_YEAR + 1, interval):
        months = _months(year)
        leaps = {month.month for month in months if month.leap}
        for month in months:
            name = f"{month.month}{'L' if month.leap else ''}"
            stands_in = not month.leap and f"{name}L" in wanted and month.month not in leaps
            if name in wanted or stands_in:
                yield month


def _monthly(parts: Mapping[str, str], began: lunar.LunarDay, interval: int) -> Iterator[Month]:
    wanted = set(parts["BYMONTH"].split(",")) if "BYMONTH" in parts else None
    first = (began.month, began.leap)
    place = 0  # in months from the anchor's own
    for year in range(began.year, lunar.LAST_YEAR + 1):
        for month in _months(year):
            if year == began.year and (month.month, month.leap) < first:
                continue
            name = f"{month.month}{'L' if month.leap else ''}"
            if place % interval == 0 and (wanted is None or name in wanted):
                yield month
            place += 1


def _months(year: int) -> list[Month]:
    return [Month(year, *month) for month in lunar.months_of(year)]


def _days(parts: Mapping[str, str], month: Month, began: lunar.LunarDay) -> list[date]:
    """The days named, in order; negative ones count from the month's end."""
    said = [int(day) for day in parts.get("BYMONTHDAY", str(began.day)).split(",")]
    numbers = {min(day, month.days) if day > 0 else month.days + 1 + day for day in said}
    found = (lunar.from_lunar(month.year, month.month, day, month.leap) for day in sorted(numbers) if day > 0)
    return [day for day in found if day is not None]
