"""Writes union/data/doubt_weights.json: how much each sign speaks for union work, of sentences with labels.

Logistic regression with a ridge, in plain Python and without chance: the same sentences give the same file. The messages
of tests/data/acts and the lives held out are not learned from; they measure what comes of it. `--measure` prints what a fifth of the sentences
gets from weights of the other four.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from tests.lives.__main__ import OPEN
from union.reading.acts.opinion import signs
from union.reading.english.translation import is_english

ROOT = Path(__file__).parents[1]
DATA, TARGET = ROOT / "tests" / "data" / "understanding", ROOT / "union" / "data" / "doubt_weights.json"
TALK = ("chatter", "seen/chatter", "fresh/chatter", "fresh/terse_chatter")
WORK = ("work_told", "fresh/work", "fresh/terse_work", "seen/work", "seen/everyday")
LIVES = ROOT / "tests" / "data" / "lives"
RARE = 3  # a sign of fewer sentences says nothing
RIDGE, ROUNDS, STEP, PARTS = 5.0, 500, 0.5, 5
SMALL = 2  # hundredths that are left out


class Sentence(NamedTuple):
    """A labelled message; `is_work` of what is told or planned."""

    text: str
    now: datetime
    is_work: bool


def sentences() -> list[Sentence]:
    """All that is learned from, in the order of the files."""
    found = []
    for name in (*TALK, *WORK):
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            each = json.loads(line)
            is_work = name in WORK
            if not is_work or (each.get("expect") or {}).get("intent") in ("log", "event"):
                found.append(Sentence(each["text"], datetime.fromisoformat(each["now"]), is_work))
    return [*found, *_of_lives()]


def _of_lives() -> Iterator[Sentence]:
    """What is written in the groups of the lives that may be looked at; work is whatever silence is wrong for."""
    for name in OPEN:
        for line in (LIVES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            each = json.loads(line)
            if each.get("where") == "group" and not is_english(each["text"]):
                is_work = each["expect"]["outcome"] != "silent"
                yield Sentence(each["text"], datetime.fromisoformat(each["at"]), is_work)


def weights(learned_from: Sequence[Sentence]) -> dict[str, int]:
    """Hundredths by sign; AdaGrad over all sentences at once, round after round."""
    said = [tuple(signs(each.text)) for each in learned_from]
    common = {sign for sign, many in Counter(sign for each in said for sign in each).items() if many >= RARE}
    rows = [[each for each in one if each in common] for one in said]
    weight = dict.fromkeys(["", *sorted(common)], 0.0)
    square = dict.fromkeys(weight, 1e-8)
    for _round in range(ROUNDS):
        slope = {sign: RIDGE * value for sign, value in weight.items()}
        slope[""] = 0.0
        for row, one in zip(rows, learned_from, strict=True):
            miss = _likely(weight, row) - one.is_work
            slope[""] += miss
            for sign in row:
                slope[sign] += miss
        for sign, by in slope.items():
            square[sign] += by * by
            weight[sign] -= STEP * by / sqrt(square[sign])
    found = {sign: round(100 * value) for sign, value in weight.items()}
    return {sign: value for sign, value in found.items() if not sign or abs(value) >= SMALL}


def _likely(weight: Mapping[str, float], row: Sequence[str]) -> float:
    return 1 / (1 + exp(-(weight[""] + sum([weight[each] for each in row]))))


def measure() -> None:
    """The likelihood of each sentence by weights that have not seen it, as JSON lines."""
    every = sentences()
    for part in range(PARTS):
        known = weights([one for place, one in enumerate(every) if place % PARTS != part])
        by_sign = {sign: value / 100 for sign, value in known.items()}
        for one in every[part::PARTS]:
            row = [each for each in signs(one.text) if each in by_sign]
            print(
                json.dumps(
                    [one.is_work, round(_likely(by_sign, row), 4), one.text, one.now.isoformat()],
                    ensure_ascii=False,
                )
            )


def write() -> None:
    """The file anew."""
    lines = [
        f"{json.dumps(sign, ensure_ascii=False)}: {value}"
        for sign, value in sorted(weights(sentences()).items())
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    measure() if "--measure" in sys.argv else write()
