"""Many connections to Telegram in several small pools; the certificates of the world are read once for all.

One pool of httpcore looks through all its connections at each request, and through all again for each that is idle: with two
hundred sends under way that costs more than the sends. Each pool is PTB's own, so proxies of the environment are kept to.
"""

import sys
from functools import cache
from importlib.util import find_spec
from ssl import SSLContext
from typing import Any

import httpx
from telegram.request import BaseRequest

from bot.answers import CarefulRequest

POOLS, IN_EACH = 64, 4  # together more than the sender's chats at once

# httpcore tries this import at each lock it makes, several to a request, and Python searches every folder of the path for what is
# not there each time anew: a fifth of what a send takes. Said to be absent it is not searched for.
if find_spec("sniffio") is None:
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]  # Python's own way to say so


class Lines(BaseRequest):
    """Each request goes by the first pool with room; the next is opened when all are full."""

    def __init__(self, pools: int = POOLS, in_each: int = IN_EACH) -> None:
        self._most, self._in_each = pools, in_each
        self._pools: list[CarefulRequest] = []
        self._busy: list[int] = []
        self._open()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As every answer of Telegram's is read."""
        return CarefulRequest.parse_json_payload(payload)

    @property
    def read_timeout(self) -> float | None:
        """The same for all."""
        return self._pools[0].read_timeout

    async def initialize(self) -> None:
        """Open all."""
        for pool in self._pools:
            await pool.initialize()

    async def shutdown(self) -> None:
        """Close all."""
        for pool in self._pools:
            await pool.shutdown()

    async def do_request(self, *given: Any, **more: Any) -> tuple[int, bytes]:
        """One request by one of the pools; see BaseRequest."""
        place = self._place()
        self._busy[place] += 1
        try:
            return await self._pools[place].do_request(*given, **more)
        finally:
            self._busy[place] -= 1

    def _place(self) -> int:
        """Those that were opened first are used most, so that few connections are kept open."""
        found = next((place for place, busy in enumerate(self._busy) if busy < self._in_each), None)
        if found is not None:
            return found
        if len(self._pools) < self._most:
            self._open()
            return len(self._pools) - 1
        return min(range(len(self._busy)), key=self._busy.__getitem__)

    def _open(self) -> None:
        verify = {"verify": certificates()}
        self._pools.append(CarefulRequest(connection_pool_size=self._in_each, httpx_kwargs=verify))
        self._busy.append(0)


@cache
def certificates() -> SSLContext:
    """Whom to believe, as httpx finds it; reading it takes half as long as the rest of a start."""
    return httpx.create_ssl_context()
