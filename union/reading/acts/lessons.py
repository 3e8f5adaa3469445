"""What a group has taught: corrections of a category or a kind, and which of them a text is like, by the words that tell it from others.

Readable on purpose: a lesson is words and a choice. How it weighs against the built-in words is in classification.py; words
that tell nothing stand in union/data/learning.toml.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from functools import cache
from operator import add
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading import lexicon

RUN = Regex(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{3,}")
NUMERAL, FEW = r"[零一二三四五六七八九十百千万亿两几数多余近]{1,8}", 4


class Telling(NamedTuple):
    """The telling words of a text: its `own` in pairs of signs, the `sorts` of deed, what is `shared` by many."""

    own: frozenset[str]
    sorts: frozenset[str]
    shared: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.own | self.sorts | self.shared


def telling(words: str) -> Telling:
    """The telling words of a normal text: 「端午包粽子活动」 → own 包粽 and 粽子, shared 端午."""
    named = defaultdict[str | None, set[str]](set)
    for match in common().finditer(words):
        named[match.lastgroup].add(match[0])
    own = set[str]()  # the pairs of neighbouring signs of every run of Chinese; foreign words whole
    for run in RUN.findall(common().sub("\n", words)):
        own.update(map(add, run, run[1:]) if ord(run[0]) > 0x4DFF else (run.lower(),))
    return Telling(frozenset(own), frozenset(named["sort"]), frozenset(named["shared"]))


@cache
def common() -> re.Pattern[str]:
    """The words that are no deed's own, in the order in which one hides another, and figures with their unit."""
    lists, units = table("learning"), "|".join(map(re.escape, lexicon.units()))
    feasts = table("festivals")["festival"]
    names = [name for each in feasts for name in (each["name"], *each.get("aliases", ()))]
    figure = rf"\d[\d.,%]{{0,12}}(?:{units})?|{NUMERAL}(?:{units})"
    return re.compile(
        f"(?P<shared>{any_word_pattern([*lists['people'], *names])})|(?P<sort>{any_word_pattern(lists['sorts'])})"
        f"|(?P<filling>{any_word_pattern(lists['filling'])}|{figure})"
    )


def any_word_pattern(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class LessonSubject(StrEnum):
    """What was corrected."""

    CATEGORY = "category"
    KIND = "kind"
    ACT = "act"  # whether it was work told, planned or neither


class Lesson(NamedTuple):
    """A correction: a deed of these `words`, read as one thing, is another.

    `overruled` are the built-in words that spoke for anything else. `id`, `at` and `by` say whose lesson it is.
    """

    subject: LessonSubject
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
    places: dict[str, list[int]]
    heads: frozenset[str]

    def lesson(self, subject: LessonSubject, text: str) -> Lesson | None:
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
    places = defaultdict[str, list[int]](list)
    for place, mark in enumerate(marks):
        for word in mark.every:
            places[word].append(place)
    sizes = tuple(len(mark.every) for mark in marks)
    return Learned(kept, marks, sizes, dict(places), frozenset(word[:2] for word in places))


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
    is_other = taught.sorts and said.sorts and taught.sorts.isdisjoint(said.sorts)
    is_like = 2 * len(both) > len(old) or (both == new and len(own) > 1)
    is_unlike = not is_like or not own or is_other or (len(old) == 1 and len(new) > FEW)
    return 0.0 if is_unlike else len(both) / len(old | new)
