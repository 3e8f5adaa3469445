"""A list people put themselves on: places, the waiting list, who moves up. Order is that of entering."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import accumulate

from union.core.records import dataclass, field

PEOPLE, TEAMS = "人", "队"


@dataclass(frozen=True, slots=True)
class Capacity:
    """「限20人」, 「限8队」."""

    number: int
    unit: str = PEOPLE


@dataclass(frozen=True, slots=True)
class Entry:
    """A place taken by a person (our id) for themselves, or for the team of this name.

    `people`: how many come where that was told, 0 for one person or one team; an entry is the same with more or fewer.
    """

    person_id: int
    team: str = ""
    people: int = field(default=0, compare=False)

    def size(self, unit: str) -> int:
        """How many places it takes of those counted so."""
        return 1 if unit == TEAMS else self.people or 1


@dataclass(frozen=True, slots=True)
class Lists:
    """Who is in, and who waits."""

    entered: tuple[Entry, ...] = ()
    waiting: tuple[Entry, ...] = ()


class SignUpRefusal(Enum):
    """Why somebody does not get on the list."""

    TWICE = auto()  # they stand there already
    TEAM_TAKEN = auto()  # another put the team of this name there


def lists(entries: Sequence[Entry], capacity: Capacity | None) -> Lists:
    """The first so many are in, the rest waits in order; whoever comes with others waits until there is room for all."""
    if capacity is None:
        return Lists(tuple(entries))
    needed = accumulate(each.size(capacity.unit) for each in entries)
    places = sum(count <= capacity.number for count in needed)
    return Lists(tuple(entries[:places]), tuple(entries[places:]))


def hindrance(entries: Sequence[Entry], new: Entry) -> SignUpRefusal | None:
    """Whether the entry stands there already, with as many people."""
    if new in entries:
        people = entries[entries.index(new)].people
        return SignUpRefusal.TWICE if new.people in (0, people) else None
    if new.team and any(each.team == new.team for each in entries):
        return SignUpRefusal.TEAM_TAKEN
    return None


def place_waiting(found: Lists, entry: Entry) -> int:
    """候补第几位; 0 for who is in."""
    return found.waiting.index(entry) + 1 if entry in found.waiting else 0


def moved_up(before: Lists, after: Lists) -> tuple[Entry, ...]:
    """Who waited and is in now."""
    return tuple(each for each in after.entered if each in before.waiting)


def moved_down(before: Lists, after: Lists) -> tuple[Entry, ...]:
    """Who was in and waits now: there are fewer places."""
    return tuple(each for each in after.waiting if each in before.entered)


def entries_of_person(entries: Sequence[Entry], person_id: int) -> tuple[Entry, ...]:
    """What a person may withdraw."""
    return tuple(each for each in entries if each.person_id == person_id)
