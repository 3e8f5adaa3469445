"""What was wanted against what was read, as a confusion table: `python -m bench.intent [FILE…] [--odd | --even] [-v]`.

Lines with an even number are held out: -v is for the odd ones.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from union.reading.message import Intent
from union.reading.reader import read

DIRECTORY = Path(__file__).parents[1] / "tests" / "data" / "understanding"
INTENTS = tuple(one.value for one in Intent)


class Labelled(NamedTuple):
    """A sentence with what its writer wanted."""

    id: str
    text: str
    now: datetime
    intent: str


def published() -> list[Path]:
    """The files of the benchmark and the sentences seen before; the fresh ones are named where they are wanted."""
    return sorted([*DIRECTORY.glob("*.jsonl"), *DIRECTORY.glob("seen/*.jsonl")])


def label(line: dict[str, Any]) -> str | None:
    """The intent a line names; what should be met with silence wants nothing; None where it names none."""
    expect = line.get("expect") or {}
    return line.get("intent") or expect.get("intent") or (expect.get("silent") and Intent.NONE.value) or None


def labelled(paths: Iterable[Path], parity: int | None = None) -> list[Labelled]:
    """The sentences of the files that say an intent; of parity 1 those with an odd number, of 0 the even ones."""
    lines = (json.loads(text) for path in paths for text in path.read_text("utf-8").splitlines())
    found = [(line, label(line)) for line in lines]
    return [
        Labelled(line["id"], line["text"], datetime.fromisoformat(line["now"]), wanted)
        for line, wanted in found
        if wanted and parity in (None, _number(line["id"]) % 2)
    ]


def _number(name: str) -> int:
    return int("".join(sign for sign in name if sign.isdigit())[-3:] or 0)


def confused(sentences: Iterable[Labelled]) -> Counter[tuple[str, str]]:
    """How often each wanted intent was read as which."""
    return Counter((one.intent, read(one.text, one.now).intent.value) for one in sentences)


def table(found: Counter[tuple[str, str]]) -> list[str]:
    """A row for each wanted intent, a column for each read one."""
    lines = ["wanted \\ read" + "".join(f"{name:>10}" for name in INTENTS) + "     right"]
    for wanted in INTENTS:
        row = [found[wanted, name] for name in INTENTS]
        if sum(row):
            right = found[wanted, wanted] / sum(row)
            lines.append(f"{wanted:13}" + "".join(f"{count:10}" for count in row) + f"{right:10.1%}")
    right, total = sum(found[name, name] for name in INTENTS), found.total()
    return [*lines, f"{right} of {total} right ({right / max(total, 1):.1%})"]


def main() -> None:
    """Print the table, with -v the misses too."""
    parser = argparse.ArgumentParser(prog="bench.intent")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--odd", dest="parity", action="store_const", const=1)
    parser.add_argument("--even", dest="parity", action="store_const", const=0)
    parser.add_argument("-v", dest="is_verbose", action="store_true")
    given = parser.parse_args()
    sentences = labelled(given.files or published(), given.parity)
    if given.is_verbose:
        for one in sentences:
            seen = read(one.text, one.now).intent.value
            if seen != one.intent:
                print(f"{one.id}  {one.intent} read as {seen}: {one.text}")
    print("\n".join(table(confused(sentences))))


if __name__ == "__main__":
    main()
