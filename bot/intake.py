"""Takes one update: handled and committed once, tried once more if its handler raised, then set aside.

Polling and the webhook both take updates here, so that a failure ends the same way on both.
"""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import notices
from handlers.services import Failure, Services
from storage import updates

Process = Callable[[Update], Awaitable[None]]


class Intake:
    """Hands updates to `process` one at a time, in the order in which they were given.

    `after` is for whoever gives them: called when there is nothing more for now, it starts what takes longer.
    """

    def __init__(self, services: Services, process: Process, after: Callable[[], None]) -> None:
        self._services = services
        self._process = process
        self.after = after
        self._turn = asyncio.Lock()

    async def take(self, update: Update) -> None:
        """Once, and once more if the handler raised; then the update is set aside and holds up nothing.

        Raises Unwritable or Broken when the database was at fault: the update must not be confirmed and will come again.
        """
        async with self._turn:
            await self._take(update)

    async def _take(self, update: Update) -> None:
        for _ in range(2):
            failure = await self._tried(update)
            if failure is None:
                self._note(update)
                return
            if failure.fault is not None:
                raise failure.fault
        notices.set_aside(self._services, update, failure)

    async def _tried(self, update: Update) -> Failure | None:
        failures = self._services.failures
        failures.pop(update.update_id, None)
        await self._process(update)
        return failures.pop(update.update_id, None)

    def _note(self, update: Update) -> None:
        """An update that no handler took is handled too."""
        services = self._services
        with services.store.unit() as db:
            updates.first_sight(db, services.face.id, update.update_id, services.now())
