"""What a question is about, looked for in the words of the logs: other names of a thing, and words told apart in them.

「女职工心理讲座」 is found where 女职工 (or 女工) and 心理 and 讲座 stand; words are split only in pieces of two signs and more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from union.data import table
from union.reading.english.vocabulary import meanings
from union.reading.text.normal_form import normal, traditional

# 「几次会」 means meetings: 例会, 座谈会, 会议; neither 工会 nor 会员.
MEETING = re.compile(
    r"(?<![工入社机协聚约体领晚])(?<!委员)(?<!运动)(?<!联欢)(?<!展览)会(?!员|计|费|籍|长|务|场|徽|同|演|所|餐)|会议|例会"
)
MEETINGS = ("会", "会议", "开会", "开的会")
SHORTEST, LONGEST = 2, 8
LONGEST_HALVED = 40  # each half is looked for in each log: what is longer is looked for whole
SHORTEST_ENGLISH, LETTERS = 4, re.compile(r"[A-Za-z]{1,60}")

Piece = tuple[str, ...]  # one thing under all its names
Way = tuple[Piece, ...]  # pieces that must all stand in a text


@cache
def _names() -> dict[str, Piece]:
    """Each word with all the names of the thing, itself first."""
    found: dict[str, dict[str, None]] = {}
    for group in table("questions")["same"]["groups"]:
        for word in group:
            found.setdefault(word, {word: None}).update(dict.fromkeys(group))
    return {word: tuple(names) for word, names in found.items()}


@cache
def categories() -> dict[str, str]:
    """Words that alone mean a whole category."""
    return {word: name for name, words in table("questions")["categories"].items() for word in words}


def is_named(word: str) -> bool:
    """Whether a word is listed as the name of a thing."""
    return word in _names()


@cache
def loose() -> tuple[str, ...]:
    """Words that narrow nothing where another is said, longest first."""
    return tuple(sorted(table("questions")["loose"]["words"], key=len, reverse=True))


@lru_cache(maxsize=4096)
def ways(term: str) -> tuple[Way, ...]:
    """How a term may stand in a text: whole, or in pieces of two signs and more; each piece under all its names."""
    splits: Iterable[tuple[str, ...]] = _splits(term) if len(term) <= LONGEST else _halves(term)
    splits = [(term,)] if LETTERS.fullmatch(term) else splits  # a word of letters has no words in it
    return tuple(dict.fromkeys(tuple(_piece(each) for each in split) for split in splits))


@lru_cache(maxsize=512)
def ways_written(term: str) -> tuple[Way, ...]:
    """The same where logs are written in traditional characters too."""
    return tuple(
        tuple(tuple(each for name in piece for each in (name, *traditional(name))) for piece in way)
        for way in ways(term)
    )


def is_said(term: str, text: str) -> bool:
    """Whether a text speaks of what the term names; an English or Cantonese one may do so in the words it is read in."""
    return is_in(term, spoken(text))


def spoken(text: str) -> str:
    """A text to be looked through for many terms: with the words it is read in, where those are others."""
    said = normal(text).text
    return text if said == text else f"{text} {said}"


def is_in(term: str, said: str) -> bool:
    """`is_said` of such a text."""
    if term in MEETINGS:
        return MEETING.search(said) is not None
    return any(all(any(name in said for name in piece) for piece in way) for way in ways(term))


def narrowing(terms: Sequence[str]) -> tuple[str, ...]:
    """The terms without those that narrow nothing: 活动, 工作."""
    return tuple(each for each in terms if each not in loose())


def _piece(word: str) -> Piece:
    return (*_names().get(word, (word,)), *_in_english().get(word, ()))


@cache
def _in_english() -> dict[str, Piece]:
    """What English logs call a thing, with a small and a large first letter: 走访 is visit, Visit (so is visited)."""
    found: dict[str, list[str]] = {}
    for said, means in sorted(meanings("work").items()):  # "visit" before "visited", which it stands in
        stems = found.setdefault(means.removesuffix("了"), [])
        if len(said) >= SHORTEST_ENGLISH and not any(stem in said for stem in stems):
            stems.append(said)
    return {
        word: tuple(each for stem in stems for each in (stem, stem[0].upper() + stem[1:]))
        for word, stems in found.items()
        if len(word) >= SHORTEST and stems
    }


def _splits(term: str) -> Iterator[tuple[str, ...]]:
    """Whole first, then with ever shorter beginnings."""
    yield (term,)
    for cut in range(len(term) - SHORTEST, SHORTEST - 1, -1):
        for rest in _splits(term[cut:]):
            yield (term[:cut], *rest)


def _halves(term: str) -> Iterator[tuple[str, ...]]:
    yield (term,)
    if len(term) <= LONGEST_HALVED:
        yield from ((term[:cut], term[cut:]) for cut in range(SHORTEST, len(term) - SHORTEST + 1))
