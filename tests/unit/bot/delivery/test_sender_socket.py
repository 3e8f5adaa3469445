"""The sender over a real loopback socket: what refused, broken and silent connections leave behind."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.config.sections import Limits
from bot.delivery import sender as sending
from bot.delivery.rate_limits import Pace
from bot.delivery.sender import Composers, Sender
from bot.operations.disk_sync import Disk
from bot.telegram.http_request import AiohttpRequest, Listener
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Store
from tests.empty_database import in_memory
from tests.unit.bot.delivery.line import GROUP, MARK, NOW

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Wire:
    """A sender whose Telegram is a port on this machine."""

    store: Store
    sender: Sender

    async def result(self) -> tuple[str, bool]:
        """State and doubt of the one row after one try."""
        with self.store.unit() as db:
            queue.enqueue_outgoing(db, Outgoing(GROUP, "sendMessage", {"text": "好"}, mark=MARK), NOW)
        await self.sender.drain()
        [row] = self.store.db.query("select state, doubtful from outbox")
        return row["state"], bool(row["doubtful"])


async def wired(port: int) -> AsyncIterator[Wire]:
    store = in_memory()
    request, updates = AiohttpRequest(), AiohttpRequest()
    bot = Listener(
        "1:x", base_url=f"http://127.0.0.1:{port}/bot", request=request, get_updates_request=updates
    )
    composers = Composers(
        lambda db, parts: Outgoing(0, "", {}), lambda db, row, now: None, lambda db, row, now: now
    )
    await request.initialize()
    pace = Pace(Limits(per_second=0, chat_per_second=0, chat_burst=0, group_per_minute=0), lambda: 0.0)
    yield Wire(store, Sender(store, bot, lambda: NOW, pace, composers, Disk(store)))
    await request.shutdown()
    store.close()


async def tried(handler: Handler) -> tuple[str, bool]:
    """One try against a server that behaves like this; its connections are gone afterwards."""
    served: list[asyncio.Task[None] | None] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.current_task())
        with contextlib.suppress(ConnectionError):
            await handler(reader, writer)
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        async for wire in wired(server.sockets[0].getsockname()[1]):
            found = await wire.result()
        await asyncio.gather(*(task for task in served if task))
    return found


async def read_request(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
    await reader.readexactly(int(length.partition(":")[2]))


async def test_an_answer_is_an_answer() -> None:
    """The wire itself works."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        result = {"message_id": 1, "date": 0, "chat": {"id": GROUP, "type": "group"}, "text": "好"}
        body = json.dumps({"ok": True, "result": result}).encode()
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body)
        )
        await writer.drain()

    assert await tried(answer) == ("sent", False)


async def test_nobody_listening_leaves_no_doubt() -> None:
    """The request never left."""
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    async for wire in wired(port):
        assert await wire.result() == ("queued", False)


async def test_a_connection_that_breaks_leaves_doubt() -> None:
    """The request was read and the answer is lost."""

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)

    assert await tried(hang_up) == ("queued", True)


async def test_a_reset_leaves_doubt() -> None:
    """Cut off in the middle of the answer."""

    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
        await writer.drain()
        writer.transport.abort()

    assert await tried(reset) == ("queued", True)


@pytest.mark.parametrize("whose", ["ours", "PTB's"])
async def test_silence_leaves_doubt(whose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and never answered: whichever time-out comes first."""
    if whose == "ours":
        monkeypatch.setattr(sending, "SEND_SECONDS", 0.1)
    else:
        call = Listener.call
        monkeypatch.setattr(Listener, "call", lambda bot, method, given, _: call(bot, method, given, 0.1))

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await reader.read()  # until the other side gives up

    assert await tried(silent) == ("queued", True)
