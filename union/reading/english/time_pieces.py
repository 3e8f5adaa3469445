"""Finds the pieces of a time in an English text, each with the Chinese words for it.

Pieces only; which of them make one time is decided in times.py.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import compiled
from union.reading.english.time_meanings import RECKONED, filled
from union.reading.english.vocabulary import either
from union.reading.piece_rules import Groups, PieceRule, alternation, parts_of, piece_rules

SHORT = {"next": "nxt", "week": "wk", "month": "mth", "year": "yr"}
NAMED = 16  # signs before a number in which the word stands that makes it a name


class Place(IntEnum):
    """Where a piece stands in a Chinese time, from a rule's beginning down to the clock."""

    BEGIN = 0
    RULE = 1
    YEAR = 2
    MONTH = 3
    DAY = 4
    SHIFT = 5
    WEEKDAY = 6
    PART = 7
    CLOCK = 8


class Piece(NamedTuple):
    """One piece: its sort, where it stands in the text, what it says, its place, its parts by name."""

    sort: str
    start: int
    end: int
    means: str
    place: Place
    names: frozenset[str]


def pieces(text: str) -> Iterator[Piece]:
    """All pieces in order; one that means nothing (31/31, 24/7) is left out."""
    pattern, rules, parts_in = _scanner(), _rules(), _parts_in()
    for match in pattern.finditer(text):
        sort = match.lastgroup or ""
        if match[0][0].isdigit() and _named().search(text[max(0, match.start() - NAMED) : match.start()]):
            continue
        parts = {name: _plain(match[group]) for name, group in parts_in[sort] if match[group]}
        form = rules[sort].means
        means = RECKONED[sort](parts) if form is None else filled(form, parts)
        if means is not None:
            place = _of_span(means) if sort == "span" else Place[rules[sort].place.upper()]
            yield Piece(sort, match.start(), match.end(), means, place, frozenset(parts))


def _plain(said: str) -> str:
    """In small letters, each blank once, 「nxt wed」 as 「next wed」."""
    long = {short: said for said, short in SHORT.items()}
    return " ".join(long.get(word, word) for word in said.lower().split())


def _of_span(means: str) -> Place:
    """A span's place is its unit's: 明年, 下个月."""
    return Place.YEAR if means.endswith("年") else Place.MONTH if means.endswith("月") else Place.WEEKDAY


@cache
def _rules() -> dict[str, PieceRule]:
    return piece_rules("english_times")


@cache
def _scanner() -> re.Pattern[str]:
    """A piece is no part of a word, of a sum of money, of 「EA-2027」 or 「9.30.5」. ASCII: 「ſat」 is no 「sat」."""
    pattern = alternation(_rules().values(), lambda name: f"(?:{either(name)})")
    for said, short in SHORT.items():
        pattern = re.sub(
            rf"(?:(?<=\\s)|(?<![A-Za-z<]))(?<!P<){said}(?![a-z_>])", f"(?:{said}|{short})", pattern
        )
    return compiled(
        rf"(?<![\w$¥€£#])(?<!\d[./:,])(?<!(?-i:[A-Z])-)(?=[\w@])(?:{pattern})(?!\w)", re.IGNORECASE | re.ASCII
    )


@cache
def _parts_in() -> Groups:
    return parts_of(_scanner())


@cache
def _named() -> re.Pattern[str]:
    return compiled(
        rf"(?<![a-z])(?:{either('named')})[.:]?\s?$|(?:(?<![a-z])rm|hk\$|s\$)\s?$", re.IGNORECASE | re.ASCII
    )
