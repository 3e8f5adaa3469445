"""The days of single trades: 护士节, 教师节, 记者节 … A group chooses its own. The facts stand in union/data/trades.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from union.core.almanac import festivals, world_festivals
from union.data import table


@dataclass(frozen=True, slots=True)
class TradeDay:
    """A trade's own day. One of `solar` (month, day) and `weekday` (month, weekday, nth) where only this file knows it."""

    name: str
    solar: tuple[int, int] | None = None
    weekday: tuple[int, int, int] | None = None
    source: str = ""


@cache
def trade_days() -> Mapping[str, TradeDay]:
    """All of them by name, in the order of the year."""
    return {one["name"]: _trade_day(one) for one in table("trades")["day"]}


def day_of(name: str, year: int) -> date | None:
    """When it falls; None for a name that is no trade's day, or a year its calendar does not reach."""
    one = trade_days().get(name)
    if one is None:
        return None
    if one.solar is not None:
        return date(year, *one.solar)
    if one.weekday is not None:
        return festivals.nth_weekday(year, *one.weekday)
    return festivals.date_of(name, year) or next(iter(world_festivals.dates_of(name, year)), None)


def following(name: str, day: date) -> date | None:
    """The next time it falls, `day` itself included; None for a name that is no trade's day."""
    days = (day_of(name, year) for year in (day.year, day.year + 1))
    return next((found for found in days if found is not None and found >= day), None)


def _trade_day(said: Mapping[str, Any]) -> TradeDay:
    facts: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in said.items()
    }
    return TradeDay(**facts)
