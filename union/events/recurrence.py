"""When the items of the calendar take place: the one expansion for list, reminders, feed and digest.

Wall time throughout; a series is never expanded beyond the window asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from union.core.almanac.workdays import Notice, is_workday, workday_on_or_after, workday_on_or_before
from union.core.period import own_end
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Override, Rule, Status

# The longest stretch of days off is nine or ten days; a shifted day is never further from its base.
SHIFT_REACH = timedelta(days=16)
# How far ahead the next occurrence is looked for, nearest first: a rule may come every four years.
HORIZONS = tuple(timedelta(days=days) for days in (40, 400, 4400))


def occurrences(
    event: Event, overrides: Iterable[Override], first: datetime, end: datetime, notice: Notice | None = None
) -> Iterator[Occurrence]:
    """What of the event lies in the window: begins before `end` and is not over at `first`; by start.

    Cancelled ones are given, with their status. `original` is the start before any shift for days off, so
    that an override still fits when the next holiday notice moves the shifted day.
    """
    changed = {one.original: one for one in overrides}
    limit = max([end, *(one.original + timedelta(seconds=1) for one in changed.values())])
    found = (_overridden(one, changed.get(one.original)) for one in _unchanged(event, limit, notice))
    inside = (one for one in found if one.start < end and (one.start >= first or one.end > first))
    yield from sorted(inside, key=lambda one: one.start)


def next_occurrence(
    event: Event, overrides: Iterable[Override], after: datetime, notice: Notice | None = None
) -> Occurrence | None:
    """The first open occurrence that starts after the moment, None when the series is over."""
    changed = tuple(overrides)
    for horizon in HORIZONS:
        for one in occurrences(event, changed, after, after + horizon, notice):
            if one.start > after and one.status is Status.OPEN:
                return one
    return None


def first_start(rule: Rule, start: datetime, wall: datetime) -> datetime:
    """When a series planned at `wall` begins whose reading begins at `start`, the next day of that number.

    每月31号 said in November begins on the 30th: a shorter month has it on its last day.
    """
    pattern = recurrence_rules.pattern(rule.rrule)
    if rule.shift is not None or "INTERVAL" in pattern.parts or not recurrence_rules.clamps(rule.rrule):
        return start
    today, is_of_day = datetime.combine(wall.date(), start.time()), start.time() == time()
    found = recurrence_rules.moments(pattern, today, start)
    return next((moment for moment in found if is_of_day or moment > wall), start)


def restarted(event: Event, before: Notice | None, after: Notice | None) -> datetime:
    """When a series that moves off days off begins once another notice holds: its first day is stored as moved."""
    if event.rule is None or event.rule.shift not in ("next", "previous"):
        return event.start
    base = _anchor(event.rule, event.start, before)
    return _moment_on_day(shifted(base.date(), event.rule.shift, after), base)


def shifted(day: date, shift: str | None, notice: Notice | None = None) -> date:
    """The day an occurrence moves to when its own is a day off."""
    if shift == "next":
        return workday_on_or_after(day, notice)
    if shift == "previous":
        return workday_on_or_before(day, notice)
    return day


def _unchanged(event: Event, limit: datetime, notice: Notice | None) -> Iterator[Occurrence]:
    """The occurrences as the rule gives them, up to before `limit` at least."""
    if event.rule is None:
        yield Occurrence(event, event.start, event.start, event.until, event.status)
        return
    own = recurrence_rules.pattern(event.rule.rrule).dates
    for base, start in _starts(event.rule, event.start, limit, notice):
        span = None if event.end is None else event.end - event.start
        end = own.get(base) or (own_end(start, event.grain) if span is None else start + span)
        yield Occurrence(event, base, start, end, event.status)


def _starts(
    rule: Rule, start: datetime, limit: datetime, notice: Notice | None
) -> Iterator[tuple[datetime, datetime]]:
    """Pairs of the rule's own moment and the shifted one, each day once, COUNT kept."""
    pattern, anchor = recurrence_rules.pattern(rule.rrule), _anchor(rule, start, notice)
    if rule.shift == "skip" and recurrence_rules.is_every_weekday(pattern):
        # 每个工作日: the make-up working days at weekends belong to it too.
        pattern = recurrence_rules.every_day(pattern)
    given, before = 0, None
    for base in recurrence_rules.moments(pattern, anchor, limit + SHIFT_REACH):
        moment = _moment_on_day(shifted(base.date(), rule.shift, notice), base)
        off = rule.shift == "skip" and not is_workday(base.date(), notice)
        if off or moment == before:
            continue
        if min(moment, base) >= limit or given == pattern.count:
            return
        given, before = given + 1, moment
        yield base, moment


def _anchor(rule: Rule, start: datetime, notice: Notice | None) -> datetime:
    """The rule's own moment behind `start`, which was said after the shift (1月4日 for 1月1日 next)."""
    if rule.shift not in ("next", "previous"):
        return start
    pattern = recurrence_rules.pattern(rule.rrule)
    direction = -1 if rule.shift == "next" else 1
    for days in range(SHIFT_REACH.days):
        base = start + timedelta(days=direction * days)
        moved = _moment_on_day(shifted(base.date(), rule.shift, notice), base)
        is_near = min(base, moved) <= start <= max(base, moved)
        if is_near and next(recurrence_rules.moments(pattern, base, base), None) == base:
            return base
    return start


def _moment_on_day(day: date, moment: datetime) -> datetime:
    return datetime.combine(day, moment.time())


def _overridden(one: Occurrence, change: Override | None) -> Occurrence:
    if change is None:
        return one
    start = change.start or one.start
    end = change.end or start + (one.end - one.start)
    status = one.status if change.status is Status.OPEN else change.status
    return replace(one, start=start, end=end, status=status)
