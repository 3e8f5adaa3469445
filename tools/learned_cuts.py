"""Measures cuts between the acts of a message that are learned from tests/data/stretches; the program does not use them yet.

A conditional random field over clauses (docs/decisions/0042-cuts-can-be-learned.md): each clause has a sense, and from one to the
next either the same stretch goes on or a new one begins. `python -m tools.learned_cuts SOURCE…` learns from the other sources, without
chance, and prints how the messages of these are cut; the second opinion it looks at was learned without any of them.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.lives.cuts import EDGES, HEAD, HERE, behind_stops, cut_by_writer, row
from union.reading.acts.extraction import look
from union.reading.acts.opinion import FIGURES, LONGEST, TIMES, Sense, features, opinion
from union.reading.acts.stretches import OF_BEFORE, clauses

SENSES = tuple(Sense)
COUNT = len(SENSES)
RARE, ROUNDS, TOGETHER, STEP, RIDGE = 3, 12, 64, 0.05, 1e-4
LEAN = 0.4  # what speaks for a cut beyond what was learned: a lost act costs more than a needless cut
MOST_CLAUSES, MOST_SIGNS = 30, 4  # MOST_SIGNS: at the beginning of a clause
Array = Any


class Clause(NamedTuple):
    """Where it begins, its words in one form, its signs, the opinion on it alone, and the signs of a cut before it."""

    start: int
    words: str
    signs: Sequence[str]
    shares: Sequence[float]
    before: Sequence[str]


class Example(NamedTuple):
    """A message's clauses, the sense of each, and before which a stretch begins."""

    clauses: Sequence[Clause]
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
    """Those of a source that have two clauses at least."""
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text, wanted = cut_by_writer(line)
        found = weighed(text, datetime.fromisoformat(line["at"]))
        if found and len(found) <= MOST_CLAUSES:
            yield _labelled(line, found, wanted)


def _labelled(line: Mapping[str, Any], found: Sequence[Clause], wanted: set[int]) -> Example:
    begins = [0, *sorted(wanted)]
    parts = [sum(one.start >= at for at in begins) - 1 for one in found]
    senses = [SENSES.index(Sense(line["parts"][min(part, len(line["parts"]) - 1)][0])) for part in parts]
    cuts = [False, *(one != other for one, other in pairwise(parts))]
    return Example(found, senses, cuts, wanted)


def weighed(text: str, now: datetime) -> list[Clause]:
    """The clauses of a message, each with its signs."""
    places = [one.start for one in clauses(text)]
    found: list[Clause] = []
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        words = text[start:end].strip(EDGES)
        seen = look(words, now)
        said = opinion(words[:LONGEST], now)
        begin = behind_stops(text, start)
        form = FIGURES.sub("0", TIMES.sub("T", seen.words))
        stop = text[:begin][len(text[:begin].rstrip(EDGES)) :]
        before = _of_cut(found[-1].words, form, stop, words) if found else []
        shares = list(said.shares.values()) if said else [1 / COUNT] * COUNT
        found.append(Clause(begin if found else 0, form, features(words, seen, now), shares, before))
    return found


def _of_cut(last: str, words: str, stop: str, written: str) -> list[str]:
    """What may speak for or against a cut between two clauses."""
    pairs, others = _pairs(words), _pairs(last)
    marks = "".join(sign if sign in each else "-" for each in (words, last) for sign in "T0")
    english = written.lower().split()
    return [
        f"stop {stop[:3]}",
        *(f"begins {words[:size]}" for size in range(1, MOST_SIGNS + 1)),
        *(f"ended {last[-size:]}" for size in range(1, MOST_SIGNS)),
        *(f"has {each}" for each in sorted(pairs)),
        *(f"had {each}" for each in sorted(others)),
        *(f"word {' '.join(english[:size])}" for size in (1, 2) if written.isascii()),
        f"shares {min(2, len([each for each in pairs & others if not set(each) & set('T0')]))}",
        f"marks {marks}",
        f"lengths {min(5, len(words) // 4)} {min(5, len(last) // 4)}",
        *(["of before"] if OF_BEFORE.match(written) else []),
    ]


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


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
        shares = np.array([each.shares for each in one.clauses]) + 1e-3
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

    def cuts(self, one: Example) -> set[int]:
        """Where the likeliest stretches begin, but the first."""
        senses, gaps = self.scores(self.coded(one))
        best, ways = senses[0] + self.weights["first"], list[list[tuple[int, bool]]]()
        for at in range(1, len(senses)):
            anew = best[:, None] + self.weights["order"]
            cut = anew.max(0) + gaps[at - 1] + LEAN
            last = anew.argmax(0)
            ways.append(
                [(to, False) if best[to] >= cut[to] else (int(last[to]), True) for to in range(COUNT)]
            )
            best = senses[at] + np.maximum(best, cut)
        found, sense = set[int](), int(best.argmax())
        for at in range(len(ways), 0, -1):
            sense, is_cut = ways[at - 1][sense]
            if is_cut:
                found.add(one.clauses[at].start)
        return found


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


def main(names: Sequence[str]) -> None:
    """Learn from the others, and print a row a source."""
    found = {path.stem: list(examples(path)) for path in sorted(HERE.glob("*.jsonl"))}
    field = learned([one for name, every in found.items() if name not in names for one in every])
    print(HEAD)
    for name in names:
        print(row(name, [(one.wanted, field.cuts(one)) for one in found[name]]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
