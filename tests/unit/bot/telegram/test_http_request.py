"""The connections to Telegram: what goes over them, and what each way of failing becomes."""

import asyncio
import io
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.refusal import Refusal
from bot.telegram.http_request import AiohttpRequest, NeverLeft, certificates

pytestmark = pytest.mark.anyio
TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
OK = b'{"ok":true,"result":{"message_id":5,"date":1,"chat":{"id":-5,"type":"group","title":"x"}}}'
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Heard:
    """A server that keeps what it hears and gives the same answer to all."""

    def __init__(self, body: bytes = OK, status: str = "200 OK") -> None:
        self.answer = b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status.encode(), len(body), body)
        self.heads: list[bytes] = []
        self.bodies: list[bytes] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            named = {
                name.lower(): value
                for name, _, value in (line.partition(b": ") for line in head.split(b"\r\n"))
            }
            self.heads.append(head)
            self.bodies.append(await reader.readexactly(int(named.get(b"content-length", b"0"))))
            writer.write(self.answer)


@asynccontextmanager
async def serving(serve: Serve, **given: float) -> AsyncIterator[Bot]:
    """A bot before this server."""

    async def quietly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(quietly, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with AiohttpRequest(**given) as lines:
        yield Bot(TOKEN, base_url=f"http://127.0.0.1:{port}/bot", request=lines)
    server.close()


async def test_words_arrive_as_a_form() -> None:
    """In UTF-8, by POST, over one connection that is kept."""
    heard = Heard()
    async with serving(heard) as bot:
        for _ in range(2):
            sent = await bot.send_message(-5, "已记 #5：走访慰问12户 & 其他")
    assert sent.message_id == 5 and heard.heads[0].startswith(f"POST /bot{TOKEN}/sendMessage ".encode())
    assert heard.bodies[1].startswith(b"chat_id=-5&text=%E5%B7%B2%E8%AE%B0+%235")


async def test_a_file_keeps_its_chinese_name() -> None:
    """Telegram shows what stands in the form: not the name in percent signs."""
    heard = Heard()
    async with serving(heard) as bot:
        await bot.send_document(-5, InputFile(io.BytesIO(b"PK\x03\x04 words"), filename="9月工作月报.docx"))
    assert (
        'filename="9月工作月报.docx"'.encode() in heard.bodies[0] and b"PK\x03\x04 words" in heard.bodies[0]
    )


async def test_a_refusal_in_telegrams_words_is_telegrams() -> None:
    """Any other is the network's: a proxy's 403 closes no chat."""
    refusal = Heard(
        b'{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', "400 Bad Request"
    )
    async with serving(refusal) as bot:
        with pytest.raises(BadRequest):
            await bot.send_message(-5, "x")
    async with serving(Heard(b"<html>no</html>", "403 Forbidden")) as bot:
        with pytest.raises(NetworkError, match="403"):
            await bot.send_message(-5, "x")


async def test_where_nobody_listens_nothing_left() -> None:
    """So a repeat can't be a second copy; the error names no address, which holds the token."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with AiohttpRequest() as lines:
        with pytest.raises(NeverLeft) as caught:
            await Bot(TOKEN, base_url=f"http://127.0.0.1:{port}/bot", request=lines).send_message(-5, "x")
    assert TOKEN not in repr(caught.value) and caught.value.__cause__ is None


@pytest.mark.parametrize("reads_it", [True, False])
async def test_a_line_that_breaks_leaves_a_doubt(reads_it: bool) -> None:
    """Once there was a connection nobody knows what Telegram had of it."""

    async def broken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if reads_it:
            await reader.readuntil(b"\r\n\r\n")

    async with serving(broken) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(-5, "x")
    assert not isinstance(caught.value, NeverLeft) and TOKEN not in str(caught.value)


async def test_silence_is_a_time_out() -> None:
    """Doubtful too; whoever calls may name another patience."""

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with serving(silent, read_seconds=0.01) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(-5, "x")


async def test_a_redirect_is_not_followed() -> None:
    """It could lead the token elsewhere."""
    heard = Heard(b"", "302 Found\r\nLocation: /elsewhere")
    async with serving(heard) as bot:
        with pytest.raises(NetworkError, match="302"):
            await bot.send_message(-5, "x")
    assert len(heard.heads) == 1


@pytest.mark.parametrize("variable", ["http_proxy", "ALL_PROXY"])
async def test_a_proxy_of_the_environment_is_kept_to(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    """Many an office has no other way out; what NO_PROXY names is asked straight."""
    heard = Heard()
    async with serving(heard) as bot:
        own = bot.base_url.removesuffix(TOKEN)
        monkeypatch.setenv(variable, own.removesuffix("/bot"))
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        async with AiohttpRequest() as lines:
            await Bot(TOKEN, base_url="http://api.example/bot", request=lines).send_message(-5, "x")
            await Bot(TOKEN, base_url=own, request=lines).send_message(-5, "x")
    assert [head.split(b" ")[1].partition(b"/bot")[0] for head in heard.heads] == [b"http://api.example", b""]


def test_a_proxy_that_is_none_of_http_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """To go straight past it would show the office's address; to fail at each send would say nothing."""
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:7890")
    with pytest.raises(Refusal, match="HTTP 代理"):
        AiohttpRequest()


def test_the_certificates_are_read_once() -> None:
    """It takes longer than most of a start."""
    assert certificates() is certificates()
