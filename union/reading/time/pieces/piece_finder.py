"""Finds the pieces of a time in a text: a month, a weekday, a clock time, 「每周」.

Pieces only; which of them belong together is decided in union/reading/time/time_expressions.py.
"""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex, register_patterns
from union.reading import lexicon
from union.reading.lexicon import PieceRule, piece_rules, with_words
from union.reading.time.pieces import base_patterns

FIGURES = "一二三四五六七八九"
# The signs with which pieces begin; most signs begin none.
SIGNS = Regex(lambda: rf"[\d{FIGURES}{''.join(sorted(_firsts() - {'0'}))}]")


class Rank(IntEnum):
    """The place of a piece within a moment, from the year down to the clock; pieces join in rising order."""

    RULE = CALENDAR = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    OFF = 4
    SHIFT = 5
    WITHIN = 6
    WEEKDAY = 7
    PART = 8
    CLOCK = 9


class Atom(NamedTuple):
    """One piece: its sort, its place in the text, what its named parts say, its place within a moment."""

    sort: str
    start: int
    end: int
    parts: Mapping[str, str]
    rank: Rank = Rank.DAY


@cache
def rules() -> dict[str, PieceRule]:
    """The rules of a time in Chinese, by name, in the order in which they are tried; festivals are known by their names."""
    return piece_rules("times", vars(base_patterns)) | {"festival": PieceRule("festival", "")}


@cache
def repeating() -> dict[str, PieceRule]:
    """The rules of what comes back: 每周, 逢双月, 半年一次."""
    return {sort: rule for sort, rule in rules().items() if rule.place == "rule"}


def atoms(text: str) -> Iterator[Atom]:
    """All pieces of time in a normal text, in order; their words do not overlap."""
    end, held, likely = 0, frozenset(text), dict[str, list[tuple[str, Rank, Regex]]]()
    for sign in SIGNS.finditer(text):
        start, kind = sign.start(), _kind_of(sign[0])
        if start < end:
            continue
        if kind not in likely:
            likely[kind] = [
                (sort, rank, pattern)
                for sort, rank, needs, pattern in _beginning(kind)
                if not (needs and needs.isdisjoint(held))
            ]
        for sort, rank, pattern in likely[kind]:
            if match := pattern.match(text, start):
                end = match.end()
                parts = {name: said for name, said in match.groupdict().items() if said}
                yield Atom(sort, start, end, parts, rank)
                break


def _firsts() -> set[str]:
    begun = "".join(rule.begins for rule in rules().values())
    return {*begun, *(name[0] for name in _festival_names())}


@cache
def _kind_of(sign: str) -> str:
    """The sign that stands for it in the table."""
    return "0" if sign.isdecimal() else "一" if sign in FIGURES else sign


@cache
def _beginning(kind: str) -> tuple[tuple[str, Rank, frozenset[str], Regex], ...]:
    """The pieces that may begin with such a sign; of two that begin at the same place the earlier listed wins."""
    found = [*(rule for rule in rules().values() if kind in rule.begins), _festivals(kind)]
    return tuple(
        (rule.name, Rank[rule.place.upper()], frozenset(rule.needs), _regex(rule))
        for rule in found
        if rule.pattern
    )


@cache
def _regex(rule: PieceRule) -> Regex:
    return Regex(lambda: with_words(rule.pattern, _list))


@register_patterns
def _pieces_by_first_sign() -> Iterator[object]:
    """What each first sign needs."""
    return map(_beginning, sorted(set(map(_kind_of, _firsts()))))


@cache
def _list(name: str) -> str:
    """The words of a list, without what only begins like them."""
    words, but = lexicon.phrases(name), lexicon.phrases(name + "_but")
    spared = f"(?!{'|'.join(map(re.escape, but))})" if but else ""
    return f"{spared}(?:{'|'.join(map(re.escape, words))})"


@cache
def _festival_names() -> tuple[str, ...]:
    # Imported here: festival data loads on first need, importing the reader stays light.
    from union.core.almanac import festivals

    known = {*festivals.canonical_names(), *festivals.joint_names(), *festivals.world_names()}
    return tuple(sorted({*known, *lexicon.phrases("solar_terms")}, key=len, reverse=True))


def _festivals(kind: str) -> PieceRule:
    """Festivals and solar terms by name, 「节」 in 「节前」, of what begins so; ambiguous names only in festive company."""
    from union.core.almanac import festivals  # import time, as above

    unsure = {*festivals.ambiguous(), *festivals.ambiguous_of_world(), *lexicon.phrases("unsure_terms")}
    company = f"(?={'|'.join(lexicon.phrases('festive_company'))})"
    by_sign: dict[str, list[str]] = {}
    for name in _festival_names():
        if kind in ("上", "下", _kind_of(name[0])):
            by_sign.setdefault(name[0], []).append(re.escape(name[1:]) + (company if name in unsure else ""))
    named = "|".join(f"{sign}(?:{'|'.join(rests)})" for sign, rests in by_sign.items())
    pieces = [
        rf"(?<![一二三四五六七八九十\d])(?P<which>[上下]一?个)?(?P<name>{named})(?!@after_festival)",
        r"(?<![\u4e00-\u9fff\d])(?P<next>节)日?(?=[前后])",
        rf"(?<!{base_patterns.NO_YEAR_END})(?P<spring>年)(?=前(?![年往线面期几三两])|后(?![来年备代面]))",
    ]
    begins = (bool(named), kind == "节", kind == "年")
    pattern = "|".join(piece for piece, is_begun in zip(pieces, begins, strict=True) if is_begun)
    # 「上个春节」; of a name its second sign, so 「职工」 is not tried as 职…节
    needs = "".join(name[1] for name in _festival_names() if _kind_of(name[0]) == kind)
    return PieceRule("festival", pattern, needs="" if kind in ("节", "年") else f"个{needs}")
