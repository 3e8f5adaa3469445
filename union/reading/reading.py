"""What a whole message says: its acts in the order of the text, and what of its figures and days belongs to none of them."""

from dataclasses import dataclass
from enum import StrEnum

from union.reading.message import Measure, Message, Money, When


class ActKind(StrEnum):
    """What somebody does by a stretch of a message."""

    TOLD = "Told"
    PLANNED = "Planned"
    TASKED = "Tasked"
    CHANGED = "Changed"
    CANCELLED = "Cancelled"
    FINISHED = "Finished"
    POSTPONED = "Postponed"
    REOPENED = "Reopened"
    CORRECTED = "Corrected"
    ASKED = "Asked"
    COMMANDED = "Commanded"
    NOTIFIED = "Notified"
    ABSENT = "Absent"
    LIVED = "Lived"


# What becomes of something that exists.
CHANGES = frozenset(
    {
        ActKind.CHANGED,
        ActKind.CANCELLED,
        ActKind.FINISHED,
        ActKind.POSTPONED,
        ActKind.REOPENED,
        ActKind.CORRECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act with its stretch of the message, `text` from `start` to `end`.

    `message` is what acts on it: acts of one log share one. `reference` names something that exists, in the words used.
    """

    kind: ActKind
    text: str
    start: int
    end: int
    title: str | None = None
    whens: tuple[When, ...] = ()
    owners: tuple[str, ...] = ()
    reference: str | None = None
    measures: tuple[Measure, ...] = ()
    money: tuple[Money, ...] = ()
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A figure, a sum or a day that no act has taken, and where it stands in the message."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a message does."""

    acts: tuple[Act, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
