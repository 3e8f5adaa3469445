"""The word lists the reader works with, from the data files an officer could read and correct.

Each list is read once, on first need; the files lie in union/data.
"""

import re
from functools import cache
from typing import NamedTuple

from union.data import table


class Weighed(NamedTuple):
    """A name with the words that speak for it, each with its weight."""

    name: str
    words: tuple[tuple[str, int], ...]


@cache
def units() -> tuple[str, ...]:
    """The classifiers, longest first."""
    return tuple(
        sorted((u for group in table("units")["count"].values() for u in group), key=len, reverse=True)
    )


@cache
def units_of(group: str) -> frozenset[str]:
    """The classifiers of one group of units.toml: people, events, time …"""
    return frozenset(table("units")["count"][group])


@cache
def same_unit() -> dict[str, str]:
    """Other spellings of a unit: 「平米」 → 「平方米」."""
    return dict(table("units")["same"])


@cache
def unit_limits() -> dict[str, str]:
    """What must or must not follow a unit, as lookaheads: 「100人民币」 counts no people."""
    data = table("units")
    limits = {unit: f"(?!{'|'.join(words)})" for unit, words in data["not_before"].items()}
    limits.update((unit, "(?![A-Za-z])") for unit in units() if unit.isascii() and unit.isalpha())
    for unit, words in data["only_before"].items():
        limits[unit] = limits.get(unit, "") + f"(?={'|'.join(words)})"
    return limits


@cache
def no_units() -> tuple[str, ...]:
    """Signs that make no count of the figure before them: 45岁, 3楼."""
    return tuple(table("units")["no_unit"]["signs"])


@cache
def people_nouns() -> tuple[str, ...]:
    """What people are called that are counted by 个: 「12个职工」."""
    return tuple(sorted(table("units")["people"]["nouns"], key=len, reverse=True))


@cache
def before_people() -> tuple[str, ...]:
    """Words right after which a bare figure at a clause's end counts people, longest first."""
    return tuple(sorted(table("units")["people"]["before"], key=len, reverse=True))


@cache
def words_with_one() -> frozenset[str]:
    """Units that make a word with 「一」: 一起, 一面."""
    return frozenset(table("units")["word_with_one"]["units"])


@cache
def one_of() -> dict[str, re.Pattern[str]]:
    """What makes a count of a word with 「一」 all the same, as a pattern: 一块牌子, 一起纠纷."""
    return {unit: re.compile("|".join(words)) for unit, words in table("units")["one_of"].items()}


@cache
def currencies() -> dict[str, str]:
    """The words for money and the ISO currency each means; "" is the region's own."""
    return dict(table("units")["money"])


@cache
def money_signs() -> dict[str, str]:
    """What stands before a sum and the ISO currency it means; "" is the region's own."""
    return dict(table("units")["signs"])


@cache
def outlays() -> tuple[str, ...]:
    """Words right after which a bare 「4500」 at a clause's end is a sum, longest first."""
    return tuple(sorted(table("units")["sums"]["outlays"], key=len, reverse=True))


@cache
def in_pieces() -> tuple[str, ...]:
    """What is counted by 块, so that no 「12块」 behind it is money."""
    return tuple(table("units")["sums"]["in_pieces"])


@cache
def money_words() -> tuple[str, ...]:
    """Words after which a bare 「3.6万」 is a sum."""
    return tuple(table("units")["sums"]["words"])


@cache
def spending() -> tuple[str, ...]:
    """Words of buying and giving: a total at the end of their sentence is a sum."""
    return tuple(table("units")["sums"]["spending"])


@cache
def weighed(name: str) -> tuple[Weighed, ...]:
    """The weighed lists of `categories` or `kinds`, in the file's order."""
    return tuple(
        Weighed(
            title, tuple((word, int(weight)) for weight, words in sorted(table.items()) for word in words)
        )
        for title, table in table(name).items()
    )


@cache
def cantonese(*, sure: bool) -> dict[str, str]:
    """Written Cantonese and the words that replace it; `sure`: with those that mean something else in Mandarin."""
    data = table("cantonese")
    return data["words"] | data["sure"] if sure else dict(data["words"])


@cache
def cantonese_signs(name: str) -> tuple[str, ...]:
    """The signs by which Cantonese is known (`sure`), or what makes another word of one (`not_before`)."""
    return tuple(table("cantonese")["signs"][name])


@cache
def phrases(group: str) -> tuple[str, ...]:
    """A list of `phrases.toml`, longest first; empty for one that is not there."""
    return tuple(sorted(table("phrases").get(group, ()), key=len, reverse=True))
