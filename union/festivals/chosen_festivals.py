"""What a group wishes to be reminded of beside what every group is: further plans, and the days of its own trade.

Kept in `Settings.festival_wishes` as names with commas between them.
"""

from union.core.almanac.days_off import MAINLAND
from union.core.group_settings import Settings
from union.festivals.packs import offered_on_wish
from union.festivals.trade_days import trade_days


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
