"""A Telegram on loopback, the same for every bot: gives out a scene's updates as getUpdates does, takes answers, notes when.

`python -m bench.loopback SCENE` (JSON of a Scene) says its port on stdout, then a line of JSON when every message is answered.
"""

import asyncio
import json
import sys
from array import array
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl

from bench.town import FIRST_UPDATE, Scene, chat_of, covered
from bot.clock import host_now

ME = {
    "id": 7000000001, "is_bot": True, "first_name": "bench", "username": "bench_bot",
    "can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": False,
}  # fmt: skip
BATCH = 100
Fields = dict[str, str]


@dataclass
class Result:
    """What came of a scene; seconds are from the first getUpdates that was given anything to the last answer.

    `began` is the moment of that first one, by the machine's steady clock. `late` are the seconds from when each message was there to the request with its answer.
    """

    seconds: float
    began: float
    sends: int
    disordered: int
    doubled: int
    late: list[float] = field(repr=False)


class Telegram:
    """One bot's server."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._begin = 0.0
        self._confirmed = 0
        self._answered = array("d", [0.0]) * scene.messages
        self._left = scene.messages
        self._last: dict[int, int] = defaultdict(int)
        self._numbers: dict[int, int] = defaultdict(lambda: 1_000_000)
        self._result = Result(0.0, 0.0, 0, 0, 0, [])
        self._under_way = 0
        self.done = asyncio.Event()

    def result(self) -> Result:
        """All of it, once it is done."""
        found = self._result
        found.late = [at - self._due(number) for number, at in enumerate(self._answered)]
        return found

    async def handle(self, method: str, fields: Fields) -> Any:
        """What a method answers."""
        match method:
            case "getMe":
                return ME
            case "getUpdates":
                return await self._updates(fields)
            case "sendMessage":
                return await self._sent(fields)
            case "sendDocument" | "sendPhoto":
                return self._message(int(fields["chat_id"]), "")
        return [] if method == "getChatAdministrators" else True

    def _due(self, number: int) -> float:
        return self._begin + (number / self._scene.pace if self._scene.pace else 0.0)

    def _there(self, at: float) -> int:
        """How many updates have come about by then."""
        scene = self._scene
        if not self._begin or at < self._begin:
            return 0
        whole = scene.burst + scene.messages
        return min(whole, int((at - self._begin) * scene.pace) + 1) if scene.pace else whole

    async def _updates(self, fields: Fields) -> list[dict[str, Any]]:
        patience = perf_counter() + float(fields.get("timeout") or 0)
        offset = int(fields.get("offset") or 0)
        if offset > 0:
            self._confirmed = max(self._confirmed, offset - FIRST_UPDATE)
        if not self._begin:  # asked for the first time with a bot at rest: the scene begins
            self._begin = self._result.began = perf_counter()
        while (there := self._there(perf_counter())) <= self._confirmed:
            if perf_counter() >= patience:
                return []
            ahead = (
                self._due(self._confirmed)
                if self._confirmed < self._scene.messages + self._scene.burst
                else patience
            )
            await asyncio.sleep(max(0.0005, min(ahead, patience) - perf_counter()))
        most = min(int(fields.get("limit") or BATCH), BATCH)
        last = min(there, self._confirmed + most)
        now = int(host_now().timestamp() + self._scene.ahead)
        return [self._scene.update(number, now) for number in range(self._confirmed, last)]

    async def _sent(self, fields: Fields) -> dict[str, Any]:
        came, chat_id = perf_counter(), int(fields["chat_id"])
        places = covered(fields.get("text", ""), self._scene.before)
        self._under_way += 1
        if self._scene.delay:
            await asyncio.sleep(self._scene.delay)
        self._under_way -= 1
        if places is not None and chat_id != chat_of(self._scene.groups):  # not the burst's
            self._result.sends += 1
            self._cover(chat_id, places, came)
        if not self._left and not self._under_way:
            self._result.seconds = perf_counter() - self._begin
            self.done.set()
        return self._message(chat_id, fields.get("text", ""))

    def _cover(self, chat_id: int, places: range, came: float) -> None:
        if places.start <= self._last[chat_id]:
            self._result.disordered += 1
        self._last[chat_id] = places.stop - 1
        for place in places:
            number = self._scene.number(chat_id, place)
            if self._answered[number]:
                self._result.doubled += 1
            else:
                self._answered[number] = came
                self._left -= 1

    def _message(self, chat_id: int, text: str) -> dict[str, Any]:
        self._numbers[chat_id] += 1
        chat = {"id": chat_id, "type": "supergroup", "title": "工会"}
        return {
            "message_id": self._numbers[chat_id],
            "date": int(host_now().timestamp() + self._scene.ahead),
            "chat": chat,
            "text": text,
        }


class Door(asyncio.Protocol):
    """One kept-alive connection; requests come one after another."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._rest = b""
        self._work: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody has come."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """A request is answered once it is whole."""
        self._rest += data
        head, found, body = self._rest.partition(b"\r\n\r\n")
        if not found:
            return
        headers = _headers(head)
        if len(body) < int(headers.get("content-length", "0")):
            return
        self._rest = b""
        method = head.split(b" ", 2)[1].decode().rsplit("/", 1)[-1]
        fields = _fields(headers.get("content-type", ""), body)
        self._work = asyncio.create_task(self._answer(method, fields))

    async def _answer(self, method: str, fields: Fields) -> None:
        result = await self._telegram.handle(method, fields)
        body = json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)


def _headers(head: bytes) -> dict[str, str]:
    lines = head.decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


def _fields(kind: str, body: bytes) -> Fields:
    """Of either way in which a form is sent; of a file only that it is there."""
    if kind.startswith("multipart/"):
        mark = b"--" + kind.split("boundary=", 1)[1].strip('"').encode()
        return dict(filter(None, map(_part, body.split(mark))))
    return dict(parse_qsl(body.decode()))


def _part(part: bytes) -> tuple[str, str] | None:
    head, found, value = part.partition(b"\r\n\r\n")
    name = head.partition(b'name="')[2].partition(b'"')[0].decode()
    return (name, value.removesuffix(b"\r\n").decode("utf-8", "replace")) if found and name else None


async def _serve(scene: Scene) -> None:
    telegram = Telegram(scene)
    server = await asyncio.get_running_loop().create_server(lambda: Door(telegram), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await telegram.done.wait()
    print(json.dumps(asdict(telegram.result())), flush=True)
    await asyncio.Event().wait()  # until the bot has ended, and we are ended


if __name__ == "__main__":
    asyncio.run(_serve(Scene(**json.loads(sys.argv[1]))))
