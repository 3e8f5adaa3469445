"""Every fault of the network, over a real socket: nothing lost, nothing doubled unmarked, nobody else held up."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.demo.bot_api.values import Json
from bot.telegram import http_request, update_source
from handlers.core.monitoring.troubles import Trouble
from tests import faulty
from tests.faults.wire import MARK, wired
from tests.faulty import Fault, answered, refused, updates

pytestmark = pytest.mark.anyio
HTML = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
LOG = "今天走访慰问困难职工12户"
A_SECOND = timedelta(seconds=2)

# What breaks, and how many copies of the answer the room has in the end.
SENDS: dict[str, tuple[Fault, int]] = {
    "reset before the effect": (faulty.reset_before, 1),
    "reset after the effect": (faulty.reset_after, 2),
    "cut in mid-answer": (faulty.cut, 2),
    "hang before the effect": (faulty.hang_before, 1),
    "hang after the effect": (faulty.hang, 2),
    "trickle": (faulty.trickle, 2),
    "429 with a long wait": (refused(429, "Too Many Requests: retry after 90", retry_after=90), 1),
    "500": (refused(500, "Internal Server Error"), 1),
    "502 in HTML": (answered(502, HTML), 1),
    "403 in HTML, a firewall's": (answered(403, HTML), 1),
    "400 in HTML, a proxy's": (answered(400, HTML), 1),
    "401 without a word": (answered(401, b""), 1),
    "200 in HTML": (answered(200, HTML), 1),
    "200 in HTML after the effect": (answered(200, HTML, after=True), 2),
    "truncated JSON after the effect": (answered(200, b'{"ok":true,"result":{"mess', after=True), 2),
    "JSON of another shape": (answered(200, b"[1,2]"), 1),
    "a success without a result": (answered(200, {"ok": True}, after=True), 2),
    "a message without its parts": (answered(200, {"ok": True, "result": {"x": 1}}, after=True), 2),
}


def some(faults: dict[str, Any]) -> list[Any]:
    """A few for `make test`, all for CI."""
    quick = {"200 in HTML after the effect", "hang after the effect"}
    return [
        pytest.param(*found, id=name, marks=() if name in quick else pytest.mark.slow)
        for name, found in faults.items()
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("fault", "copies"), some(SENDS))
async def test_a_send_that_breaks(
    fault: Fault, copies: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It arrives; a second copy only where Telegram had the first, and marked; the other group is answered at once."""
    async with wired(monkeypatch, tmp_path) as wire:
        wire.write(1, LOG)
        alone = await wire.until(lambda: len(wire.said(1, "#1")) == 1)
        wire.front.fault("sendMessage", fault, chat_id=wire.groups[0].id)
        wire.write(0, LOG)
        await wire.until(lambda: bool(wire.front.met))
        wire.write(1, "今天慰问环卫工人30人")
        beside = await wire.until(lambda: len(wire.said(1, "#2")) == 1)
        await wire.until(wire.through, skip=A_SECOND)
        told = wire.said(0, "#1")
        assert len(told) == copies and sum(MARK not in text for text in told) <= 1
        assert beside < 5 * alone + 0.15, (alone, beside)


def twice(found: list[Json]) -> list[Any]:
    return [*found, *found]


def backwards(found: list[Json]) -> list[Any]:
    return found[::-1]


def with_a_bad_one(found: list[Json]) -> list[Any]:
    message = {"message_id": 9, "chat": {"id": 5, "type": "private"}, "text": "没有日期"}
    return [{"update_id": found[0]["update_id"] - 1, "message": message}, None, *found] if found else [7]


POLLS: dict[str, tuple[Fault]] = {
    "reset": (faulty.reset_after,),
    "cut in mid-answer": (faulty.cut,),
    "502 in HTML": (answered(502, HTML),),
    "500": (refused(500, "Internal Server Error"),),
    "200 in HTML": (answered(200, HTML),),
    "malformed JSON": (answered(200, b'{"ok":true,"result":[{"update_id":'),),
    "no list": (answered(200, {"ok": True, "result": {"a": 1}}),),
    "nothing": (answered(200, b""),),
    "a refusal that is no object": (answered(500, b'"x"'),),
    "429": (refused(429, "Too Many Requests: retry after 1", retry_after=1),),
    "another bot": (refused(409, "Conflict: terminated by other getUpdates request"),),
    "a refused token": (refused(401, "Unauthorized"),),
    "every update twice": (updates(twice),),
    "updates backwards": (updates(backwards),),
    "one that can't be read among them": (updates(with_a_bad_one),),
}


