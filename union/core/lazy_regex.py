"""A regular expression compiled at its first use, so that importing the reader compiles none.

Which there are is known: a program that means to stay compiles them all before they are needed (`made_ready`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakSet

Makes = Callable[[], Iterable[object]]
_makes: list[Makes] = []
_regexes: WeakSet["Regex"] = WeakSet()
LONGEST_WORD = 12  # signs of one in the lists of what may end a title
LOOK_BEHIND = r"\(\?<([!=])([^()]{1,40})\)([^\x00-\x7f])(?![?*+{|])"


def either(words: Iterable[str]) -> str:
    """Words as alternatives; what must stand before one is looked at behind its first sign.

    Then every alternative begins with a sign, and a search passes over all places that hold none of those.
    """
    return "|".join(re.sub("^" + LOOK_BEHIND, r"\3(?<\1(?:\2)\3)", word) for word in words)


def run_before_end(last: "Regex | re.Pattern[str]", text: str, begin: int = 0) -> int:
    """Where the run of words begins that ends a text; `last` finds one at the end, and each is looked for once.

    As one pattern, `(?:…)+$` would be tried from every place of the text, and in every division of its words.
    """
    end = len(text)
    while (found := last.search(text, max(begin, end - LONGEST_WORD), end)) and found.start() < end:
        end = found.start()
    return end


def register_patterns(makes: Makes) -> Makes:
    """Marks what makes the patterns a module keeps by a key, one after another."""
    _makes.append(makes)
    return makes


def made_ready() -> Iterator[object]:
    """Compiles every pattern there is, one each time the next is asked for."""
    for makes in tuple(_makes):
        yield from makes()
    for regex in tuple(_regexes):
        yield regex._compiled, regex.search("")


class Regex:
    """Stands for `re.compile(pattern)`; after the first call each method is the compiled pattern's own.

    What gives a pattern stands for one that is made of word lists: they are read when it is first needed. Of `signs`, written
    as within brackets, every match holds one: a text with none of them is searched by no pattern, and has none compiled.
    """

    pattern: str  # as written
    signs: str
    _compiled: re.Pattern[str]
    _held: Callable[[str], re.Match[str] | None]
    # Those of the compiled pattern.
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str | Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str | Callable[[], str], *, any_case: bool = False, signs: str = "") -> None:
        self._written, self._flags = pattern, re.IGNORECASE if any_case else 0
        if signs:
            self.signs, self.search = signs, self._searched
            self.finditer, self.sub = self._found, self._replaced
        _regexes.add(self)

    def _searched(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.search(text, *span) if self._held(text) else None

    def _found(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, *span) if self._held(text) else iter(())

    def _replaced(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._compiled.sub(by, text) if self._held(text) else text

    if not TYPE_CHECKING:  # what is not named above is a mistake

        def __getattr__(self, name: str) -> object:
            """Worked out at its first use and kept; `cached_property` would have all wait for one that is being compiled."""
            if name == "pattern":
                found = self._written if isinstance(self._written, str) else self._written()
            elif name == "_compiled":
                found = re.compile(self.pattern, self._flags)
            elif name == "_held":
                found = re.compile(f"[{self.signs}]").search
            else:
                found = getattr(self._compiled, name)
            self.__dict__[name] = found
            return found


class Beginning(NamedTuple):
    """A pattern that begins with one sign, and the signs one of which stands behind that; none where any may."""

    pattern: str
    then: frozenset[str] = frozenset()


class BySign:
    """Patterns by the sign they begin with: a text has those compiled and tried that begin with signs of its own."""

    def __init__(self, beginnings: Callable[[], Mapping[str, Beginning]]) -> None:
        self._patterns = cache(
            lambda: {sign: (Regex(one.pattern), one.then) for sign, one in beginnings().items()}
        )
        self._signs = Regex(lambda: f"[{re.escape(''.join(self._patterns()))}]")
        register_patterns(lambda: (pattern for pattern, _then in self._patterns().values()))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What they find, one behind the other."""
        end, patterns = 0, self._patterns()
        for sign in self._signs.finditer(text):
            start = sign.start()
            pattern, then = patterns[sign[0]]
            if start < end or (then and text[start + 1 : start + 2] not in then):
                continue
            if match := pattern.match(text, start):
                end = match.end()
                yield match
