"""A calendar file somebody sent (.ics) as proposals: what stands in it ahead of us, each item known by its UID.

A rule ours can hold stays a rule; of any other the times of two years are proposed one by one. What a file may hold is
bounded before anything of it is parsed (union/feeds/ics_rules.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from union.core.files.refusal import Refused, Unreadable
from union.core.grouping import grouped
from union.core.kinds import Kind
from union.core.period import Grain, own_end
from union.core.records import dataclass, replace
from union.events import recurrence_rules
from union.feeds.ics_rules import bounded, supported_rule, times_of, wall_time
from union.feeds.model import clean
from union.reading.acts import classification
from union.reading.message import When
from union.reading.text.normal_form import simplified
from union.yearplan.model import CalendarRead, Duty, PlanItem

AHEAD = timedelta(days=731)
MOST_ITEMS = 1500
FIRST_YEAR, LAST_YEAR = 1970, 2100
LONGEST = 300  # signs of a title or a place
Component = Any  # icalendar's own types name whatever a property might be
# What icalendar raises for what is no calendar.
MISTAKES = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class IcsReading:
    """For whom it is read: now as wall time, and the zone it is told in."""

    wall: datetime
    zone: ZoneInfo


def read_calendar(content: bytes, file_name: str, wall: datetime, zone: str) -> CalendarRead:
    """What the file holds from now on. Raises Unreadable."""
    reading = IcsReading(wall, ZoneInfo(zone))
    calendars = _parsed(bounded(content))
    try:
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        dated = [event for event in events if event.get("dtstart") is not None]
        gone = _cancelled_uids(calendars, dated)
    except MISTAKES:
        raise Unreadable(Refused.BROKEN) from None
    if not events:
        raise Unreadable(Refused.EMPTY)
    found, unread = _items_and_unread(grouped((_uid(event), event) for event in dated), reading)
    ahead = sorted((one for one in found if one.uid not in gone), key=lambda one: (one.when.start, one.title))
    items = tuple(replace(one, line=place) for place, one in enumerate(ahead))
    named = (str(each.get(name, "")) for each in calendars for name in ("x-wr-calname", "name"))
    title = clean(next((name for name in named if name), file_name.rsplit(".", 1)[0]))[:LONGEST]
    return CalendarRead(title, wall.year, None, items, tuple(unread), cancelled=tuple(sorted(gone)))


def _parsed(text: str) -> Sequence[Component]:
    from icalendar import Calendar

    try:
        found: list[Component] = Calendar.from_ical(text, multiple=True)
    except MISTAKES:
        raise Unreadable(Refused.BROKEN) from None
    return [each for each in found if each.name == "VCALENDAR"]


def _items_and_unread(
    events: dict[str, list[Component]], reading: IcsReading
) -> tuple[list[PlanItem], list[Duty]]:
    """Everything ahead, and by name what has a time that can't be."""
    found, unread = list[PlanItem](), list[Duty]()
    for several in events.values():
        try:
            found += _items(several, reading)
        except MISTAKES:
            unread.append(Duty(clean(str(several[0].get("summary", "")))[:LONGEST], ""))
        if len(found) > MOST_ITEMS:
            raise Unreadable(Refused.TOO_MUCH)
    return found, unread


def _uid(event: Component) -> str:
    """Its own; of one without what it says."""
    said = clean(str(event.get("uid", "")))[:LONGEST]
    return said or sha256(f"{event.get('summary')}{event['dtstart'].dt}".encode()).hexdigest()


def _cancelled_uids(calendars: Sequence[Component], events: Iterable[Component]) -> frozenset[str]:
    """The UIDs of what is called off: all of a file that does nothing else, or an item that says so."""
    if any(str(each.get("method", "")).upper() == "CANCEL" for each in calendars):
        return frozenset(map(_uid, events))
    own = (event for event in events if event.get("recurrence-id") is None)
    return frozenset(_uid(event) for event in own if _is_cancelled(event))


def _is_cancelled(event: Component) -> bool:
    return str(event.get("status", "")).upper() == "CANCELLED"


def _items(several: Sequence[Component], reading: IcsReading) -> Iterator[PlanItem]:
    """The items of one UID: itself, or each time of a series that is none of ours."""
    masters = [event for event in several if event.get("recurrence-id") is None]
    changed = [event for event in several if event.get("recurrence-id") is not None]
    for master in masters[-1:]:
        if "rrule" in master or "rdate" in master:
            yield from _series(master, changed, reading)
        else:
            yield from _upcoming_items([_item(master, reading)], reading)
    if not masters:  # a single time of a series was sent, as an invitation is
        yield from _upcoming_items(
            [_dated(one, reading) for one in changed if not _is_cancelled(one)], reading
        )


