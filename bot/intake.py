"""Takes one update: handled and committed once, tried once more if its handler raised, then set aside.

Polling and the webhook both take updates here, so that a failure ends the same way on both.
"""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import notices
from handlers.services import Services
from storage import updates
from storage.database import Unwritable

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

        Raises Unwritable when the database was at fault: the update must not be confirmed and will come again.
        """
        async with self._turn:
            await self._take(update)

    async def _take(self, update: Update) -> None:
        failures = self._services.failures
        for _ in range(2):
            failures.pop(update.update_id, None)
            await self._process(update)
            if update.update_id not in failures:
                self._note(update)
                return
        failure = failures.pop(update.update_id)
        if failure.error == Unwritable.__name__:
            raise Unwritable(failure.place)
        notices.set_aside(self._services, update, failure)

    def _note(self, update: Update) -> None:
        """An update that no handler took is handled too."""
        services = self._services
        with services.store.unit() as db:
            updates.first_sight(db, services.face.id, update.update_id, services.now())
