"""What a group wishes to be reminded of beside what every group is, further plans and the days of its own trade; its year.

Kept in `Settings.festival_wishes` as names with commas between them.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from union.core.almanac import festivals
from union.core.almanac.days_off import MAINLAND, Notice
from union.core.groups import Settings
from union.core.records import dataclass
from union.data import table
from union.festivals.packs import offered_on_wish, pack, pack_names


@cache
def trade_days() -> Mapping[str, festivals.Festival]:
    """All of them by name, in the order of the year; with a day of their own where no other table knows it."""
    return {one["name"]: festivals.festival_of(one) for one in table("trades")["day"]}


def day_of(name: str, year: int) -> date | None:
    """When it falls; None for a name that is no trade's day, or a year its calendar does not reach."""
    one = trade_days().get(name)
    if one is None:
        return None
    return next(iter(festivals.days_of(one, year) if one.rule else festivals.dates_of(name, year)), None)


def following(name: str, day: date) -> date | None:
    """The next time it falls, `day` itself included; None for a name that is no trade's day."""
    days = (day_of(name, year) for year in (day.year, day.year + 1))
    return next((found for found in days if found is not None and found >= day), None)


def wished(settings: Settings) -> tuple[str, ...]:
    """The names chosen that can be chosen where the group is, in the order they are offered."""
    chosen = settings.festival_wishes.split(",")
    return tuple(name for name in choices(settings.region) if name in chosen)


def choices(region: str) -> tuple[str, ...]:
    """What can be wished for: the further plans, then the trades' days, which are the mainland's."""
    trades = tuple(trade_days()) if region == MAINLAND else ()
    return (*offered_on_wish(region), *trades)


def toggled(settings: Settings, name: str) -> str:
    """The setting with one more name, or one less; ValueError for one that is not offered."""
    if name not in choices(settings.region):
        raise ValueError(name)
    chosen = [each for each in settings.festival_wishes.split(",") if each]
    left = [each for each in chosen if each != name]
    return ",".join(left if name in chosen else [*chosen, name])


@dataclass(frozen=True, slots=True)
class YearFestival:
    """One festival of the year. `card`: the group is offered steps before it; `chosen`: a day of its own trade."""

    day: date
    name: str
    lunar: bool = False
    card: bool = False
    chosen: bool = False


def of_year(year: int, settings: Settings, notice: Notice | None = None) -> list[YearFestival]:
    """The year's festivals by day; of the trades' days only those the group has chosen."""
    wishes, carded = wished(settings), _carded(year, settings, notice)
    found = [
        YearFestival(day, name, festivals.is_lunar(name), card=name in carded)
        for day, name in festivals.festivals_between(date(year, 1, 1), date(year + 1, 1, 1), settings.region)
        if name not in trade_days()
    ]
    own = [(day_of(name, year), name) for name in wishes if name in trade_days()]
    found += [YearFestival(day, name, chosen=True) for day, name in own if day is not None]
    known = {one.name for one in found}
    found += [YearFestival(day, name, card=True) for name, day in carded.items() if name not in known]
    return sorted(found, key=lambda one: one.day)


def _carded(year: int, settings: Settings, notice: Notice | None) -> dict[str, date]:
    if not settings.festival_cards:
        return {}
    wishes, found = wished(settings), dict[str, date]()
    for name in pack_names():
        one = pack(name, year, settings.region, notice)
        if one is not None and (one.default or name in wishes):
            found |= dict(one.anchors)
    return found
