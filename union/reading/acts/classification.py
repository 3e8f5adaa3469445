"""Category and kind from weighed words; and how much speaks for union work told or planned, and what against it: grounds with points.

The words stand in union/data, none in the code; the signs a message shows beside them are measured in intent_features.py.
"""

from collections.abc import Callable, Container, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache
from itertools import count
from operator import add, attrgetter
from typing import NamedTuple

from union.core.kinds import CATEGORIES, Kind
from union.core.lazy_regex import Regex
from union.data import table
from union.reading import lexicon
from union.reading.acts.lessons import Learned, LessonSubject
from union.reading.names.people import SURNAMES
from union.reading.time.dates.reference_time import TimeRead

LISTS = {LessonSubject.CATEGORY: "categories", LessonSubject.KIND: "kinds"}
EVIDENCE = "evidence"
SOUGHT = (EVIDENCE, *LISTS.values())  # the lists whose words are looked for in a text
LESSON = 3.5  # louder than one word that settles a category nearly alone, not than two

NEARLY = 20  # points that may be wanting where it is asked about
# 「韩大姐」, 「小白去」 are somebody's names, 「大姐」 is talked to, 「白去」 in vain
NAMED = Regex(rf"大(?<=[{SURNAMES}]大)[姐哥]|(?<=[老小])[{SURNAMES}](?=[去来跟和与同说在给到])")
TEXT_END = "\0"
POINTS: Callable[[object], float] = attrgetter("points")
MORE = 1.5  # what several words of one ground count, of one


