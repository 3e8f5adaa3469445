"""How finely a time was said, and report periods: a month, quarter, half or year, named as the command line names them.

A group may report up to a day of the month (「26日至次月25日」): which days are in a period is its `Months`' to say.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from union.core.lazy_regex import Regex
from union.core.records import dataclass, field


class Grain(StrEnum):
    """From a clock time to a year. A bare day part (上午) is HOUR; a clock time is always MINUTE."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
SPANS = {Grain.HOUR: timedelta(hours=1), Grain.DAY: timedelta(days=1), Grain.WEEK: timedelta(days=7)}
UNDATED = datetime.combine(date(9000, 1, 1), time())  # of what is put off until further notice


def own_end(start: datetime, grain: Grain) -> datetime:
    """The exclusive end of one unit of this grain beginning at `start`; a minute ends where it starts."""
    if grain in MONTHS:
        months = start.year * 12 + start.month - 1 + MONTHS[grain]
        return start.replace(year=months // 12, month=months % 12 + 1, day=1)
    return start + SPANS.get(grain, timedelta())


OF_A_DAY = (Grain.MINUTE, Grain.HOUR, Grain.DAY)  # as fine as a day, at least


def is_clock_time(grain: Grain) -> bool:
    return grain in (Grain.MINUTE, Grain.HOUR)


KEY = Regex(r"(?P<year>\d{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")
LETTERS = {Grain.QUARTER: "Q", Grain.HALF: "H"}
YEARS = range(1900, 2201)  # reported on
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """A span reported on: `first` inclusive, `end` exclusive; `key` is 2026-11, 2026-Q3, 2026-H1 or 2026."""

    key: str
    grain: Grain
    first: date
    end: date

    @property
    def is_month(self) -> bool:
        return self.grain is Grain.MONTH

    @property
    def year(self) -> int:
        """The year it is reported in, whatever day it begins on."""
        return int(self.key[:4])


@dataclass(frozen=True, slots=True)
class Months:
    """How days fall into months: up to day `last_day` of each (0: to its end).

    `ends` holds, by key, where months end that stand as they were reported, exclusive; an open month begins there.
    """

    last_day: int = 0
    ends: Mapping[str, date] = field(default_factory=dict)

    def month(self, year: int, number: int) -> Period:
        """A month; `number` may run past 12 or below 1 and carries into the year."""
        return self._span(Grain.MONTH, year * 12 + number - 1)

    def of_key(self, key: str) -> Period | None:
        found = KEY.fullmatch(key.strip().upper())
        if found is None or int(found["year"]) not in YEARS:
            return None
        year = int(found["year"])
        if found["month"]:
            return self.month(year, int(found["month"]))
        if found["quarter"]:
            return self._span(Grain.QUARTER, year * 12 + (int(found["quarter"]) - 1) * 3)
        if found["half"]:
            return self._span(Grain.HALF, year * 12 + (int(found["half"]) - 1) * 6)
        return self._span(Grain.YEAR, year * 12)

    def same(self, period: Period) -> Period:
        """The period of this name by these months."""
        return self._span(period.grain, _index(period))

    def before(self, period: Period) -> Period:
        """The period of the same grain just before this one (环比)."""
        return self._span(period.grain, _index(period) - MONTHS[period.grain])

    def after(self, period: Period) -> Period:
        """The period of the same grain just after this one."""
        return self._span(period.grain, _index(period) + MONTHS[period.grain])

    def year_before(self, period: Period) -> Period:
        """The same period of last year (同比)."""
        return self._span(period.grain, _index(period) - 12)

    def containing(self, day: date) -> Period:
        index = day.year * 12 + day.month - 1
        return self._span(Grain.MONTH, index if day < self._end(index) else index + 1)

    def around(self, day: date, grain: Grain) -> Period | None:
        """The period of this grain a day lies in; None for a grain or a year that is not reported on."""
        if grain not in MONTHS or day.year not in YEARS:
            return None
        index = _index(self.containing(day))
        return self._span(grain, index - index % MONTHS[grain])

    def between(self, first: date, last: date) -> Iterator[Period]:
        """The months from the one `first` lies in to the one `last` lies in."""
        month = self.containing(first)
        while month.first <= last:
            yield month
            month = self.after(month)

    def longer(self, month: Period) -> tuple[Period, ...]:
        """The quarter, half and year a month belongs to."""
        index = _index(month)
        grains = (Grain.QUARTER, Grain.HALF, Grain.YEAR)
        return tuple(self._span(grain, index - index % MONTHS[grain]) for grain in grains)

    def final_month(self, period: Period) -> Period:
        """The month a period ends with."""
        return self._span(Grain.MONTH, _index(period) + MONTHS[period.grain] - 1)

    def _span(self, grain: Grain, index: int) -> Period:
        end = self._end(index + MONTHS[grain] - 1)
        return Period(_key(grain, index), grain, self._end(index - 1), end)

    def _end(self, index: int) -> date:
        fixed = self.ends.get(_key(Grain.MONTH, index))
        if fixed is not None:
            return fixed
        if self.last_day:
            return date(index // 12, index % 12 + 1, self.last_day) + A_DAY
        return date((index + 1) // 12, (index + 1) % 12 + 1, 1)


def months_between(first: date, end: date) -> tuple[str, str]:
    """The calendar months, as "2026-11", that the first and the last day of [first, end) lie in."""
    return f"{first:%Y-%m}", f"{max(first, end - A_DAY):%Y-%m}"


def months_touched(first: date, end: date) -> Iterator[str]:
    """The calendar months, as "2026-11", with a day in [first, end)."""
    return (month.key for month in CALENDAR.between(first, end - A_DAY))


def _index(period: Period) -> int:
    """How many months since the year 0 its first one is."""
    year, _, rest = period.key.partition("-")
    if period.grain in LETTERS:
        return int(year) * 12 + (int(rest[1:]) - 1) * MONTHS[period.grain]
    return int(year) * 12 + (int(rest) - 1 if rest else 0)


def _key(grain: Grain, index: int) -> str:
    year, month = divmod(index, 12)
    if grain is Grain.MONTH:
        return f"{year}-{month + 1:02d}"
    return f"{year}-{LETTERS[grain]}{month // MONTHS[grain] + 1}" if grain in LETTERS else str(year)


# What everybody means who says no other day: the calendar's months.
CALENDAR = Months()
month = CALENDAR.month
of_key = CALENDAR.of_key
before = CALENDAR.before
year_before = CALENDAR.year_before
containing = CALENDAR.containing
around = CALENDAR.around
