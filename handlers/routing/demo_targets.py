"""Moments worth jumping to in a demonstration: the next reminder, the next festival card, the month's report."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from handlers.core.services import Services
from storage.core import groups
from storage.reminders import schedule
from union.core.almanac.workdays import last_workday_of_month
from union.core.groups import Group
from union.festivals.chosen_festivals import wished
from union.festivals.packs import cards_due

DAYS_AHEAD = 200


def of(services: Services) -> Mapping[str, datetime]:
    """By their label on the page, aware UTC, all ahead; one that does not exist is left out."""
    db, now = services.store.db, services.now()
    found = groups.active(db, services.defaults)
    if not found:
        return {}
    group = found[0]
    moments = {
        "到下一个提醒": schedule.next_due(db, after=now),
        "到节前": _festival_card(group, now),
        "到月底": _month_end(group, now),
    }
    return {label: moment for label, moment in moments.items() if moment is not None}


def _festival_card(group: Group, now: datetime) -> datetime | None:
    """The morning the next festival's card is shown; None where the group wants no cards."""
    wall, settings = group.wall(now), group.settings
    if not settings.festival_cards:
        return None
    begun = wall.time() >= settings.reminder_time
    day = _card_day(wall.date() + timedelta(days=begun), settings.region, wished(settings))
    return None if day is None else group.utc(datetime.combine(day, settings.reminder_time))


@lru_cache(maxsize=16)  # the page asks at every change, and the answer holds for a day
def _card_day(first: date, region: str, wishes: tuple[str, ...]) -> date | None:
    """The first day from `first` on that a festival's card is shown."""
    days = (first + timedelta(days=ahead) for ahead in range(DAYS_AHEAD))
    return next((day for day in days if _has_card(day, region, wishes)), None)


def _has_card(day: date, region: str, wishes: tuple[str, ...]) -> bool:
    return any(one.card_day == day for one in cards_due(day, region, wished=wishes))


def _month_end(group: Group, now: datetime) -> datetime:
    """When the month's report is posted; next month's once that has passed."""
    day = group.day(now)
    moment = _posting(group, day)
    following = day.replace(day=28) + timedelta(days=5)
    return moment if moment > now else _posting(group, following)


def _posting(group: Group, day: date) -> datetime:
    last = last_workday_of_month(day.year, day.month, group.notice)
    return group.utc(datetime.combine(last, group.settings.digest_time))
