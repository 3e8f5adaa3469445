"""`python -m tests.lives.cuts [SOURCE…]`: how often messages of several acts are cut where their writers cut them.

A row a source of tests/data/stretches: of the cuts made how many are right, of the right ones how many are made, and in how
many messages all are and no other. Only the cuts between stretches are looked at, not what becomes of them.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from union.reading.acts.stretches import behind_stops, stretches

HERE = Path(__file__).parent.parent / "data" / "stretches"
HEAD = f"{'source':<12}{'messages':>9}{'cuts':>7}{'right %':>9}{'made %':>8}{'whole %':>9}"


def begins(text: str, places: Sequence[int]) -> set[int]:
    """Where stretches begin, behind blanks and stops; not the first."""
    return {behind_stops(text, at) for at in places[1:]}


def cut_by_writer(line: Mapping[str, Any]) -> tuple[str, set[int]]:
    """The message, and where its writer cut it."""
    words = [part[1] for part in line["parts"]]
    return "".join(words), begins("".join(words), [len("".join(words[:at])) for at in range(len(words))])


def cut_by_program(text: str, now: datetime, region: str) -> set[int]:
    """Where the program cuts it."""
    return begins(text, [one.start for one in stretches(text, now, region=region)])


def region_of(source: str) -> str:
    """The region whose words its writer uses."""
    return {"hk": "HK", "en": "SG"}.get(source.split("_")[0].rstrip("0123456789"), "CN")


def _read(path: Path) -> Iterator[tuple[set[int], set[int]]]:
    region = region_of(path.stem)
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text, wanted = cut_by_writer(line)
        yield wanted, cut_by_program(text, datetime.fromisoformat(line["at"]), region)


def row(name: str, found: Sequence[tuple[set[int], set[int]]]) -> str:
    """A line of the table."""
    right = sum(len(wanted & made) for wanted, made in found)
    made, wanted = sum(len(one) for _, one in found), sum(len(one) for one, _ in found)
    whole = sum(one == other for one, other in found)
    shares = [
        100 * part / max(1, every) for part, every in ((right, made), (right, wanted), (whole, len(found)))
    ]
    return f"{name:<12}{len(found):>9}{wanted:>7}{shares[0]:>9.1f}{shares[1]:>8.1f}{shares[2]:>9.1f}"


def main(arguments: Sequence[str]) -> None:
    """Read and print."""
    paths = [HERE / f"{name}.jsonl" for name in arguments] or sorted(HERE.glob("*.jsonl"))
    print(HEAD)
    every: list[tuple[set[int], set[int]]] = []
    for path in paths:
        found = list(_read(path))
        every += found
        print(row(path.stem, found), flush=True)
    print(row("all", every))


if __name__ == "__main__":
    main(sys.argv[1:])
