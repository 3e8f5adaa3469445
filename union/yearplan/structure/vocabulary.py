"""The words by which plans are read, from union/data/plans.toml, as patterns and lists.

Each is made once, on first need.
"""

import re
from collections.abc import Mapping
from functools import cache

from union.data import table

LABELS = ("owner", "time", "name", "other")


@cache
def either(name: str) -> str:
    """A list as the alternatives of a pattern, the longest first; its words may look ahead."""
    return "|".join(sorted(table("plans")[name], key=len, reverse=True))


@cache
def listed(name: str) -> frozenset[str]:
    """A list as a set."""
    return frozenset(table("plans")[name])


@cache
def begins(name: str) -> re.Pattern[str]:
    """A pattern that matches one word of a list where it is tried."""
    return re.compile(f"(?:{either(name)})")


@cache
def seasons() -> Mapping[str, tuple[int, int]]:
    """Times of the year named without a month: the first and the last month."""
    return {name: (first, last) for name, (first, last) in table("plans")["seasons"].items()}


def label_of(text: str) -> str | None:
    """What a line that is a field says: its owner, time, name or something other; None where it is no field."""
    for sort in LABELS:
        if _labels()[sort].match(text):
            return sort
    return None


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {sort: re.compile(rf"\W{{0,9}}(?:{either(sort + '_labels')})\s?:") for sort in LABELS}
