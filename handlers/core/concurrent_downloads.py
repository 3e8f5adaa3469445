"""Waiting for many files at once: a slow one holds up none of the others, nor those that come later."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol, TypeVar

AT_ONCE = 8


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
