"""Days of the world and its religions: read as times, offered nowhere. The facts stand in union/data/world_festivals.toml.

What the union plans by is in union/core/almanac/festivals.py.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

from union.core.almanac import lunar
from union.core.almanac.festivals import nth_weekday
from union.core.period import A_DAY
from union.data import table

ORTHODOX: Final = 2  # with the next, dateutil's ways to reckon Easter
WESTERN: Final = 3
ADAR = 12  # of a leap year its second Adar, the thirteenth month
REPEATED = ("solar", "weekday", "lunar", "easter")  # what a recurrence rule can say
HIJRI_YEARS = range(1926, 2075)  # solar years well within the Umm al-Qura tables


@cache
def canonical_names() -> Mapping[str, str]:
    """Every name with the day's own name, the ambiguous ones (see `ambiguous`) included."""
    known = {name: own for own, one in _days().items() for name in (*one["names"], *one.get("ambiguous", ()))}
    return MappingProxyType(known)


@cache
def ambiguous() -> frozenset[str]:
    """Names that mean the day only in festive company: 「双十一」, 「三一五」."""
    return frozenset(name for one in _days().values() for name in one.get("ambiguous", ()))


@cache
def dates_of(name: str, year: int) -> tuple[date, ...]:
    """The day's first days in a solar year, in order; a day of the Islamic calendar may come twice, or none be known."""
    one = _days().get(canonical_names().get(name, name))
    if one is None:
        return ()
    rule = _rule(one)
    found = (_moved(day, one) for day in FINDERS[rule](one[rule], year))
    return tuple(sorted(day for day in found if day.year == year))


def _moved(eve: date, one: Mapping[str, Any]) -> date:
    """A day kept from its eve on, moved as its weekday demands."""
    return eve + int(one["moved"][(eve + A_DAY).weekday()]) * A_DAY if "moved" in one else eve


def days_before(name: str) -> int:
    """How many days of the feast lie before the day it is named for."""
    return int(_days().get(canonical_names().get(name, name), {}).get("before", 0))


def length(name: str) -> int:
    return int(_days().get(canonical_names().get(name, name), {}).get("days", 1))


def fixed(name: str) -> tuple[str, tuple[int, ...]] | None:
    """By which calendar the day comes back (solar, weekday, lunar, easter), None where no rule can say it."""
    one = _days().get(canonical_names().get(name, name))
    rule = _rule(one) if one else ""
    if one is None or rule not in REPEATED:
        return None
    said = one[rule]
    return rule, tuple(said) if isinstance(said, list) else (said,)


def _rule(one: Mapping[str, Any]) -> str:
    return next(rule for rule in FINDERS if rule in one)


@cache
def _days() -> Mapping[str, dict[str, Any]]:
    return {one["names"][0]: one for one in table("world_festivals")["day"]}


def _weekday(said: list[int], year: int) -> date:
    month, weekday, nth = said
    if nth < 0:  # the last is the one before the first of the next month
        return nth_weekday(year + month // 12, month % 12 + 1, weekday, 0)
    return nth_weekday(year, month, weekday, nth)


def _easter(said: int, year: int, method: Literal[2, 3]) -> date:
    from dateutil.easter import easter  # import time

    return easter(year, method) + said * A_DAY


def _hijri(said: list[int], year: int) -> Iterator[date]:
    if year not in HIJRI_YEARS:
        return
    from hijridate import Gregorian, Hijri  # import time: few messages hold such a day

    first = Gregorian(year, 1, 1).to_hijri().year
    for one in range(first, first + 3):
        found = Hijri(one, said[0], said[1]).to_gregorian()
        yield date(found.year, found.month, found.day)


def _hebrew(said: list[int], year: int) -> Iterator[date]:
    from pyluach.dates import HebrewDate  # import time, as above
    from pyluach.hebrewcal import Year

    for one in (year + 3760, year + 3761):
        month = ADAR + 1 if said[0] == ADAR and Year(one).leap else said[0]
        yield HebrewDate(one, month, said[1]).to_pydate() - A_DAY


def _terms(said: str, year: int) -> list[date]:
    found = lunar.solar_term(said, year)
    return [found] if found else []


FINDERS: dict[str, Callable[[Any, int], Iterable[date]]] = {
    "solar": lambda said, year: [date(year, *said)],
    "weekday": lambda said, year: [_weekday(said, year)],
    "lunar": lambda said, year: filter(None, (lunar.from_lunar(each, *said) for each in (year - 1, year))),
    "easter": lambda said, year: [_easter(said, year, WESTERN)],
    "orthodox": lambda said, year: [_easter(said, year, ORTHODOX)],
    "hijri": _hijri,
    "hebrew": _hebrew,
    "term": _terms,
    "term_eve": lambda said, year: (day - A_DAY for day in _terms(said, year)),
    "dates": lambda said, year: (date.fromisoformat(day) for day in said if day.startswith(str(year))),
}
