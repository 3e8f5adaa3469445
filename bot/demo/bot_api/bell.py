"""Waking those who wait for news of the room: the bot's long poll and the page's.
Rung from plain functions, waited for on the loop."""

import asyncio


class Bell:
    """Every ring wakes everybody who waits at that moment."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()
        self.closed = False

    def ring(self) -> None:
        """Wakes all who wait."""
        for event in self._waiting:
            event.set()

    def close(self) -> None:
        """Wakes all, and from now on nobody waits: the program is ending."""
        self.closed = True
        self.ring()

    async def wait(self, seconds: float) -> bool:
        """Waits for the next ring; False when none came in time."""
        if self.closed or seconds <= 0:
            return False
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
            return True
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(event)
