"""The replica drill: a bot under load loses its machine, comes back from the replica and goes on; what is lost is counted.

`python -m tests.drill.replica [--runs N]`, or `make replica-drill`. The real process, Litestream, a room over loopback.
"""

import argparse
import asyncio
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.clock import host_now
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, User
from bot.operations.replica import ReplicaError, program
from tests.unit.bot.telegram.test_kill import TOKEN, _configured, _quiet, _served

GROUPS, PER_SECOND = 4, 20
TARGET_SECONDS = 2.0
LOOK_SECONDS = 0.05
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Loss:
    """One run: `behind` is how far the replica was behind when the machine died, `missing` what nobody sends again."""

    told: int
    filed: int
    behind_rows: int
    behind_seconds: float
    missing: int
    doubled: int
    restore_seconds: float
    sound: bool

    @property
    def is_good(self) -> bool:
        """Within the target, and nothing twice."""
        return self.sound and self.behind_seconds <= TARGET_SECONDS and not self.doubled

    def line(self) -> str:
        """For the operator."""
        return (
            f"发了 {self.told} 条，坏掉时已记 {self.filed} 条；副本落后 {self.behind_seconds:.2f} 秒、{self.behind_rows} 条；"
            f"恢复用时 {self.restore_seconds:.2f} 秒；重新收取后缺 {self.missing} 条，重复 {self.doubled} 条"
        )


class Office:
    """Officers of several groups writing without a pause; when each thing was said is remembered."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.said: dict[str, float] = {}
        self._places = [self._group(number) for number in range(GROUPS)]

    def _group(self, number: int) -> tuple[User, Chat]:
        officer = self._room.add_user(f"委员{number}")
        group = self._room.add_group(f"第{number}工会", officer)
        self._room.add_bot(group, officer)
        return officer, group

    async def write(self, seconds: float) -> None:
        """At the pace of a very busy federation."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.say()
            await asyncio.sleep(1 / PER_SECOND)

    def say(self) -> None:
        """One thing nobody said before."""
        officer, group = self._places[len(self.said) % GROUPS]
        text = f"今天走访慰问困难职工{len(self.said) + 1}户"
        self.said[text] = time.monotonic()
        self._room.write(officer, group, text)


class Watch:
    """When each row was committed, to a twentieth of a second; it only reads."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.committed: dict[str, float] = {}

    async def run(self) -> None:
        """Look until cancelled."""
        while not self._database.exists():
            await asyncio.sleep(LOOK_SECONDS)
        with closing(sqlite3.connect(f"{self._database.as_uri()}?mode=ro", uri=True)) as connection:
            while True:
                await asyncio.sleep(LOOK_SECONDS)
                with suppress(sqlite3.OperationalError):  # its tables are being made
                    found = connection.execute("select text from log_versions").fetchall()
                    self.committed = {text: time.monotonic() for (text,) in found} | self.committed


async def drill(folder: Path, seconds: float) -> Loss:
    """Run, lose the machine after so many seconds, restore, go on."""
    room = Room(host_now, token=TOKEN)
    office = Office(room)
    machine = folder / "machine"
    machine.mkdir()
    database = machine / "gonghui.db"
    async with _served(room) as port:
        config = _configured(machine, port)
        with config.open("a", encoding="utf-8") as file:
            file.write(f'[replica]\nurl = "{(folder / "replica").as_uri()}"\n')
        committed, died = await _lived(config, office, seconds)
        filed = _filed(database)
        _lose(machine, config)
        begin = time.monotonic()
        restored = await (await _bot("restore", config, "replica")).wait()
        took = time.monotonic() - begin
        behind = filed - (_filed(database) if restored == 0 else Counter[str]())
        bot = await _bot("run", config)
        office.say()  # that it goes on is seen by its answer; nothing else may be left for it to read
        await _quiet(room, database)
        bot.terminate()
        ended = await bot.wait()
        after = _filed(database)
    return Loss(
        told=len(office.said),
        filed=filed.total(),
        behind_rows=behind.total(),
        behind_seconds=max((died - committed.get(text, died) for text in behind), default=0.0),
        missing=len(office.said.keys() - after.keys()),
        doubled=sum(count - 1 for count in after.values()),
        restore_seconds=took,
        sound=restored == 0 and ended == 0,
    )


async def _lived(config: Path, office: Office, seconds: float) -> tuple[dict[str, float], float]:
    """The bot's life until kill -9: when each row was committed, and when it died."""
    database = config.with_name("gonghui.db")
    bot, watch = await _bot("run", config), Watch(database)
    watching = asyncio.create_task(watch.run())
    await _replicated(config.parent.with_name("replica"))
    await office.write(seconds)
    assert bot.returncode is None, "the bot ended by itself"
    bot.kill()
    died = time.monotonic()
    await bot.wait()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    await _litestream_gone(config.parent)
    return watch.committed, died


def _lose(machine: Path, config: Path) -> None:
    """The machine's directory is gone; a new one has nothing but the configuration."""
    text = config.read_text("utf-8")
    shutil.rmtree(machine)
    machine.mkdir()
    config.write_text(text, encoding="utf-8")


async def _bot(command: str, config: Path, *words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", command, "--config", str(config), *words, stdout=DEVNULL, stderr=DEVNULL
    )  # fmt: skip


async def _replicated(folder: Path) -> None:
    """The first copy is there: what happens before it is no replica's to save."""
    async with asyncio.timeout(START_SECONDS):
        while not any(folder.rglob("*.ltx")):
            await asyncio.sleep(LOOK_SECONDS)


async def _litestream_gone(machine: Path) -> None:
    """It dies with the bot; waited for because it could still write."""
    for _ in range(200):
        if not list(_holding(machine)):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("litestream outlived the bot")


def _holding(machine: Path) -> Iterator[str]:
    """Processes whose command line names this machine's folder."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if os.fsencode(machine) in entry.read_bytes():
                yield entry.parent.name


def _filed(database: Path) -> Counter[str]:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        return Counter(text for (text,) in connection.execute("select text from log_versions"))


async def _runs(count: int, seed: int) -> int:
    chance, found = random.Random(seed), []
    print(
        f"种子 {seed}：{count} 次，每秒 {PER_SECOND} 条，目标：副本落后不超过 {TARGET_SECONDS:g} 秒",
        flush=True,
    )
    for number in range(count):
        with tempfile.TemporaryDirectory(prefix="drill-") as folder:
            loss = await drill(Path(folder), chance.uniform(4.0, 12.0))
        found.append(loss)
        print(f"{number + 1}. {'通过' if loss.is_good else '不通过'}：{loss.line()}", flush=True)
    worst = max(loss.behind_seconds for loss in found)
    print(f"最差：{worst:.2f} 秒、{max(loss.behind_rows for loss in found)} 条")
    return 0 if all(loss.is_good for loss in found) else 1


def main() -> int:
    """The command line; 1 when the target is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=20261120)
    asked = parser.parse_args()
    try:
        program()
    except ReplicaError as error:
        print(error, file=sys.stderr)
        return 1
    return asyncio.run(_runs(asked.runs, asked.seed))


if __name__ == "__main__":
    sys.exit(main())
