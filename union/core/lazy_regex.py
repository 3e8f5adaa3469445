"""A regular expression compiled at its first use, so that importing the reader compiles none; tried only where a match may begin.

Which there are is known: a program that means to stay compiles them all before they are needed (`made_ready`). With which signs a
match may begin is asked first and spares most places of a text the whole pattern (`sifted`): Python does this only where every
alternative begins with a plain sign.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

CLASSES = "dswDSW"
NO_SIGNS = ("^", "$", r"\b", r"\A")
OPTIONAL = ("?", "*", "{0", "{,")


def begun_by(pattern: str) -> str | None:
    """The signs and classes a match may begin with, of which Python makes one class; None where that may be any, or none at all."""
    found = _of_alternatives(pattern)
    return None if found is None or found[1] else "|".join(dict.fromkeys(found[0]))


def sifted(pattern: str) -> str:
    """The same pattern, each run of alternatives tried only where such a sign stands; as it is where Python sees that by itself."""
    alternatives = _split(pattern)
    if all(one[:1].isalnum() for one in alternatives) or pattern.startswith(("[", "(?=[")):
        return pattern
    if signs := begun_by(pattern):
        return f"(?={signs})(?:{pattern})"
    runs = ["|".join(run) for _, run in groupby(alternatives, key=lambda one: begun_by(one) is None)]
    return "|".join(map(sifted, runs)) if len(runs) > 1 else pattern


Signs = tuple[list[str], bool]  # signs and classes, and whether nothing may stand there at all


def _of_alternatives(pattern: str) -> Signs | None:
    signs, may_be_empty = list[str](), False
    for one in _split(pattern):
        found = _of_sequence(one)
        if found is None:
            return None
        signs += found[0]
        may_be_empty = may_be_empty or found[1]
    return signs, may_be_empty


def _of_sequence(pattern: str) -> Signs | None:
    """Piece by piece, as long as what stands there may be empty."""
    signs, at = list[str](), 0
    while at < len(pattern):
        end = _piece_end(pattern, at)
        found = _of_piece(pattern[at:end])
        if found is None:
            return None
        signs += found[0]
        if not (found[1] or pattern.startswith(OPTIONAL, end)):
            return signs, False
        at = _behind_count(pattern, end)
    return signs, True


def _of_piece(piece: str) -> Signs | None:
    if piece in NO_SIGNS or piece.startswith(("(?=", "(?!", "(?<=", "(?<!")):
        return [], True
    if piece.startswith("["):
        return None if piece[1] == "^" else ([piece], False)
    if piece.startswith("("):
        inner = piece[1:-1].replace("?>", "?:", 1) if piece.startswith("(?>") else piece[1:-1]
        if inner.startswith("?P<"):
            return _of_alternatives(inner[inner.index(">") + 1 :])
        if inner.startswith("?i:") and (found := _of_alternatives(inner[3:])):
            return [*found[0], *(one.swapcase() for one in found[0] if "\\" not in one)], found[1]
        return _of_alternatives(inner.removeprefix("?:")) if inner[:2] == "?:" or inner[:1] != "?" else None
    if piece.startswith("\\"):
        return ([piece], False) if piece[1] in CLASSES or not piece[1].isalnum() else None
    return None if piece == "." else ([piece], False)


def _piece_end(pattern: str, at: int) -> int:
    """Where the sign, class or group that begins here ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        at += 3 if pattern[at + 1] == "^" else 2  # a bracket at its head stands for itself
        while pattern[at] != "]":
            at += 2 if pattern[at] == "\\" else 1
        return at + 1
    if pattern[at] != "(":
        return at + 1
    depth = 0
    while True:
        if pattern[at] in "\\[":
            at = _piece_end(pattern, at)
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
        if not depth:
            return at


def _behind_count(pattern: str, at: int) -> int:
    """Behind the ?, *, + or {…} there, and behind a ? that makes it lazy, a + that lets go of nothing."""
    if pattern[at : at + 1] == "{":
        at = pattern.index("}", at) + 1
    elif pattern[at : at + 1] in ("?", "*", "+"):
        at += 1
    else:
        return at
    return at + pattern.startswith(("?", "+"), at)


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, groups and classes left whole."""
    parts, begun, at = list[str](), 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            parts.append(pattern[begun:at])
            begun = at + 1
            at += 1
        else:
            at = _piece_end(pattern, at)
    return [*parts, pattern[begun:]]


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


class Regex:
    """Stands for `re.compile(pattern)`; after the first call each method is the compiled pattern's own.

    What gives a pattern stands for one that is made of word lists: they are read when it is first needed.
    """

    pattern: str  # as written
    _compiled: re.Pattern[str]
    # Those of the compiled pattern.
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    split: Callable[..., list[str | Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str | Callable[[], str], *, any_case: bool = False) -> None:
        self._written, self._flags = pattern, re.IGNORECASE if any_case else 0
        _regexes.add(self)

    if not TYPE_CHECKING:  # what is not named above is a mistake

        def __getattr__(self, name: str) -> object:
            """Worked out at its first use and kept; `cached_property` would have all wait for one that is being compiled."""
            if name == "pattern":
                found = self._written if isinstance(self._written, str) else self._written()
            elif name == "_compiled":
                found = compiled(self.pattern, self._flags)
            else:
                found = getattr(self._compiled, name)
            self.__dict__[name] = found
            return found
