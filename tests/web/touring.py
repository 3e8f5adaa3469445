"""The guided tour as a page follows it: how each step stands, and until one stands otherwise."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.demo import tour
from tests.web.visitor import PATIENCE, Json, Visitor


@dataclass(frozen=True)
class Walk:
    """The tour since a moment, as its page asks for it."""

    visitor: Visitor
    mark: int

    async def step(self, key: str) -> Json:
        """How a step stands."""
        progress: list[Json] = (await self.visitor.view(tour=self.mark))["tour"]
        return dict(zip((each["key"] for each in tour.steps()), progress, strict=True))[key]

    async def reached(self, key: str) -> Json:
        """The step, once it is done."""
        return await self.until(key, lambda found: bool(found["done"]))

    async def until(self, key: str, holds: Callable[[Json], bool]) -> Json:
        """The step, once that holds."""
        async with asyncio.timeout(PATIENCE):
            while not holds(found := await self.step(key)):
                await asyncio.sleep(0.02)
        return found
