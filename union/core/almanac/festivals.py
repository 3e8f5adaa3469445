"""Festivals: what they are called and when they fall. Those the union plans by stand in union/data/festivals.toml; in
union/data/world_festivals.toml days of the world and its religions, which are read as times and offered nowhere.

Lunar days beyond 2100 are not known: such a festival has no date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal

from union.core.almanac import lunar, regional_holidays
from union.core.almanac.days_off import MAINLAND, Notice, is_day_off
from union.core.period import A_DAY
from union.core.records import dataclass
from union.data import frozen, table

KEPT = 512  # spans of days off remembered: the festivals of some years under some notices
ORTHODOX: Final = 2  # with the next, dateutil's ways to reckon Easter
WESTERN: Final = 3
ADAR = 12  # of a leap year its second Adar, the thirteenth month
REPEATED = ("solar", "weekday", "lunar", "easter")  # what a recurrence rule can say
HIJRI_YEARS = range(1926, 2075)  # solar years well within the Umm al-Qura tables


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival: it falls by the `rule`, one of FINDERS, as the table has `said`.

    `statutory` days are off by law from `statutory_from` days after the festival's day. The feast lasts `days`, so many of them
    `before` the day it is named for; it is `moved` by so many days of each weekday, Monday first.
    """

    name: str
    rule: str = ""
    said: Any = None
    source: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    regions: tuple[str, ...] = ("CN",)
    statutory: int = 0
    statutory_from: int = 0
    days: int = 1
    before: int = 0
    moved: tuple[int, ...] = ()


def festival_of(row: Mapping[str, Any]) -> Festival:
    """A row of a table."""
    told = frozen(dict(row))
    name, *aliases = told.pop("names", None) or (told.pop("name"), *told.pop("aliases", ()))
    rule = next((each for each in FINDERS if each in told), "")
    return Festival(name, rule, told.pop(rule, None), aliases=tuple(aliases), **told)


@cache
def canonical_names() -> Mapping[str, str]:
    """Every name and alias with its canonical name, the ambiguous ones (see `ambiguous`) included."""
    return _canonical_by_alias(_festivals())


@cache
def world_names() -> Mapping[str, str]:
    """The same of the days of the world."""
    return _canonical_by_alias(_of_world())


def _canonical_by_alias(festivals: Mapping[str, Festival]) -> Mapping[str, str]:
    named = ((one.name, (one.name, *one.aliases, *one.ambiguous)) for one in festivals.values())
    return MappingProxyType({alias: name for name, aliases in named for alias in aliases})


@cache
def ambiguous() -> frozenset[str]:
    """Aliases that mean the festival only in the right company: 「十一」 may be a number or November."""
    return frozenset(alias for one in _festivals().values() for alias in one.ambiguous)


@cache
def ambiguous_of_world() -> frozenset[str]:
    """Names that mean a day of the world only in festive company: 「双十一」, 「三一五」."""
    return frozenset(alias for one in _of_world().values() for alias in one.ambiguous)


@cache
def joint_names() -> Mapping[str, tuple[str, ...]]:
    """Names for several festivals at once: 「两节」 is 元旦 and 春节."""
    return MappingProxyType({one["name"]: tuple(one["festivals"]) for one in table("festivals")["joint"]})


def of_region(region: str) -> tuple[str, ...]:
    """The canonical names of the festivals kept in a region (CN, HK, MO, TW, SG, MY)."""
    return tuple(one.name for one in _festivals().values() if region in one.regions)


@cache
def statutory() -> tuple[str, ...]:
    """The canonical names of the festivals with days off by law in the mainland."""
    return tuple(one.name for one in _festivals().values() if one.statutory)


def is_lunar(name: str) -> bool:
    """Whether the festival moves with the lunar calendar."""
    one = _festival_named(name)
    return one is not None and one.rule in ("lunar", "eve_of")


def fixed(name: str) -> tuple[str, tuple[int, ...]] | None:
    """By which calendar a day comes back (solar, weekday, lunar, easter); None where no rule can say it."""
    one = _festival_named(name) or _day_of_world(name)
    if one is None or one.rule not in (*REPEATED, "eve_of"):
        return None
    if one.rule == "eve_of":
        return "lunar", (12, -1)  # the one eve there is is 除夕
    return one.rule, one.said if isinstance(one.said, tuple) else (one.said,)


def by_law(name: str) -> tuple[int, int]:
    """Where the days off by law begin, in days after the festival's own, and how many they are."""
    one = _festival_named(name)
    return (0, 0) if one is None else (one.statutory_from, one.statutory)


def date_of(name: str, year: int) -> date | None:
    """The festival's first day in the solar year, None when unknown (2023 has no 腊八 after January)."""
    one = _festival_named(name)
    return None if one is None else next(iter(days_of(one, year)), None)


def dates_of(name: str, year: int) -> tuple[date, ...]:
    """All the first days of a festival or a day of the world in the solar year, in order."""
    one = _festival_named(name) or _day_of_world(name)
    return () if one is None else tuple(sorted(days_of(one, year)))


