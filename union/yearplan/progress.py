"""How far the year is with its plan: what is done, still ahead and late, section by section.

A one-off item counts once. A series counts each of its times that has come so far, and once while none has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from union.events.model import Event, Occurrence, Status

CELLS = 6
FULL, EMPTY = "▓", "░"


@dataclass(frozen=True, slots=True)
class Tracked:
    """An accepted item with its times up to now, or the next one where none has come; cancelled ones left out."""

    section: str
    event: Event
    times: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many are planned, done, past their day and still open, given up."""

    planned: int = 0
    done: int = 0
    late: int = 0
    given_up: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.planned + other.planned,
            self.done + other.done,
            self.late + other.late,
            self.given_up + other.given_up,
        )

    @property
    def percent(self) -> int:
        """Done of what was planned, rounded down: 100 only when all of it is done."""
        return 100 * self.done // self.planned if self.planned else 0


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the plan with its items, by time."""

    section: str
    items: tuple[Tracked, ...]
    count: Count


def parts(tracked: Iterable[Tracked], wall: datetime) -> tuple[Part, ...]:
    """The sections in the order they first come; an item all of whose times are cancelled is none."""
    found: dict[str, list[Tracked]] = {}
    for one in tracked:
        if one.times:
            found.setdefault(one.section, []).append(one)
    return tuple(
        Part(section, tuple(sorted(items, key=_by_time)), total(count(one, wall) for one in items))
        for section, items in found.items()
    )


def total(counts: Iterable[Count]) -> Count:
    """All together."""
    return sum(counts, Count())


def count(one: Tracked, wall: datetime) -> Count:
    """One item at a moment of wall time."""
    return Count(
        len(one.times),
        sum(each.status is Status.DONE for each in one.times),
        sum(is_late(each, wall) for each in one.times),
        sum(each.status is Status.GIVEN_UP for each in one.times),
    )


def is_late(one: Occurrence, wall: datetime) -> bool:
    """Whether its day is over and nobody has said that it was done."""
    return one.status is Status.OPEN and max(one.start, one.end) <= wall


def times_so_far(times: Sequence[Occurrence], wall: datetime) -> tuple[Occurrence, ...]:
    """Of the times of a series those that have come or are settled; the first where none has."""
    standing = [each for each in times if each.status is not Status.CANCELLED]
    come = [each for each in standing if each.start <= wall or each.status is not Status.OPEN]
    return tuple(come or standing[:1])


def bar(done: int, planned: int) -> str:
    """「▓▓▓▓░░」: full only when all is done, empty only when nothing is."""
    if not planned:
        return EMPTY * CELLS
    cells = done * CELLS // planned
    if done and not cells:
        cells = 1
    return FULL * cells + EMPTY * (CELLS - cells)


def _by_time(one: Tracked) -> tuple[datetime, int]:
    return one.times[0].start, one.event.number
