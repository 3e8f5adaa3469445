"""Whose file is opened next: of each group one at a time, and few at once over all, for each costs a whole process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 2


class FileTurns:
    """One for the whole bot. A group's files wait for each other; another group's wait for their share only."""

    def __init__(self) -> None:
        self._share = asyncio.Semaphore(AT_ONCE)
        self._groups: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    @asynccontextmanager
    async def of(self, group_id: int) -> AsyncIterator[None]:
        """Within, it is this group's turn; `group_id` 0 for a file of no group."""
        lock = self._groups.setdefault(group_id, asyncio.Lock())
        self._waiting[group_id] = self._waiting.get(group_id, 0) + 1
        try:
            # The group's own turn first: what waits for it takes nobody's share.
            async with lock, self._share:
                yield
        finally:
            self._waiting[group_id] -= 1
            if not self._waiting[group_id]:
                del self._waiting[group_id], self._groups[group_id]
