"""How well life events are read, and what is wrongly taken for one: `python -m bench.life_events [FILE…] [-v]`.

The messages are those of tests/data/life_events, labelled before they were read; `now` is a Friday.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from union.reading.acts.life_events import life_events
from union.reading.life.life_event import LifeEvent

DIRECTORY = Path(__file__).parents[1] / "tests" / "data" / "life_events"
NOW = datetime(2026, 11, 20, 10)


class Score(NamedTuple):
    """Of the life events told: found, found surely, with every detail; of the other messages: taken, asked about."""

    tally: Counter[str]

    def __str__(self) -> str:
        """Both halves in a line each."""
        n = self.tally
        return (
            f"told {n['told']}: found {n['found']}, of these surely {n['surely']}, every detail right {n['exact']}\n"
            f"other messages {n['other']}: taken {n['taken']}, asked about in private {n['asked']}"
        )


def load(path: Path) -> list[dict[str, Any]]:
    """The labelled lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def score(lines: Iterable[dict[str, Any]], misses: list[str] | None = None) -> Score:
    """The readings against the labels; what was wrong is written into `misses`."""
    tally: Counter[str] = Counter()
    wrong = misses if misses is not None else []
    for line in lines:
        seen = life_events(line["text"], NOW)
        if line["events"]:
            _told(line, seen, tally, wrong)
            continue
        tally["other"] += 1
        if seen:
            word = "taken" if any(one.is_sure for one in seen) else "asked"
            tally[word] += 1
            wrong.append(f"{line['id']} {word} {line['text']!r}: {[as_told(one) for one in seen]}")
    return Score(tally)


def _told(line: dict[str, Any], seen: tuple[LifeEvent, ...], tally: Counter[str], wrong: list[str]) -> None:
    for label in line["events"]:
        tally["told"] += 1
        names = (label["occasion"], label["person"])
        one = next((each for each in seen if (each.occasion.value, each.person) == names), None)
        if one is None:
            wrong.append(f"{line['id']} missed {line['text']!r}: {[as_told(each) for each in seen]}")
            continue
        tally["found"] += 1
        tally["surely"] += one.is_sure
        read = as_told(one)
        named = {key: value for key, value in read.items() if key in label or key in ("relation", "branch")}
        tally["exact"] += named == label
        if named != label or (not one.is_sure and "asked" not in line):
            wrong.append(f"{line['id']} differs {line['text']!r}: {read}")


def as_told(one: LifeEvent) -> dict[str, str]:
    """A life event in a label's form; what it does not tell is left out."""
    day = one.when.start.date().isoformat() if one.when else None
    words = {
        "occasion": one.occasion.value,
        "person": one.person,
        "relation": one.relation,
        "branch": one.branch,
    }
    told = {**words, "day": day, "doubts": " ".join(one.doubts)}
    return {
        key: value
        for key, value in told.items()
        if value or (key in ("occasion", "person") and value is not None)
    }


def main() -> None:
    """Every file's score; with -v what was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    for path in options.files or sorted(DIRECTORY.glob("*.jsonl")):
        misses: list[str] = []
        print(f"{path.name}\n{score(load(path), misses)}")
        if options.v:
            print("\n".join(misses))


if __name__ == "__main__":
    main()
