"""Many files at once: a slow one holds up none of the others while they come; to be opened, each group's wait their turn."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Protocol, TypeVar

AT_ONCE = 8
OPEN_AT_ONCE = 2


class Numbered(Protocol):
    """Something with a row of its own."""

    @property
    def id(self) -> int:
        """The row."""


Thing = TypeVar("Thing", bound=Numbered)


class Beside:
    """What is under way of one kind; whoever looks again meanwhile leaves that alone."""

    def __init__(self) -> None:
        self._under_way = set[int]()
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def each(self, things: Iterable[Thing], act: Callable[[Thing], Awaitable[None]]) -> None:
        """Do it with each that is not under way; one that raises stops no other, and is raised in the end."""
        fresh = [thing for thing in things if thing.id not in self._under_way]
        self._under_way.update(thing.id for thing in fresh)

        async def one(thing: Thing) -> None:
            try:
                async with self._gate:
                    await act(thing)
            finally:
                self._under_way.discard(thing.id)

        for end in await asyncio.gather(*map(one, fresh), return_exceptions=True):
            if end is not None:
                raise end


class FileTurns:
    """One for the whole bot. A group's files wait for each other; another group's wait for their share only."""

    def __init__(self) -> None:
        self._share = asyncio.Semaphore(OPEN_AT_ONCE)
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
