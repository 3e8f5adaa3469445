"""Items of the group's calendar as values. In prose an item, in code an Event (RFC 5545)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from union.core.grain import Grain, own_end
from union.core.kinds import Kind


class Status(StrEnum):
    """Where an item, or one occurrence of it, stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for an item: by name as written, tied to a person once that person is known.

    `done`: the times of the item (`Occurrence.key`) of which this owner has done his share.
    """

    name: str
    person_id: int | None = None
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Check:
    """One line of an item's checklist; `ticked`: the times (`Occurrence.key`) it is ticked of."""

    text: str
    id: int = 0
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """How an item recurs: `rrule` (RFC 5545, or RSCALE=CHINESE for lunar) and `shift` for days off.

    Where its dates were named one by one `rrule` is 「RDATE=20261204,20261209」 (union/events/named_dates.py).

    `shift`: None, "next", "previous" (working day) or "skip" (drop days off, add make-up working days).
    """

    rrule: str
    shift: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An item. `start` and `end` are wall time in the group's zone, naive; `end` exclusive or None.

    `number` is the group's own running number (#12), shared with log entries.
    """

    id: int
    number: int
    title: str
    kind: Kind
    start: datetime
    grain: Grain
    end: datetime | None = None
    deadline: bool = False
    place: str | None = None
    owners: tuple[Owner, ...] = ()
    rule: Rule | None = None
    status: Status = Status.OPEN
    leads: tuple[str, ...] | None = None  # None: the kind's own (union/reminders/reminder_times.py)
    festival: str | None = None
    pack: str | None = None  # the festival pack and year it belongs to, 「中秋2027」
    said: str = ""
    said_at: datetime | None = None  # aware UTC, when those words were written; None: no message made it
    author_id: int | None = None
    topic: int | None = None  # of the forum it was written in: there it is answered and reminded of
    checks: tuple[Check, ...] = ()

    @property
    def until(self) -> datetime:
        """The exclusive end, the grain's own where none was said."""
        return self.end or own_end(self.start, self.grain)


@dataclass(frozen=True, slots=True)
class Override:
    """What was changed for one occurrence: moved, done, cancelled. The series stays as it is.

    `original` is the start the rule gives (RECURRENCE-ID); `start` the new one, None if not moved.
    """

    original: datetime
    start: datetime | None = None
    end: datetime | None = None
    status: Status = Status.OPEN


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event takes place. A one-off event has exactly one, with original == event.start."""

    event: Event
    original: datetime
    start: datetime
    end: datetime  # exclusive
    status: Status

    @property
    def key(self) -> str:
        """What rows about this time name it by; a one-off item may be moved and stays the same."""
        return self.original.isoformat(timespec="minutes") if self.event.rule else ""

    @property
    def last_moment(self) -> datetime:
        """The last one it fills: an end at midnight is of the day before."""
        return max(self.start, self.end - self.end.resolution)
