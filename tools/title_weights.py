"""Writes union/data/title_weights.bin: what speaks for a sign or word being of a title, of messages whose writers marked theirs; and
thing_weights.bin: for its being of the title of what is planned at one of a message's times.

A linear conditional random field, learned by AdaGrad without chance. `--but SOURCE…` learns from the other sources of
tests/data/stretches and tests/data/titles, writes nothing, and prints how many titles of these are held by the rules alone and with what was learned.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.lives.cuts import HERE, region_of
from union.core.sign_table import HUNDREDTHS, table_bytes, table_of
from union.reading.acts import thing_named, title_model
from union.reading.acts.extraction import Seen, look
from union.reading.acts.stretches import EDGES
from union.reading.acts.time_senses import coming_times
from union.reading.acts.title_model import (
    BEGINS,
    ELSEWHERE,
    GOES_ON,
    NEVER,
    TAGS,
    WHO_BEGINS,
    WHO_GOES_ON,
    Token,
    rules_title,
    tokens,
)
from union.reading.message import Intent
from union.reading.text.normal_form import Normal, normal

DATA = Path(__file__).parents[1] / "union" / "data"
TARGET, THINGS = DATA / "title_weights.bin", DATA / "thing_weights.bin"
COUNT = len(TAGS)
ROUNDS, TOGETHER, STEP, RIDGE = 10, 32, 0.1, 1e-5
OF_TITLES, OF_THINGS = (
    (8, 16),
    (9, 20),
)  # a sign of fewer says nothing; hundredths that are left out, where no tag has more
LONGEST = 400
HELD = 0.6  # of the signs of a title its writer marked
AFTER = ((BEGINS, GOES_ON), (WHO_BEGINS, WHO_GOES_ON))
Array = Any


class Example(NamedTuple):
    """A stretch or message: the title marked in it, the rules' title, and of each of its tokens the signs and the tag."""

    title: str
    rules: str
    seen: Seen
    signs: Sequence[Sequence[str]]
    tags: Sequence[int]


def sources() -> Sequence[Path]:
    """The files of marked messages."""
    return sorted((*HERE.glob("*.jsonl"), *(HERE.parent / "titles").glob("*.jsonl")))


def examples(path: Path) -> Iterator[Example]:
    """The stretches of a source in which something is marked."""
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        now = datetime.fromisoformat(line["at"])
        for _, words, more in line["parts"]:
            if "title" in more or "who" in more:
                yield _example(words.strip(EDGES), more, now, region_of(path.stem))


def _example(words: str, more: Mapping[str, str], now: datetime, region: str) -> Example:
    seen = look(words, now, region, Intent.EVENT)
    rules = rules_title(seen) or ""
    found = tokens(seen, rules)
    tags = _tags(seen.said, found, more, words, 0)
    return Example(more.get("title", ""), rules, seen, list(title_model.signs(found)), tags)


def _tags(said: Normal, found: Sequence[Token], more: Mapping[str, str], words: str, begin: int) -> list[int]:
    """`words`: the stretch in which `more` is marked; where it begins."""
    tags = [ELSEWHERE] * len(found)
    for key, (begins, goes_on) in zip(("title", "who"), AFTER, strict=True):
        at = words.find(more.get(key, "\0"))
        start, end = begin + at, begin + at + len(more.get(key, ""))
        inside = [place for place, one in enumerate(found) if at >= 0 and _is_within(said, one, start, end)]
        for place in inside:
            tags[place] = begins if place == inside[0] else goes_on
    return tags


def of_times(path: Path) -> Iterator[Example]:
    """The messages of a source, once for each stretch that names what is planned at a time: seen from the first of its times."""
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text = "".join(part[1] for part in line["parts"])
        ends = list(accumulate(len(part[1]) for part in line["parts"]))
        if not any("title" in part[2] for part in line["parts"]) or len(text) > LONGEST:
            continue
        now = datetime.fromisoformat(line["at"])
        seen = look(text, now, region_of(path.stem), Intent.EVENT)
        found, done = tokens(seen, ""), set[int]()
        for one in coming_times(seen, now):
            at = next(part for part, end in enumerate(ends) if seen.said.places[one.begin] < end)
            _sense, words, more = line["parts"][at]
            if "title" in more and at not in done:
                done.add(at)
                tags = _tags(seen.said, found, more, words, ends[at] - len(words))
                yield Example(more["title"], "", seen, list(thing_named.signs(found, one.begin)), tags)


def _is_within(said: Normal, one: Token, start: int, end: int) -> bool:
    """Whether a token stands for words of a stretch of the message; 「3份报价」 for its `3 quotes`."""
    return all(said.places[at] < end and said.ends[at] > start for at in range(one.start, one.end))


