"""Days off outside the mainland, by the holidays library, which is loaded only when such a place is asked about.

What the State Council announces for the mainland is union/core/almanac/days_off.py's.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table

# The library's additions to a name: a day in lieu, one the moon may still move, and the day worked instead.
ADDED = Regex(r" \((?:observed, estimated|observed|estimated|substituted from [0-9/]+)\)$")
IN_LIEU = Regex(r"The day following (?:the )?|Day off ")
# In Hong Kong and Macau what offices keep (公众假期) is more than what employers must give.
CATEGORIES = {"HK": ("public", "optional"), "MO": ("public", "optional")}
LAST_YEAR = 2099  # the library ends with 2100, and a day in lieu may be named by the year after


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday. `names` are ours where known; `in_lieu`: given for one that fell on a day off (补假)."""

    day: date
    names: tuple[str, ...]
    in_lieu: bool = False
    estimated: bool = False


@cache
def days_off(region: str, year: int) -> tuple[DayOff, ...]:
    """The public holidays of a region other than CN in one year, by date; none past 2099."""
    if year > LAST_YEAR:
        return ()
    found = _library(region, year)[0]
    return tuple(_day_off(day, found[day]) for day in sorted(found) if day.year == year)


def own_days(region: str, year: int) -> list[tuple[date, str]]:
    """The place's own days: public holidays that are no festival of union/data/festivals.toml, without days in lieu."""
    common = set(table("places")["festival"].values())
    named = ((one.day, name) for one in days_off(region, year) if not one.in_lieu for name in one.names)
    return [(day, name) for day, name in named if name not in common]


@cache
def days(region: str, year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The public holidays there, and the weekend days worked (補行上班, Taiwan until 2025)."""
    off = frozenset(one.day for one in days_off(region, year))
    worked = _library(region, year)[1] if year <= LAST_YEAR else frozenset()
    return off, worked


@cache
def _library(region: str, year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    from holidays import country_holidays  # 20 MB, and the mainland's groups need none of it

    found = country_holidays(
        region, years=(year, year + 1), language="en_US", categories=CATEGORIES.get(region, ("public",))
    )
    return dict(found), frozenset(found.weekend_workdays)


def _day_off(day: date, said: str) -> DayOff:
    parts = said.split("; ")
    own = [part for part in parts if not _is_in_lieu(part)]
    names = tuple(dict.fromkeys(_name(part) for part in own or parts))
    return DayOff(day, names, in_lieu=not own, estimated="estimated" in said)


def _is_in_lieu(said: str) -> bool:
    return "observed" in said or (said not in _holiday_names() and IN_LIEU.match(said) is not None)


def _name(said: str) -> str:
    plain = ADDED.sub("", said)
    day, names = IN_LIEU.sub("", plain), _holiday_names()
    return names.get(plain) or names.get(day) or names.get(f"The {day}", plain)


@cache
def _holiday_names() -> Mapping[str, str]:
    named = table("places")
    return {**named["festival"], **named["own"]}
