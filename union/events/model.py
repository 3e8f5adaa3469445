"""Items of the group's calendar as values. In prose an item, in code an Event (RFC 5545) with its owners and its checklist."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain, own_end
from union.core.records import dataclass, replace

OWN_PART = Regex(r"^\s*我(?:这边|这里|负责的(?:部分)?|的?(?:部分|[这那一]份))(?:都|已经?)?")
MOST = 20  # lines: each has a button


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

    def is_person(self, person_id: int | None, name: str) -> bool:
        """Whether this is that person, by name where nobody was known by it when the item was made."""
        return self.person_id == person_id if self.person_id else self.name == name


@dataclass(frozen=True, slots=True)
class Check:
    """One line of an item's checklist; `ticked`: the times (`Occurrence.key`) it is ticked of."""

    text: str
    id: int = 0
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """How an item recurs: `rrule` (RFC 5545, or RSCALE=CHINESE for lunar) and `shift` for days off.

    Where its dates were named one by one `rrule` is 「RDATE=20261204,20261209」 (union/events/recurrence_rules.py).

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

    def has_owner(self, person_id: int | None, name: str) -> bool:
        """Whether that person answers for it."""
        return any(each.is_person(person_id, name) for each in self.owners)

    @property
    def facts(self) -> dict[str, object]:
        """What a sentence calls it by."""
        return {"number": self.number, "title": self.title}


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


def progress(one: Occurrence) -> tuple[int, int] | None:
    """How many lines are ticked, of how many; None without a checklist."""
    checks = one.event.checks
    return (sum(is_ticked(one, each) for each in checks), len(checks)) if checks else None


def is_ticked(one: Occurrence, check: Check) -> bool:
    return one.key in check.ticked


def rewritten(checks: Sequence[Check], texts: Sequence[str]) -> tuple[Check, ...]:
    """The checklist written anew: a line that stays keeps its ticks, one said twice stands once."""
    known = {check.text: check for check in checks}
    return tuple(known.get(text, Check(text)) for text in dict.fromkeys(texts))[:MOST]


def lengthened(checks: Sequence[Check], texts: Sequence[str]) -> tuple[Check, ...]:
    """The checklist with further lines at its end."""
    return rewritten(checks, [*(check.text for check in checks), *texts])


def copied(checks: Sequence[Check]) -> tuple[Check, ...]:
    """The same lines for another item, nothing ticked."""
    return tuple(replace(check, id=0, ticked=frozenset()) for check in checks)


def is_shared(one: Occurrence) -> bool:
    """Whether each owner finishes his own share of what is due: there are several, and one of them at least can say so.

    What takes place is over for all who led it.
    """
    is_due = one.event.deadline or one.event.kind not in COME_TO
    return is_due and len(one.event.owners) > 1 and any(owner.person_id for owner in one.event.owners)


def unfinished_owners(one: Occurrence) -> tuple[Owner, ...]:
    return tuple(owner for owner in one.event.owners if one.key not in owner.done)


def share_of(one: Occurrence, person_id: int) -> Owner | None:
    """The owner this person is, None for anybody else."""
    return next((owner for owner in one.event.owners if owner.person_id == person_id), None)


def has_done_share(one: Occurrence, person_id: int) -> bool:
    """Whether the person is one of several owners and has done his share."""
    own = share_of(one, person_id)
    return own is not None and is_shared(one) and one.key in own.done


def done_count(one: Occurrence) -> int:
    """How many of several owners have done their share; 0 for an item that is not shared."""
    return len(one.event.owners) - len(unfinished_owners(one)) if is_shared(one) else 0


def without_own_part(text: str) -> str:
    """What is said of one's own share, 「我的部分做完了」, as it is said of an item."""
    return OWN_PART.sub("", text, count=1)
