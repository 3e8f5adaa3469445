"""What one of our messages is about, as a short text in its outbox row, so that a reply finds its subject."""

from datetime import datetime

from union.core.records import dataclass
from union.events.model import Occurrence

WRITTEN = "written"  # no message of ours, but words of people
LOG, EVENT = "log", "event"
# Reminders of a day, /due, /me, /cal, the week's plan, the pinned board, several items made by one message,
# what was held.
SEVERAL = frozenset({"today", "due", "me", "cal", "week", "board", "items", "held"})


@dataclass(frozen=True, slots=True)
class About:
    """A log entry, an item, or one occurrence of it (wall time of its original start)."""

    subject: str  # LOG or EVENT
    id: int
    original: datetime | None = None


def of_log(log_id: int) -> str:
    return f"log:{log_id}"


def of_event(event_id: int, original: datetime | None = None) -> str:
    """The mark of a message about one item, or one time it takes place."""
    return f"event:{event_id}" + (f"@{original.isoformat(timespec='minutes')}" if original else "")


def of_items(first: int) -> str:
    """The mark of a message about several items that one message made, by the first of them."""
    return f"items:{first}"


def aside(subject: About, moment: datetime) -> str:
    """The mark of a mere answer about an entry or item: a reply to it finds the subject, no edit is meant for it."""
    return f"{subject.subject}:{subject.id}@{moment.isoformat(timespec='minutes')}"


def about_time(one: Occurrence) -> About:
    """One time of a series, or a one-off item."""
    return About(EVENT, one.event.id, one.original if one.event.rule else None)


def of_time(one: Occurrence) -> str:
    """The mark of a message about one time of a series, or about a one-off item."""
    return of_event(one.event.id, about_time(one).original)


def names_several_items(text: str | None) -> bool:
    """Whether a message with this mark tells of several items, of which a reply must name one."""
    return (text or "").partition(":")[0] in SEVERAL


def numbers(mark: str | None, subject: str) -> tuple[int, ...]:
    """The numbers behind a mark of this subject, 「me:12:0」; none of any other mark."""
    said, *found = (mark or "").split(":")
    return tuple(map(int, found)) if said == subject and all(map(str.isdigit, found)) else ()


def read(text: str | None) -> About | None:
    """The subject behind a mark; None for a message about several things or none."""
    subject, _, rest = (text or "").partition(":")
    number, _, original = rest.partition("@")
    if subject not in (LOG, EVENT) or not number.isdigit():
        return None
    return About(subject, int(number), datetime.fromisoformat(original) if original else None)
