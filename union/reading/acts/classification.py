"""Category and kind from weighed words. The words stand in union/data, none in the code."""

from collections.abc import Iterator
from functools import cache, lru_cache

from union.core.kinds import CATEGORIES, Kind
from union.reading import lexicon
from union.reading.acts.lessons import Learned, Lesson, Subject

LISTS = {Subject.CATEGORY: "categories", Subject.KIND: "kinds"}
LESSON = 3.5  # louder than one word that settles a category nearly alone, not than two


@cache
def _votes(name: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each word of a list whom it speaks for and how loudly."""
    votes: dict[str, dict[str, int]] = {}
    for title in lexicon.weighed(name):
        for word, weight in title.words:
            votes.setdefault(word, {})[title.name] = weight
    return {word: tuple(by.items()) for word, by in votes.items()}


@cache
def _lengths(name: str) -> dict[str, tuple[int, ...]]:
    """How long the words of a list are by their first sign, longest first: most places of a text begin none."""
    lengths: dict[str, set[int]] = {}
    for word in _votes(name):
        lengths.setdefault(word[0], set()).add(len(word))
    return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}


@lru_cache(maxsize=64)
def _words(name: str, text: str) -> tuple[str, ...]:
    """The words of a list that stand in a text, in order, each once; a longer one hides the shorter inside it."""
    words, lengths, found, hidden = _votes(name), _lengths(name), dict[str, None](), 0
    for place, sign in enumerate(text):
        if sign not in lengths or place < hidden:
            continue
        for length in lengths[sign]:
            if (word := text[place : place + length]) in words:
                found[word], hidden = None, place + len(word)
                break
    return tuple(found)


def scores(name: str, text: str) -> dict[str, float]:
    """How loudly the words of a text speak for each title of a list; a repeated word counts once.

    Of words equally heavy the earlier one counts a little more: Chinese puts the matter first in a clause list.
    """
    return dict(_scores(name, text))


@lru_cache(maxsize=64)
def _scores(name: str, text: str) -> dict[str, float]:
    """One message is weighed for its intent, its category and each of its deeds; never changed."""
    votes, found = _votes(name), dict[str, float]()
    for place, word in enumerate(_words(name, text)):
        for title, weight in votes[word]:
            if weight == 0:
                continue
            found[title] = found.get(title, 0.0) + weight - min(place, 9) * 0.01
    return found


def speaking(name: str, text: str, title: str) -> tuple[tuple[str, int], ...]:
    """The words of a text that speak for one title of a list, each with its weight, in order."""
    votes = _votes(name)
    found = ((word, dict(votes[word]).get(title, 0)) for word in _words(name, text))
    return tuple((word, weight) for word, weight in found if weight > 0)


def category(text: str, learned: Learned | None = None) -> str | None:
    """The category of union work a text speaks of, None when no word of it does; the group's lessons have a say."""
    found = _heard(Subject.CATEGORY, text, learned)
    if not found:
        return None
    return max(found, key=lambda title: (found[title], -CATEGORIES.index(title)))


def kind(text: str, learned: Learned | None = None) -> Kind | None:
    """The kind of calendar item a text speaks of, None when no word of it does; the group's lessons have a say."""
    found = _heard(Subject.KIND, text, learned)
    return Kind(max(found, key=lambda title: found[title])) if found else None


def _heard(subject: Subject, text: str, learned: Learned | None) -> dict[str, float]:
    """How loudly the words and the lesson a text follows speak; what the lesson overruled is not heard."""
    found = scores(LISTS[subject], text)
    lesson = learned.lesson(subject, text) if learned else None
    if lesson is not None:
        for title, weight in _against(subject, text, lesson):
            found[title] -= weight
        found[lesson.chosen] = found.get(lesson.chosen, 0.0) + LESSON
    return found


def _against(subject: Subject, text: str, lesson: Lesson) -> Iterator[tuple[str, int]]:
    """What the words a lesson overruled say for anything but its choice."""
    votes = _votes(LISTS[subject])
    for word in _words(LISTS[subject], text):
        if word in lesson.overruled:
            yield from ((title, weight) for title, weight in votes[word] if weight and title != lesson.chosen)


def overruled(subject: Subject, text: str, chosen: str) -> tuple[str, ...]:
    """The built-in words of a text that speak for anything but what was chosen."""
    votes = _votes(LISTS[subject])
    words = _words(LISTS[subject], text)
    return tuple(word for word in words if any(weight and title != chosen for title, weight in votes[word]))
