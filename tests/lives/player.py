"""Plays one life through the real program and judges each exchange.

Right: as labelled. Asked: the answer's buttons lead where the label wants, and are then pressed. Told: nothing stored, and the
bot says that it did not understand or asks something else. Wrong: something else was stored or answered. Silent: no word where
one was due. Spoke: a word, or something stored, where neither was due.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.demo.bot_api.values import Chat, Json
from tests.lives.checks import COUNTS, Scene, failing, log_sizes, things
from tests.lives.house import House, has_buttons, nothing_beside, words_of
from tests.lives.record import Record
from tests.lives.words import folded, holds

MOST_PRESSES, MOST_BUTTONS = 3, 8
OTHERWISE = ("or asks", "(or ", "or shows", " or says")
# As `folded` leaves them: the bot did not understand; or it says, for whatever reason, that it took nothing down.
LOST = re.compile(r"[没听看读]{1,2}不?懂|not understood|not understand|not clear which")
DENIED = re.compile(rf"{LOST.pattern}|没有[记改]|没改|nothing was|what should be changed")
UNDONE = re.compile(r"撤销|不用|不是|以后不问|取消|undo|not |no |never")


class Outcome(StrEnum):
    """How an exchange went."""

    RIGHT = "right"
    ASKED = "asked"
    TOLD = "told"
    WRONG = "wrong"
    SILENT = "silent"
    SPOKE = "spoke"


UNSURE = (Outcome.WRONG, Outcome.TOLD)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of a life, and what came of it. `rests`: it is about something that was not there already before."""

    line: Mapping[str, Any]
    outcome: Outcome
    said: str
    missing: Sequence[str]
    pressed: Sequence[str] = ()
    rests: bool = False


@dataclass
class Counting:
    """How much each count grew since the line that named it last.

    What a line judged not right added without naming the count is left out, so that one slip is not counted again.
    """

    named: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    titles: list[str] = field(default_factory=list)
    base: dict[str, Record] = field(default_factory=lambda: dict.fromkeys(COUNTS, Record({}, {})))
    slips: dict[str, list[int]] = field(default_factory=dict)

    def scene(self, line: Mapping[str, Any], before: Record, after: Record, said: str) -> Scene:
        """The exchange with what its counts should be."""
        checks = line["expect"]["checks"]
        many = [check["event"] for check in checks if len(check.get("event", {}).get("on", ())) > 1]
        self.titles += [one["title_has"] for one in many if one["title_has"] not in self.titles]
        growth = {kind: number - self.named[kind] for kind, number in _counts(line)}
        grown = {
            kind: {
                size - slip
                for size, slip in zip(
                    self._grown(kind, self.base[kind], after), self._slips(kind), strict=True
                )
            }
            for kind in growth
        }
        return Scene(before, after, said, datetime.fromisoformat(line["at"]), growth, grown)

    def close(self, line: Mapping[str, Any], before: Record, after: Record, right: bool) -> None:
        """The line is judged: the next one is measured from here."""
        named = dict(_counts(line))
        for kind in COUNTS:
            if kind in named:
                self.named[kind], self.base[kind] = named[kind], after
                self.slips.pop(kind, None)
            elif not right:
                grown = self._grown(kind, before, after)
                self.slips[kind] = [slip + more for slip, more in zip(self._slips(kind), grown, strict=True)]

    def _slips(self, kind: str) -> list[int]:
        return self.slips.get(kind) or [0] * len(self._sizes(kind, Record({}, {})))

    def _grown(self, kind: str, before: Record, after: Record) -> list[int]:
        pairs = zip(self._sizes(kind, after), self._sizes(kind, before), strict=True)
        return [late - early for late, early in pairs]

    def _sizes(self, kind: str, held: Record) -> list[int]:
        return [things(held, self.titles)] if kind == "event_count" else log_sizes(held)


