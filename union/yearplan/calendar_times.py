"""The time of a plan's item as the calendar holds it: what comes round again ends with the plan's year."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from union.core.grain import Grain, own_end
from union.events import recurrence_rules
from union.reading.message import When
from union.yearplan.model import PlanItem

UNITS = {"WEEKLY": Grain.WEEK, "MONTHLY": Grain.MONTH, "DAILY": Grain.DAY}
OF_MONTHS = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}
MOMENT = timedelta(seconds=1)


def on_calendar(when: When, wall: datetime) -> When:
    """The time to put on the calendar at `wall`.

    A series runs from its first time that is not over, or from the beginning where all of it is, to the end of the
    span it was planned for. What comes once in that span is no series.
    """
    if when.rrule is None:
        return when
    first, end = when.start, _end(when)
    pattern = recurrence_rules.pattern(when.rrule)
    grain = _grain(when, pattern)
    given = list(recurrence_rules.moments(pattern, _anchor(pattern, first), end - MOMENT))
    moments = [moment for moment in given if first <= moment < end]
    if not moments or (len(moments) == 1 and grain is Grain.YEAR):
        return replace(when, rrule=None, shift=None)
    if len(moments) == 1:
        return replace(when, start=moments[0], end=None, grain=grain, rrule=None, shift=None)
    begins = next((moment for moment in moments if own_end(moment, grain) > wall), moments[0])
    until = (
        when.rrule if pattern.until or pattern.count else f"{when.rrule};UNTIL={end - MOMENT:%Y%m%dT%H%M%S}"
    )
    return replace(when, start=begins, end=None, grain=grain, rrule=until)


def to_put(item: PlanItem, wall: datetime) -> When:
    """The time of an item to put on the calendar at `wall`; one out of a calendar file has its own already."""
    return item.when if item.uid else on_calendar(item.when, wall)


def is_past(item: PlanItem, wall: datetime) -> bool:
    """Whether the whole of an item lies behind `wall`; a series out of a calendar file goes on to its own end."""
    if not item.uid or item.when.rrule is None:
        return is_over(item.when, wall)
    pattern = recurrence_rules.pattern(item.when.rrule)
    if pattern.dates:
        return max(pattern.dates) <= wall
    if pattern.count is None:
        return pattern.until is not None and pattern.until <= wall
    moments = islice(recurrence_rules.moments(pattern, item.when.start, wall), pattern.count)
    return sum(1 for _moment in moments) == pattern.count


def is_over(when: When, wall: datetime) -> bool:
    """Whether the whole of it lies behind `wall`."""
    if when.rrule is None:
        return (when.end or own_end(when.start, when.grain)) <= wall
    pattern = recurrence_rules.pattern(when.rrule)
    last = pattern.until or _end(when)
    return last <= wall


def _end(when: When) -> datetime:
    """Where the span ends a series was planned for; a year where only its first time is known."""
    if when.end is not None:
        return when.end
    first = when.start if when.grain is Grain.YEAR else when.start.replace(month=1, day=1, hour=0, minute=0)
    return own_end(first, Grain.YEAR)


def _grain(when: When, pattern: recurrence_rules.Pattern) -> Grain:
    """How long each time is: its own day where the rule or the words name one, else the rule's own unit."""
    parts = pattern.parts
    if when.grain in (Grain.MINUTE, Grain.HOUR):
        return when.grain
    if recurrence_rules.DAY_PARTS & set(parts):
        return Grain.DAY
    if parts.get("FREQ") == "YEARLY":
        return Grain.MONTH if "BYMONTH" in parts else Grain.YEAR
    if parts.get("FREQ") == "MONTHLY" and "BYMONTH" not in parts:
        return OF_MONTHS.get(int(parts.get("INTERVAL", "1")), Grain.MONTH)
    return UNITS.get(parts.get("FREQ", ""), Grain.DAY)


def _anchor(pattern: recurrence_rules.Pattern, first: datetime) -> datetime:
    """Weeks are counted from Monday; what has a day of its own from the span's beginning."""
    is_week = pattern.parts.get("FREQ") == "WEEKLY" and "BYDAY" not in pattern.parts
    return first + timedelta(days=-first.weekday() % 7) if is_week else first
