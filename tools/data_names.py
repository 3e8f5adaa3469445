"""The names in union/words/data_names.toml: for Babel, which collects them beside what is passed to `_`, and for tests."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

LISTED = Path(__file__).parents[1] / "union/words/data_names.toml"
Found = tuple[int, str, str, list[str]]


def listed() -> Mapping[str, list[str]]:
    """All of them by the name of their list."""
    return tomllib.loads(LISTED.read_text("utf-8"))


def every() -> set[str]:
    """All of them."""
    return {name for names in listed().values() for name in names}


def extract(file: BinaryIO, *_asked: object, **_options: object) -> Iterator[Found]:
    """Babel's way to ask: line, function, sentence, comments."""
    for names in tomllib.load(file).values():
        yield from ((1, "_", name, []) for name in names)
