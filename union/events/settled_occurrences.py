"""Times of a series that are settled, found again under another rule: January's stays January's.

Two times are the same one where they lie in the same month, quarter, week … of the new rule.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from union.events import recurrence_rules
from union.events.model import Occurrence, Status

A_WEEK = 7
A_DAY = timedelta(days=1)


def carried(before: Sequence[Occurrence], after: Sequence[Occurrence]) -> list[tuple[Occurrence, datetime]]:
    """Each settled time of a series as it was, with the start its new rule gives it; what meets none is left out."""
    rule = next((one.event.rule for one in after if one.event.rule), None)
    if rule is None:
        return []
    pattern, found = recurrence_rules.pattern(rule.rrule), list[tuple[Occurrence, datetime]]()
    new = _by_cell(after, pattern)
    for cell, times in _by_cell(before, pattern).items():
        there = new.get(cell, [])
        # Of several in one cell the second stays the second; of more than there are now those settled come first.
        old = times if len(times) == len(there) else [one for one in times if one.status is not Status.OPEN]
        found += [
            (one, meant.original)
            for one, meant in zip(old, there, strict=False)
            if one.status is not Status.OPEN
        ]
    return found


def _by_cell(
    found: Iterable[Occurrence], pattern: recurrence_rules.Pattern
) -> dict[Hashable, list[Occurrence]]:
    cells: dict[Hashable, list[Occurrence]] = defaultdict(list)
    for one in sorted(found, key=lambda each: each.original):
        cells[_cell(one.original.date(), pattern)].append(one)
    return cells


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
