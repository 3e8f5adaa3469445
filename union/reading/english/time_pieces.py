"""Finds the pieces of a time in an English text, each with the Chinese words for it.

Pieces only; which of them make one time is decided in times.py.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import compiled
from union.reading.english.time_meanings import MEANINGS
from union.reading.english.time_patterns import PIECES
from union.reading.english.vocabulary import either

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


PLACES = {
    **dict.fromkeys(("every_span", "every_days", "plural_days", "every_unit", "adverb"), Place.RULE),
    "year": Place.YEAR,
    **dict.fromkeys(("edge", "edge_after", "quarter", "half", "month", "of_month"), Place.MONTH),
    "shift": Place.SHIFT,
    **dict.fromkeys(("weekday", "weekday_span", "week"), Place.WEEKDAY),
    **dict.fromkeys(("part", "day_end"), Place.PART),
    **dict.fromkeys(
        ("clocks", "spoken", "oclock", "noon", "military", "digits", "clock", "at_hour"), Place.CLOCK
    ),
}


def pieces(text: str) -> Iterator[Piece]:
    """All pieces in order; one that means nothing (31/31, 24/7) is left out."""
    for match in _scanner().finditer(text):
        sort = match.lastgroup or ""
        if match[0][0].isdigit() and _named().search(text[max(0, match.start() - NAMED) : match.start()]):
            continue
        parts = {name: _plain(match[group]) for name, group in _groups()[sort] if match[group]}
        means = MEANINGS[sort](parts)
        if means is not None:
            yield Piece(sort, match.start(), match.end(), means, _place(sort, means), frozenset(parts))


def _plain(said: str) -> str:
    """In small letters, each blank once, 「nxt wed」 as 「next wed」."""
    return " ".join(said.lower().replace("nxt", "next").split())


def _place(sort: str, means: str) -> Place:
    """A span's place is its unit's: 明年, 下个月."""
    if sort == "span":
        return Place.YEAR if means.endswith("年") else Place.MONTH if means.endswith("月") else Place.WEEKDAY
    return PLACES.get(sort, Place.DAY)


@cache
def _scanner() -> re.Pattern[str]:
    """A piece is no part of a word, of a sum of money, of 「EA-2027」 or 「9.30.5」. ASCII: 「ſat」 is no 「sat」."""
    pattern = "|".join(f"(?P<{sort}>{_filled(form)})" for sort, form in PIECES.items())
    return compiled(
        rf"(?<![\w$¥€£#])(?<!\d[./:,])(?<!(?-i:[A-Z])-)(?=[\w@])(?:{pattern})(?!\w)", re.IGNORECASE | re.ASCII
    )


@cache
def _groups() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each sort the names of its parts and of their groups."""
    sorts = sorted(PIECES, key=len, reverse=True)
    found: dict[str, list[tuple[str, str]]] = {sort: [] for sort in sorts}
    for group in _scanner().groupindex:
        sort = next((one for one in sorts if group.startswith(one + "_") and group != one), "")
        if sort and group not in found:
            found[sort].append((group.removeprefix(sort + "_"), group))
    return {sort: tuple(names) for sort, names in found.items()}


def _filled(form: str) -> str:
    listed = re.sub(r"@([a-z_]+)", lambda name: f"(?:{either(name[1])})", form)
    return re.sub(r"\bnext\b", "(?:next|nxt)", listed)


@cache
def _named() -> re.Pattern[str]:
    return compiled(
        rf"(?<![a-z])(?:{either('named')})[.:]?\s?$|(?:rm|hk\$|s\$)\s?$", re.IGNORECASE | re.ASCII
    )
