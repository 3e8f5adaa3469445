"""A recurrence by its parts, how RFC 5545 writes it, and the first day it gives.

Lunar ones are written with RSCALE=CHINESE (RFC 7529). Which words make which rule is in rule_reader.py.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.almanac.workdays import is_workday
from union.core.period import MONTHS, Grain
from union.events import recurrence_rules
from union.reading.time.dates.reference_time import DAY, at_midnight, dated

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKWEEK = (0, 1, 2, 3, 4)
LONGEST = 1500  # days looked ahead for a first occurrence: 29 February comes within four years
SHIFT_REACH = 16  # days a rule's own day may lie before the working day it is moved to
MOST_WORKDAYS = 23  # Mondays to Fridays of a month
SHORTEST = 29  # days of a short lunar month
KEPT = 256  # first days remembered
PLAIN_YEAR = 2027  # any year that is no leap year


class Every(NamedTuple):
    """A recurrence: RFC 5545 parts by name, `nths` the places of BYDAY, `place` BYSETPOS among the weekdays of a month, `easter` days from Easter Sunday.

    `odd_years`: it begins in an odd (even) year; `grain` is of one occurrence, `days` how many days it lasts; `shift` is for days off.
    """

    freq: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    place: int = 0
    lunar: bool = False
    easter: int | None = None
    shift: str | None = None
    odd_years: bool | None = None
    grain: Grain = Grain.DAY
    days: int = 1
    tail: str = ""

    def rrule(self) -> str:
        """The rule as RFC 5545 (RFC 7529 for a lunar one) writes it."""
        places = [f"{nth}{DAYS[day]}" for day in self.weekdays for nth in self.nths or ("",)]
        lists = {"BYMONTH": self.months, "BYMONTHDAY": self.month_days, "BYDAY": places}
        parts = [
            "RSCALE=CHINESE" if self.lunar else "",
            f"FREQ={self.freq}",
            f"INTERVAL={self.interval}" if self.interval > 1 else "",
            *(f"{name}={','.join(map(str, values))}" for name, values in lists.items() if values),
            f"BYSETPOS={self.place}" if self.place else "",
            "" if self.easter is None else f"BYEASTER={self.easter}",
            self.tail,
        ]
        return ";".join(part for part in parts if part)

    def is_bare(self) -> bool:
        """Whether it says how often and no more: 每月, 一年一次."""
        return not (self.months or self.month_days or self.weekdays or self.easter is not None)


def on_day(month: int, day: int, *, lunar: bool) -> tuple[int, int] | None:
    """Month and day of a rule for a day counted past its month's edges: 3 days before 1 October is (9, -3).

    None where the day would lie in the next month, whose place depends on the year.
    """
    if day >= 1:
        is_sure = day <= SHORTEST if lunar else dated(PLAIN_YEAR, month, day) is not None
        return (month, day) if is_sure else None
    return (month - 2) % 12 + 1, day - 1


@lru_cache(maxsize=KEPT)
def first_start(
    every: Every, minutes: int, now: datetime, notice: Notice | None, *, is_timed: bool
) -> datetime | None:
    """The first occurrence not before now; a day counts from its midnight, a whole month from its first day."""
    if abs(every.place) > MOST_WORKDAYS:  # it would be looked for in vain, month after month
        return None
    from union.events.recurrence import shifted  # import time: holiday data

    begin, count = now.date(), MONTHS.get(every.grain)
    if every.grain is Grain.WEEK:
        begin -= begin.weekday() * DAY
    elif count is not None:
        begin = begin.replace(month=(begin.month - 1) // count * count + 1, day=1)
    back = SHIFT_REACH if every.shift in ("next", "previous") else 0
    for on in _own_days(every, begin - back * DAY, begin + LONGEST * DAY):
        day = shifted(on, every.shift, notice)
        start = at_midnight(day) + timedelta(minutes=minutes)
        is_off = every.shift == "skip" and not is_workday(on, notice)
        if day >= begin and not is_off and (start >= now or not is_timed):
            return start
    return None


def _own_days(every: Every, first: date, last: date) -> Iterator[date]:
    """The days on which the rule may begin, its interval aside; any day of its months where it names none."""
    if every.shift == "skip" and every.weekdays == WORKWEEK:  # weekend days that are worked belong to it
        every = every._replace(weekdays=())
    names_day = every.month_days or every.weekdays or every.easter is not None
    plain = every._replace(freq=every.freq if names_day else "DAILY", interval=1, tail="")
    pattern, span = recurrence_rules.pattern(plain.rrule()), (at_midnight(first), at_midnight(last))
    found = (
        recurrence_rules.moments(pattern, *span)
        if every.lunar
        else recurrence_rules.expanded(pattern.parts, *span)
    )
    return (one.date() for one in found if every.odd_years in (None, one.year % 2 == 1))
