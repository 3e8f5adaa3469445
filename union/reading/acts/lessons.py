"""What a group has taught: corrections of a category or a kind, and which of them a text is like.

Readable on purpose: a lesson is words and a choice. How it weighs against the built-in words is in classification.py.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from union.reading.acts.distinctive_words import Telling, telling

FEW = 4


class Subject(StrEnum):
    """What was corrected."""

    CATEGORY = "category"
    KIND = "kind"
    ACT = "act"  # whether it was work told, planned or neither


class Lesson(NamedTuple):
    """A correction: a deed of these `words`, read as one thing, is another.

    `overruled` are the built-in words that spoke for anything else. `id`, `at` and `by` say whose lesson it is.
    """

    subject: Subject
    words: str
    read_as: str
    chosen: str
    overruled: tuple[str, ...] = ()
    id: int = 0
    at: datetime | None = None
    by: str | None = None


class Learned(NamedTuple):
    """A group's lessons, oldest first, ready to be asked; made by `learned`."""

    lessons: tuple[Lesson, ...]
    marks: tuple[Telling, ...]
    sizes: tuple[int, ...]
    places: dict[str, tuple[int, ...]]
    heads: frozenset[str]

    def lesson(self, subject: Subject, text: str) -> Lesson | None:
        """The lesson a normal text follows: the likest one, of equally like ones the newest; None when none is like."""
        if not self.heads or self.heads.isdisjoint(text[i : i + 2].lower() for i in range(len(text) - 1)):
            return None
        said = telling(text)
        words = said.every
        met = Counter(place for word in words for place in self.places.get(word, ()))
        found = [
            (_likeness(self.marks[place], said), place)
            for place, both in met.items()
            if 2 * both > self.sizes[place] or both == len(words)  # the rest is soon told to be unlike
            if self.lessons[place].subject is subject
        ]
        likeness, place = max(found, default=(0.0, 0))
        return self.lessons[place] if likeness > 0 else None


def learned(lessons: Iterable[Lesson]) -> Learned:
    """The model of a group's lessons, which come oldest first."""
    kept = tuple(lessons)
    marks = tuple(telling(lesson.words) for lesson in kept)
    places: dict[str, list[int]] = {}
    for place, mark in enumerate(marks):
        for word in mark.every:
            places.setdefault(word, []).append(place)
    heads = frozenset(word[:2] for word in places)
    sizes = tuple(len(mark.every) for mark in marks)
    return Learned(kept, marks, sizes, {word: tuple(found) for word, found in places.items()}, heads)


def _likeness(taught: Telling, said: Telling) -> float:
    """From 0, not like, to 1, the same telling words.

    Alike are two deeds of the same words; else they share an own word and do not differ in sort, and the new
    one says more than half of what was taught, or nothing but that in more than one pair of signs. A single pair,
    「插花」, is enough in few words only.
    """
    old, new = taught.every, said.every
    both, own = old & new, taught.own & said.own
    if old == new:
        return 1.0
    if not own or (taught.sorts and said.sorts and taught.sorts.isdisjoint(said.sorts)):
        return 0.0
    if len(old) == 1 and len(new) > FEW:
        return 0.0
    is_like = 2 * len(both) > len(old) or (both == new and len(own) > 1)
    return len(both) / len(old | new) if is_like else 0.0
