"""A plan sent again: what of it is new, what is on the calendar already, what has another time now.

Each item meets at most one of those known; first those that say the same, then those that resemble each other most.
What an officer has changed before accepting it is known by the document's own words, too: those say nothing new.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum

from union.core.grouping import grouped
from union.core.records import dataclass
from union.reading.message import When
from union.yearplan.model import PlanItem
from union.yearplan.proposals import Proposal, ProposalState

SIGNS = re.compile(r"[\W_]+")
ALIKE = 0.7  # from here on two items are the same one in other words
SAME_SECTION = 0.05
RAREST, MOST_NEAR = 3, 30  # pairs of signs an item is sought by, items known by each


class Sort(StrEnum):
    """What a plan's item is to those known."""

    NEW = "new"
    STANDS = "stands"  # accepted before, at this time
    MOVED = "moved"  # accepted before, at another time
    LEFT = "left"  # proposed before and not wanted


@dataclass(frozen=True, slots=True)
class Compared:
    """An item with what it is, and the known one it meets."""

    item: PlanItem
    sort: Sort
    known: Proposal | None = None


def compare(items: Sequence[PlanItem], known: Iterable[Proposal]) -> tuple[Compared, ...]:
    """Each item of a plan in its order, held against what earlier plans of the year proposed."""
    known = _newest(known)
    if not known:
        return tuple(Compared(item, Sort.NEW) for item in items)
    met = _Meetings(items, known)
    met.by(lambda item: (_plain(item.title), _time(item.when), item.festival))
    met.by(lambda item: (_plain(item.title), _time(item.when), item.festival), as_read=True)
    met.by(lambda item: (_plain(item.quote), _plain(item.title)), as_read=True)
    met.by(lambda item: (_plain(item.quote), _plain(item.title)))
    met.by(lambda item: _plain(item.title))
    met.by(lambda item: _plain(item.title), as_read=True)
    met.by_likeness()
    return tuple(_compared(item, met.known_of.get(place)) for place, item in enumerate(items))


def missing(compared: Iterable[Compared], known: Iterable[Proposal]) -> list[Proposal]:
    """What stands on the calendar by an earlier plan and none of these items has met."""
    met = {one.known.event_id for one in compared if one.known is not None}
    return [one for one in _newest(known) if one.state is ProposalState.ACCEPTED and one.event_id not in met]


def is_same_time(one: When, other: When) -> bool:
    """Whether two times say the same in other words."""
    return _time(one) == _time(other)


def _newest(known: Iterable[Proposal]) -> list[Proposal]:
    """Those accepted first; of an item of the calendar only what was said of it last."""
    found: dict[Hashable, Proposal] = {}
    for one in known:
        found[one.id if one.event_id is None else ("event", one.event_id)] = one
    return sorted(found.values(), key=lambda one: one.state is not ProposalState.ACCEPTED)


class _Meetings:
    """Who has met whom so far, by place."""

    def __init__(self, items: Sequence[PlanItem], known: Sequence[Proposal]) -> None:
        self._items = items
        self._known = known
        self._taken: set[int] = set()
        self.known_of: dict[int, Proposal] = {}

    def by(self, key: Callable[[PlanItem], Hashable], *, as_read: bool = False) -> None:
        """Let those meet that have the same key, `as_read` by what the document said of the known."""
        free = defaultdict(list)
        for place in self._free_known():
            known = self._known[place]
            free[key(known.as_read if as_read else known.item)].append(place)
        for place in self._free_items():
            waiting = free[key(self._items[place])]
            if waiting:
                self._meet(place, waiting.pop(0))

    def by_likeness(self) -> None:
        """Let those meet that resemble each other, the most alike first."""
        known = {place: _marks(self._known[place].as_read) for place in self._free_known()}
        places = grouped((pair, place) for place, marks in known.items() for pair in marks.title)
        pairs = []
        for place in self._free_items():
            marks = _marks(self._items[place])
            likes = ((marks.likeness(known[other]), other) for other in _near(marks, places))
            pairs += [(likeness, place, other) for likeness, other in likes if likeness >= ALIKE]
        for _likeness, place, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
            if place not in self.known_of and other not in self._taken:
                self._meet(place, other)

    def _meet(self, place: int, other: int) -> None:
        self.known_of[place] = self._known[other]
        self._taken.add(other)

    def _free_items(self) -> list[int]:
        return [place for place in range(len(self._items)) if place not in self.known_of]

    def _free_known(self) -> list[int]:
        return [place for place in range(len(self._known)) if place not in self._taken]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What an item is compared by: pairs of neighbouring signs of its title and quote, and its section."""

    title: Counter[str]
    quote: Counter[str]
    section: str

    def likeness(self, other: "_Marks") -> float:
        """From 0 to 1: the title counts most, the sentence nearly as much."""
        title = _dice(self.title, other.title)
        if title < ALIKE / 2:  # two items of one sentence are two items
            return 0.0
        found = 0.6 * title + 0.4 * _dice(self.quote, other.quote)
        return min(1.0, found + (SAME_SECTION if self.section == other.section else 0.0))


def _near(marks: _Marks, places: Mapping[str, Sequence[int]]) -> set[int]:
    """Those that share one of its title's rarest pairs of signs: a long plan is not held pair by pair against itself."""
    found = sorted((places[pair] for pair in marks.title if pair in places), key=len)
    return {place for near in found[:RAREST] for place in near[:MOST_NEAR]}


def _marks(item: PlanItem) -> _Marks:
    return _Marks(_pairs(_plain(item.title)), _pairs(_plain(item.quote)), _plain(item.section))


def _pairs(text: str) -> Counter[str]:
    return Counter(text[place : place + 2] for place in range(len(text) - 1))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def _compared(item: PlanItem, known: Proposal | None) -> Compared:
    if known is None:
        return Compared(item, Sort.NEW)
    if known.state is not ProposalState.ACCEPTED:
        return Compared(item, Sort.LEFT, known)
    is_same = any(is_same_time(item.when, one.when) for one in (known.item, known.as_read))
    return Compared(item, Sort.STANDS if is_same else Sort.MOVED, known)


def _time(when: When) -> Hashable:
    return (when.start, when.end, when.grain, when.deadline, when.rrule, when.shift)


def _plain(text: str) -> str:
    return SIGNS.sub("", text)
