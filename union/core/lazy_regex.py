"""A regular expression compiled at its first use, so that importing the reader compiles none.

Which there are is known: a program that means to stay compiles them all before they are needed (`made_ready`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from union.core.regex_prefilter import sifted

Value = TypeVar("Value")
Makes = Callable[[], Iterable[object]]
_makes: list[Makes] = []
_regexes: WeakSet["Regex"] = WeakSet()
LONGEST_WORD = 12  # signs of one in the lists of what may end a title
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


def run_before_end(last: "Regex | re.Pattern[str]", text: str, begin: int = 0) -> int:
    """Where the run of words begins that ends a text; `last` finds one at the end, and each is looked for once.

    As one pattern, `(?:…)+$` would be tried from every place of the text, and in every division of its words.
    """
    end = len(text)
    while (found := last.search(text, max(begin, end - LONGEST_WORD), end)) and found.start() < end:
        end = found.start()
    return end


def ahead(makes: Makes) -> Makes:
    """Marks what makes the patterns a module keeps by a key, one after another."""
    _makes.append(makes)
    return makes


def made_ready() -> Iterator[object]:
    """Compiles every pattern there is, one each time the next is asked for."""
    for makes in tuple(_makes):
        yield from makes()
    for regex in tuple(_regexes):
        yield regex.search


class _Once(Generic[Value]):
    """A value worked out at its first use and kept, as `cached_property` does, which up to Python 3.11 holds a lock meanwhile.

    One lock for all patterns: who needs one would wait for another that is being compiled beside it.
    """

    def __init__(self, work_out: Callable[["Regex"], Value]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type["Regex"], name: str) -> None:
        self._name = name

    def __get__(self, regex: "Regex", owner: type["Regex"]) -> Value:
        value = regex.__dict__[self._name] = self._work_out(regex)
        return value


class Regex:
    """Stands for `re.compile(pattern)`; after the first call each method is the compiled pattern's own.

    What gives a pattern stands for one that is made of word lists: they are read when it is first needed.
    """

    def __init__(self, pattern: str | Callable[[], str], *, any_case: bool = False) -> None:
        self._written, self._flags = pattern, re.IGNORECASE if any_case else 0
        _regexes.add(self)

    @_Once
    def pattern(self) -> str:
        """The pattern as written."""
        return self._written if isinstance(self._written, str) else self._written()

    @_Once
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self.pattern, self._flags)

    @_Once
    def search(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.search`."""
        return self._compiled.search

    @_Once
    def match(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.match`."""
        return self._compiled.match

    @_Once
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.fullmatch`."""
        return self._compiled.fullmatch

    @_Once
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """See `re.Pattern.finditer`."""
        return self._compiled.finditer

    @_Once
    def split(self) -> Callable[..., list[str | Any]]:
        """See `re.Pattern.split`."""
        return self._compiled.split

    @_Once
    def sub(self) -> Callable[..., str]:
        """See `re.Pattern.sub`."""
        return self._compiled.sub
