"""What takes longer than a turn and is done beside it: each chore for itself, so that a slow one holds up no other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from handlers.core.monitoring.counters import Meters, Spot
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble, Troubles

log = logging.getLogger(__name__)
Chore = Callable[[], Awaitable[None]]


class Chores:
    """Each looks itself for what there is to do; `want` says that there may be something, as often as it likes.

    `alone`: one at a time of a kind. `beside`: looks again while it is under way, and knows itself what it has in hand.
    """

    def __init__(
        self,
        alone: Mapping[str, Chore],
        beside: Mapping[str, Chore],
        troubles: Troubles,
        meters: Meters | None = None,
    ) -> None:
        self._alone = alone
        self._beside = beside
        self._troubles = troubles
        self._meters = meters or Meters()
        self._tasks = set[asyncio.Task[None]]()
        self._busy = set[str]()
        self._again = set[str]()

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._tasks)

    def want(self) -> None:
        """Begin each; one alone that is under way is done once more afterwards, for it may have looked too early."""
        for name in self._alone:
            if name in self._busy:
                self._again.add(name)
            else:
                self._busy.add(name)
                self._begin(name, self._until_done(name))
        for name, chore in self._beside.items():
            self._begin(name, chore())

    async def once(self) -> None:
        """All of them, one after the other: for whoever goes step by step."""
        for chore in (*self._alone.values(), *self._beside.values()):
            await chore()

    async def stop(self) -> None:
        """Break off what is under way; the rows remember it."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, name: str, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(partial(self._ended, name))

    async def _until_done(self, name: str) -> None:
        try:
            await self._alone[name]()
            while name in self._again:
                self._again.discard(name)
                await self._alone[name]()
        finally:
            self._busy.discard(name)
            self._again.discard(name)

    def _ended(self, name: str, task: asyncio.Task[None]) -> None:
        """A mistake ends this round of it, not the program; the next `want` begins it anew."""
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            self._troubles.over(Trouble.ROUND, name)
            return
        why = f"{type(error).__name__} {place_of(error)}"
        self._meters.failed(Spot.CHORE)
        log.error("%s failed: %s", name, why)  # never the error's own words: they may be somebody's
        self._troubles.tell(Trouble.ROUND, f"{name}: {why}", name)