class Field:
    """The weights while they are learned."""

    def __init__(self, known: Sequence[Example], rare: int) -> None:
        self.said = [one.signs for one in known]
        counted = Counter(each for one in self.said for every in one for each in every)
        names = sorted(each for each, many in counted.items() if many >= rare)
        self.places = {each: at for at, each in enumerate(names)}
        self.rows, self.order, self.first = (
            np.zeros((len(names), COUNT)),
            np.zeros((COUNT, COUNT)),
            np.zeros(COUNT),
        )
        self.square, self.square_order, self.square_first = (
            np.full_like(each, 1e-6) for each in (self.rows, self.order, self.first)
        )
        for begins, goes_on in AFTER:
            self.first[goes_on] = NEVER
            for tag in TAGS:
                if tag not in (begins, goes_on):
                    self.order[tag, goes_on] = NEVER

    def learn(self, known: Sequence[Example]) -> None:
        """Round after round, some examples together."""
        coded = [
            [
                np.array([self.places[each] for each in every if each in self.places], dtype=int)
                for every in one
            ]
            for one in self.said
        ]
        for turn in range(ROUNDS):
            order = np.random.default_rng(turn).permutation(len(known))
            for at in range(0, len(order), TOGETHER):
                self._step([(coded[place], known[place].tags) for place in order[at : at + TOGETHER]])

    def _step(self, chosen: Sequence[tuple[Sequence[Array], Sequence[int]]]) -> None:
        places, slopes = list[Array](), list[Array]()
        by_order, by_first = np.zeros_like(self.order), np.zeros_like(self.first)
        for one, tags in chosen:
            miss, pairs = self._missed(one, tags)
            by_order += pairs
            by_first += miss[0]
            places += one
            slopes += [np.repeat(row[None], len(each), 0) for row, each in zip(miss, one, strict=True)]
        unique, back = np.unique(np.concatenate(places), return_inverse=True)
        slope = np.zeros((len(unique), COUNT))
        np.add.at(slope, back, np.concatenate(slopes) / len(chosen))
        slope += RIDGE * self.rows[unique]
        self.square[unique] += slope * slope
        self.rows[unique] -= STEP * slope / np.sqrt(self.square[unique])
        for weight, square, each in (
            (self.order, self.square_order, by_order / len(chosen)),
            (self.first, self.square_first, by_first / len(chosen)),
        ):
            square += each * each
            weight -= STEP * each / np.sqrt(square)

    def _missed(self, one: Sequence[Array], tags: Sequence[int]) -> tuple[Array, Array]:
        """How much likelier each tag and each pair of tags is by the weights than it should be."""
        own = np.array([self.rows[each].sum(0) for each in one])
        ahead, behind = np.zeros_like(own), np.zeros_like(own)
        ahead[0] = own[0] + self.first
        for at in range(1, len(own)):
            ahead[at] = own[at] + np.logaddexp.reduce(ahead[at - 1][:, None] + self.order, axis=0)
        for at in range(len(own) - 2, -1, -1):
            behind[at] = np.logaddexp.reduce(self.order + (own[at + 1] + behind[at + 1])[None], axis=1)
        whole = np.logaddexp.reduce(ahead[-1])
        miss, pairs = np.exp(ahead + behind - whole), np.zeros_like(self.order)
        for at, tag in enumerate(tags):
            miss[at, tag] -= 1
            if at:
                pairs += np.exp(ahead[at - 1][:, None] + self.order + (own[at] + behind[at])[None] - whole)
                pairs[tags[at - 1], tag] -= 1
        return miss, pairs

    def written(self, small: int) -> bytes:
        """The file."""
        whole = np.rint(HUNDREDTHS * self.rows).astype(int)
        rows = {
            name: whole[at].tolist() for name, at in self.places.items() if np.abs(whole[at]).max() >= small
        }
        dense = {"order": np.round(self.order, 2).tolist(), "first": np.round(self.first, 2).tolist()}
        return table_bytes(rows, COUNT, dense)


def learned(known: Sequence[Example], bounds: tuple[int, int]) -> bytes:
    """The file of these examples; the same examples give the same."""
    rare, small = bounds
    field = Field(known, rare)
    field.learn(known)
    return field.written(small)


def holds(found: str, wanted: str) -> bool:
    """Whether most of what its writer marked is in a title."""
    counted, other = (
        Counter(sign for sign in normal(each).text.lower() if sign.isalnum()) for each in (found, wanted)
    )
    return (counted & other).total() >= HELD * other.total()


def measure(names: Sequence[str]) -> None:
    """Learn from the others, and print a row a source."""
    found = {path.stem: list(examples(path)) for path in sources()}
    known = [one for name, every in found.items() if name not in names for one in every]
    table = table_of(learned(known, OF_TITLES))
    title_model._table = lambda: table  # type: ignore[assignment]
    for name in names:
        titled = [one for one in found[name] if one.title]
        words = [(one, title_model.better_title(one.seen, one.rules)) for one in titled]
        rules = sum(holds(one.rules, one.title) for one in titled)
        print(
            f"{name:12}{len(titled):5}{rules:6}{sum(holds(better, one.title) for one, better in words):6}",
            flush=True,
        )


if __name__ == "__main__":
    if "--but" in sys.argv:
        measure(sys.argv[sys.argv.index("--but") + 1 :])
    else:
        TARGET.write_bytes(learned([one for path in sources() for one in examples(path)], OF_TITLES))
        THINGS.write_bytes(learned([one for path in sources() for one in of_times(path)], OF_THINGS))
