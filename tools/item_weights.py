"""Writes union/data/items_meant.toml: how much each sign says that words are about an item, of sentences with labels.

Each sentence of tests/data/opinions is laid beside the item it is about, if there is one, and others of its source (tests/lives/single.py);
logistic regression tells from the signs which pairs belong together.
"""

import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from handlers.core.turn import Turn
from handlers.routing.talk import item_doubt, spoken_to
from tests.lives import single
from tests.lives.house import hush, nothing_beside
from union.reading.acts.opinion import Sense
from union.worklog.items_meant import signs

TARGET = Path(__file__).parents[1] / "union" / "data" / "items_meant.toml"
RIDGE, ROUNDS, STEP = 1.0, 600, 0.3
EVERY = tuple(str(each) for each in Sense)
HEAD = "# How much each sign says that words are about an item (union/worklog/items_meant.py); made by `python -m tools.item_weights`."
Case = tuple[
    list[tuple[dict[str, float], int]], int, str
]  # pairs of signs and numbers, the right number, the deed


def cases(source: str, most: int) -> list[Case]:
    """Of each sentence its signs beside each item, the number of the item it is about (0: none), and what it does."""
    seen: list[tuple[dict[str, float], int]] = []
    found: list[Case] = []

    def look(turn: Turn, _hear: Callable[[Turn], None]) -> None:
        seen[:] = [(signs(said, one), one.event.number) for said, one in item_doubt.said_beside(turn)]

    def judged(one: dict[str, str], number: int, *_: object) -> str:
        found.append((list(seen), number if one["deed"] in single.OF_ITEMS else 0, one["deed"]))
        seen.clear()
        return ""

    with nothing_beside(), patch.object(single, "judged", judged), patch.object(spoken_to, "heard", look):
        asyncio.run(single.play(source, most, EVERY))
    return found


def learned(known: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign; AdaGrad over all pairs at once."""
    names = list(known[0][0][0][0])
    pairs = [(each, number == right) for one, right, _ in known for each, number in one]
    said = np.array([[1.0, *(each[name] for name in names)] for each, _ in pairs])
    right = np.array([is_its for _, is_its in pairs], dtype=float)
    weight = np.zeros(len(names) + 1)
    square = np.full_like(weight, 1e-8)
    for _round in range(ROUNDS):
        slope = said.T @ (1 / (1 + np.exp(-said @ weight)) - right) + RIDGE * weight
        square += slope * slope
        weight -= STEP * slope / np.sqrt(square)
    return {name: round(float(each), 2) for name, each in zip(["none", *names], weight, strict=True)}


def measured(known: Sequence[Case], weights: dict[str, float]) -> None:
    """How many sentences about an item have it first and likely, how many others have any that is."""
    for deed in EVERY:
        counted: dict[str, int] = dict.fromkeys(("right", "another", "none"), 0)
        for one, right, _ in (each for each in known if each[2] == deed):
            rated = sorted(((_fit(each, weights), number) for each, number in one), reverse=True)
            is_clear = bool(rated) and rated[0][0] >= item_doubt.ENOUGH
            is_clear = is_clear and (len(rated) < 2 or rated[0][0] - rated[1][0] >= item_doubt.CLEAR)
            counted["none" if not is_clear else "right" if rated[0][1] == right else "another"] += 1
        print(f"{deed:11}", counted)


def _fit(each: dict[str, float], weights: dict[str, float]) -> float:
    total = weights["none"] + sum(weights[name] * value for name, value in each.items())
    return float(1 / (1 + np.exp(-total)))


def main(arguments: Sequence[str]) -> None:
    """`SOURCE… [--but SOURCE…]`: those behind `--but` only measure."""
    at = arguments.index("--but") if "--but" in arguments else len(arguments)
    every = sorted(path.stem for path in single.SENTENCES.glob("*.jsonl"))
    held = list(arguments[at + 1 :])
    hush(held=False)
    known = [one for name in arguments[:at] or every if name not in held for one in cases(name, 1000)]
    weights = learned(known)
    measured([one for name in held for one in cases(name, 1000)] if held else known, weights)
    lines = [HEAD, "[weights]", *(f'"{name}" = {value}' for name, value in weights.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
