"""Values put together by what they have in common; a mapping that forgets what was set longest ago."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from itertools import groupby
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The values of each key, both in the order in which they come."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Ascending numbers cut where one is not followed by the next."""
    pieces = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    return [[number for _place, number in piece] for _gap, piece in pieces]


class Latest(OrderedDict[K, V]):
    """At most so many; setting a key again makes it the newest."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self._most:
            self.popitem(last=False)
