"""JSON that comes from outside, bounded: what no page and no bot of ours sends is refused before anything acts on it."""

import json
from typing import Any

DEEPEST = 32
LARGEST = 2**53 - 1  # beyond it a browser's numbers are not exact, and SQLite's end at 63 bits


def read(words: str | bytes) -> Any:
    """What the JSON says. Raises ValueError for what is none, is nested too deeply or holds a number or a sign nobody can keep."""
    try:
        said = json.loads(words, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    _check(said)
    return said


def number(written: str) -> int:
    """A whole number of those that can be kept. Raises ValueError."""
    if len(written) > len(str(LARGEST)) + 1 or abs(found := int(written)) > LARGEST:
        raise ValueError("too large")
    return found


def _check(said: object) -> None:
    here = [said]
    for _depth in range(DEEPEST):
        within = list[object]()
        for each in here:
            match each:
                case dict():
                    within += each
                    within += each.values()
                case list():
                    within += each
                case str():
                    each.encode()
                case int() | float() if abs(each) > LARGEST:
                    raise ValueError("too large")
        if not within:
            return
        here = within
    raise ValueError("nested too deeply")


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
