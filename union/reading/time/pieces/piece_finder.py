"""Finds the pieces of a time in a text: a month, a weekday, a clock time, 「每周」.

Pieces only; which of them belong together is decided in union/reading/time/time_expressions.py.
"""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import ahead
from union.reading import lexicon
from union.reading.time.pieces.base_patterns import MOMENTS
from union.reading.time.pieces.festival_patterns import FEASTS, NO_YEAR_END
from union.reading.time.pieces.first_characters import FIGURES, STARTS, kind_of
from union.reading.time.pieces.rule_patterns import RULES

# In the order in which they are tried.
PIECES = {**RULES, **FEASTS, **MOMENTS}


Groups = dict[str, tuple[tuple[str, int], ...]]


class Rank(IntEnum):
    """The place of a piece within a moment, from the year down to the clock; pieces join in rising order."""

    RULE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    OFF = 4
    SHIFT = 5
    WITHIN = 6
    WEEKDAY = 7
    PART = 8
    CLOCK = 9


RANKS = {
    **dict.fromkeys((*RULES, "old_style"), Rank.RULE),
    **dict.fromkeys(("year", "no_year", "this_year", "two_years", "lunar_year"), Rank.YEAR),
    **dict.fromkeys(
        ("quarter", "quarters", "half", "month", "this_month", "months", "moon", "no_month"), Rank.MONTH
    ),
    "days_off": Rank.OFF,
    **dict.fromkeys(("shift", "eve", "feast_week"), Rank.SHIFT),
    **dict.fromkeys(
        ("anniversary", "nth_day", "weekday_from", "nth_workday", "nth_unit", "some_units", "same_day"),
        Rank.WITHIN,
    ),
    "weekday": Rank.WEEKDAY,
    "weekdays": Rank.WEEKDAY,
    "part": Rank.PART,
    **dict.fromkeys(("colon", "english", "clock", "hours", "office", "now"), Rank.CLOCK),
}


class Atom(NamedTuple):
    """One piece: its sort, its place in the text, what its named parts say."""

    sort: str
    start: int
    end: int
    parts: Mapping[str, str]

    @property
    def rank(self) -> Rank:
        """Where the piece stands within a moment; what is not listed names a day."""
        return RANKS.get(self.sort, Rank.DAY)


def atoms(text: str) -> Iterator[Atom]:
    """All pieces of time in a normal text, in order; their words do not overlap."""
    end = 0
    for sign in _signs().finditer(text):
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


@cache
def _signs() -> re.Pattern[str]:
    """The signs with which pieces begin; most signs begin none."""
    return re.compile(rf"[\d{FIGURES}{''.join(sorted(_firsts() - {'0'}))}]")


def _firsts() -> set[str]:
    return {*"".join(STARTS.values()), *(name[0] for name in _festival_names())}


@cache
def _matcher(sign: str) -> tuple[re.Pattern[str], Groups]:
    """The pieces that may begin with the sign, as one pattern, and where it says their parts."""
    kind = kind_of(sign)
    if kind != sign:
        return _matcher(kind)
    pattern = re.compile(alternation(kind))
    return pattern, _groups(pattern)


@ahead
def _all() -> Iterator[object]:
    """What each first sign needs."""
    return map(_matcher, sorted(_firsts()))


def alternation(kind: str | None = None) -> str:
    """All pieces, or those of one kind of first sign; of two that begin at the same place the earlier listed wins."""
    pieces = {sort: one for sort, one in PIECES.items() if kind is None or kind in STARTS[sort]}
    festivals = festivals_pattern(kind)
    if festivals:
        pieces["festival"] = festivals
    return "|".join(f"(?P<{sort}>{_filled(pattern)})" for sort, pattern in pieces.items())


def _groups(pattern: re.Pattern[str]) -> Groups:
    """For each sort the names of its parts and the numbers of their groups."""
    sorts = sorted({*PIECES, "festival"}, key=len, reverse=True)
    found: dict[str, list[tuple[str, int]]] = {sort: [] for sort in sorts}
    for group, number in pattern.groupindex.items():
        sort = next((one for one in sorts if group.startswith(one + "_") and group != one), "")
        if sort and group not in found:
            found[sort].append((group.removeprefix(sort + "_"), number))
    return {sort: tuple(names) for sort, names in found.items()}


def _filled(pattern: str) -> str:
    """The pattern with its word lists (@after_clock) put in, each without what only begins like its words."""
    return re.sub(r"@([a-z_]+)", lambda name: _list(name[1]), pattern)


def _list(name: str) -> str:
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
        if kind in (None, "上", "下", kind_of(name[0])):
            by_sign.setdefault(name[0], []).append(re.escape(name[1:]) + (company if name in unsure else ""))
    named = "|".join(f"{sign}(?:{'|'.join(rests)})" for sign, rests in by_sign.items())
    pieces = [
        rf"(?<![一二三四五六七八九十\d])(?P<festival_which>[上下]一?个)?(?P<festival_name>{named})(?!@after_festival)",
        r"(?<![\u4e00-\u9fff\d])(?P<festival_next>节)日?(?=[前后])",
        rf"(?<!{NO_YEAR_END})(?P<festival_spring>年)(?=前(?![年往线面期几三两])|后(?![来年备代面]))",
    ]
    begins = (bool(named), kind in (None, "节"), kind in (None, "年"))
    return "|".join(piece for piece, is_begun in zip(pieces, begins, strict=True) if is_begun)
