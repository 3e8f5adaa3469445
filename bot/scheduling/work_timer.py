"""Measures how long work takes that is done beside the loop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from handlers.core.monitoring.counters import Meters

P = ParamSpec("P")
T = TypeVar("T")


def measured(meters: Meters, what: str, work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """The same work; what is not done counts for nothing."""

    async def timed(*args: P.args, **named: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        made = await work(*args, **named)
        meters.made[what].add(loop.time() - begun)
        return made

    return timed
