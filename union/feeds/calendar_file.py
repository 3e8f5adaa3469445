"""The calendar for people's phones: values in, the bytes of one iCalendar file (RFC 5545) out. With it comes icalendar, which
only who renders needs.

An item stands in it once, as a series with its exceptions, or each time of it by itself: a rule leaves as a rule only where every
program expands it as union/events/recurrence.py does; else each time has a UID of its own.
What stands on which day, and under which name, is union/feeds/model.py's.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from icalendar import Alarm, Calendar, Timezone, vRecur
from icalendar import Event as Component

from union.core.almanac.date_format import span_words
from union.core.kinds import kind_words
from union.core.period import A_DAY, is_clock_time
from union.core.records import dataclass, replace
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Status
from union.events.recurrence import next_occurrence, occurrences
from union.feeds.ics_rules import FREQUENCIES, KNOWN
from union.feeds.model import Feed, FeedItem, FeedPart, PhoneEntry, clean, entry, window
from union.reminders.lead_times import moment_of, own_leads, spaced
from union.words import Words

JUST_BEFORE = timedelta(microseconds=1)
FRESH = timedelta(hours=1)  # how often a program is asked to look
YEARS = 10  # for so many the yearly rule of a time zone must hold


@dataclass(frozen=True, slots=True)
class _Work:
    """What every component of a group's items is made with."""

    words: Words
    feed: Feed
    part: FeedPart
    first: datetime
    end: datetime


