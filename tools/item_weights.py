"""Writes union/data/item_likelihood.toml: how much each sign says that words are about an item, of messages with labels.

The open lives are played (tests/lives), and the sentences of tests/data/opinions said beside their item and others (single.py), much
talk that names one among them. Logistic regression tells from the signs which pairs belong together.
`python -m tools.item_weights [--but LIFE…]`: those behind `--but` only measure.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from handlers.core.turn import Act, Turn
from handlers.routing.references import likely_items
from handlers.routing.talk import addressed_messages
from tests.lives import single
from tests.lives.__main__ import HERE, OPEN
from tests.lives.house import hush, nothing_beside
from tests.lives.player import Exchange, Player, read_life
from tests.lives.words import holds
from tools.opinion_weights import sense_of
from union.reading.acts.opinion import Sense
from union.worklog.item_likelihood import fit, signs

TARGET = Path(__file__).parents[1] / "union" / "data" / "item_likelihood.toml"
RIDGE, ROUNDS, STEP, SMALL, MOST = 2.0, 800, 0.3, 0.05, 300
HEAD = "# How much each sign says that words are about an item (union/worklog/item_likelihood.py); made by `python -m tools.item_weights`."
Beside = tuple[dict[str, float], int, str]  # the signs of words beside an item, its number and title
Case = tuple[Sequence[Beside], int, Sense]  # all items, the number of the right one (0: none), what is done


class Watched(Player):
    """A life being played, whose messages are laid beside the items open."""

    def __init__(self, lines: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(lines)
        self.cases: list[Case] = []
        self._seen: list[Beside] = []

    def looked(self, heard: Callable[[Turn, Act], bool]) -> Callable[[Turn, Act], bool]:
        """The hearing of a group that notes them first."""

        def noted(turn: Turn, hear: Act) -> bool:
            self._seen = beside(turn)
            return heard(turn, hear)

        return noted

    async def _exchange(self, line: Mapping[str, Any]) -> Exchange:
        self._seen = []
        done = await super()._exchange(line)
        sense = sense_of(line["expect"])
        number = _right(line["expect"], sense, self._seen) if sense and self._seen else None
        if sense is not None and number is not None:
            self.cases.append((self._seen, number, sense))
        return done


def _right(expect: Mapping[str, Any], sense: Sense, seen: Sequence[Beside]) -> int | None:
    """The number of the item the label is about, 0 of what is about none; None where that is not plain."""
    named = list(_named(expect))
    is_about = sense in single.OF_ITEMS or (sense is Sense.TOLD and any(is_done for _, is_done in named))
    if not is_about:
        return 0 if not named or sense in (Sense.PLANNED, Sense.TASKED) else None
    found = {number for _, number, title in seen if any(holds(title, name) for name, _ in named)}
    return found.pop() if len(found) == 1 else None


def _named(expect: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The titles its checks name, and whether they are to be done."""
    for check in expect["checks"]:
        for kind in ("event", "task", "no_event"):
            if kind in check:
                yield check[kind]["title_has"], check[kind].get("status") == "done"


def cases(life: str) -> Sequence[Case]:
    """Of each message that says plainly what it is about."""
    player = Watched(read_life(HERE / f"{life}.jsonl"))
    with (
        nothing_beside(),
        patch.object(addressed_messages, "hear_in_group", player.looked(addressed_messages.hear_in_group)),
    ):
        asyncio.run(player.play())
    return player.cases


def sentences(source: str) -> Sequence[Case]:
    """The same of sentences said once."""
    seen: list[Beside] = []
    found: list[Case] = []

    def look(turn: Turn, _hear: Act) -> bool:
        seen[:] = beside(turn)
        return True

    def judged(one: Mapping[str, str], number: int, *_: object) -> str:
        found.append((list(seen), number if one["deed"] in single.OF_ITEMS else 0, Sense(one["deed"])))
        seen.clear()
        return ""

    with (
        nothing_beside(),
        patch.object(single, "judged", judged),
        patch.object(addressed_messages, "hear_in_group", look),
    ):
        asyncio.run(single.play(source, MOST, tuple(Sense)))
    return [each for each in found if each[0]]


def beside(turn: Turn) -> list[Beside]:
    """The words beside each item that is open."""
    found = likely_items.words_by_open_item(turn) if turn.group is not None else ()
    return [(signs(said, one), one.event.number, one.event.title) for said, one in found]


def learned(known: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign."""
    pairs = [(each, number == right) for one, right, _ in known for each, number, _ in one]
    return regression(pairs, {name for each, _ in pairs for name in each}, RIDGE, ROUNDS)


def regression(
    pairs: Sequence[tuple[Mapping[str, float], bool]], names_of: Iterable[str], ridge: float, rounds: int
) -> dict[str, float]:
    """The weight of each of these signs that is not small; AdaGrad over all pairs at once."""
    names = sorted(names_of)
    said = np.array([[1.0, *(each.get(name, 0.0) for name in names)] for each, _ in pairs])
    right = np.array([is_its for _, is_its in pairs], dtype=float)
    weight = np.zeros(len(names) + 1)
    square = np.full_like(weight, 1e-8)
    for _round in range(rounds):
        slope = said.T @ (1 / (1 + np.exp(-said @ weight)) - right) + ridge * weight
        square += slope * slope
        weight -= STEP * slope / np.sqrt(square)
    found = {name: round(float(each), 2) for name, each in zip(["none", *names], weight, strict=True)}
    return {name: each for name, each in found.items() if name == "none" or abs(each) >= SMALL}


def write(target: Path, head: str, weights: Mapping[str, float]) -> None:
    """The table of weights."""
    lines = [head, "[weights]", *(f'"{name}" = {value}' for name, value in weights.items())]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measured(known: Sequence[Case], weights: Mapping[str, float]) -> None:
    """How many messages about an item have it first and likely, how many others have any that is."""
    for least in (likely_items.ENOUGH, likely_items.CERTAIN):
        counted = dict.fromkeys(("right", "another", "none", "false", "quiet"), 0)
        for one, right, _ in known:
            rated = sorted(((fit(each, weights), number) for each, number, _ in one), reverse=True)
            is_clear = rated[0][0] >= least and (
                len(rated) < 2 or rated[0][0] - rated[1][0] >= likely_items.CLEAR
            )
            if right:
                found = "none" if not is_clear else "right" if rated[0][1] == right else "another"
            else:
                found = "false" if is_clear else "quiet"
            counted[found] += 1
        print(f"from {least}: {counted}")


def main(arguments: Sequence[str]) -> None:
    """Play, learn, measure, write."""
    held = [each for each in arguments if each != "--but"]
    hush(held=True)
    known = [one for life in OPEN if life not in held for one in cases(life)]
    known += [one for path in sorted(single.SENTENCES.glob("*.jsonl")) for one in sentences(path.stem)]
    weights = learned(known)
    measured([one for life in held for one in cases(life)] if held else known, weights)
    write(TARGET, HEAD, weights)


if __name__ == "__main__":
    main(sys.argv[1:])