def festivals_between(first: date, end: date, region: str = "CN") -> list[tuple[date, str]]:
    """The festivals of a region from `first` to before `end`, in order; outside the mainland the place's own too."""
    found: list[tuple[date, str]] = []
    for year in range(first.year, end.year + 1):
        found += [(day, name) for name in of_region(region) for day in days_of(_festivals()[name], year)]
        if region != MAINLAND:
            found += regional_holidays.own_days(region, year)
    return sorted((pair for pair in found if first <= pair[0] < end), key=lambda pair: pair[0])


@lru_cache(maxsize=KEPT)
def holiday_span(name: str, year: int, notice: Notice | None = None) -> tuple[date, date]:
    """The festival's days off, end exclusive: as announced by the State Council, else the statutory ones.

    A festival without days off is its own day; ValueError when it has no date in the year.
    """
    one, day = _festival_named(name), date_of(name, year)
    if one is None or day is None:
        raise ValueError(f"no {name} in {year}")
    if one.statutory and is_day_off(day, notice):
        return _run(day, notice)
    first = day + one.statutory_from * A_DAY
    return first, first + max(one.statutory, 1) * A_DAY


@cache
def statutory_days(year: int) -> frozenset[date]:
    """The days off by law (国务院令第795号, since 2025), before the notice moves weekends about."""
    return frozenset(
        day + (one.statutory_from + offset) * A_DAY
        for one in _festivals().values()
        for day in days_of(one, year)
        for offset in range(one.statutory)
    )


def _run(day: date, notice: Notice | None) -> tuple[date, date]:
    first = end = day
    while is_day_off(first - A_DAY, notice):
        first -= A_DAY
    while is_day_off(end, notice):
        end += A_DAY
    return first, end


def _festival_named(name: str) -> Festival | None:
    return _festivals().get(canonical_names().get(name, name))


def _day_of_world(name: str) -> Festival | None:
    return _of_world().get(world_names().get(name, name))


def span_of(name: str, day: date) -> tuple[date, date]:
    """The days of a feast of the world by the day it is named for, end exclusive; a day that is none stands for itself."""
    one = _day_of_world(name)
    first = day - (one.before if one else 0) * A_DAY
    return first, first + (one.days if one else 1) * A_DAY


@cache
def days_of(one: Festival, year: int) -> tuple[date, ...]:
    """All days of the festival in the solar year: a lunar one may come twice (腊八 2022) or not at all."""
    found = (_moved(day, one) for day in FINDERS[one.rule](one.said, year) if day is not None)
    return tuple(day for day in found if day.year == year)


def _moved(eve: date, one: Festival) -> date:
    """A day kept from its eve on, moved as its weekday demands."""
    return eve + one.moved[(eve + A_DAY).weekday()] * A_DAY if one.moved else eve


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday (Monday 0) of a month, n from 1."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _weekday(said: tuple[int, ...], year: int) -> date:
    month, weekday, nth = said
    if nth < 0:  # the last is the one before the first of the next month
        return nth_weekday(year + month // 12, month % 12 + 1, weekday, 0)
    return nth_weekday(year, month, weekday, nth)


def _easter(said: int, year: int, method: Literal[2, 3]) -> date:
    from dateutil.easter import easter  # import time

    return easter(year, method) + said * A_DAY


def _hijri(said: tuple[int, ...], year: int) -> Iterator[date]:
    if year not in HIJRI_YEARS:
        return
    from hijridate import Gregorian, Hijri  # import time: few messages hold such a day

    first = Gregorian(year, 1, 1).to_hijri().year
    for one in range(first, first + 3):
        found = Hijri(one, said[0], said[1]).to_gregorian()
        yield date(found.year, found.month, found.day)


def _hebrew(said: tuple[int, ...], year: int) -> Iterator[date]:
    from pyluach.dates import HebrewDate  # import time, as above
    from pyluach.hebrewcal import Year

    for one in (year + 3760, year + 3761):
        month = ADAR + 1 if said[0] == ADAR and Year(one).leap else said[0]
        yield HebrewDate(one, month, said[1]).to_pydate() - A_DAY


@cache
def _festivals() -> Mapping[str, Festival]:
    return {one["name"]: festival_of(one) for one in table("festivals")["festival"]}


FINDERS: dict[str, Callable[[Any, int], Iterable[date | None]]] = {
    "solar": lambda said, year: [date(year, *said)],
    "weekday": lambda said, year: [_weekday(said, year)],
    "lunar": lambda said, year: (lunar.from_lunar(each, *said) for each in (year - 1, year)),
    "easter": lambda said, year: [_easter(said, year, WESTERN)],
    "orthodox": lambda said, year: [_easter(said, year, ORTHODOX)],
    "hijri": _hijri,
    "hebrew": _hebrew,
    "term": lambda said, year: [lunar.solar_term(said, year)],
    "term_eve": lambda said, year: (day - A_DAY for day in [lunar.solar_term(said, year)] if day),
    "eve_of": lambda said, year: (day - A_DAY for day in days_of(_festivals()[said], year)),
    "dates": lambda said, year: (date.fromisoformat(day) for day in said if day.startswith(str(year))),
}


@cache
def _of_world() -> Mapping[str, Festival]:
    return {one["names"][0]: festival_of(one) for one in table("world_festivals")["day"]}
