"""Tells systemd that the bot is up and its loop alive: one that hangs says nothing any more, and is started anew.

Where nobody listens ($NOTIFY_SOCKET, set by the unit's Type=notify) nothing is said.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

OFTEN = 3  # signs of life within the time systemd waits for one
MICROSECONDS = 1_000_000


@asynccontextmanager
async def supervised(environ: Mapping[str, str]) -> AsyncIterator[None]:
    """Up within, and stopping after."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address:
        yield
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        with suppress(OSError):
            # A name that begins with @ has no file.
            line.connect(address.replace("@", "\0", 1) if address.startswith("@") else address)
        _say(line, "READY=1")
        alive = asyncio.create_task(_live(line, int(environ.get("WATCHDOG_USEC", "0")) / MICROSECONDS))
        try:
            yield
        finally:
            alive.cancel()
            _say(line, "STOPPING=1")


async def _live(line: socket.socket, patience: float) -> None:
    while patience:
        _say(line, "WATCHDOG=1")
        await asyncio.sleep(patience / OFTEN)


def _say(line: socket.socket, word: str) -> None:
    with suppress(OSError):  # a supervisor that does not listen must not end the bot
        line.send(word.encode())
