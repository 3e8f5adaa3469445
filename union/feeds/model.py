"""What a calendar feed is made of: its groups with their items, and the window of time it holds."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from union.core.almanac.workdays import Notice
from union.core.groups import Settings
from union.core.records import dataclass
from union.events.model import Event, Override

YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an item was made, how often it has changed, and when last. Aware UTC."""

    made_at: datetime
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item as the feed needs it."""

    event: Event
    stamp: Stamp
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedPart:
    """What one group has in a feed. `notices`: how often its calendar of days off has changed."""

    title: str
    settings: Settings
    items: tuple[FeedItem, ...]
    notice: Notice | None = None
    notices: int = 0

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.settings.timezone)


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed. `realm` ends every UID: it names the bot. `own`: one person's, else a group's. `now` is aware."""

    name: str
    realm: str
    parts: tuple[FeedPart, ...]
    now: datetime
    own: bool = False
    alarms: bool = False


def window(today: date) -> tuple[datetime, datetime]:
    """What a feed holds: from the beginning of last year; what has no rule a phone knows, two years ahead."""
    month = today.year * 12 + today.month  # the next one, counted from 0
    end = date(month // 12 + YEARS_AHEAD, month % 12 + 1, 1)
    return datetime.combine(date(today.year - 1, 1, 1), time()), datetime.combine(end, time())
