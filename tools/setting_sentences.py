"""The sentences in union/data/settings.toml, for Babel, which collects them beside what is passed to `_`."""

import tomllib
from collections.abc import Iterator
from typing import BinaryIO

TOLD = ("label", "purpose", "example")
Found = tuple[int, str, str, list[str]]


def extract(file: BinaryIO, *_asked: object, **_options: object) -> Iterator[Found]:
    """Babel's way to ask: line, function, sentence, comments."""
    read = tomllib.load(file)
    told = (*read["letterhead"].values(), *read["settings"].values())
    sentences = [each[key] for each in told for key in TOLD if key in each]
    yield from ((1, "_", sentence, []) for sentence in (*read["told"].values(), *sentences))
