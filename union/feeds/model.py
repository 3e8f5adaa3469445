"""What a calendar feed is made of: its groups with their items, and the window of time it holds; how one time of an item stands in a
phone's calendar: on which day or hours, under which name. The rules, and why, are in docs/feed.md.
"""

import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from union.calendar.day_contents import AT_LEAST
from union.core.almanac.workdays import Notice
from union.core.groups import Settings
from union.core.period import A_DAY, Grain, is_clock_time
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Override, Status
from union.reminders.lead_times import is_due_by
from union.words import Words

YEARS_AHEAD = 2
FILLS = 7  # days: a longer span stands on its first day only
MEANINGLESS = frozenset({"Cc", "Cs", "Zl", "Zp"})


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


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """A line of a phone's calendar: two days (all-day) or two wall times; `end` exclusive, None: no length at all."""

    start: date | datetime
    end: date | datetime | None
    summary: str


def entry(_: Words, one: Occurrence) -> PhoneEntry:
    """Where an occurrence stands: its name says what its place does not."""
    return PhoneEntry(*place(one), summary(_, one))


def place(one: Occurrence) -> tuple[date | datetime, date | datetime | None]:
    """All of its days up to a week; the first day of a longer or a vague span; the hours of what has a clock time.

    A meeting whose end nobody said takes the hour that union/calendar/day_contents.py counts; what is due at an hour takes none.
    """
    if is_clock_time(one.event.grain):
        if one.end > one.start:
            return one.start, one.end
        return one.start, None if is_due_by(one.event) else one.start + AT_LEAST
    first = one.start.date()
    fills = one.event.grain is Grain.DAY and days(one) <= FILLS
    return first, first + A_DAY * (days(one) if fills else 1)


def days(one: Occurrence) -> int:
    return (one.last_moment.date() - one.start.date()).days + 1


def summary(_: Words, one: Occurrence) -> str:
    """The title with what has become of it, and what its place does not say; of a series always the same."""
    title = clean(one.event.title)
    span = _span(_, one)
    if span:
        title = _("{title}（{span}）", title=title, span=span)
    if one.status is Status.DONE:
        return _("✓ {title}", title=title)
    if one.status is Status.CANCELLED:
        return _("已取消：{title}", title=title)
    if one.status is Status.GIVEN_UP:
        return _("不办了：{title}", title=title)
    return _("截止：{title}", title=title) if is_due_by(one.event) else title


def clean(text: str) -> str:
    """On one line, without what no calendar shows: control characters, halves of characters, foreign line breaks."""
    return " ".join(
        "".join(" " if unicodedata.category(sign) in MEANINGLESS else sign for sign in text).split()
    )


def _span(_: Words, one: Occurrence) -> str:
    """Within what it is to be done, where it stands on the first day only."""
    vague = {
        Grain.WEEK: _("本周内"),
        Grain.MONTH: _("本月内"),
        Grain.QUARTER: _("本季度内"),
        Grain.HALF: _("半年内"),
        Grain.YEAR: _("全年"),
    }
    if one.event.grain in vague:
        return vague[one.event.grain]
    is_long = one.event.grain is Grain.DAY and days(one) > FILLS
    return _("共{count}天", count=days(one)) if is_long else ""
