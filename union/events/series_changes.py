"""Changes to a whole series from one time on: where it ends, and the rule it goes on with at another time.

Overrides of single times are in union/events/model.py.
"""

from datetime import datetime, timedelta

from union.events import named_dates, recurrence_rules
from union.events.model import Rule

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
JUST_BEFORE = timedelta(seconds=1)


def ended_before(rule: Rule, original: datetime) -> Rule:
    """The rule without the time that begins at `original` and all later ones."""
    kept = _without(rule.rrule, "UNTIL", "COUNT")
    return Rule(f"{kept};UNTIL={original - JUST_BEFORE:%Y%m%dT%H%M%S}", rule.shift)


def moved_to(rule: Rule, start: datetime, original: datetime | None = None) -> Rule | None:
    """The rule a series goes on with when this time and all later ones move to `start`'s weekday or day.

    None for a rule that names several days, or a place among days (第一个周一): moving one says nothing of the rest.
    Of dates that were named each from `original` on moves by as much.
    """
    parts = recurrence_rules.pattern(rule.rrule)
    if parts.dates:
        standing = {one: end for one, end in parts.dates.items() if parts.until is None or one <= parts.until}
        first = original or start
        return Rule(named_dates.moved(standing, first, start - first), rule.shift)
    if parts.lunar or parts.count is not None or "BYSETPOS" in parts.parts or "BYMONTH" in parts.parts:
        return None
    day, number = parts.parts.get("BYDAY"), parts.parts.get("BYMONTHDAY")
    match parts.parts.get("FREQ"):
        case "DAILY":
            return rule
        case "WEEKLY" if day is None or day in WEEKDAYS:
            return Rule(f"{_without(rule.rrule, 'BYDAY')};BYDAY={WEEKDAYS[start.weekday()]}", rule.shift)
        case "MONTHLY" if day is None and (number is None or number.isdigit()):
            return Rule(f"{_without(rule.rrule, 'BYMONTHDAY')};BYMONTHDAY={start.day}", rule.shift)
        case _:
            return None


def _without(rrule: str, *names: str) -> str:
    said = rrule.upper().removeprefix("RRULE:").split(";")
    return ";".join(part for part in said if part and part.split("=", 1)[0] not in names)
