"""Shapes made of the reader's own vocabulary, each read in every way a message may come; the first that takes too long or fails ends the run.

`make torture RUN=words SEED=7 ARGS="--seconds 600"`. A reading may take 50 ms of processor time for 1,000 characters. Beside other
programs a processor does less in its time: what takes too long is held against a piece of work that is always the same.
"""

import argparse
import asyncio
import math
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from time import monotonic, thread_time
from typing import Any

import handlers.core.update_transaction as turns
from tests.patterns.census import taken
from tests.patterns.growth import Vocabulary
from tests.stage import ZONE, Stage
from union.core.lazy_regex import made_ready

BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)
SECONDS, PER_THOUSAND, AT_LEAST = 600, 0.050, 0.025
LENGTHS = (60, 250, 1000, 2000, 4000)
ANEW = 30  # shapes, then everything begins with an empty database: answers from a full one take their time
SEPARATORS = ("、", "，", "。", " ", "\n", "：", "；", "/", "-", ",", "\t", "（", "）", "．", "和", "的", "")
NAMES = ("刘建国", "张三", "王芳", "李四", "欧阳明", "郑户", "阿里·买买提", "Tan Ah Kow")
NUMBERS = ("1", "31", "3.", "2026", "12月3日", "500元", "３", "第二", "十五", "1. 2.", "13810455045")
BEGINNINGS = (
    "", "", "今天开展活动，参加人员：", "今天走访慰问困难职工3户，", "困难职工：", "因", "12月3日下午2点", "记录 ", "提醒我", "每月", "第一名", "不是",
)  # fmt: skip
ENDS = ("", "", "，一共26人", "（待核）", "？", "\x01", "病故", "负责")
WAYS = (
    "group",
    "private",
    "reply to the item",
    "reply to the log",
    "/log",
    "/add",
    "/ask",
    "/plan",
    "/find",
    "edit",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A recipe: a beginning, pieces with a sign between them over and over to a length, an end."""

    way: str
    begin: str
    pieces: tuple[str, ...]
    joint: str
    end: str
    length: int
    nested: bool = False

    def text(self) -> str:
        """The text it makes."""
        once = self.joint.join(self.pieces) + self.joint
        room = max(self.length - len(self.begin) - len(self.end), 1)
        if self.nested:
            half = (once * (room // (2 * len(once)) + 1))[: room // 2]
            return self.begin + half + half[::-1].translate(str.maketrans("（(「“", "）)」”")) + self.end
        return self.begin + (once * (room // len(once) + 1))[:room] + self.end


class Words:
    """What shapes are made of: words of the patterns and of the data, names, figures, signs."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        made = sorted({one for place in taken() for one in place.made})
        self._patterns = [Vocabulary(*one) for one in made]
        self._data = sorted(set(_listed()))

    def shapes(self) -> Iterator[Shape]:
        """One after another, without end."""
        dice = self._dice
        while True:
            pieces = tuple(self._piece() for _ in range(dice.choice((1, 1, 2, 2, 3))))
            yield Shape(
                dice.choice(WAYS),
                dice.choice((*BEGINNINGS, self._piece()[:20])),
                pieces,
                dice.choice(SEPARATORS),
                dice.choice((*ENDS, self._piece()[:8])),
                dice.choice(LENGTHS),
                dice.random() < 0.1,
            )

    def _piece(self) -> str:
        dice, kind = self._dice, self._dice.random()
        if kind < 0.55:
            found = dice.choice(dice.choice(self._patterns).pieces(6) or ["甲"])
        elif kind < 0.8:
            found = dice.choice(self._data)
        else:
            found = dice.choice(NAMES + NUMBERS)
        return found.replace("\x01", "").encode(errors="ignore").decode()[:40] or "甲"  # no halves of signs


def _listed() -> Iterator[str]:
    for file in Path("union/data").glob("*.toml"):
        yield from _strings(tomllib.loads(file.read_text("utf-8")))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and 0 < len(value) <= 12:
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (str(key), *_strings(each))
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


class Reader:
    """A committee with an item and a log, to which a text comes in one of the ways; its turn is timed."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._read, self.seconds = 0, 0.0
        self.failure: Exception | None = None  # of the last reading

    async def read(self, shape: Shape) -> float:
        """Seconds of processor time of the turns a text leads to."""
        if self._stage is None or self._read % ANEW == 0:
            await self.close()
            await self._open()
        self._read += 1
        stage = self._stage
        assert stage is not None
        await stage.jump(BEGIN + timedelta(minutes=2 * (self._read % ANEW + 1)))  # no flood
        user, group, text = stage.person("王芳"), stage.groups[-1], shape.text()
        self.seconds, self.failure = 0.0, None
        if shape.way == "private":
            stage.room.write(user, stage.room.chats[user.id], text)
        elif shape.way == "edit":
            written = stage.room.write(user, group, "今天走访3户")
            await stage.settle()
            self.seconds = 0.0
            stage.room.edit(user, written["message_id"], group, text)
        elif shape.way.startswith("reply"):
            stage.room.write(user, group, text, self._item if "item" in shape.way else self._log)
        else:
            stage.room.write(user, group, f"{shape.way} {text}" if shape.way != "group" else text)
        await stage.settle()
        return self.seconds

    async def _open(self) -> None:
        stage = self._stage = Stage(BEGIN)
        await stage.open()
        group = stage.group("红星厂工会", ["周敏", "王芳"])
        user = stage.person("王芳")
        stage.room.start(user)
        for text in ("12月3日下午2点开职代会，地点会议室", "昨天走访慰问困难职工8户，发放慰问金4000元"):
            stage.room.write(user, group, text)
            await stage.settle()
        mine = stage.room.bot.id
        said = [each for each in stage.room.messages(group) if each["from"]["id"] == mine and "text" in each]
        self._item = next(each["message_id"] for each in said if "职代会" in each["text"])
        self._log = next(each["message_id"] for each in said if "已记录" in each["text"])

    async def close(self) -> None:
        """Everything ends."""
        if self._stage is not None:
            await self._stage.close()
            self._stage = None


def _timed(reader: Reader, act: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        begun = thread_time()
        try:
            return act(*given, **named)
        except Exception as failure:
            reader.failure = failure
            raise
        finally:
            reader.seconds += thread_time() - begun

    return timed


def limit(shape: Shape) -> float:
    """How long its reading may take."""
    return max(AT_LEAST, PER_THOUSAND * len(shape.text()) / 1000)


class Pace:
    """How much slower the machine is just now than it has been."""

    def __init__(self) -> None:
        self._best = min(_same_work() for _ in range(20))

    def slowness(self) -> float:
        """1 where it is as quick as ever."""
        took = _same_work()
        self._best = min(self._best, took)
        return took / self._best


def _same_work() -> float:
    """A few milliseconds of what a reader does most: signs looked for, small values made."""
    begun = thread_time()
    for number in range(40):
        found = [(one.start(), one[0]) for one in SIGN.finditer(WORK)]
        assert len(dict(found)) + number
    return thread_time() - begun


SIGN, WORK = (
    re.compile(r"[、，。：；]|\d+|(?<=[走访])慰问"),
    "今天走访慰问困难职工3户，发放慰问金4000元；" * 10,
)


async def too_slow(reader: Reader, shape: Shape, pace: Pace) -> float:
    """The shortest of four readings, where the first takes too long; 0 where one was quick enough, without end where it fails.

    The last is in a committee of its own: how an answer grows with what is kept, `make bench` measures.
    """
    found = await reader.read(shape)
    for nth in range(3):
        if reader.failure is not None:
            return math.inf
        if found <= limit(shape):
            return 0.0
        if nth == 2:
            await reader.close()
        before = pace.slowness()
        found = min(found, await reader.read(shape) / min(before, pace.slowness()))
    return found if found > limit(shape) else 0.0


async def _smaller(reader: Reader, shape: Shape, pace: Pace) -> Shape:
    """The same shape with what it does not need left away."""
    tries = [
        replace(shape, begin=""),
        replace(shape, end=""),
        replace(shape, joint=""),
        replace(shape, nested=False),
    ]
    tries += [replace(shape, pieces=(one,)) for one in shape.pieces]
    for one in tries:
        if await too_slow(reader, one, pace):
            return await _smaller(reader, one, pace) if one != shape else shape
    return shape


async def tried(seed: int, seconds: float, most: int = 10**9, ends: bool = True) -> list[tuple[float, Shape]]:
    """The shapes found too slow within the time, at most one where the first ends it; tells how many were read."""
    reader, found, worst, count = Reader(), list[tuple[float, Shape]](), (0.0, ""), 0
    pace = Pace()
    before = turns.incoming, turns.take_turn
    turns.incoming, turns.take_turn = _timed(reader, turns.incoming), _timed(reader, turns.take_turn)
    shapes, until = islice(Words(Random(seed)).shapes(), most), monotonic() + seconds
    try:
        for _ in made_ready():
            pass
        for shape in shapes:
            if monotonic() > until or (found and ends):
                break
            count += 1
            if took := await too_slow(reader, shape, pace):
                small = await _smaller(reader, shape, pace)
                found.append((took, small))
                print(f"{'fails' if took == math.inf else f'{took * 1000:.0f} ms'}: {small}", flush=True)
            elif worst[0] < reader.seconds / limit(shape) <= 1:  # longer only beside other programs
                worst = (reader.seconds / limit(shape), f"{reader.seconds * 1000:.0f} ms: {shape}")
    finally:
        turns.incoming, turns.take_turn = before
        await reader.close()
    print(f"{count} shapes read; the slowest within its time {worst[1]} ({worst[0]:.0%} of its limit)")
    return found


def configure(parser: argparse.ArgumentParser) -> None:
    """The run's arguments."""
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long shapes are made")
    parser.add_argument("--all", action="store_true", help="go on after a finding")


def run(args: argparse.Namespace) -> int:
    """0 where every shape was read in its time."""
    return 1 if asyncio.run(tried(args.seed, args.seconds, ends=not args.all)) else 0
