"""Writes union/data/stretch_weights.bin and cut_weights.bin: where a message of several acts is cut, of messages cut by their writers.

A conditional random field over clauses (docs/decisions/0042-cuts-are-learned.md), learned by Adam without chance. `--but SOURCE…`
learns from the other sources of tests/data/stretches, writes nothing, and prints how the messages of these are cut.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.lives.cuts import HEAD, HERE, cut_by_writer, region_of, row
from union.core.sign_table import HUNDREDTHS, SignTable, table_bytes, table_of
from union.reading.acts.opinion import Sense
from union.reading.acts.stretches import (
    LEAST_SHARE,
    MOST_CLAUSES,
    WeighedClause,
    behind_stops,
    clauses,
    parted,
    weighed,
)

DATA = Path(__file__).parents[1] / "union" / "data"
SENSES = tuple(Sense)
COUNT = len(SENSES)
RARE, ROUNDS, TOGETHER, STEP, RIDGE = 3, 12, 64, 0.05, 1e-4
SMALL, SMALL_CUT = 20, 10  # hundredths that are left out, of a row without more
Array = Any


class Example(NamedTuple):
    """A message's clauses, where each begins, the sense of each, and before which a stretch begins."""

    clauses: Sequence[WeighedClause]
    starts: Sequence[int]
    senses: Sequence[int]
    cuts: Sequence[bool]
    wanted: set[int]  # where its writer cut it


class Coded(NamedTuple):
    """The same in figures: features by number, each clause's and each gap's, and what is dense."""

    signs: Sequence[Array]
    before: Sequence[Array]
    opinions: Array
    beside: Array


def examples(path: Path) -> Iterator[Example]:
    """Those of a source that are not too long."""
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text, wanted = cut_by_writer(line)
        found = clauses(text)
        if 0 < len(found) <= MOST_CLAUSES:
            now = datetime.fromisoformat(line["at"])
            known = weighed(text, found, now, region=region_of(path.stem))
            yield _labelled(line, known, [behind_stops(text, one.start) for one in found], wanted)


def _labelled(
    line: Mapping[str, Any], found: Sequence[WeighedClause], starts: Sequence[int], wanted: set[int]
) -> Example:
    begins = [0, *sorted(wanted)]
    parts = [max(0, sum(start >= at for at in begins) - 1) for start in starts]
    senses = [SENSES.index(Sense(line["parts"][min(part, len(line["parts"]) - 1)][0])) for part in parts]
    cuts = [False, *(one != other for one, other in pairwise(parts))]
    return Example(found, starts, senses, cuts, wanted)


class Field:
    """The weights, and what they make of a message."""

    def __init__(self, known: Sequence[Example]) -> None:
        self.signs = _numbered(sign for one in known for each in one.clauses for sign in each.signs)
        self.before = _numbered(sign for one in known for each in one.clauses for sign in each.before)
        self.weights: dict[str, Array] = {
            "signs": np.zeros((len(self.signs), COUNT)),
            "before": np.zeros(len(self.before)),
            "opinions": 0.7 * np.eye(COUNT),
            "beside": np.zeros(COUNT * COUNT + 2),
            "order": np.zeros((COUNT, COUNT)),
            "first": np.zeros(COUNT),
            "cut": np.zeros(1),
        }
        self.moments = {name: (np.zeros_like(one), np.zeros_like(one)) for name, one in self.weights.items()}
        self.steps = 0

    def coded(self, one: Example) -> Coded:
        """A message in figures."""
        shares = np.array([each.shares for each in one.clauses]) + LEAST_SHARE
        beside = [
            np.concatenate([np.outer(last, this).ravel(), [last @ this, this.max()]])
            for last, this in pairwise(shares)
        ]
        signs = [_places(each.signs, self.signs) for each in one.clauses]
        before = [_places(each.before, self.before) for each in one.clauses[1:]]
        return Coded(signs, before, np.log(shares), np.array(beside).reshape(-1, COUNT * COUNT + 2))

    def scores(self, one: Coded) -> tuple[Array, Array]:
        """Of each sense of each clause, and of a cut in each gap."""
        own = [self.weights["signs"][each].sum(0) * _scale(each) for each in one.signs]
        gaps = np.array([self.weights["before"][each].sum() * _scale(each) for each in one.before])
        senses = np.array(own) + one.opinions @ self.weights["opinions"].T
        return senses, gaps + one.beside @ self.weights["beside"] + self.weights["cut"]

    def learn(self, one: Coded, example: Example, slopes: dict[str, Array]) -> None:
        """Add what this message says of the weights."""
        senses, gaps = self.scores(one)
        by_sense, by_gap, by_order = _expected(senses, gaps, self.weights["order"], self.weights["first"])
        for at, sense in enumerate(example.senses):
            by_sense[at, sense] -= 1
            if at and example.cuts[at]:
                by_gap[at - 1] -= 1
                by_order[example.senses[at - 1], sense] -= 1
        for at, places in enumerate(one.signs):
            slopes["signs"][places] += by_sense[at] * _scale(places)
        for at, places in enumerate(one.before):
            slopes["before"][places] += by_gap[at] * _scale(places)
        slopes["opinions"] += by_sense.T @ one.opinions
        slopes["beside"] += by_gap @ one.beside
        slopes["order"] += by_order
        slopes["first"] += by_sense[0]
        slopes["cut"] += by_gap.sum()

    def step(self, slopes: Mapping[str, Array], size: float) -> None:
        """Adam, with a ridge."""
        self.steps += 1
        for name, slope in slopes.items():
            slope += 2 * RIDGE * self.weights[name]
            mean, square = self.moments[name]
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            near = np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8
            self.weights[name] -= size * mean / (1 - 0.9**self.steps) / near

    def tables(self) -> tuple[bytes, bytes]:
        """The files."""
        dense = {
            name: np.round(self.weights[name], 2).tolist()
            for name in ("opinions", "beside", "order", "first")
        }
        dense["cut"] = round(float(self.weights["cut"][0]), 2)
        own, gaps = (np.rint(HUNDREDTHS * self.weights[name]).astype(int) for name in ("signs", "before"))
        rows = {name: own[at].tolist() for name, at in self.signs.items() if np.abs(own[at]).max() >= SMALL}
        cuts = {name: [int(gaps[at])] for name, at in self.before.items() if abs(gaps[at]) >= SMALL_CUT}
        return table_bytes(rows, COUNT, dense), table_bytes(cuts, 1, None)