def _series(master: Component, changed: Sequence[Component], reading: IcsReading) -> Iterator[PlanItem]:
    item = _item(master, reading)
    rule = supported_rule(master, reading.zone, item.when.start) if not changed else None
    if rule is not None:
        kept = _remaining_series(replace(item, when=replace(item.when, rrule=rule)), reading.wall)
        if kept is not None:
            yield kept
        return
    others = {wall_time(one["recurrence-id"].dt, reading.zone): one for one in changed}
    span = item.when.end and item.when.end - item.when.start
    found = []
    for moment in times_of(master, reading.wall - timedelta(days=1), reading.wall + AHEAD):
        start = wall_time(moment, reading.zone)
        if start in others:
            continue
        when = replace(item.when, start=start, end=start + span if span else None)
        uid = f"{item.uid}/{start:%Y%m%dT%H%M}"
        found.append(replace(item, when=when, uid=uid, quote=f"{item.quote}（重复日程，逐次列出到两年后）"))
    found += [_dated(one, reading) for one in others.values() if not _is_cancelled(one)]
    yield from _upcoming_items(found, reading)


def _dated(event: Component, reading: IcsReading) -> PlanItem:
    """One time of a series, known by the time its rule gives."""
    item = _item(event, reading)
    original = wall_time(event["recurrence-id"].dt, reading.zone)
    return replace(item, uid=f"{item.uid}/{original:%Y%m%dT%H%M}")


def _upcoming_items(found: Iterable[PlanItem], reading: IcsReading) -> Iterator[PlanItem]:
    for one in found:
        if one.when.until > reading.wall or one.when.start >= reading.wall:
            yield one


def _remaining_series(item: PlanItem, wall: datetime) -> PlanItem | None:
    """The series from its first time that is not over; None where all of it is."""
    when, pattern = item.when, recurrence_rules.pattern(item.when.rrule or "")
    span = when.until - when.start
    for place, moment in enumerate(
        recurrence_rules.moments(pattern, when.start, max(wall, when.start) + 4 * AHEAD)
    ):
        if pattern.count is not None and place >= pattern.count:
            return None
        if moment + span > wall or moment >= wall:
            end = moment + (when.end - when.start) if when.end else None
            rrule = when.rrule or ""
            if pattern.count is not None:
                rrule = rrule.replace(f"COUNT={pattern.count}", f"COUNT={pattern.count - place}")
            return replace(item, when=replace(when, start=moment, end=end, rrule=rrule))
    return None


def _item(event: Component, reading: IcsReading) -> PlanItem:
    title = clean(str(event.get("summary", "")))[:LONGEST] or "（无标题）"
    when = _when(event, reading.zone)
    kind = _kind(title, when)
    place = clean(str(event.get("location", "")))[:LONGEST] or None
    quote = f"{title} {_time_text(event['dtstart'])}"
    revision = int(event.get("sequence", 0) or 0)
    return PlanItem(title, kind, when, None, (), quote, "", 0, _uid(event), revision, place)


def _kind(title: str, when: When) -> Kind:
    """What takes some hours is attended, and not due by its beginning."""
    kind = classification.kind(simplified(title)) or Kind.OTHER
    is_due = kind in (Kind.REPORT, Kind.DEADLINE)
    return Kind.OTHER if is_due and when.end is not None else kind


def _time_text(start: Any) -> str:
    """The time as the file has it: 「2026-12-01 09:00（America/New_York）」."""
    moment = start.dt
    if not isinstance(moment, datetime):
        return f"{moment}"
    zone = start.params.get("TZID") or moment.tzname() or ""
    return f"{moment:%Y-%m-%d %H:%M}（{clean(str(zone))[:40]}）" if zone else f"{moment:%Y-%m-%d %H:%M}"


def _when(event: Component, zone: ZoneInfo) -> When:
    first = event["dtstart"].dt
    last = event["dtend"].dt if "dtend" in event else None
    if last is None and "duration" in event:
        last = first + event["duration"].dt
    start = wall_time(first, zone)
    end = None if last is None else wall_time(last, zone)
    if not FIRST_YEAR <= start.year <= LAST_YEAR or (end is not None and end.year > LAST_YEAR):
        raise ValueError("a year beyond all calendars")
    grain = Grain.MINUTE if isinstance(first, datetime) else Grain.DAY
    if end is not None and end <= own_end(start, grain):
        end = None
    return When("", start, end, grain)
