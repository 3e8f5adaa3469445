"""The word lists the reader works with, from the data files an officer could read and correct.

Each list is read once, on first need; the files lie in union/data.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from union.core.first_signs import begun
from union.core.lazy_regex import either
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
def unit_words(part: str, name: str) -> tuple[str, ...]:
    """A list of units.toml, longest first: what people are called that are counted by 个, behind what a bare figure is a sum …"""
    return tuple(sorted(table("units")[part][name], key=len, reverse=True))


@cache
def bare_units() -> Mapping[str, str]:
    """What a figure without a classifier counts behind such a word, the longest words first: 「参加120」 people, 「传单260」 sheets."""
    data = table("units")
    found = {word: unit for unit, words in data["things"].items() for word in words}
    found |= dict.fromkeys(data["people"]["before"], "人")
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def units_of(group: str) -> frozenset[str]:
    """The classifiers of one group of units.toml: people, events, time …"""
    return frozenset(table("units")["count"][group])


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
def one_of() -> dict[str, re.Pattern[str]]:
    """What makes a count of a word with 「一」 all the same, as a pattern: 一块牌子, 一起纠纷."""
    return {unit: re.compile("|".join(words)) for unit, words in table("units")["one_of"].items()}


def meant(part: str) -> Mapping[str, str]:
    """`same`: other spellings of a unit, 「平米」 → 「平方米」; words for `money`, `signs` before it: the ISO currency, "" the region's own."""
    found: Mapping[str, str] = table("units")[part]
    return found


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
    data, kinds = table("cantonese"), ("words", "sure") if sure else ("words",)
    found = {word: means for kind in kinds for means, words in data[kind].items() for word in words}
    english = table("english")  # 「呢個Friday」, 「tmr」: days are often said so
    found |= {
        word: f"星期{day}"
        for day, words in english["weekdays"].items()
        for word in words
        if word not in english["unsure"]["words"]
    }
    found |= {word: day for day, words in english["days"].items() for word in words if " " not in word}
    return found | {word: word for kind in kinds for word in data["spared"][kind]}


@cache
def cantonese_signs(name: str) -> tuple[str, ...]:
    """The signs by which Cantonese is known (`sure`), or what makes another word of one (`not_before`)."""
    return tuple(table("cantonese")["signs"][name])


@cache
def pattern(group: str) -> re.Pattern[str]:
    """The words of such a list as one pattern."""
    return re.compile(begun(either(phrases(group))))


@cache
def phrases(group: str) -> tuple[str, ...]:
    """A list of `phrases.toml`, longest first; empty for one that is not there."""
    return tuple(sorted(table("phrases").get(group, ()), key=len, reverse=True))