class Player:
    """A life being played."""

    def __init__(self, lines: Sequence[Mapping[str, Any]]) -> None:
        self._header, *self._lines = lines
        self._house = House(self._header, datetime.fromisoformat(self._lines[0]["at"]))
        self._counting = Counting()
        self._answers: dict[str, tuple[int, int]] = {}

    async def play(self) -> list[Exchange]:
        """Every line, in order."""
        await self._house.open()
        try:
            return [await self._exchange(line) for line in self._lines]
        finally:
            await self._house.close()

    async def _exchange(self, line: Mapping[str, Any]) -> Exchange:
        house = self._house
        await house.until(datetime.fromisoformat(line["at"]))
        chat = house.place(house.stage.people[line["who"]], line["where"])
        before, newest = house.held(), house.newest(chat)
        to = self._answers.get(line["reply_to"] or "", (0, 0))
        calls = await house.write(
            line["who"],
            line["where"],
            line["text"],
            to[1] if to[0] == chat.id and house.stage.room.message(chat, to[1]) else None,
        )
        said, after = words_of(calls), house.held()
        mine = [one["message_id"] for one in house.by_bot(chat, newest)]
        if mine:
            self._answers[line["id"]] = (chat.id, mine[-1])
        missing = self._missing(line, before, after, said)
        outcome, pressed = judged(line, before, after, calls, missing), ()
        if outcome in UNSURE and line["expect"]["outcome"] == "done" and has_buttons(calls):
            pressed = await self._press(line, before, chat, newest, said, missing)
            outcome = Outcome.ASKED if pressed else outcome
        right = outcome in (Outcome.RIGHT, Outcome.ASKED)
        rests = self._rests(line, before)
        self._counting.close(line, before, house.held(), right)
        return Exchange(line, outcome, said, missing, pressed, rests)

    def _rests(self, line: Mapping[str, Any], before: Record) -> bool:
        """Whether the line adds nothing and what it is about did not stand before it: an earlier slip's consequence."""
        scene = self._counting.scene(line, before, before, "")
        if not scene.growth.get("event_count"):
            names = [
                check[kind]["title_has"]
                for check in line["expect"]["checks"]
                for kind in ("event", "task")
                if kind in check
            ]
            if any(not any(holds(item.title, name) for item in before.items.values()) for name in names):
                return True
        days = [check["log"]["day"] for check in line["expect"]["checks"] if "log" in check]
        told = {piece.day.isoformat() for log in before.logs.values() for piece in log.pieces}
        return scene.growth.get("log_count") == 0 and bool(days) and not told.intersection(days)

    def _missing(self, line: Mapping[str, Any], before: Record, after: Record, said: str) -> list[str]:
        return failing(self._counting.scene(line, before, after, said), line["expect"]["checks"])

    async def _press(
        self,
        line: Mapping[str, Any],
        before: Record,
        chat: Chat,
        newest: int,
        said: str,
        missing: Sequence[str],
    ) -> tuple[str, ...]:
        """Press what brings the labels nearer until all hold; else all is as it was."""
        begun, pressed = self._house.copied(), []
        for _turn in range(MOST_PRESSES):
            best = await self._nearest(line, before, chat, newest, said, len(missing))
            if best is None:
                break
            message, label = best
            pressed.append(label)
            said += "\n" + words_of(await self._house.press(line["who"], message, label))
            missing = self._missing(line, before, self._house.held(), said)
            if not missing:
                return tuple(pressed)
        self._house.restored(begun)
        return ()

    async def _nearest(
        self, line: Mapping[str, Any], before: Record, chat: Chat, newest: int, said: str, most: int
    ) -> tuple[Json, str] | None:
        best, kept = None, self._house.copied()
        asked = self._house.asked_by(line["who"], chat, newest)[:MOST_BUTTONS]
        for message, label in asked:
            if UNDONE.match(folded(label)):
                continue
            more = words_of(await self._house.press(line["who"], message, label))
            left = len(self._missing(line, before, self._house.held(), said + more))
            self._house.restored(kept)
            for each, _label in asked:  # a press may change what stands beside
                self._house.put_back(each)
            if left < most:
                best, most = (message, label), left
        return best


def judged(
    line: Mapping[str, Any],
    before: Record,
    after: Record,
    calls: Sequence[tuple[str, Json]],
    missing: Sequence[str],
) -> Outcome:
    """How one exchange went, its buttons unpressed."""
    wanted, said = line["expect"]["outcome"], words_of(calls)
    if wanted == "silent":
        return Outcome.SPOKE if said or before != after else Outcome.RIGHT
    if not said:
        return Outcome.SILENT
    unchanged, denies = before == after, DENIED.search(folded(said)) is not None
    if unchanged and (LOST.search(folded(said)) if wanted == "answered" and not missing else denies):
        return Outcome.TOLD
    if unchanged and missing and wanted != "answered" and is_open(said, calls):
        return Outcome.TOLD
    if missing:
        return Outcome.WRONG
    is_done = wanted == "asked" and not unchanged
    return (
        Outcome.WRONG
        if is_done and not any(words in line["expect"]["what"] for words in OTHERWISE)
        else Outcome.RIGHT
    )


def is_open(said: str, calls: Sequence[tuple[str, Json]]) -> bool:
    """Whether the answer leaves it to the officer: asks, or offers a button."""
    return "?" in said or "？" in said or has_buttons(calls)


def _counts(line: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for check in line["expect"]["checks"]:
        yield from ((kind, check[kind]) for kind in COUNTS if kind in check)


def read_life(path: Path) -> list[Mapping[str, Any]]:
    """The header and the lines."""
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines if line.strip()]


async def play(lines: Sequence[Mapping[str, Any]]) -> list[Exchange]:
    """Play a life and judge it."""
    with nothing_beside():
        return await Player(lines).play()
