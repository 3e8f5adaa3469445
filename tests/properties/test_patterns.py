"""No pattern of ours takes exponential time: each is pumped with the signs it repeats itself, then disappointed.

The reader as a whole is timed in tests/unit/union/understanding/test_speed.py.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from random import Random
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to see what a pattern repeats
from time import process_time
from typing import Any

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of libraries that are imported on the way
]
STOREYS = ("union", "storage", "handlers", "bot")
LENGTHS = (16, 18, 20, 22, 24, 26)  # from one to the next an exponential pattern takes at least twice as long
LONG, SECONDS = 1000, 0.1
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
END = "\x01"


def patterns() -> dict[str, "re.Pattern[str]"]:
    """Every pattern that stands in a module, alone or within something, by where it was found first."""
    found: dict[re.Pattern[str], str] = {}
    for storey in STOREYS:
        package = importlib.import_module(storey)
        for each in pkgutil.walk_packages(package.__path__, f"{storey}."):
            if not each.name.endswith("__main__"):
                module = importlib.import_module(each.name)
                for name, value in vars(module).items():
                    for pattern in _within(value, 0):
                        found.setdefault(pattern, f"{each.name}.{name}")
    return {where: pattern for pattern, where in found.items()}


def _within(value: Any, depth: int) -> Iterator["re.Pattern[str]"]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4:
        inner: Sequence[Any] = ()
        if isinstance(value, Mapping):
            inner = list(value.values())
        elif isinstance(value, tuple | list | set | frozenset):
            inner = list(value)
        elif is_dataclass(value) and not isinstance(value, type):
            inner = [getattr(value, field.name) for field in fields(value)]
        for each in inner:
            yield from _within(each, depth + 1)


def repeated(tree: Any) -> Iterator[set[str]]:
    """The signs of each part that may stand many times."""
    for kind, content in tree:
        if kind in REPEATS and content[1] > 4:
            yield set(_signs(content[2]))
        for part in _parts(kind, content):
            yield from repeated(part)


def _signs(tree: Any) -> Iterator[str]:
    for kind, content in tree:
        if kind is _constants.LITERAL:
            yield chr(content)
        elif kind is _constants.IN:
            yield from _of_class(content)
        elif kind in (_constants.ANY, _constants.NOT_LITERAL):
            yield "甲"
        for part in _parts(kind, content):
            yield from _signs(part)


def _of_class(content: Any) -> Iterator[str]:
    for kind, value in content:
        if kind is _constants.LITERAL:
            yield chr(value)
        elif kind is _constants.RANGE:
            yield chr(value[0])
        elif kind is _constants.CATEGORY:
            yield "0" if "DIGIT" in str(value) else " " if "SPACE" in str(value) else "a"
        else:
            yield "甲"


def _parts(kind: Any, content: Any) -> list[Any]:
    if kind in REPEATS:
        return [content[2]]
    if kind is _constants.SUBPATTERN:
        return [content[-1]]
    if kind is _constants.BRANCH:
        return list(content[1])
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [content[1]]
    return []


def explodes(pattern: "re.Pattern[str]") -> str:
    """The piece with which the pattern takes too long; nothing where there is none."""
    dice, pieces = Random(1), set[str]()
    for signs in repeated(_parser.parse(pattern.pattern, pattern.flags)):
        ordered = sorted(signs)
        pieces |= {
            *ordered[:40],
            *("".join(dice.choices(ordered, k=dice.randint(2, 4))) for _ in range(12) if ordered),
        }
    for piece in sorted(pieces):
        for length in (*LENGTHS, LONG):
            begun = process_time()
            pattern.fullmatch((piece * length)[:length] + END)
            pattern.match((piece * length)[:length] + END)
            if process_time() - begun > SECONDS:
                return piece
    return ""


def test_no_pattern_explodes() -> None:
    """One message of 36 digits once held up the bot for hours."""
    found = patterns()
    assert len(found) > 120
    assert {where: piece for where, pattern in found.items() if (piece := explodes(pattern))} == {}


def test_one_that_explodes_is_found() -> None:
    """The one it was."""
    assert explodes(re.compile(r"(?:[0-9]{1,4}|[一二三]{1,3}|[年月的])*(?:日历|月历)图"))
    assert not explodes(re.compile(r"[0-9一二三年月的]{0,20}(?:日历|月历)图"))
