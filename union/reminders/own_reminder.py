"""A person's own reminder as it is kept, and when it comes next. Wall time of the group throughout."""

from datetime import datetime

from union.core.almanac.days_off import Notice
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.records import dataclass
from union.events import recurrence
from union.events.model import Event, Rule


@dataclass(frozen=True, slots=True)
class OwnReminder:
    """One row: `due` is its next time, `start` the first, both wall time; `event_id` when it is about an item.

    `chat_id`: where it was asked for; `original` the time of a series it is about.
    """

    id: int
    person_id: int
    chat_id: int
    text: str
    start: datetime
    due: datetime
    rule: Rule | None = None
    waits: bool = True  # False once it has been told for the last time, or cancelled
    event_id: int | None = None
    original: datetime | None = None


def next_time(one: OwnReminder, after: datetime, notice: Notice | None = None) -> datetime | None:
    """When a repeated reminder comes after that moment; None when it is over, or came once."""
    if one.rule is None:
        return None
    event = Event(0, 0, one.text, Kind.OTHER, one.start, Grain.MINUTE, rule=one.rule)
    found = recurrence.next_occurrence(event, (), after, notice)
    return found.start if found else None


def postponed_time(one: OwnReminder, until: datetime, notice: Notice | None = None) -> datetime:
    """Its next time when it is put off: the series is not shifted, so an earlier time of it comes first."""
    following = next_time(one, one.due, notice)
    return until if following is None else min(until, following)
