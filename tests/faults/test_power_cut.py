"""The power goes at any moment: what Telegram was told, or will not give again, is on the disk; the rest is whole or not there."""

import asyncio
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from telegram.error import NetworkError, TelegramError

from bot.demo.bot_api.call import Call
from bot.demo.bot_api.room import Room
from bot.operations import disk_sync
from bot.operations.disk_sync import Disk
from storage.core.outbox import queue
from storage.engine import durability
from storage.engine.database import open_store
from tests.faults.power import Platter
from tests.room_line import RoomLine
from tests.stage import ZONE, Stage

pytestmark = pytest.mark.anyio
BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)
PAGES = 20  # a checkpoint every few messages
READS = ("getChat", "sendChatAction")
Json = dict[str, Any]


class World(RoomLine):
    """Telegram's end of the line; at each request the power might go, and what would be left is judged."""

    def __init__(self, room: Room, platter: Platter, folder: Path, draw: Random) -> None:
        super().__init__(room)
        self._platter, self._folder, self._draw = platter, folder, draw
        self.given: dict[int, Json] = {}
        self.wrong: list[str] = []
        self.cuts = 0
        self.goes_at = -1
        self.left: Path | None = None

    async def answer(self, method: str, call: Call) -> tuple[int, bytes]:
        """One call of the Bot API."""
        if self.left is not None:
            raise NetworkError("no power")
        self.cuts += 1
        left = self._platter.cut(self._folder / str(self.cuts), self._draw)
        try:
            self._judge(left, method, call.params)
        except AssertionError as error:  # PTB would take it for the network's
            self.wrong.append(f"{method}: {error}")
        if self.cuts == self.goes_at:
            self.left = left
            raise NetworkError("no power")
        code, answer = await super().answer(method, call)
        if method == "getUpdates":
            self.given |= {found["update_id"]: found for found in json.loads(answer)["result"]}
        return code, answer

    def _judge(self, left: Path, method: str, fields: Mapping[str, str]) -> None:
        with closing(sqlite3.connect(left)) as db:
            assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
            assert db.execute("pragma foreign_key_check").fetchall() == []
            seen = {number for (number,) in db.execute("select update_id from seen_updates")}
            logs = db.execute("select count(*) from logs").fetchone()[0]
            chats = {chat for (chat,) in db.execute("select chat_id from outbox where state = 'sending'")}
        assert seen <= set(self.given)
        assert logs == len(seen & {number for number, found in self.given.items() if _is_log(found)})
        if method == "getUpdates" and "offset" in fields:
            assert {number for number in self.given if number < int(fields["offset"])} <= seen
        elif method == "answerCallbackQuery":
            assert fields["callback_query_id"] in {
                self.given[number].get("callback_query", {}).get("id") for number in seen
            }
        elif "chat_id" in fields and not method.startswith(READS):
            assert int(fields["chat_id"]) in chats


def _is_log(update: Json) -> bool:
    return str(update.get("message", {}).get("text", "")).startswith("走访")


async def _opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> tuple[Stage, World, Platter]:
    path = tmp_path / "gonghui.db"
    platter = Platter(path, monkeypatch)
    stage = Stage(BEGIN, store=open_store(path, "x"))
    platter.reached()
    monkeypatch.setattr(durability, "PAGES", PAGES)
    # A log first seen long is never folded beside the loop: it is looked at after every commit, however fast the machine is.
    monkeypatch.setattr(disk_sync, "SOON_SECONDS", 0.0)
    (tmp_path / "cuts").mkdir()
    world = stage.line = World(stage.room, platter, tmp_path / "cuts", Random(seed))
    await stage.open()
    stage.group("红星厂工会", ["周敏", "李建国"])
    stage.group("纺织厂工会", ["周敏", "王芳"])
    await stage.settle()
    return stage, world, platter


async def _lived(stage: Stage, world: World, draw: Random, turns: int) -> None:
    """Logs from two groups, some undone by a press; now and then the bot looks."""
    zhou = stage.person("周敏")
    for number in range(turns):
        group = draw.choice(stage.groups)
        stage.room.write(zhou, group, f"走访慰问困难职工{number + 2}户")
        if draw.random() < 0.3:
            with suppress(LookupError):
                found = stage.find(group, lambda message: "撤销" in json.dumps(message, ensure_ascii=False))
                stage.room.press(zhou, group, found["message_id"], "撤销")
        if draw.random() < 0.4:
            with suppress(TelegramError):
                await stage.settle()
    with suppress(TelegramError):
        await stage.settle()


async def _through_a_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, turns: int) -> None:
    draw = Random(seed)
    stage, world, platter = await _opened(tmp_path, monkeypatch, seed)
    world.goes_at = world.cuts + draw.randint(1, turns)
    await _lived(stage, world, draw, turns)
    assert world.wrong == []
    assert world.left is not None
    assert set(platter.folds) == {True, False}, "some beside the loop, the rest on it"
    await stage.program.stop()
    world.left, world.goes_at, left = None, -1, world.left
    monkeypatch.undo()
    stage.store = open_store(left, "x")
    monkeypatch.setattr(world, "_judge", lambda left, method, fields: None)
    await stage.open()
    with stage.store.unit() as db:
        queue.recover(db)  # as the sender does where it serves
    await stage.settle()
    told = sum(_is_log(found) for found in world.given.values())
    numbers = [row[0] for row in stage.store.db.execute("select message_id from logs order by chat_id, id")]
    assert len(numbers) == told == turns
    states = {state for (state,) in stage.store.db.execute("select state from outbox")}
    assert states <= {"sent", "replaced", "queued"}  # some are held back by the limit of a chat
    await stage.close()


async def test_a_power_cut_loses_nothing_that_was_confirmed_or_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each request of a busy day, and for good at one of them: the bot goes on from what the disk has."""
    await _through_a_cut(tmp_path, monkeypatch, 0, 12)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
async def test_a_power_cut_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """The same, longer and more often, over many checkpoints."""
    await _through_a_cut(tmp_path, monkeypatch, seed, 60)


@pytest.mark.slow
async def test_a_bot_that_does_not_wait_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge is no friend: without the wait for the disk it finds something told that is not there."""

    async def not_waited(self: Disk, patience: float = 0.0) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr(Disk, "reached", not_waited)
    monkeypatch.setattr(Disk, "_soon", lambda self: None)
    stage, world, _ = await _opened(tmp_path, monkeypatch, 0)
    await _lived(stage, world, Random(0), 12)
    assert world.wrong != []
    await stage.close()
