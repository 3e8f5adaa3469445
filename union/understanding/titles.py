"""Titles as an officer would have written them: no date words, no 「召开」 in front, no owner, no place."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from union.understanding import classify, lexicon
from union.understanding.normal import Normal

BREAK = re.compile(r"[,。;!?\n:~]|\s")
# Any sign but letters and opening brackets at the beginning, closing ones at the end: 「🎉“四送”活动🎉」.
OPENING, CLOSING = r"[^\w“「《【]+", r"[^\w”」》】%]"
EDGE_SIGNS = ' ,。;!?:、()-~"…·\n'
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """What is left of a clause, and where the whole clause stands in the normal text."""

    start: int
    end: int
    text: str


def event_title(said: Normal, spans: Iterable[tuple[int, int]], dated: int) -> str | None:
    """The item's name: of the clauses left the one that says most of what kind it is, else the first.

    `dated` is where the time to act on stands; a clause about it that names a kind goes before all others.
    """
    parts = [part for part in _clauses(said, gone(spans), 0, len(said.text)) if part.text]
    if not parts:
        return None
    best = max(parts, key=lambda part: (part.start <= dated < part.end and _weight(part) > 0, _weight(part)))
    return best.text[:LONGEST]


def fact_title(said: Normal, left_out: AbstractSet[int], start: int, end: int) -> str:
    """What was done, in the words of its first clause; the places `left_out` (figures, dates) are no part of it."""
    no_titles = lexicon.phrases("no_titles")
    parts = (
        part.text
        for part in _clauses(said, left_out, start, end)
        if len(part.text) > 1 and part.text not in no_titles
    )
    return (next(parts, None) or said.quote(start, end).strip(EDGE_SIGNS))[:LONGEST]


def gone(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The places in the normal text that the spans cover."""
    return {place for start, end in spans for place in range(start, end)}


def _weight(part: Clause) -> float:
    return max(classify.scores("kinds", part.text).values(), default=0.0)


def _clauses(said: Normal, left_out: AbstractSet[int], start: int, end: int) -> Iterator[Clause]:
    """The clauses with what is left out cut away, each trimmed; a cut in mid-clause closes up."""
    cuts = [start - 1, *(match.start() for match in BREAK.finditer(said.text, start, end)), end]
    for before, last in pairwise(cuts):
        kept = [place for place in range(before + 1, last) if place not in left_out]
        yield Clause(before + 1, last, _trimmed(said, kept))


def _trimmed(said: Normal, kept: list[int]) -> str:
    text = "".join(said.text[i] for i in kept)
    start = _leading(text)
    end = len(text) - _trailing(text[start:])
    if end - start < 2:  # 「开会」 is a title of its own
        start, end = 0, len(text)
    return _as_written(said, kept[start:end]).strip(EDGE_SIGNS)


def _as_written(said: Normal, kept: list[int]) -> str:
    """The signs left, as they stand in the message; several of one phrase say it once."""
    spans = dict.fromkeys((said.places[i], said.ends[i]) for i in kept)
    return "".join(said.raw[start:end] for start, end in spans)


def _leading(text: str) -> int:
    start = 0
    while match := _leads().match(text, start):
        if len(text) - match.end() < 2:
            break
        start = match.end()
    return start


def _trailing(text: str) -> int:
    match = _tails().search(text)
    return len(match[0]) if match else 0


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"{OPENING}|\(?\d{{1,2}}[、)]|" + "|".join(lexicon.phrases("title_leads")))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(f"(?:{CLOSING}|" + "|".join(lexicon.phrases("title_tails")) + ")+$")
