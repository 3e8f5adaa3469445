"""A series under another rule: 「改为每周四」 leaves the time of day alone, 「改为每两周一次」 the weekday too."""

from dataclasses import replace
from datetime import datetime

from union.core.grain import Grain, is_clock_time
from union.core.kinds import Kind
from union.events import recurrence_rules
from union.events.model import Event, Rule
from union.events.series_changes import WEEKDAYS

OF_A_DAY = (Grain.MINUTE, Grain.HOUR, Grain.DAY)
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
