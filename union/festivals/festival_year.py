"""A group's year of festivals as a list: those kept where it is, with the days of its own trade among them."""

from dataclasses import dataclass
from datetime import date

from union.core.almanac import festivals
from union.core.almanac.days_off import Notice
from union.core.group_settings import Settings
from union.festivals import packs, trade_days
from union.festivals.chosen_festivals import wished


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
        for day, name in festivals.between(date(year, 1, 1), date(year + 1, 1, 1), settings.region)
        if name not in trade_days.trade_days()
    ]
    own = [(trade_days.day_of(name, year), name) for name in wishes if name in trade_days.trade_days()]
    found += [YearFestival(day, name, chosen=True) for day, name in own if day is not None]
    known = {one.name for one in found}
    found += [YearFestival(day, name, card=True) for name, day in carded.items() if name not in known]
    return sorted(found, key=lambda one: one.day)


def _carded(year: int, settings: Settings, notice: Notice | None) -> dict[str, date]:
    """The festivals and seasons of the year the group is offered steps before, each with its day."""
    if not settings.festival_cards:
        return {}
    wishes, found = wished(settings), dict[str, date]()
    for name in packs.names():
        one = packs.pack(name, year, settings.region, notice)
        if one is not None and (one.default or name in wishes):
            found |= dict(one.anchors)
    return found
