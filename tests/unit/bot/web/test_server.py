"""Serving beside the bot: over a real socket, ended in order, and a taken port is no end."""

import asyncio
import logging
import socket

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from bot.web.server import listening, serve_beside

pytestmark = pytest.mark.anyio


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"here"})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_pages_are_served_until_the_bot_ends(caplog: pytest.LogCaptureFixture) -> None:
    """The port is free again after, and no address stood in a log."""
    port = free_port()
    with caplog.at_level(logging.DEBUG):
        serving = asyncio.create_task(serve_beside(page, ("127.0.0.1", port)))
        async with httpx.AsyncClient(trust_env=False) as client:
            for _try in range(100):
                try:
                    answer = await client.get(f"http://127.0.0.1:{port}/enter/secret-words")
                    break
                except httpx.ConnectError:
                    await asyncio.sleep(0.01)
        assert answer.text == "here" and "server" not in answer.headers
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
    ours = [each.getMessage() for each in caplog.records if not each.name.startswith(("httpx", "httpcore"))]
    assert not [line for line in ours if "secret-words" in line]
    listening("127.0.0.1", port).close()


async def test_a_taken_port_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    """Without pages the bot still hears and answers."""
    port = free_port()
    with listening("127.0.0.1", port):
        await serve_beside(page, ("127.0.0.1", port))
    assert f"127.0.0.1:{port}" in caplog.text
