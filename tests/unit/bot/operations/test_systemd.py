"""What systemd is told, over a real socket."""

import asyncio
import socket
from pathlib import Path

import pytest

from bot.operations.loop_watchdog import supervised

pytestmark = pytest.mark.anyio


async def test_systemd_hears_that_the_bot_is_up_alive_and_stopping(tmp_path: Path) -> None:
    """Signs of life come three times as often as they are waited for, until the end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(1)
        async with supervised({"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "30000"}):
            await asyncio.sleep(0.05)
        heard = []
        while not heard or heard[-1] != b"STOPPING=1":
            heard.append(ear.recv(100))
    assert heard[0] == b"READY=1" and heard.count(b"WATCHDOG=1") >= 2


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": "/nowhere/notify", "WATCHDOG_USEC": "30000"}])
async def test_without_systemd_nothing_is_said(environ: dict[str, str]) -> None:
    """In a terminal, in a container, or when nobody listens: the bot goes on."""
    async with supervised(environ):
        await asyncio.sleep(0)
