"""Titles as an officer would have written them: no date words, no 「召开」 in front, no owner, no place."""

import re
from collections.abc import Iterable
from functools import cache

from union.understanding import classify, lexicon
from union.understanding.normal import Normal

BREAK = re.compile(r"[,。;!?\n:]|\s")
EDGE_SIGNS = ' ,。;!?:、()-~"“”「」…·\n'
LONGEST = 40


def event_title(said: Normal, spans: Iterable[tuple[int, int]]) -> str | None:
    """The item's name: of the clauses left the one that says most of what kind it is, else the first."""
    parts = [part for part in _clauses(said, spans) if part]
    if not parts:
        return None
    best = max(parts, key=lambda part: (_weight(part), -parts.index(part)))
    return best[:LONGEST]


def fact_title(said: Normal, spans: Iterable[tuple[int, int]], start: int, end: int) -> str:
    """What was done, in the words of its first clause, figures and dates left out."""
    outside = [(0, start), (end, len(said.text))]
    parts = [part for part in _clauses(said, [*spans, *outside]) if len(part) > 1]
    return (parts[0] if parts else said.quote(start, end).strip())[:LONGEST]


def _weight(part: str) -> float:
    return max(classify.scores("kinds", part).values(), default=0.0)


def _clauses(said: Normal, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The stretches left when the spans are cut out, each trimmed; a span in mid-clause closes up."""
    gone: set[int] = set()
    for start, end in spans:
        gone.update(range(start, end))
    clauses: list[list[int]] = []
    kept: list[int] = []
    for i, sign in enumerate(said.text):
        if BREAK.match(sign):
            clauses.append(kept)
            kept = []
        elif i not in gone:
            kept.append(i)
    clauses.append(kept)
    return [_trimmed(said, kept) for kept in clauses]


def _trimmed(said: Normal, kept: list[int]) -> str:
    text = "".join(said.text[i] for i in kept)
    start = _leading(text)
    end = len(text) - _trailing(text[start:])
    if end - start < 2:  # 「开会」 is a title of its own
        start, end = 0, len(text)
    return "".join(said.raw[said.places[i]] for i in kept[start:end]).strip(EDGE_SIGNS)


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
    return re.compile(f"[{re.escape(EDGE_SIGNS)}]+|" + "|".join(lexicon.phrases("title_leads")))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(f"(?:[{re.escape(EDGE_SIGNS)}]|" + "|".join(lexicon.phrases("title_tails")) + ")+$")
