"""Cuts a message into facts: one deed each, with its own figures, sums and day."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from union.understanding import classify, lexicon
from union.understanding.learned import Learned, Subject
from union.understanding.regex import Regex

SENTENCE_END = Regex(r"[。;!\n]")
CLAUSE_END = Regex(r"[,。;!\n]")
STRONG = 2.9
LONGEST = 400


class Stretch(NamedTuple):
    """A part of the normal text that tells one deed, and its category where its words settle one."""

    start: int
    end: int
    category: str | None


def stretches(text: str, figures: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The deeds of a message in order.

    A sentence with a deed of its own begins a new one; so does a clause that opens with a deed of another category
    once the deed before it has a figure: 「走访困难职工12户，组织篮球赛80人参加」 is two.
    """
    parts: list[Stretch] = []
    for start, end in _clauses(text):
        here = Stretch(start, end, classify.category(text[start:end]))
        if parts and not _begins_new(text, parts[-1], here, figures):
            last = parts.pop()
            here = Stretch(last.start, end, _joint_category(text, last, end))
        parts.append(here)
    return _with_figures_or_all(parts, figures)


def learnt(text: str, part: Stretch, learned: Learned | None) -> str | None:
    """The category of a stretch of the text as the group's lessons have it, else the stretch's own."""
    words = text[part.start : part.end]
    if learned is None or learned.lesson(Subject.CATEGORY, words) is None:
        return part.category
    return classify.category(words, learned)


def _begins_new(text: str, last: Stretch, here: Stretch, figures: Sequence[tuple[int, int]]) -> bool:
    piece = text[here.start : here.end]
    if here.category is None:
        return False
    if SENTENCE_END.match(text[last.end - 1 : last.end]):
        return bool(_deeds().search(piece)) or _has(here, figures)
    score = max(classify.scores("categories", piece).values())
    return (
        _has(last, figures)
        and not _attended().match(piece)
        and bool(_opens().match(piece))
        and here.category != last.category
        and score >= STRONG
    )


def _joint_category(text: str, last: Stretch, end: int) -> str | None:
    """The category of a deed grown by a clause; a very long one keeps its own, so that reading stays linear."""
    return classify.category(text[last.start : end]) if end - last.start <= LONGEST else last.category


def _has(stretch: Stretch, figures: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(figures, (stretch.start, 0))
    return at < len(figures) and figures[at][0] < stretch.end


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
    return re.compile("|".join(lexicon.phrases("deeds")))


@cache
def _opens() -> re.Pattern[str]:
    """A deed at the head of a clause, behind at most a date and a word of joining."""
    joining = "|".join(lexicon.phrases("joining_words"))
    return re.compile(rf"(?:[\s\d月日号:点上下午昨今天前早晚]|{joining})*(?:{_deeds().pattern})")


@cache
def _attended() -> re.Pattern[str]:
    """「参加女工189人」: who came, no deed of its own."""
    words = "|".join(lexicon.phrases("attendance"))
    return re.compile(rf"(?:{words})[^,。;\d]{{0,8}}\d+(?:余|多)?(?:人次|人|名|位)")
