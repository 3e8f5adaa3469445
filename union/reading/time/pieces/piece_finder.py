"""Finds the pieces of a time in a text: a month, a weekday, a clock time, 「每周」.

Pieces only; which of them belong together is decided in union/reading/time/time_expressions.py.
"""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex, ahead
from union.reading import lexicon
from union.reading.piece_rules import Groups, PieceRule, alternation, parts_of, piece_rules
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
    """One piece: its sort, its place in the text, what its named parts say."""

    sort: str
    start: int
    end: int
    parts: Mapping[str, str]

    @property
    def rank(self) -> Rank:
        """Where the piece stands within a moment."""
        return _ranks()[self.sort]


@cache
def rules() -> dict[str, PieceRule]:
    """The rules of a time in Chinese, by name, in the order in which they are tried; festivals are known by their names."""
    return piece_rules("times", vars(base_patterns)) | {"festival": PieceRule("festival", "")}


@cache
def _ranks() -> dict[str, Rank]:
    return {sort: Rank[rule.place.upper()] for sort, rule in rules().items()}


@cache
def repeating() -> dict[str, PieceRule]:
    """The rules of what comes back: 每周, 逢双月, 半年一次."""
    return {sort: rule for sort, rule in rules().items() if rule.place == "rule"}


def atoms(text: str) -> Iterator[Atom]:
    """All pieces of time in a normal text, in order; their words do not overlap."""
    end = 0
    for sign in SIGNS.finditer(text):
        start = sign.start()
        if start < end:
            continue
        pattern, groups = _matcher(sign[0])
        match = pattern.match(text, start)
        if match:
            end = match.end()
            sort = match.lastgroup or ""
            parts = {name: said for name, group in groups[sort] if (said := match[group])}
            yield Atom(sort, start, end, parts)


def _firsts() -> set[str]:
    begun = "".join(rule.begins for rule in rules().values())
    return {*begun, *(name[0] for name in _festival_names())}


def _kind_of(sign: str) -> str:
    """The sign that stands for it in the table."""
    return "0" if sign.isdecimal() else "一" if sign in FIGURES else sign


@cache
def _matcher(sign: str) -> tuple[re.Pattern[str], Groups]:
    """The pieces that may begin with the sign, as one pattern, and where it says their parts."""
    kind = _kind_of(sign)
    if kind != sign:
        return _matcher(kind)
    pattern = re.compile(every_piece(kind))
    return pattern, parts_of(pattern)


@ahead
def _all() -> Iterator[object]:
    """What each first sign needs."""
    return map(_matcher, sorted(_firsts()))


def every_piece(kind: str | None = None) -> str:
    """All pieces, or those of one kind of first sign; of two that begin at the same place the earlier listed wins."""
    found = [rule for rule in rules().values() if rule.begins and (kind is None or kind in rule.begins)]
    festivals = festivals_pattern(kind)
    return alternation([*found, *([PieceRule("festival", festivals)] if festivals else ())], _list)


@cache
def _list(name: str) -> str:
    """The words of a list, without what only begins like them."""
    words, but = lexicon.phrases(name), lexicon.phrases(name + "_but")
    spared = f"(?!{'|'.join(map(re.escape, but))})" if but else ""
    return f"{spared}(?:{'|'.join(map(re.escape, words))})"


@cache
def _festival_names() -> tuple[str, ...]:
    # Imported here: festival data loads on first need, importing the reader stays light.
    from union.core.almanac import festivals, world_festivals

    known = {*festivals.names(), *festivals.joint_names(), *world_festivals.names()}
    return tuple(sorted({*known, *lexicon.phrases("solar_terms")}, key=len, reverse=True))


def festivals_pattern(kind: str | None = None) -> str:
    """Festivals and solar terms by name, 「节」 in 「节前」; ambiguous names only in festive company.

    With a kind of first sign only what begins so; empty where nothing does.
    """
    from union.core.almanac import festivals, world_festivals  # import time, as above

    unsure = {*festivals.ambiguous(), *world_festivals.ambiguous(), *lexicon.phrases("unsure_terms")}
    company = f"(?={'|'.join(lexicon.phrases('festive_company'))})"
    by_sign: dict[str, list[str]] = {}
    for name in _festival_names():
        if kind in (None, "上", "下", _kind_of(name[0])):
            by_sign.setdefault(name[0], []).append(re.escape(name[1:]) + (company if name in unsure else ""))
    named = "|".join(f"{sign}(?:{'|'.join(rests)})" for sign, rests in by_sign.items())
    pieces = [
        rf"(?<![一二三四五六七八九十\d])(?P<which>[上下]一?个)?(?P<name>{named})(?!@after_festival)",
        r"(?<![\u4e00-\u9fff\d])(?P<next>节)日?(?=[前后])",
        rf"(?<!{base_patterns.NO_YEAR_END})(?P<spring>年)(?=前(?![年往线面期几三两])|后(?![来年备代面]))",
    ]
    begins = (bool(named), kind in (None, "节"), kind in (None, "年"))
    return "|".join(piece for piece, is_begun in zip(pieces, begins, strict=True) if is_begun)
