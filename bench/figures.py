"""How well figures, sums and categories are read: `python -m bench.figures [FILE…] [--odd|--even] [-v]`.

The sentences are those of tests/data/understanding/work_told.jsonl; each is read as its own message.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from bench.sentences import DIRECTORY
from union.reading.message import Intent
from union.reading.message_json import as_json
from union.reading.reader import read

WORK = DIRECTORY / "work_told.jsonl"
SAME_UNIT = {"个人": "人", "个小时": "小时", "平米": "平方米", "平方": "平方米"}
PEOPLE = {"名": "人", "位": "人"}
# One figure: its value, its upper end or None, what it is of, whether it is exact. Money has no unit but its price's.
Figure = tuple[float, float | None, str, bool]


class Score(NamedTuple):
    """Right, missed and wrongly seen figures, and of single answers how many were right of how many."""

    tally: Counter[str]

    def share(self, name: str) -> float:
        """The right ones of a kind of answer, as a share."""
        return self.tally[f"{name} right"] / (self.tally[f"{name} all"] or 1)

    def f1(self, name: str) -> float:
        """Twice the found of all written and all read."""
        found = 2 * self.tally[f"{name} found"]
        return found / ((found + self.tally[f"{name} missed"] + self.tally[f"{name} extra"]) or 1)

    def __str__(self) -> str:
        """A line for each figure of merit."""
        lines = [f"{name:9} F1 {self.f1(name):6.1%}" for name in ("measures", "money")]
        for name in ("approx", "category", "facts", "deeds", "currency"):
            lines.append(
                f"{name:9}    {self.share(name):6.1%} ({self.tally[f'{name} right']}/{self.tally[f'{name} all']})"
            )
        return "\n".join(lines)


def load(path: Path = WORK, *, half: int | None = None) -> list[dict[str, Any]]:
    """The labelled lines of a file; `half` 1 keeps the odd ids, 0 the even ones."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [one for one in lines if half is None or int(one["id"].split("-")[-1]) % 2 == half]


def score(sentences: Iterable[dict[str, Any]], misses: list[str] | None = None) -> Score:
    """The readings against the labels; what was wrong is written into `misses`."""
    tally: Counter[str] = Counter()
    for one in sentences:
        now = datetime.fromisoformat(one["now"])
        wrong = _judged(one["expect"], as_json(read(one["text"], now)), tally)
        if "facts" in one["expect"]:
            # Behind a command the intent is known: how a log is cut into deeds, whatever it is taken for.
            deeds = len(read(one["text"], now, meant=Intent.LOG).facts)
            wrong += _told("deeds", deeds, {one["expect"]["facts"]}, tally)
        if wrong and misses is not None:
            misses.append(f"{one['id']} {one['text']!r}: {'; '.join(wrong)}")
    return Score(tally)


def _judged(expect: dict[str, Any], answer: dict[str, Any], tally: Counter[str]) -> list[str]:
    wrong = []
    for name, read_ in (("measures", _counts(answer)), ("money", _sums(answer))):
        if name in expect:
            wrong += _paired(name, [_label(name, one) for one in expect[name]], read_, tally)
    if "category" in expect:
        right = {expect["category"], *expect.get("category_alt", ())}
        wrong += _told("category", answer["category"], right, tally)
    if "facts" in expect:
        wrong += _told("facts", len(answer["facts"]), {expect["facts"]}, tally)
    for money in answer["money"] if "currency" in expect else ():
        wrong += _told("currency", money["currency"], {expect["currency"]}, tally)
    return wrong


def _told(name: str, answer: object, right: set[Any], tally: Counter[str]) -> list[str]:
    tally[f"{name} all"] += 1
    tally[f"{name} right"] += answer in right
    return [] if answer in right else [f"{name} {answer}, not {'/'.join(map(str, sorted(right)))}"]


def _paired(name: str, labels: Sequence[Figure], answers: Sequence[Figure], tally: Counter[str]) -> list[str]:
    """One label, one answer; of those of equal value and unit whether both are exact is counted apart."""
    left, missed = list(answers), []
    for label in labels:
        match = next((one for one in left if one[:3] == label[:3]), None)
        if match is None:
            missed.append(label)
            continue
        left.remove(match)
        tally["approx all"] += 1
        tally["approx right"] += match[3] == label[3]
    tally[f"{name} found"] += len(labels) - len(missed)
    tally[f"{name} missed"] += len(missed)
    tally[f"{name} extra"] += len(left)
    return [f"{name} missed {one}" for one in missed] + [f"{name} extra {one}" for one in left]


def _label(name: str, label: Sequence[Any]) -> Figure:
    value, of, approx, most = label
    if name == "measures":
        return value, most, SAME_UNIT.get(of, of), approx
    return value, most, PEOPLE.get(of, of) or "", approx


def _counts(answer: dict[str, Any]) -> list[Figure]:
    return [
        (one["value"], one["value_max"], SAME_UNIT.get(one["unit"], one["unit"]), one["approx"])
        for one in answer["measures"]
    ]


def _sums(answer: dict[str, Any]) -> list[Figure]:
    return [
        (one["yuan"], one["yuan_max"], PEOPLE.get(one["per"], one["per"]) or "", one["approx"])
        for one in answer["money"]
    ]


def main() -> None:
    """Print the figures of merit, with -v the sentences of the odd half read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[WORK])
    halves = parser.add_mutually_exclusive_group()
    halves.add_argument("--odd", dest="half", action="store_const", const=1)
    halves.add_argument("--even", dest="half", action="store_const", const=0)
    parser.add_argument("-v", action="store_true", help="print the sentences of the odd half read wrongly")
    asked = parser.parse_args()
    misses: list[str] = []
    result = score([one for path in asked.files for one in load(path, half=asked.half)], misses)
    # The even half is held out: it is counted and never shown.
    shown = [one for one in misses if int(one.split(" ")[0].split("-")[-1]) % 2] if asked.v else []
    sys.stdout.write("\n".join([str(result), *shown]) + "\n")


if __name__ == "__main__":
    main()
