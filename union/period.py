"""Report periods: a month, quarter, half or year, named as the command line names them."""

from dataclasses import dataclass
from datetime import date

from union.grain import Grain
from union.understanding.regex import Regex

KEY = Regex(r"(?P<year>\d{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")

SIZES = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}  # in months


@dataclass(frozen=True, slots=True)
class Period:
    """A span reported on: `first` inclusive, `end` exclusive; `key` is 2026-11, 2026-Q3, 2026-H1 or 2026."""

    key: str
    grain: Grain
    first: date
    end: date


def month(year: int, number: int) -> Period:
    """The calendar month; `number` may run past 12 or below 1 and carries into the year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(f"{year}-{number:02d}", Grain.MONTH, date(year, number, 1), _first_of(year, number + 1))


def of_key(key: str) -> Period | None:
    """The period a key names, None when it names none."""
    found = KEY.fullmatch(key.strip().upper())
    if found is None or not 1900 <= int(found["year"]) <= 2200:
        return None
    year = int(found["year"])
    if found["month"]:
        return month(year, int(found["month"]))
    if found["quarter"]:
        return _months(year, int(found["quarter"]), 3, "Q", Grain.QUARTER)
    if found["half"]:
        return _months(year, int(found["half"]), 6, "H", Grain.HALF)
    return Period(str(year), Grain.YEAR, date(year, 1, 1), date(year + 1, 1, 1))


def before(period: Period) -> Period:
    """The period of the same grain just before this one (环比)."""
    return _shifted(period, -SIZES[period.grain])


def after(period: Period) -> Period:
    """The period of the same grain just after this one."""
    return _shifted(period, SIZES[period.grain])


def year_before(period: Period) -> Period:
    """The same period of last year (同比)."""
    return _shifted(period, -12)


def containing(day: date) -> Period:
    """The month a day lies in."""
    return month(day.year, day.month)


def _shifted(period: Period, months: int) -> Period:
    first = month(period.first.year, period.first.month + months).first
    if period.grain is Grain.MONTH:
        return month(first.year, first.month)
    if period.grain is Grain.YEAR:
        return Period(str(first.year), Grain.YEAR, date(first.year, 1, 1), date(first.year + 1, 1, 1))
    size, letter = (3, "Q") if period.grain is Grain.QUARTER else (6, "H")
    return _months(first.year, (first.month - 1) // size + 1, size, letter, period.grain)


def _months(year: int, number: int, size: int, letter: str, grain: Grain) -> Period:
    begin = (number - 1) * size + 1
    return Period(f"{year}-{letter}{number}", grain, date(year, begin, 1), _first_of(year, begin + size))


def _first_of(year: int, number: int) -> date:
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)
