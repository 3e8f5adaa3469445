"""The calendar for people's phones: values in, the bytes of one iCalendar file (RFC 5545) out.

What stands on which day, and under which name, is union/feeds/calendar_entries.py's; how a series is written union/feeds/series_components.py's.
"""

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from union.feeds.model import Feed, window
from union.words import Words

if TYPE_CHECKING:
    from icalendar import Calendar

FRESH = timedelta(hours=1)  # how often a program is asked to look


def rendered(_: Words, feed: Feed) -> bytes:
    """The file; the same values give the same bytes."""
    from union.feeds.series_components import (
        components,  # with it comes icalendar, which only who renders needs
    )

    calendar = _empty(_, feed)
    for part in feed.parts:
        for component in components(_, feed, part):
            calendar.add_component(component)
    _add_zones(calendar, feed)
    file: bytes = calendar.to_ical()
    return file


def _empty(_: Words, feed: Feed) -> "Calendar":
    from icalendar import Calendar

    from union.feeds.calendar_entries import clean

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

    from union.feeds.time_zones import definition

    first, _end = window(feed.now.astimezone(UTC).date())
    for zone in sorted({part.settings.timezone for part in feed.parts}, reverse=True):
        calendar.subcomponents.insert(0, Timezone.from_ical(definition(zone, first.year - 1)))
