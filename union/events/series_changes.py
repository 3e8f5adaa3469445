"""Changes to a whole series from one time on: where it ends, the rule it goes on with, and another rule altogether (「改为每周四」 leaves the
time of day alone, 「改为每两周一次」 the weekday too). Times that are settled are found again under the new one: January's stays January's.

Two times are the same one where they lie in the same month, quarter, week … of the new rule. Overrides of single times are in
union/events/model.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from union.core.grouping import grouped
from union.core.kinds import Kind
from union.core.period import A_DAY, OF_A_DAY, Grain, is_clock_time
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Rule, Status
from union.events.recurrence import occurrences
from union.events.recurrence_rules import WEEKDAYS

JUST_BEFORE = timedelta(seconds=1)


def rule_ended_before(rule: Rule, original: datetime) -> Rule:
    """The rule without the time that begins at `original` and all later ones."""
    kept = _rrule_without_parts(rule.rrule, "UNTIL", "COUNT")
    return Rule(f"{kept};UNTIL={original - JUST_BEFORE:%Y%m%dT%H%M%S}", rule.shift)


def moved_to(rule: Rule, start: datetime, original: datetime | None = None) -> Rule | None:
    """The rule a series goes on with when this time and all later ones move to `start`'s weekday or day.

    None for a rule that names several days, or a place among days (第一个周一): moving one to another day says nothing of the rest.
    Of dates that were named each from `original` on moves by as much.
    """
    parts = recurrence_rules.pattern(rule.rrule)
    if parts.dates:
        standing = {one: end for one, end in parts.dates.items() if parts.until is None or one <= parts.until}
        first = original or start
        return Rule(recurrence_rules.moved(standing, first, start - first), rule.shift)
    if parts.count is None and original is not None and start.date() == original.date():
        return rule  # another time of the same days
    if parts.lunar or parts.count is not None or "BYSETPOS" in parts.parts or "BYMONTH" in parts.parts:
        return None
    day, number = parts.parts.get("BYDAY"), parts.parts.get("BYMONTHDAY")
    match parts.parts.get("FREQ"):
        case "DAILY":
            return rule
        case "WEEKLY" if day is None or day in WEEKDAYS:
            return Rule(
                f"{_rrule_without_parts(rule.rrule, 'BYDAY')};BYDAY={WEEKDAYS[start.weekday()]}", rule.shift
            )
        case "MONTHLY" if day is None and (number is None or number.isdigit()):
            return Rule(
                f"{_rrule_without_parts(rule.rrule, 'BYMONTHDAY')};BYMONTHDAY={start.day}", rule.shift
            )
        case _:
            return None


def by_days(event: Event) -> Event | None:
    """The item with its days named one by one: a span of days, or a series that ends; None for any other."""
    if event.rule is None:
        days = range((event.end - event.start).days if event.end is not None else 0)
        starts = [event.start + A_DAY * day for day in days] if event.grain is Grain.DAY else []
        return _of_dates(replace(event, end=None), starts) if 1 < len(starts) <= MOST_DAYS else None
    pattern = recurrence_rules.pattern(event.rule.rrule)
    if pattern.dates:
        return event
    if event.rule.shift is not None or (pattern.count is None and pattern.until is None):
        return None
    times = occurrences(event, (), event.start, event.start + LONGEST)
    return _of_dates(event, [one.original for one in times])


def pushed(event: Event, original: datetime, by: timedelta) -> Event | None:
    """The item with this time and all later ones so much further on; None where its times do not end."""
    named = by_days(event)
    dates = recurrence_rules.pattern(named.rule.rrule).dates if named is not None and named.rule else {}
    return _of_dates(named, [one if one < original else one + by for one in dates]) if named else None


def _of_dates(event: Event, starts: Sequence[datetime]) -> Event:
    return replace(
        event, start=starts[0], rule=Rule(recurrence_rules.rule_of_dates((one, None) for one in starts))
    )


def _rrule_without_parts(rrule: str, *names: str) -> str:
    said = rrule.upper().removeprefix("RRULE:").split(";")
    return ";".join(part for part in said if part and part.split("=", 1)[0] not in names)


A_WEEK = 7
MOST_DAYS, LONGEST = 31, timedelta(days=400)  # of a span of days; of a series that ends


def carried(before: Sequence[Occurrence], after: Sequence[Occurrence]) -> list[tuple[Occurrence, datetime]]:
    """Each settled time of a series as it was, with the start its new rule gives it; what meets none is left out."""
    rule = next((one.event.rule for one in after if one.event.rule), None)
    if rule is None:
        return []
    pattern, found = recurrence_rules.pattern(rule.rrule), list[tuple[Occurrence, datetime]]()
    new = _by_cell(after, pattern)
    for cell, times in _by_cell(before, pattern).items():
        there, settled = new.get(cell, []), [one for one in times if one.status is not Status.OPEN]
        # Of several in one cell the second stays the second; of more than there are now those settled come first.
        pairs = zip(times if len(times) == len(there) else settled, there, strict=False)
        found += [(one, meant.original) for one, meant in pairs if one in settled]
    return found


def _by_cell(found: Iterable[Occurrence], pattern: recurrence_rules.Pattern) -> dict[int, list[Occurrence]]:
    ordered = sorted(found, key=lambda each: each.original)
    return grouped((_cell(one.original.date(), pattern), one) for one in ordered)


def _cell(day: date, pattern: recurrence_rules.Pattern) -> int:
    """The stretch of time in which the rule comes round once."""
    every = int(pattern.parts.get("INTERVAL", "1"))
    match pattern.parts.get("FREQ"):
        case "YEARLY":
            return day.year // every
        case "MONTHLY":
            return (day.year * 12 + day.month - 1) // every
        case "WEEKLY":
            return (day.toordinal() - 1) // A_WEEK // every
        case _:
            return day.toordinal() // every


def since(start: datetime, rrule: str) -> datetime:
    """The beginning of the stretch `start` lies in: a series that began there begins there under this rule, too."""
    pattern, day = recurrence_rules.pattern(rrule), start.date()
    cell = _cell(day, pattern)
    while _cell(day - A_DAY, pattern) == cell:
        day -= A_DAY
    return datetime.combine(day, time())


# What people come to has a day; a report of every month may do without.
MET_ON_A_DAY = frozenset({Kind.MEETING, Kind.TRAINING, Kind.ACTIVITY})
THIRTIETH = "30"


def anew(event: Event, at: datetime, start: datetime, grain: Grain, rule: Rule) -> Event:
    """The item under a rule that was read as beginning at `start`; `at` is the time of the item spoken of."""
    if is_clock_time(event.grain) and grain is Grain.DAY:
        start, grain = datetime.combine(start.date(), event.start.time()), event.grain
    elif event.grain in OF_A_DAY and grain not in OF_A_DAY:
        start, grain, rule = at, event.grain, with_day(rule, at)
    is_as_long = event.end is not None and grain is event.grain
    end = start + (event.end - event.start) if event.end is not None and is_as_long else None
    return replace(event, start=start, end=end, grain=grain, rule=rule)


def with_day(rule: Rule, start: datetime) -> Rule:
    """The rule with the day it begins on, where it names none."""
    pattern = recurrence_rules.pattern(rule.rrule)
    if pattern.lunar or recurrence_rules.DAY_PARTS & set(pattern.parts):
        return rule
    match pattern.parts.get("FREQ"):
        case "WEEKLY":
            return replace(rule, rrule=f"{rule.rrule};BYDAY={WEEKDAYS[start.weekday()]}")
        case "MONTHLY":
            return replace(rule, rrule=f"{rule.rrule};BYMONTHDAY={start.day}")
        case "YEARLY":
            return replace(rule, rrule=f"{rule.rrule};BYMONTH={start.month};BYMONTHDAY={start.day}")
        case _:
            return rule


def lacks_its_day(event: Event) -> bool:
    """Whether a series that people come to was said without its day: 每周开例会."""
    return event.rule is not None and event.kind in MET_ON_A_DAY and event.grain not in OF_A_DAY


def has_thirtieth(rule: Rule) -> bool:
    """Whether it is a lunar rule of the thirtieth, which a short month keeps on its 29th."""
    pattern = recurrence_rules.pattern(rule.rrule)
    return pattern.lunar and THIRTIETH in pattern.parts.get("BYMONTHDAY", "").split(",")