def rendered(_: Words, feed: Feed) -> bytes:
    """The file; the same values give the same bytes."""
    calendar, name = Calendar(), clean(feed.name)
    zones = sorted({part.settings.timezone for part in feed.parts})
    calendar.add("prodid", "-//gonghui-bot//calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if len(zones) == 1:
        calendar.add("x-wr-timezone", zones[0])
    first, _end = window(feed.now.astimezone(UTC).date())
    for zone in zones:
        calendar.add_component(_time_zone(zone, first.year - 1))
    for part in feed.parts:
        for component in _components(_, feed, part):
            calendar.add_component(component)
    file: bytes = calendar.to_ical()
    return file


@cache
def _time_zone(name: str, year: int) -> Timezone:
    """A zone from that year on, by a yearly rule where it has summer time: vobject (Radicale) does not read lists of changes.

    icalendar lists each change, those to summer time by the hour that they skip.
    """
    made = Timezone.from_tzid(name, first_date=date(year, 1, 1), last_date=date(year + YEARS, 1, 1))
    made.pop("comment", None)
    parts: list[Any] = [part for part in made.subcomponents if "rdate" in part]
    skipped = [max(timedelta(), part["tzoffsetto"].td - part["tzoffsetfrom"].td) for part in parts]
    changes = [
        [moment - skip for moment in (part["dtstart"].dt, *(one.dt for one in part["rdate"].dts))]
        for part, skip in zip(parts, skipped, strict=True)
    ]
    rules = [set(map(_yearly_rule, each)) for each in changes]
    if parts and all(len(each) == 1 for each in rules):
        made.subcomponents = parts
        for part, each, (rule,) in zip(parts, changes, rules, strict=True):
            del part["rdate"]
            part["dtstart"].dt = each[0]
            part.add("rrule", vRecur.from_ical(rule))
    return made


def _yearly_rule(moment: datetime) -> str:
    """「the last Sunday of March」, 「the second Sunday of March」 as a recurrence rule."""
    is_last = (moment + 7 * A_DAY).month != moment.month
    place = -1 if is_last else (moment.day - 1) // 7 + 1
    day = recurrence_rules.WEEKDAYS[moment.weekday()]
    return f"FREQ=YEARLY;BYDAY={place}{day};BYMONTH={moment.month}"


def _components(_: Words, feed: Feed, part: FeedPart) -> Iterator[Component]:
    first, end = window(feed.now.astimezone(part.zone).date())
    work = _Work(_, feed, part, first, end)
    for item in part.items:
        if item.event.rule is None:
            event = item.event
            one = Occurrence(event, event.start, event.start, event.until, event.status)
            if one.end > work.first or one.start >= work.first:
                yield _component(work, item, one)
        else:
            yield from (
                _series(work, item) if _is_portable_rule(item.event) else _occurrence_components(work, item)
            )


def _is_portable_rule(event: Event) -> bool:
    """Whether every calendar program expands the item's rule as we do.

    Not so the lunar ones, what moves off days off, and the 29th to 31st, which we put on a shorter month's last day.
    Dates that were named are, unless each has a length of its own.
    """
    if event.rule is None or event.rule.shift is not None or "RSCALE" in event.rule.rrule.upper():
        return False
    pattern = _pattern(event)
    if pattern.dates:
        return not any(pattern.dates.values())
    parts = pattern.parts
    return (
        parts.keys() <= KNOWN
        and parts.get("FREQ") in FREQUENCIES
        and not recurrence_rules.clamps(_rrule_without_end(event))
        and not (parts["FREQ"] == "WEEKLY" and "BYMONTHDAY" in parts)
    )


def _uid(realm: str, event: Event, day: datetime | None) -> str:
    """The item's name for ever; of one time of a series with the day its rule gives."""
    # Of dates that were named two may be on one day.
    form = "%Y%m%dT%H%M" if _pattern(event).dates else "%Y%m%d"
    stem = f"event-{event.id}" if day is None else f"event-{event.id}-{day:{form}}"
    return f"{stem}@{realm}"


def _occurrence_components(work: _Work, item: FeedItem) -> Iterator[Component]:
    """Each time by itself; of what is left out nothing remains but when all of it is."""
    for one in occurrences(item.event, item.overrides, work.first, work.end, work.part.notice):
        if one.status is not Status.CANCELLED or item.event.status is Status.CANCELLED:
            yield _component(work, item, one, one.original)


def _series(work: _Work, item: FeedItem) -> Iterator[Component]:
    """The rule with its exceptions, from the first time that lies in the window."""
    event, began = item.event, max(work.first, item.event.start) - JUST_BEFORE
    opened = replace(event, status=Status.OPEN)
    base = next_occurrence(opened, (), began)
    changed = _changed(item)
    if base is not None:
        master = _component(work, item, replace(base, event=event, status=event.status))
        dates = _dates(work, event, base.original)
        if dates:
            master.add("rdate", dates)
        elif dates is None:
            master.add("rrule", _rrule(work, event, base.start))
        own = [one for one in changed if one.original >= base.original]
        for one in own:
            if one.status is Status.CANCELLED and event.status is not Status.CANCELLED:
                master.add("exdate", _moment(work, event, one.original))
        yield master
        for one in own:
            if one.status is not Status.CANCELLED:
                exception = _component(work, item, one)
                exception.add("recurrence-id", _moment(work, event, one.original))
                yield exception
    for one in changed:
        # Moved into the window from before it: no rule of ours gives it any more.
        is_before = base is None or one.original < base.original
        if is_before and one.status is not Status.CANCELLED and one.end > work.first:
            yield _component(work, item, one, one.original)


def _changed(item: FeedItem) -> list[Occurrence]:
    """The times that are not as the rule gives them, in order."""
    if not item.overrides:
        return []
    named = {one.original for one in item.overrides}
    starts = [*named, *(one.start for one in item.overrides if one.start is not None)]
    found = occurrences(item.event, item.overrides, min(starts), max(starts) + A_DAY)
    return sorted((one for one in found if one.original in named), key=lambda one: one.original)


def _component(work: _Work, item: FeedItem, one: Occurrence, day: datetime | None = None) -> Component:
    """`day`: of one time of a series that stands by itself."""
    _, event, shown = work.words, item.event, entry(work.words, one)
    made = Component()
    made.add("uid", _uid(work.feed.realm, event, day))
    made.add("dtstamp", item.stamp.changed_at)
    made.add("created", item.stamp.made_at)
    made.add("last-modified", item.stamp.changed_at)
    moves = event.rule is not None and event.rule.shift is not None
    made.add("sequence", item.stamp.revision + (work.part.notices if moves else 0))
    made.add("dtstart", _zoned(work, shown.start))
    if shown.end is not None:
        made.add("dtend", _zoned(work, shown.end))
    made.add("summary", shown.summary)
    made.add("categories", [kind_words(_, event.kind)])
    made.add("status", "CANCELLED" if one.status is Status.CANCELLED else "CONFIRMED")
    busy = work.feed.own and isinstance(shown.start, datetime) and shown.end is not None
    made.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    made.add("description", _description(work, one))
    if event.place:
        made.add("location", clean(event.place))
    for alarm in _alarms(work, one, shown):
        made.add_component(alarm)
    return made


def _description(work: _Work, one: Occurrence) -> str:
    """Number, kind, span, group, and who answers for it where the group shows names."""
    _, event = work.words, one.event
    lines = [_("编号 #{number}，{kind}", number=event.number, kind=kind_words(_, event.kind))]
    if not is_clock_time(event.grain) and event.rule is None:
        lines.append(_("时间 {when}", when=span_words(_, one.start, one.end, event.grain, now=None)))
    if event.owners and work.part.settings.names_in_group:
        lines.append(_("负责 {names}", names=_("、").join(clean(owner.name) for owner in event.owners)))
    lines.append(clean(work.part.title))
    return "\n".join(lines)


def _alarms(work: _Work, one: Occurrence, shown: PhoneEntry) -> Iterable[Alarm]:
    """The item's leads, counted from where it stands; of a series those that lie alike before each time."""
    if not work.feed.alarms or one.status is not Status.OPEN:
        return
    settings = work.part.settings
    begins = shown.start if isinstance(shown.start, datetime) else datetime.combine(shown.start, time())
    leads = own_leads(one.event, settings)
    if one.event.rule is not None and one.event.leads is None:
        leads = spaced(leads, one.event.rule)
    for lead in leads:
        moment = moment_of(lead, one, settings)
        if moment is None or (one.event.rule is not None and lead.startswith("end")):
            continue
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", shown.summary)
        alarm.add("trigger", moment - begins)
        yield alarm


def _dates(work: _Work, event: Event, first: datetime) -> list[date | datetime] | None:
    """The dates that were named, all but the first, which DTSTART is; None where there is a rule."""
    pattern = _pattern(event)
    if not pattern.dates:
        return None
    found = recurrence_rules.moments(pattern, first, max(pattern.dates))
    return [_moment(work, event, each) for each in found if each > first]


def _rrule(work: _Work, event: Event, first: datetime) -> vRecur:
    """The rule in RFC 5545's words: its day said, its end in UTC, what lies before `first` counted off."""
    pattern = _pattern(event)
    written = _rrule_without_end(event)
    if pattern.count is not None:
        before = sum(1 for _ in occurrences(event, (), event.start, first)) if first > event.start else 0
        written += f";COUNT={pattern.count - before}"
    elif pattern.until is not None:
        until = pattern.until
        is_day = not is_clock_time(event.grain)
        zone = work.part.zone
        end = f"{until:%Y%m%d}" if is_day else f"{until.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
        written += f";UNTIL={end}"
    made: vRecur = vRecur.from_ical(written)
    return made


def _pattern(event: Event) -> recurrence_rules.Pattern:
    return recurrence_rules.pattern(event.rule.rrule if event.rule else "")


def _rrule_without_end(event: Event) -> str:
    """The rule without its end; a monthly or yearly one names its day."""
    parts = _pattern(event).parts
    return recurrence_rules.joined(recurrence_rules.with_its_day(parts, event.start))


def _moment(work: _Work, event: Event, original: datetime) -> date | datetime:
    return _zoned(work, original if is_clock_time(event.grain) else original.date())


def _zoned(work: _Work, moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=work.part.zone)
    return moment