def cuts_of(one: Example, known: tuple[SignTable, SignTable]) -> set[int]:
    """Where the likeliest stretches begin, but the first."""
    counts = [each.many for each in parted(one.clauses, known)]
    return {one.starts[at] for at in list(accumulate(counts))[:-1]}


def _numbered(signs: Iterator[str]) -> dict[str, int]:
    counted = Counter(signs)
    return {
        each: at for at, each in enumerate(sorted(each for each, many in counted.items() if many >= RARE))
    }


def _places(signs: Sequence[str], known: Mapping[str, int]) -> Array:
    return np.array(sorted({known[each] for each in signs if each in known}), dtype=int)


def _scale(places: Array) -> float:
    return float(1 / np.sqrt(max(1, len(places))))


def _sum(values: Array, axis: int = 0) -> Array:
    return np.logaddexp.reduce(values, axis=axis)


def _expected(senses: Array, gaps: Array, order: Array, first: Array) -> tuple[Array, Array, Array]:
    """How likely each sense of each clause, each cut and each order of two stretches is, by the weights there are."""
    count = len(senses)
    ahead, behind = np.zeros_like(senses), np.zeros_like(senses)
    ahead[0] = senses[0] + first
    for at in range(1, count):
        cut = _sum(ahead[at - 1][:, None] + order) + gaps[at - 1]
        ahead[at] = senses[at] + np.logaddexp(ahead[at - 1], cut)
    for at in range(count - 2, -1, -1):
        rest = senses[at + 1] + behind[at + 1]
        behind[at] = np.logaddexp(rest, _sum(order + rest[None, :], axis=1) + gaps[at])
    whole = _sum(ahead[-1])
    by_gap, by_order = np.zeros(len(gaps)), np.zeros_like(order)
    for at in range(1, count):
        rest = senses[at] + behind[at]
        pairs = np.exp(ahead[at - 1][:, None] + order + rest[None, :] + gaps[at - 1] - whole)
        by_gap[at - 1] = pairs.sum()
        by_order += pairs
    return np.exp(ahead + behind - whole), by_gap, by_order


def learned(known: Sequence[Example]) -> Field:
    """The weights of these examples; the same examples give the same weights."""
    field = Field(known)
    coded = [field.coded(one) for one in known]
    for turn in range(ROUNDS):
        order = np.random.default_rng(turn).permutation(len(known))
        for at in range(0, len(order), TOGETHER):
            chosen = order[at : at + TOGETHER]
            slopes = {name: np.zeros_like(one) for name, one in field.weights.items()}
            for place in chosen:
                field.learn(coded[place], known[place], slopes)
            field.step({name: one / len(chosen) for name, one in slopes.items()}, STEP * (1 - turn / ROUNDS))
    return field


def measure(names: Sequence[str]) -> None:
    """Learn from the others, and print a row a source."""
    found = {path.stem: list(examples(path)) for path in sorted(HERE.glob("*.jsonl"))}
    field = learned([one for name, every in found.items() if name not in names for one in every])
    own, gaps = map(table_of, field.tables())
    print(HEAD)
    for name in names:
        print(row(name, [(one.wanted, cuts_of(one, (own, gaps))) for one in found[name]]), flush=True)


def write() -> None:
    """Both files anew."""
    field = learned([one for path in sorted(HERE.glob("*.jsonl")) for one in examples(path)])
    for name, content in zip(("stretch_weights.bin", "cut_weights.bin"), field.tables(), strict=True):
        (DATA / name).write_bytes(content)


if __name__ == "__main__":
    measure(sys.argv[sys.argv.index("--but") + 1 :]) if "--but" in sys.argv else write()
