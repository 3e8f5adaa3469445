"""A recurrence as plain conditions on a day, how RFC 5545 writes it, and the first day it gives.

Lunar ones are written with RSCALE=CHINESE (RFC 7529). Which words make which rule is in rule_reader.py.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.almanac.lunar import months_of, to_lunar
from union.core.almanac.workdays import is_workday
from union.core.grain import MONTHS, Grain
from union.events.recurrence import shifted
from union.reading.time.dates.reference_time import DAY, Outlook, at_midnight, dated, month_first

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKWEEK = (0, 1, 2, 3, 4)
LONGEST = 1500  # days looked ahead for a first occurrence: 29 February comes within four years
SHIFT_REACH = 16  # days a rule's own day may lie before the working day it is moved to
SHORTEST = 29  # days of a short lunar month
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
        places = [f"{nth}{DAYS[day]}" for day in self.weekdays for nth in self.nths]
        parts = [
            "RSCALE=CHINESE" if self.lunar else "",
            f"FREQ={self.freq}",
            f"INTERVAL={self.interval}" if self.interval > 1 else "",
            _listed("BYMONTH", self.months),
            _listed("BYMONTHDAY", self.month_days),
            _listed("BYDAY", places or [DAYS[day] for day in self.weekdays]),
            f"BYSETPOS={self.place}" if self.place else "",
            "" if self.easter is None else f"BYEASTER={self.easter}",
            self.tail,
        ]
        return ";".join(part for part in parts if part)

    def is_bare(self) -> bool:
        """Whether it says how often and no more: 每月, 一年一次."""
        return not (self.months or self.month_days or self.weekdays or self.easter is not None)

    def is_never_in(self, day: date) -> bool:
        """Whether the day's whole month is none of the rule's."""
        is_solar = not self.lunar and self.easter is None and self.shift != "skip"
        return is_solar and bool(self.months) and day.month not in self.months

    def falls_on(self, day: date) -> bool:
        """Whether the rule, its interval aside, may begin on the day."""
        if self.odd_years is not None and self.odd_years is (day.year % 2 == 0):
            return False
        if self.lunar:
            return _falls_on_lunar(self, day)
        if self.easter is not None:
            from dateutil.easter import easter  # import time

            return day == easter(day.year) + self.easter * DAY
        if self.months and day.month not in self.months:
            return False
        last = (month_first(day.year, day.month + 1) - DAY).day
        if self.month_days and not {day.day, day.day - last - 1} & set(self.month_days):
            return False
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        if self.place:
            away = range(1, day.day + 1) if self.place > 0 else range(day.day, last + 1)
            kept = sum(day.replace(day=one).weekday() in self.weekdays for one in away)
            return kept == abs(self.place)
        places = {(day.day - 1) // 7 + 1, -((last - day.day) // 7) - 1}
        return not self.nths or bool(places & set(self.nths))


def _listed(name: str, values: "tuple[int, ...] | list[str]") -> str:
    return f"{name}={','.join(map(str, values))}" if values else ""


def _falls_on_lunar(rule: Every, day: date) -> bool:
    lunar = to_lunar(day)
    if lunar is None or (rule.months and (lunar.leap or lunar.month not in rule.months)):
        return False
    lengths = {(month, leap): days for month, leap, days in months_of(lunar.year)}
    length = lengths[lunar.month, lunar.leap]
    wanted = {min(number, length) for number in rule.month_days}  # 三十 of a short month is its last day
    return bool({lunar.day, lunar.day - length - 1} & wanted)


def on_day(month: int, day: int, *, lunar: bool) -> tuple[int, int] | None:
    """Month and day of a rule for a day counted past its month's edges: 3 days before 1 October is (9, -3).

    None where the day would lie in the next month, whose place depends on the year.
    """
    if day >= 1:
        is_sure = day <= SHORTEST if lunar else dated(PLAIN_YEAR, month, day) is not None
        return (month, day) if is_sure else None
    return (month - 2) % 12 + 1, day - 1


def first_start(every: Every, minutes: int, outlook: Outlook, *, is_timed: bool) -> datetime | None:
    """The first occurrence not before now; a day counts from its midnight, a whole month from its first day."""
    begin = _begin_of_unit(every.grain, outlook.today)
    back = SHIFT_REACH if every.shift in ("next", "previous") else 0
    on, last = begin - back * DAY, begin + LONGEST * DAY
    while on < last:
        if every.is_never_in(on):
            on = month_first(on.year, on.month + 1)
            continue
        day = _kept_on(every, on, outlook.notice)
        if day is not None and day >= begin:
            start = at_midnight(day) + timedelta(minutes=minutes)
            if start >= outlook.now or not is_timed:
                return start
        on += DAY
    return None


def _begin_of_unit(grain: Grain, day: date) -> date:
    """The first day of the week, month or year that holds the day."""
    if grain is Grain.WEEK:
        return day - day.weekday() * DAY
    count = MONTHS.get(grain)
    return day if count is None else date(day.year, (day.month - 1) // count * count + 1, 1)


def _kept_on(every: Every, day: date, notice: Notice | None) -> date | None:
    """The day on which the rule's own day is kept, None where it has none there."""
    if every.shift == "skip":
        is_kept = every.weekdays == WORKWEEK or every.falls_on(day)
        return day if is_kept and is_workday(day, notice) else None
    if not every.falls_on(day):
        return None
    if every.shift is None:
        return day
    return shifted(day, every.shift, notice)
