"""Writes union/data/opinion_weights.bin: how much each sign of a message speaks for each sense, of sentences with labels.

Multinomial logistic regression with a ridge, without chance: the same sentences give the same file. Learned from are
tests/data/opinions and the lives that may be looked at; the lives held out measure what comes of it. `--measure` prints how
many sentences of each source are read rightly by weights that have not seen that source.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.lives.__main__ import OPEN
from union.core.sign_table import HUNDREDTHS, table_bytes
from union.reading.acts.extraction import look
from union.reading.acts.opinion import ITEM, Sense, features, is_long, without_title
from union.reading.text.normal_form import normal

ROOT = Path(__file__).parents[1]
SENTENCES, LIVES = ROOT / "tests" / "data" / "opinions", ROOT / "tests" / "data" / "lives"
TARGET = ROOT / "union" / "data" / "opinion_weights.bin"
SENSES = tuple(Sense)
RARE = 3  # a sign of fewer sentences says nothing
RIDGE, ROUNDS, STEP, PARTS = 0.1, 120, 0.3, 5
SMALL = 36  # hundredths that are left out, where no sense has more
SHARES = (0.5, 0.7, 0.9)
# The first word of what a life's line should lead to.
VERBS = {
    **dict.fromkeys(("files",), Sense.TOLD),
    **dict.fromkeys(("plans",), Sense.PLANNED),
    **dict.fromkeys(("takes", "task"), Sense.TASKED),
    **dict.fromkeys(("moves", "extends", "brings", "puts", "hands"), Sense.MOVED),
    **dict.fromkeys(("cancels", "drops"), Sense.CANCELLED),
    **dict.fromkeys(("closes", "finishes", "marks"), Sense.FINISHED),
    **dict.fromkeys(("corrects",), Sense.CORRECTED),
}


class Sentence(NamedTuple):
    """A labelled message; `title` of the item it is about, where there is one."""

    text: str
    now: datetime
    sense: Sense
    title: str
    source: str


class Rows(NamedTuple):
    """Which features each sentence has, one beside the other; `places`: of which sentence each is."""

    features: Any
    places: Any
    scale: Any


def sentences() -> list[Sentence]:
    """All that is learned from, in the order of the files."""
    found = [
        _written(f"opinions/{path.stem}", line)
        for path in sorted(SENTENCES.glob("*.jsonl"))
        for line in lines_of(path)
    ]
    lives = [*(LIVES / f"{name}.jsonl" for name in OPEN), *sorted((LIVES / "small").glob("*.jsonl"))]
    found += [each for path in lives for each in _lived(path)]
    return [each for each in found if not is_long(each.text)]


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _written(source: str, line: Mapping[str, Any]) -> Sentence:
    now = datetime.fromisoformat(line["at"])
    return Sentence(line["text"], now, Sense(line["deed"]), line["item"] or "", source)


def _lived(path: Path) -> Iterator[Sentence]:
    """The lines of a life whose label tells their sense, each with the item told of before it whose name it shares most of."""
    titles: list[str] = []
    for line in lines_of(path):
        sense = sense_of(line["expect"]) if "expect" in line else None
        if sense is not None:
            title = max(titles, key=lambda each: shared(line["text"], each), default="")
            title = title if shared(line["text"], title) else ""
            yield Sentence(line["text"], datetime.fromisoformat(line["at"]), sense, title, path.stem)
        for check in line.get("expect", {}).get("checks", ()):
            titles += [check[kind]["title_has"] for kind in ("event", "task") if kind in check]


def shared(text: str, title: str) -> int:
    """How many signs of a text stand for the title."""
    return without_title(normal(text).text, normal(title).text).count(ITEM) if title else 0


def sense_of(expect: Mapping[str, Any]) -> Sense | None:
    """What a label of a life says that the message does; None where it says no one thing."""
    said = expect["what"].lower()
    if expect["outcome"] in ("silent", "answered"):
        return Sense.CHATTER if expect["outcome"] == "silent" else Sense.ASKED
    if any("away" in check for check in expect["checks"]):
        return Sense.ABSENT
    if expect["outcome"] == "asked":
        return None
    is_task = said.startswith(("a task", "two tasks", "three tasks"))
    return Sense.TASKED if is_task else VERBS.get(said.split()[0].strip(":,.;"))


def rows(said: Sequence[Sequence[str]], places: Mapping[str, int]) -> Rows:
    """The features known, of all sentences in one line."""
    known = [[places[each] for each in one if each in places] for one in said]
    flat = np.array([place for one in known for place in one], dtype=int)
    of = np.repeat(np.arange(len(known)), [len(one) for one in known])
    return Rows(flat, of, 1 / np.sqrt(np.maximum(1, [len(one) for one in known])))


def learned(
    said: Sequence[Sequence[str]],
    labels: Sequence[Any],
    senses: Sequence[Any] = SENSES,
    *,
    rare: int = RARE,
    small: int = SMALL,
) -> dict[str, list[int]]:
    """Hundredths by feature, one for each sense; AdaGrad over all sentences at once, round after round."""
    counted = Counter(each for one in said for each in one)
    names = sorted(each for each, many in counted.items() if many >= rare)
    data = rows(said, {each: place for place, each in enumerate(names)})
    right = np.array([[one is sense for sense in senses] for one in labels], dtype=float)
    weight, bias = np.zeros((len(names), len(senses))), np.zeros(len(senses))
    square, square_bias = np.full_like(weight, 1e-8), np.full_like(bias, 1e-8)
    for _round in range(ROUNDS):
        miss = likely(data, weight, bias, len(said)) - right
        slope = RIDGE * weight + summed((miss * data.scale[:, None])[data.places], data.features, len(names))
        square += slope * slope
        square_bias += miss.sum(0) ** 2
        weight -= STEP * slope / np.sqrt(square)
        bias -= STEP * miss.sum(0) / np.sqrt(square_bias)
    found = {"": bias, **dict(zip(names, weight, strict=True))}
    whole = {name: [round(100 * float(each)) for each in row] for name, row in found.items()}
    return {name: row for name, row in whole.items() if not name or max(map(abs, row)) >= small}


def likely(data: Rows, weight: Any, bias: Any, many: int) -> Any:
    """The likelihood of each sense of each sentence."""
    sums = summed(weight[data.features], data.places, many) * data.scale[:, None] + bias
    odds = np.exp(sums - sums.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


def summed(values: Any, places: Any, many: int) -> Any:
    """The rows that belong to each place, added."""
    return np.array([np.bincount(places, column, many) for column in values.T]).T


def measure() -> None:
    """Each source of sentences, the lives in fifths, by weights of the others."""
    every = sentences()
    said = [_features(each) for each in every]
    written = {f"opinions/{path.stem}" for path in SENTENCES.glob("*.jsonl")}
    lives = sorted({each.source for each in every} - written)
    parts = [*([each] for each in sorted(written)), *(lives[part::PARTS] for part in range(PARTS))]
    found = [one for part in parts for one in _measured(every, said, part)]
    for sense in SENSES:
        told = Counter(best for right, best, _ in found if right is sense)
        print(
            f"{sense:10}{told.total():5}  "
            + ", ".join(f"{each} {many}" for each, many in told.most_common(5))
        )
    for share in SHARES:
        sure = [right is best for right, best, most in found if most >= share]
        print(f"from {share}: {len(sure) / len(found):.1%} of all, {sum(sure) / len(sure):.1%} of them right")


def _measured(
    every: Sequence[Sentence], said: Sequence[Sequence[str]], part: Sequence[str]
) -> list[tuple[Sense, Sense, float]]:
    known = [place for place, one in enumerate(every) if one.source not in part]
    table = learned([said[place] for place in known], [every[place].sense for place in known])
    bias = np.array(table.pop("")) / 100
    data_of = {name: place for place, name in enumerate(table)}
    asked = [place for place, one in enumerate(every) if one.source in part]
    data = rows([said[place] for place in asked], data_of)
    shares = likely(data, np.array(list(table.values())) / 100, bias, len(asked))
    found = [
        (every[place].sense, SENSES[int(row.argmax())], float(row.max()))
        for place, row in zip(asked, shares, strict=True)
    ]
    right = sum(one is best for one, best, _ in found)
    print(f"{', '.join(part)[:60]:62}{right:5} of {len(found)}")
    return found


def _features(one: Sentence) -> list[str]:
    return features(one.text, look(one.text, one.now), one.now, one.title)


def write() -> None:
    """The file anew."""
    every = sentences()
    table = learned([_features(each) for each in every], [each.sense for each in every])
    bias = table.pop("")
    dense = [each / HUNDREDTHS for each in bias]
    TARGET.write_bytes(table_bytes(dict(sorted(table.items())), len(SENSES), dense))


if __name__ == "__main__":
    measure() if "--measure" in sys.argv else write()
