"""Festivals: what they are called and when they fall. The facts stand in union/data/festivals.toml.

Lunar days beyond 2100 are not known: such a festival has no date.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from union.core.almanac import lunar, regional_holidays
from union.core.almanac.days_off import MAINLAND, Notice, is_day_off
from union.core.period import A_DAY
from union.core.records import dataclass
from union.data import frozen, table

KEPT = 512  # spans of days off remembered: the festivals of some years under some notices


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival; exactly one of `solar`, `lunar`, `weekday`, `term`, `eve_of` says when it falls.

    `solar` and `lunar` are (month, day), `weekday` (month, weekday from Monday 0, nth).
    `statutory` days are off by law from `statutory_from` days after the festival's day.
    """

    name: str
    source: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    regions: tuple[str, ...] = ("CN",)
    solar: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    weekday: tuple[int, int, int] | None = None
    term: str | None = None
    eve_of: str | None = None
    statutory: int = 0
    statutory_from: int = 0


@cache
def canonical_names() -> Mapping[str, str]:
    """Every name and alias with its canonical name, the ambiguous ones (see `ambiguous`) included."""
    named = ((one.name, (one.name, *one.aliases, *one.ambiguous)) for one in _festivals().values())
    return MappingProxyType({alias: name for name, aliases in named for alias in aliases})


@cache
def ambiguous() -> frozenset[str]:
    """Aliases that mean the festival only in the right company: 「十一」 may be a number or November."""
    return frozenset(alias for one in _festivals().values() for alias in one.ambiguous)


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
    return one is not None and (one.lunar is not None or one.eve_of is not None)


def fixed(name: str) -> tuple[str, tuple[int, ...]] | None:
    """By which calendar a festival comes back: solar or lunar (month, day) or weekday; None for a solar term."""
    one = _festival_named(name)
    if one is None:
        return None
    if one.eve_of is not None:
        return "lunar", (12, -1)  # the one eve there is is 除夕
    return next(((sort, day) for sort in ("solar", "lunar", "weekday") if (day := getattr(one, sort))), None)


def by_law(name: str) -> tuple[int, int]:
    """Where the days off by law begin, in days after the festival's own, and how many they are."""
    one = _festival_named(name)
    return (0, 0) if one is None else (one.statutory_from, one.statutory)


def date_of(name: str, year: int) -> date | None:
    """The festival's first day in the solar year, None when unknown (2023 has no 腊八 after January)."""
    one = _festival_named(name)
    return None if one is None else next(iter(days_of(one, year)), None)


def dates_of(name: str, year: int) -> tuple[date, ...]:
    """All the festival's days in the solar year, in order."""
    one = _festival_named(name)
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


@cache
def days_of(one: Festival, year: int) -> tuple[date, ...]:
    """All days of the festival in the solar year: a lunar one may come twice (腊八 2022) or not at all."""
    return tuple(day for day in _candidates(one, year) if day is not None and day.year == year)


def _candidates(one: Festival, year: int) -> Iterator[date | None]:
    if one.solar is not None:
        yield date(year, *one.solar)
    if one.lunar is not None:
        yield from (lunar.from_lunar(lunar_year, *one.lunar) for lunar_year in (year - 1, year))
    if one.weekday is not None:
        yield nth_weekday(year, *one.weekday)
    if one.term is not None:
        yield lunar.solar_term(one.term, year)
    if one.eve_of is not None:
        yield from (day - A_DAY for day in days_of(_festivals()[one.eve_of], year))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday (Monday 0) of a month, n from 1."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


@cache
def _festivals() -> Mapping[str, Festival]:
    return {one["name"]: Festival(**frozen(one)) for one in table("festivals")["festival"]}
