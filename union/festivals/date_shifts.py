"""What lies on another day after the calendar changed, as a value to be told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from union.core.period import Period
from union.events.model import Event


class Subject(StrEnum):
    """What moved: an item itself, a reminder of one, a month's report or its lock; times left out, or added."""

    ITEM = "item"
    REMINDER = "reminder"
    REPORT = "report"
    LOCK = "lock"
    LEFT_OUT = "left_out"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Moved:
    """One day that is another now; `event` of items and reminders, `month` of reports.

    Of times left out or added `before` and `after` are the first one's day, and `count` is how many they are.
    """

    subject: Subject
    before: date
    after: date
    event: Event | None = None
    month: Period | None = None
    count: int = 1
