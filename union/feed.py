"""The calendar for people's phones: values in, the bytes of one iCalendar file (RFC 5545) out.

What stands on which day, and under which name, is union/feed_entries.py's; how a series is written union/feed_series.py's.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from union.agenda import Event, Override
from union.settings import Settings
from union.words import Words
from union.workdays import Notice

if TYPE_CHECKING:
    from icalendar import Calendar

YEARS_AHEAD = 2
FRESH = timedelta(hours=1)  # how often a program is asked to look


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an item was made, how often it has changed, and when last. Aware UTC."""

    made_at: datetime
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """An item as the feed needs it."""

    event: Event
    stamp: Stamp
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one group has in a feed. `notices`: how often its calendar of days off has changed."""

    title: str
    settings: Settings
    items: tuple[Item, ...]
    notice: Notice | None = None
    notices: int = 0

    @property
    def zone(self) -> ZoneInfo:
        """The group's time zone."""
        return ZoneInfo(self.settings.timezone)


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed. `realm` ends every UID: it names the bot. `own`: one person's, else a group's. `now` is aware."""

    name: str
    realm: str
    parts: tuple[Part, ...]
    now: datetime
    own: bool = False
    alarms: bool = False


def window(today: date) -> tuple[datetime, datetime]:
    """What a feed holds: from the beginning of last year; what has no rule a phone knows, two years ahead."""
    month = today.year * 12 + today.month  # the next one, counted from 0
    end = date(month // 12 + YEARS_AHEAD, month % 12 + 1, 1)
    return datetime.combine(date(today.year - 1, 1, 1), time()), datetime.combine(end, time())


def rendered(_: Words, feed: Feed) -> bytes:
    """The file; the same values give the same bytes."""
    from union.feed_series import components  # with it comes icalendar, which only who renders needs

    calendar = _empty(_, feed)
    for part in feed.parts:
        for component in components(_, feed, part):
            calendar.add_component(component)
    _add_zones(calendar, feed)
    file: bytes = calendar.to_ical()
    return file


def _empty(_: Words, feed: Feed) -> "Calendar":
    from icalendar import Calendar

    from union.feed_entries import clean

    calendar = Calendar()
    name = clean(feed.name)
    zones = {part.settings.timezone for part in feed.parts}
    calendar.add("prodid", "-//gonghui-bot//calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if len(zones) == 1:
        calendar.add("x-wr-timezone", zones.pop())
    return calendar


def _add_zones(calendar: "Calendar", feed: Feed) -> None:
    """A definition of every zone that is named, in front."""
    from icalendar import Timezone

    from union.feed_zones import definition

    first, _end = window(feed.now.astimezone(UTC).date())
    for zone in sorted({part.settings.timezone for part in feed.parts}, reverse=True):
        made = Timezone.from_ical(definition(zone, first.year - 1))
        calendar.subcomponents.insert(0, made)
