"""Open items that a log of their day tells as done though nobody marked them: a report says so and leaves it open.

Stricter than the question under a log's echo (union/worklog/event_links.py): the whole title, and that day or the one beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from union.events.model import Occurrence, Status
from union.worklog.entries import LogEntry
from union.worklog.event_links import is_told_in_full, likely

MOMENT, A_DAY = timedelta(microseconds=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PresumedDone:
    """The time of item `number` that begins at `start` looks done by `log`; to be confirmed."""

    number: int
    start: datetime
    log: int


def told(times: Iterable[Occurrence], entries: Iterable[LogEntry]) -> tuple[PresumedDone, ...]:
    """Each open time with the first log that tells it; a log that may be of several items tells none."""
    left = {(one.event.id, one.original): one for one in times if one.status is Status.OPEN}
    found: dict[tuple[int, datetime], PresumedDone] = {}
    for entry in entries:
        one = _told_by(entry, list(left.values()))
        if one is not None:
            where = (one.event.number, one.start)
            found.setdefault(where, PresumedDone(*where, entry.number))
    return tuple(found[where] for where in sorted(found))


def _told_by(entry: LogEntry, times: Sequence[Occurrence]) -> Occurrence | None:
    if entry.undone or entry.fulfils_none or entry.event_id is not None:
        return None
    near = [one for one in times if any(_is_near(one, entry, place) for place in range(len(entry.facts)))]
    if not near:
        return None
    ranked = likely(entry.facts, entry.text, near, entry.author_id, entry.author)
    if len(ranked) != 1:
        return None
    one = ranked[0].one
    in_full = is_told_in_full(one.event, entry.facts, entry.text)
    return one if any(_is_near(one, entry, place) and says for place, says in enumerate(in_full)) else None


def _is_near(one: Occurrence, entry: LogEntry, place: int) -> bool:
    first, last = one.start.date(), max(one.end - MOMENT, one.start).date()
    return first - A_DAY <= entry.facts[place].day <= last + A_DAY
