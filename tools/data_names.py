"""The sentences that come as data, in TOML: for Babel, which collects them beside what is passed to `_`, and for tests."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

LISTED = Path(__file__).parents[1] / "union/words/data_names.toml"
TOLD = ("label", "purpose", "example")
Found = tuple[int, str, str, list[str]]


def listed() -> Mapping[str, list[str]]:
    """All of them by the name of their list."""
    return tomllib.loads(LISTED.read_text("utf-8"))


def every() -> set[str]:
    """All of them."""
    return {name for names in listed().values() for name in names}


def extract(file: BinaryIO, _keywords: object, _tags: object, options: Mapping[str, str]) -> Iterator[Found]:
    """Babel's way to ask: line, function, sentence, comments. `tables`: which hold sentences, all where it is left out.

    In a table below one of these a sentence is what stands behind a name of `TOLD`.
    """
    read = tomllib.load(file)
    for name in options.get("tables", "").split() or read:
        held = read[name].values() if isinstance(read[name], dict) else read[name]
        for each in held:
            told = [each[key] for key in TOLD if key in each] if isinstance(each, dict) else [each]
            yield from ((1, "_", sentence, []) for sentence in told)
