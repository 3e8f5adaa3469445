"""A message cut into clauses for the reader of life events, with what hides their words blanked, and what makes them none."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.life.life_event import Occasion
from union.reading.life.persons import subjects
from union.reading.life.told_visits import visit_told
from union.reading.life.vocabulary import HAPPENINGS, known
from union.reading.text.masks import masked, titles_of_works

SENTENCE = Regex(r"[。!?\n]+")
CLAUSE = Regex(r"[,;](?!\d{3})|(?<=[\u4e00-\u9fff]):(?=[\u4e00-\u9fff])")
QUOTED = Regex(r"[“\"「『][^“”\"「」『』\n]{1,80}[”\"」』]")
MOST = 24  # happenings of one clause that are looked at
HAPPY = (Occasion.MARRIAGE, Occasion.BIRTH, Occasion.RETIREMENT, Occasion.BIRTHDAY)


class Told(NamedTuple):
    """What happened in a clause: where the words stand in it, how surely they mean it."""

    occasion: Occasion
    sureness: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence as normal text, the one behind it, and whether it asks."""

    text: str
    following: str
    asks: bool


class Clause(NamedTuple):
    """A clause from `start` to `end` of a normal text: its words as said, and with times and what hides blanked."""

    start: int
    end: int
    said: str
    text: str
    sentence: Sentence
    before: str  # the sentence's words before it
    later: tuple[str, ...]  # the clauses behind it, up to the next sentence's first


def hidden(text: str) -> str:
    """The text with what hides a life event's words blanked: compounds, titles of works, quotations."""
    spans = [match.span() for match in known("hidden").finditer(text)]
    spans += [match.span() for match in QUOTED.finditer(text)]
    return masked(text, [*spans, *titles_of_works(text)])


def clauses(text: str, bare: str) -> list[Clause]:
    """The clauses of a normal text in order; `bare` is the text with what hides and its times blanked."""
    ends = list(SENTENCE.finditer(text))
    starts = [0, *(match.end() for match in ends)]
    stops = [*(match.start() for match in ends), len(text)]
    found: list[Clause] = []
    for i, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        following = text[starts[i + 1] : stops[i + 1]] if i + 1 < len(starts) else ""
        asks = i < len(ends) and "?" in ends[i][0]
        found.extend(_of(text, bare, start, stop, Sentence(text[start:stop], following, asks)))
    return found


def _of(text: str, bare: str, start: int, stop: int, sentence: Sentence) -> Iterator[Clause]:
    cuts = [start, *(match.end() for match in CLAUSE.finditer(text, start, stop)), stop]
    nexts = tuple(CLAUSE.split(sentence.following)[:1])
    parts = list(pairwise(cuts))
    for i, (begin, end) in enumerate(parts):
        later = tuple(text[a:b] for a, b in parts[i + 1 : i + 3]) + (nexts if i + 3 > len(parts) else ())
        yield Clause(begin, end, text[begin:end], bare[begin:end], sentence, text[start:begin], later)


def happened(clause: Clause) -> list[Told]:
    """What a clause may tell, in order; nothing where it asks, jokes, is of long ago or of a visit made."""
    found = []
    for match in islice(HAPPENINGS.finditer(clause.text), MOST):
        occasion, _, sureness = (match.lastgroup or "").partition("_")
        if not known("sentence", "behind").search(clause.text, match.end()):
            found.append(Told(Occasion(occasion), sureness, *match.span()))
    return [one for one in found if not _is_joke(clause, one)] if found and not _is_none(clause) else []


def _is_none(clause: Clause) -> bool:
    sentence = clause.sentence
    if sentence.asks and _is_last(clause):
        return True
    if known("sentence", "long_ago").search(clause.said) or _says("granted", sentence.text):
        return True
    if any(known("sentence", "taken_back").search(each.strip()) for each in clause.later):
        return True
    is_next = bool(sentence.following) and not subjects(sentence.following)
    return visit_told(sentence.text) or (is_next and visit_told(sentence.following))


def _is_last(clause: Clause) -> bool:
    return len(clause.before) + len(clause.said) == len(clause.sentence.text)


def _is_joke(clause: Clause, told: Told) -> bool:
    words = "mockery" if told.occasion in HAPPY else "laughter"
    return _says(words, clause.sentence.text + clause.sentence.following)


@lru_cache(maxsize=8)  # asked for each clause of a sentence
def _says(words: str, sentence: str) -> bool:
    return known("talk", words).search(sentence) is not None
