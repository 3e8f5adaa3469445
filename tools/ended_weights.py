"""Writes union/data/ending_likelihood.toml: how much each sign says that a log ends an item, of the logs filed in lives with labels.

The open lives are played, and each log is laid beside the items around its days; the label says which of them are done with it.
`python -m tools.ended_weights [--but LIFE…]`: those behind `--but` only measure.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from handlers.core.turn import Turn
from handlers.worklog import event_link_question
from tests.lives.__main__ import HERE, OPEN
from tests.lives.house import hush, nothing_beside
from tests.lives.player import Exchange, Player, read_life
from tests.lives.words import holds
from tools.item_weights import regression, write
from union.core.kinds import Kind
from union.events.model import Occurrence
from union.worklog import item_likelihood
from union.worklog.entries import LogEntry
from union.worklog.event_links import Candidate
from union.worklog.item_likelihood import fit

TARGET = Path(__file__).parents[1] / "union" / "data" / "ending_likelihood.toml"
RIDGE, ROUNDS, FEWEST = 8.0, 700, 30
HEAD = "# How much each sign says that a log ends an item (union/worklog/item_likelihood.py); made by `python -m tools.ended_weights`."
Beside = tuple[Mapping[str, float], Occurrence]
Case = tuple[Mapping[str, float], bool]


class Watched(Player):
    """A life being played, whose logs are laid beside the items open."""

    def __init__(self, lines: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(lines)
        self.cases: list[Case] = []
        self.seen: list[Beside] = []

    async def _exchange(self, line: Mapping[str, Any]) -> Exchange:
        self.seen = []
        played = await super()._exchange(line)
        ended = done_with(line["expect"]["checks"], [one for _, one in self.seen])
        if ended is not None:
            self.cases += [(signs, place in ended) for place, (signs, _) in enumerate(self.seen)]
        return played


def done_with(checks: Sequence[Mapping[str, Any]], times: Sequence[Occurrence]) -> set[int] | None:
    """The places of the times a label says are done; None where it may be of several."""
    found = set[int]()
    for check in checks:
        wanted = check.get("event") or check.get("task") or {}
        if wanted.get("status") != "done":
            continue
        named = [place for place, one in enumerate(times) if holds(one.event.title, wanted["title_has"])]
        days = [day[:10] for day in (*wanted.get("on", ()), *filter(None, [wanted.get("by")]))]
        on_day = [place for place in named if times[place].start.date().isoformat() in days]
        named = on_day or ([] if days and len(named) > 1 else named)
        if len(named) > 1:
            return None
        found |= set(named)
    return found


def beside(turn: Turn, entry: LogEntry) -> list[Beside]:
    """The signs of a log beside each open time around its days."""
    events = [
        each for each in event_link_question.events_around_log(turn, entry) if each.kind is not Kind.FESTIVAL
    ]
    return [
        (item_likelihood.ending_signs(told, one, named, said or item_likelihood.NO_OPINION), one)
        for told, one, named, said in event_link_question.laid_beside(turn, entry, events)
    ]


def cases(life: str) -> Sequence[Case]:
    """Of each log that was filed."""
    player, look = Watched(read_life(HERE / f"{life}.jsonl")), event_link_question.candidates

    def noted(turn: Turn, entry: LogEntry) -> Sequence[Candidate]:
        player.seen = beside(turn, entry)
        return look(turn, entry)

    with nothing_beside(), patch.object(event_link_question, "candidates", noted):
        asyncio.run(player.play())
    return player.cases


def learned(known: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign that is not rare."""
    count = Counter(name for each, _ in known for name in each)
    return regression(known, (name for name, number in count.items() if number >= FEWEST), RIDGE, ROUNDS)


def measured(known: Sequence[Case], weights: Mapping[str, float]) -> None:
    """How many endings are likely enough to ask and to act, and how many others are."""
    rated = [(fit(each, weights), is_its) for each, is_its in known]
    for least in (event_link_question.ASKED, event_link_question.SURE):
        right, wrong = (
            sum(score >= least and is_its is which for score, is_its in rated) for which in (True, False)
        )
        print(f"from {least}: {right} of {sum(is_its for _, is_its in rated)}, and {wrong} others")


def main(arguments: Sequence[str]) -> None:
    """Play, learn, measure, write."""
    held = [each for each in arguments if each != "--but"]
    hush(held=True)
    known = [one for life in OPEN if life not in held for one in cases(life)]
    weights = learned(known)
    measured([one for life in held for one in cases(life)] if held else known, weights)
    write(TARGET, HEAD, weights)


if __name__ == "__main__":
    main(sys.argv[1:])