@cache
def _votes(name: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each word of a list whom it speaks for and how loudly."""
    votes: dict[str, dict[str, int]] = {}
    for title in lexicon.weighed(name):
        for word, weight in title.words:
            votes.setdefault(word, {})[title.name] = weight
    return {word: tuple(by.items()) for word, by in votes.items()}


@cache
def _beginnings() -> tuple[dict[str, list[str]], ...]:
    """The words of each list by the two signs with which they begin, or the one they are, longest first."""
    found = []
    for name in SOUGHT:
        words = sorted(_evidence_words() if name == EVIDENCE else _votes(name), key=len, reverse=True)
        begun = dict[str, list[str]]()
        for word in words:
            begun.setdefault(word[:2], []).append(word)
        found.append(begun)
    return tuple(found)


@cache
def _all_beginnings() -> frozenset[str]:
    return frozenset().union(*_beginnings())


@cache
def _words_at(begin: str) -> tuple[tuple[str, ...], ...]:
    """The words of each list that may stand where a text has such a beginning of any."""
    shorter = begin[: len(begin) - 1]
    return tuple((*each.get(begin, ()), *each.get(shorter, ())) for each in _beginnings())


def _standing(name: str, text: str, but: Container[int] = frozenset()) -> list[str]:
    """The words of a list that stand in a text, in order; a longer one hides the shorter inside it. `but`: places where none begins."""
    found, hidden, which = list[str](), 0, SOUGHT.index(name)
    for place, words in _word_start_places(text):
        if place < hidden or place in but:
            continue
        for word in words[which]:
            if text.startswith(word, place):
                hidden = place + len(word)
                found.append(word)
                break
    return found


@lru_cache(maxsize=64)  # a text is looked through for grounds, categories and kinds
def _word_start_places(text: str) -> list[tuple[int, tuple[tuple[str, ...], ...]]]:
    """The places of a text where a word of any list may begin, each with those of every list; never changed."""
    known, pairs = _all_beginnings(), map(add, text, text[1:] + TEXT_END)
    return [
        (place, _words_at(pair if pair in known else sign))
        for place, pair, sign in zip(count(), pairs, text, strict=False)
        if pair in known or sign in known
    ]


@lru_cache(maxsize=64)
def _words(name: str, text: str) -> tuple[str, ...]:
    """The words of a list that stand in a text, in order, each once."""
    return tuple(dict.fromkeys(_standing(name, text)))


def scores(name: str, text: str) -> dict[str, float]:
    """How loudly the words of a text speak for each title of a list; a repeated word counts once.

    Of words equally heavy the earlier one counts a little more: Chinese puts the matter first in a clause list.
    """
    return dict(_of_words(name, _words(name, text)))


@lru_cache(maxsize=64)
def _of_words(name: str, words: tuple[str, ...]) -> dict[str, float]:
    """One message is weighed for its intent, its category and each of its deeds; never changed."""
    votes, found = _votes(name), dict[str, float]()
    for place, word in enumerate(words):
        for title, weight in votes[word]:
            if weight == 0:
                continue
            found[title] = found.get(title, 0.0) + weight - min(place, 9) * 0.01
    return found


def loudness(name: str, text: str) -> float:
    """How loudly the words of a text speak for the title of a list that they speak for most; 0 where none do."""
    return max(scores(name, text).values(), default=0.0)


def speaking(name: str, text: str, title: str) -> tuple[tuple[str, int], ...]:
    """The words of a text that speak for one title of a list, each with its weight, in order."""
    votes = _votes(name)
    found = ((word, dict(votes[word]).get(title, 0)) for word in _words(name, text))
    return tuple((word, weight) for word, weight in found if weight > 0)


def category(text: str, learned: Learned | None = None) -> str | None:
    """The category of union work a text speaks of, None when no word of it does; the group's lessons have a say."""
    return _loudest(_scores_with_lesson(LessonSubject.CATEGORY, text, learned))


def category_words(text: str) -> tuple[str, ...]:
    """The words of a text that speak of a category, in order, each once."""
    return _words(LISTS[LessonSubject.CATEGORY], text)


def category_of(words: tuple[str, ...]) -> str | None:
    """The category that such words speak of."""
    return _loudest(_of_words(LISTS[LessonSubject.CATEGORY], words))


def _loudest(found: Mapping[str, float]) -> str | None:
    if not found:
        return None
    return max(found, key=lambda title: (found[title], -CATEGORIES.index(title)))


def kind(text: str, learned: Learned | None = None) -> Kind | None:
    """The kind of calendar item a text speaks of, None when no word of it does; the group's lessons have a say."""
    found = _scores_with_lesson(LessonSubject.KIND, text, learned)
    return Kind(max(found, key=lambda title: found[title])) if found else None


def _scores_with_lesson(subject: LessonSubject, text: str, learned: Learned | None) -> dict[str, float]:
    """How loudly the words and the lesson a text follows speak; what the lesson overruled is not heard."""
    found = scores(LISTS[subject], text)
    lesson = learned.lesson(subject, text) if learned else None
    if lesson is not None:
        for word in _words(LISTS[subject], text):
            for title, weight in _votes(LISTS[subject])[word] if word in lesson.overruled else ():
                if weight and title != lesson.chosen:
                    found[title] -= weight
        found[lesson.chosen] = found.get(lesson.chosen, 0.0) + LESSON
    return found


def overruled(subject: LessonSubject, text: str, chosen: str) -> tuple[str, ...]:
    """The built-in words of a text that speak for anything but what was chosen."""
    votes = _votes(LISTS[subject])
    words = _words(LISTS[subject], text)
    return tuple(word for word in words if any(weight and title != chosen for title, weight in votes[word]))


class Evidence(NamedTuple):
    """`raw` as it was written, `text` in normal signs, `words` without its dates.

    `figures` counts quantities, `sums` money spent; prices are neither. `durations` of the quantities say how long
    or how large a part, `people`: somebody is counted.
    `is_dated`: a time was said that cannot be; the message is weighed as if it could.
    `places` are those of the quantities and sums, ascending, but for how long something lasted.
    """

    raw: str
    text: str
    words: str
    now: datetime
    when: TimeRead | None
    figures: int
    sums: int
    durations: int = 0
    people: bool = False
    is_dated: bool = False
    places: tuple[int, ...] = ()


class Goal(StrEnum):
    """What is weighed: whether work is told, or planned."""

    LOG = "log"
    PLAN = "plan"


class Ground(NamedTuple):
    """One reason with its points, below nought where it speaks against; `words` those that were said."""

    name: str
    points: float
    words: tuple[str, ...] = ()


class Scale(NamedTuple):
    """Everything that was put on the scale, and how many points are enough."""

    grounds: tuple[Ground, ...]
    enough: float

    @property
    def points(self) -> float:
        """The sum."""
        return sum(map(POINTS, self.grounds))

    @property
    def is_enough(self) -> bool:
        """Whether more speaks for it than is needed."""
        return self.points >= self.enough

    @property
    def is_nearly_enough(self) -> bool:
        """Whether a few points more would do."""
        return self.points >= self.enough - NEARLY


def weigh(goal: Goal, heard: Mapping[str, tuple[str, ...]], signs: Mapping[str, float]) -> Scale:
    """The words heard and the signs seen, each with its points for the goal; what weighs nothing is left out."""
    weights = _weights(goal)
    spoken = [
        Ground(name, weights[name] * (MORE if len(words) > 1 else 1), words) for name, words in heard.items()
    ]
    shown = [Ground(name, weights[name] * much) for name, much in signs.items() if much]
    return Scale(tuple(filter(POINTS, (*spoken, *shown))), table("evidence")["enough"][goal])


@lru_cache(maxsize=64)
def words_by_ground(text: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a text by ground, each once."""
    found: dict[str, dict[str, None]] = {}
    words = _evidence_words()
    but = {place for match in NAMED.finditer(text) for place in range(*match.span())}
    for word in _standing(EVIDENCE, text, but):
        for name in words[word]:
            found.setdefault(name, {})[word] = None
    return {name: tuple(said) for name, said in found.items()}


@cache
def _weights(goal: Goal) -> dict[str, float]:
    return {name: ground.get(goal, 0) for name, ground in table("evidence").items()}


@cache
def _evidence_words() -> dict[str, tuple[str, ...]]:
    """Every word with the grounds it is one of."""
    grounds: dict[str, list[str]] = {}
    for name, ground in table("evidence").items():
        for word in ground.get("words", "").split():
            grounds.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in grounds.items()}
