"""A bad line: a proxy on loopback between the bot and the room that breaks requests in every way a network can.

Each request meets the first fault that fits it and has times left; without one it passes through.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import uvicorn

from bot.demo.bot_api.room import Room
from bot.demo.pages import room_app

Json = dict[str, Any]
Answer = Callable[[], Awaitable[bytes]]


class Reset(Exception):
    """The connection ends here, without a word."""


@dataclass(slots=True)
class Request:
    """One request of the bot: the method, its chat, and all bytes of it."""

    method: str
    chat_id: int
    raw: bytes


@dataclass(slots=True)
class Line:
    """One way to the bot: what is written is what the bot reads."""

    writer: asyncio.StreamWriter
    forward: Answer

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()


Fault = Callable[[Line], Awaitable[None]]


@dataclass(slots=True)
class Rule:
    """This fault for the next `times` requests of a method, of one chat or any."""

    method: str
    fault: Fault
    times: int = 1
    chat_id: int | None = None

    def fits(self, request: Request) -> bool:
        named = self.method in ("*", request.method) and self.chat_id in (None, request.chat_id)
        return named and self.times > 0


@dataclass
class Front:
    """Where the bot connects to."""

    upstream: int
    rules: list[Rule] = field(default_factory=list)
    met: list[str] = field(default_factory=list)

    def fault(self, method: str, fault: Fault, times: int = 1, chat_id: int | None = None) -> None:
        """Break the next requests of this method."""
        self.rules.append(Rule(method, fault, times, chat_id))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            while (request := await _read(reader)) is not None:
                line = Line(writer, lambda raw=request.raw: self._forward(raw))
                rule = next((each for each in self.rules if each.fits(request)), None)
                if rule is None:
                    await line.send(await line.forward())
                    continue
                rule.times -= 1
                self.met.append(request.method)
                await rule.fault(line)
        except (Reset, ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            await _closed(writer)

    async def _forward(self, raw: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        try:
            writer.write(raw)
            head = await reader.readuntil(b"\r\n\r\n")
            return head + await reader.readexactly(_length(head))
        finally:
            await _closed(writer)


async def reset_before(line: Line) -> None:
    """The room never sees it."""
    raise Reset


async def reset_after(line: Line) -> None:
    """It is done, and nobody says so."""
    await line.forward()
    raise Reset


async def cut(line: Line) -> None:
    """Half of the answer, then nothing."""
    answer = await line.forward()
    await line.send(answer[: len(answer) * 2 // 3])
    raise Reset


async def hang(line: Line) -> None:
    """Done, and silence until the bot gives up."""
    await line.forward()
    await asyncio.sleep(3600)


async def hang_before(line: Line) -> None:
    """Not done, and silence."""
    await asyncio.sleep(3600)


async def trickle(line: Line) -> None:
    """The answer comes, a byte now and then; no single wait is long."""
    for byte in await line.forward():
        await line.send(bytes([byte]))
        await asyncio.sleep(0.05)


def answered(code: int, body: bytes | Json, *, after: bool = False) -> Fault:
    """This answer, HTML or JSON, before or after the work is done."""

    async def fault(line: Line) -> None:
        if after:
            await line.forward()
        await line.send(http(code, body))

    return fault


def refused(code: int, description: str, **parameters: int) -> Fault:
    """A refusal in Telegram's form."""
    return answered(
        code, {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    )


def updates(change: Callable[[list[Json]], list[Any]]) -> Fault:
    """What the room gives, changed on the way."""

    async def fault(line: Line) -> None:
        answer = await line.forward()
        told = json.loads(answer.partition(b"\r\n\r\n")[2])
        told["result"] = change(told["result"])
        await line.send(http(200, told))

    return fault


def http(code: int, body: bytes | Json) -> bytes:
    """An HTTP answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s" % (code, len(content), content)


@asynccontextmanager
async def bad_line(room: Room) -> AsyncIterator[tuple[Front, int]]:
    """The room on one port, the bad line to it on another."""
    config = uvicorn.Config(room_app(room), log_level="critical", access_log=False, lifespan="off", port=0)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.002)
    front = Front(server.servers[0].sockets[0].getsockname()[1])
    served: set[asyncio.Task[None]] = set()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(front.serve(reader, writer))
        served.add(task)
        task.add_done_callback(served.discard)

    listener = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield front, listener.sockets[0].getsockname()[1]
    finally:
        listener.close()
        for task in tuple(served):
            task.cancel()
        await asyncio.gather(*served, return_exceptions=True)
        room.close()
        server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await serving


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    body = await reader.readexactly(_length(head))
    method = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
    chat = parse_qs(body.decode("utf-8", "replace")).get("chat_id", ["0"])[0]
    return Request(method, int(chat), head + body)


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
