"""A regular expression compiled at its first use, so that importing the reader compiles none."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from union.understanding.first_signs import sifted

LOOK_BEHIND = r"\(\?<([!=])([^()]{1,40})\)([\u4e00-\u9fff])(?![?*+{|])"


def either(words: Iterable[str]) -> str:
    """Words as alternatives; what must stand before one is looked at behind its first sign.

    Then every alternative begins with a sign, and a search passes over all places that hold none of those.
    """
    return "|".join(re.sub("^" + LOOK_BEHIND, r"\3(?<\1(?:\2)\3)", word) for word in words)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern compiled to be searched for."""
    return re.compile(sifted(pattern), flags)


def sought(words: Iterable[str]) -> re.Pattern[str]:
    """A list of words, each a pattern of its own, compiled to be searched for."""
    return compiled(either(words))


class Regex:
    """Stands for `re.compile(pattern)`; after the first call each method is the compiled pattern's own."""

    def __init__(self, pattern: str, *, any_case: bool = False) -> None:
        self.pattern, self._flags = pattern, re.IGNORECASE if any_case else 0

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self.pattern, self._flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.search`."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.match`."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.fullmatch`."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """See `re.Pattern.finditer`."""
        return self._compiled.finditer

    @cached_property
    def split(self) -> Callable[..., list[str | Any]]:
        """See `re.Pattern.split`."""
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """See `re.Pattern.sub`."""
        return self._compiled.sub