@pytest.mark.slow
async def test_a_poll_that_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever comes back, the loop goes on, and every message is filed once, in order."""
    async with wired(monkeypatch, tmp_path) as wire:
        for number, (fault,) in enumerate(POLLS.values()):
            wire.front.fault("getUpdates", fault)
            wire.write(
                0, f"今天走访慰问困难职工{10 + 2 * number}户"
            )  # ends the poll under way; the next one breaks
            await wire.until(lambda: wire.front.rules[-1].times == 0 or wire.through())
            wire.write(0, f"今天走访慰问困难职工{11 + 2 * number}户")
            await wire.until(lambda number=number: len(wire.front.met) > number)
        await wire.until(wire.through)
        filed = wire.program.services.store.db.query("select thousandths from measures order by fact_id")
        assert [row["thousandths"] // 1000 for row in filed] == list(range(10, 10 + 2 * len(POLLS)))
        assert wire.program.services.troubles._known.keys() >= {Trouble.UNREADABLE}


@pytest.mark.slow
@pytest.mark.parametrize("fault", [faulty.trickle, faulty.hang_before], ids=["trickle", "hang"])
async def test_a_poll_that_never_ends(fault: Fault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is given up, and the next one asks for fewer."""
    monkeypatch.setattr(http_request, "WHOLE_SECONDS", 0.2)
    monkeypatch.setattr(update_source, "POLL_SECONDS", 1)
    async with wired(monkeypatch, tmp_path) as wire:
        wire.front.fault("getUpdates", fault, times=2)
        await wire.until(lambda: len(wire.front.met) == 1)
        wire.write(0, LOG)
        await wire.until(lambda: len(wire.said(0, "#1")) == 1, within=20)
        limits = {params["limit"] for name, params in wire.room.calls if name == "getUpdates"}
        assert limits == {"100", "10", "1"} or limits == {"100", "1"}


@pytest.mark.slow
async def test_a_line_that_is_dead_at_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody listens for a while: what was written and what was to be said is there afterwards, once and unmarked."""
    async with wired(monkeypatch, tmp_path) as wire:
        for method in ("getUpdates", "sendMessage"):
            wire.front.fault(method, faulty.reset_before, times=3)
        wire.write(0, LOG)
        await wire.until(lambda: len(wire.front.met) >= 4, skip=A_SECOND)
        await wire.until(wire.through, skip=A_SECOND)
        assert len(wire.said(0, "#1")) == 1


@pytest.mark.slow
async def test_a_group_that_moves_in_mid_send(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The answer on its way goes to the supergroup, once; the news of the move comes later and changes nothing."""
    async with wired(monkeypatch, tmp_path) as wire:

        async def move(line: faulty.Line) -> None:
            wire.groups[0] = wire.room.migrate(wire.groups[0])
            await line.send(await line.forward())

        wire.front.fault("sendMessage", move, chat_id=wire.groups[0].id)
        wire.write(0, LOG)
        await wire.until(lambda: len(wire.said(0, "#1")) == 1)
        wire.write(0, "今天慰问环卫工人30人")
        await wire.until(lambda: len(wire.said(0, "#2")) == 1)
        await wire.until(wire.through)
        assert len(wire.said(0, "#1")) == 1
        assert wire.program.services.store.db.table("groups").count == 2


@pytest.mark.slow
async def test_kicked_and_brought_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While it is out nothing is said there, the other group goes on; afterwards the numbers go on."""
    async with wired(monkeypatch, tmp_path) as wire:
        wire.write(0, LOG)
        await wire.until(lambda: len(wire.said(0, "#1")) == 1)
        wire.room.kick_bot(wire.groups[0], wire.people[0])
        wire.write(1, LOG)
        await wire.until(lambda: len(wire.said(1, "#1")) == 1)
        wire.room.add_bot(wire.groups[0], wire.people[0])
        wire.write(0, "今天慰问环卫工人30人")
        await wire.until(lambda: len(wire.said(0, "#2")) == 1)


@pytest.mark.slow
async def test_a_user_who_blocks_and_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A blocked answer is dead at once and holds up nothing; when they come back they are answered again."""
    async with wired(monkeypatch, tmp_path) as wire:
        chat = wire.room.start(wire.people[0])["chat"]["id"]
        await wire.until(wire.through)
        wire.front.fault("sendMessage", refused(403, "Forbidden: bot was blocked by the user"), chat_id=chat)
        wire.room.start(wire.people[0])
        await wire.until(lambda: "sendMessage" in wire.front.met)
        wire.room.block_bot(wire.people[0])
        await wire.until(wire.through)
        wire.room.unblock_bot(wire.people[0])
        before = len(wire.room.messages(wire.room.chats[chat]))
        wire.room.start(wire.people[0])
        await wire.until(lambda: len(wire.room.messages(wire.room.chats[chat])) >= before + 2)


@pytest.mark.slow
async def test_one_hanging_chat_delays_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ten answers elsewhere take as long beside a chat that hangs as without it."""
    async with wired(monkeypatch, tmp_path, patience=5) as wire:

        async def ten(first: int) -> float:
            began = asyncio.get_running_loop().time()
            for number in range(first, first + 10):
                wire.write(1, f"今天走访慰问困难职工{number}户")
                await wire.until(lambda number=number: len(wire.said(1, f"#{number} ")) >= 1)
            return asyncio.get_running_loop().time() - began

        free = await ten(1)
        wire.front.fault("sendMessage", faulty.hang, times=100, chat_id=wire.groups[0].id)
        wire.write(0, LOG)
        await wire.until(lambda: bool(wire.front.met))
        beside = await ten(11)
        print(f"ten answers: {free:.3f} s, beside a hanging chat {beside:.3f} s")
        assert beside < 2 * free + 0.1
