"""Cuts a message into facts: one deed each, with its own figures, sums and day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from union.understanding import classify, lexicon

SENTENCE_END = re.compile(r"[。;!\n]")
CLAUSE_END = re.compile(r"[,。;!\n]")
STRONG = 2.9


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the normal text that tells one deed, and its category where its words settle one."""

    start: int
    end: int
    category: str | None


def stretches(
    text: str, figures: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]]
) -> list[Stretch]:
    """The deeds of a message in order.

    A sentence with its own figure or day begins a new one; so does a clause with a deed of another category
    once the deed before it has a figure: 「走访困难职工12户，组织篮球赛80人参加」 is two.
    """
    parts: list[Stretch] = []
    for start, end in _clauses(text):
        piece = text[start:end]
        own = classify.category(piece)
        if parts and not _begins_new(text, parts[-1], Stretch(start, end, own), figures, dates):
            last = parts.pop()
            parts.append(Stretch(last.start, end, classify.category(text[last.start : end])))
        else:
            parts.append(Stretch(start, end, own))
    return _with_figures_or_all(parts, figures)


def _begins_new(
    text: str,
    last: Stretch,
    here: Stretch,
    figures: Sequence[tuple[int, int]],
    dates: Sequence[tuple[int, int]],
) -> bool:
    piece = text[here.start : here.end]
    if here.category is None or not (_has(here, figures) or _deeds().search(piece)):
        return False
    if not _has(last, figures):
        return _has(here, figures) and _is_sentence_end(text, last) and last.category != here.category
    if _is_sentence_end(text, last):
        return _has(here, figures) and bool(_deeds().search(piece) or _has(here, dates))
    score = max(classify.scores("categories", piece).values(), default=0)
    is_other = here.category != last.category and score >= STRONG
    return _has(here, figures) and bool(_deeds().match(piece)) and (is_other or _has(here, dates))


def _is_sentence_end(text: str, stretch: Stretch) -> bool:
    return bool(SENTENCE_END.match(text[stretch.end - 1 : stretch.end]))


def _has(stretch: Stretch, spans: Sequence[tuple[int, int]]) -> bool:
    return any(stretch.start <= start < stretch.end for start, _ in spans)


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in CLAUSE_END.finditer(text))]
    if cuts[-1] < len(text):
        cuts.append(len(text))
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip(" ,。;!\n")]


def _with_figures_or_all(parts: list[Stretch], figures: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Deeds without any word of union work are dropped unless they hold a figure."""
    kept = [one for one in parts if one.category or _has(one, figures)]
    return kept or parts[:1]


@cache
def _deeds() -> re.Pattern[str]:
    words = "|".join(lexicon.phrases("deeds"))
    lead = r"[\s□]*(?:另外|还|又|并且|并|同时|其中|其次|今年|近日|共|先后|积极|认真|和|对|为|向|给|由|上午|下午|晚上|今天|昨天)*"
    return re.compile(f"{lead}(?:{words})")
