"""Takes one update: handled and committed once, tried once more if its handler raised, then set aside.

Polling and the webhook both take updates here, so that a failure ends the same way on both.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from telegram import Bot, Update

from bot.answers import MISSHAPEN, without_halves
from bot.deadly import MOST, Deadly
from bot.disk import Disk
from bot.held import Held
from handlers import notices, unreadable
from handlers.errors import place_of
from handlers.flooding import Floodgate
from handlers.meters import Spot
from handlers.services import Failure, Services
from handlers.troubles import Trouble
from storage import updates
from storage.database import Unwritable

log = logging.getLogger(__name__)
ANSWER_SECONDS = 1.0  # a slow answer holds up nobody
PATIENCE_SECONDS = 0.001  # the answers' own sync comes about now, and serves the updates too
LARGEST_ID = 2**63 - 1
Process = Callable[[Update], Awaitable[None]]
Told = Mapping[str, object]


class Intake:
    """Hands updates to `process` one at a time, in the order in which they were given.

    `after` is for whoever gives them: called when there is nothing more for now, it starts what takes longer.
    """

    def __init__(
        self,
        bot: Bot,
        services: Services,
        process: Process,
        after: Callable[[], None],
        held: Held,
        disk: Disk,
        deadly: Deadly | None = None,
    ) -> None:
        self._bot = bot
        self._services = services
        self._process = process
        self._held = held
        self._deadly = deadly or Deadly(None)
        self._disk = disk
        self.after = after
        self._turn = asyncio.Lock()
        self._gate = Floodgate(services)

    async def take_told(self, told: object) -> int | None:
        """Take an update as Telegram wrote it; its number, None when it has none and can't be confirmed.

        One that can't be read is set aside and holds up nothing.
        """
        number = number_of(told)
        if number is None or not isinstance(told, dict):
            log.error("an update without a number was left out")
            self._services.troubles.tell(Trouble.UNREADABLE)
            return None
        try:
            whole: dict[str, Any] = without_halves(told)
            update = Update.de_json(whole, self._bot)
        except MISSHAPEN as error:
            self._set_aside(told, number, Failure(type(error).__name__, place_of(error)))
        else:
            await self.take(update, whole)
        return number

    def heard_telegram(self) -> None:
        """Telegram gave what there was."""
        self.polled("answered")
        self._services.meters.polled_at = self._services.now()
        for trouble in (Trouble.TOKEN, Trouble.CONFLICT):
            self._services.troubles.over(trouble)

    def polled(self, end: str) -> None:
        """A request for updates ended like this."""
        self._services.meters.polls[end] += 1

    def refused(self, trouble: Trouble) -> None:
        """Telegram gives us nothing, and the operator can mend it."""
        self._services.troubles.tell(trouble)

    def end_batch(self) -> None:
        """What was given is through; before it is confirmed. Raises Unwritable."""
        self._gate.end_batch()

    async def kept(self) -> None:
        """The disk has what was given; only then may it be confirmed. Raises Unwritable or Broken."""
        await self._disk.reached(PATIENCE_SECONDS)

    async def answered(self) -> None:
        """Once it is confirmed nobody brings a press again whose answer a kill has swallowed: that goes first."""
        await self._services.gateway.settle(ANSWER_SECONDS)

    async def take(self, update: Update, told: Told = MappingProxyType({})) -> None:
        """Once, and once more if the handler raised; then the update is set aside and holds up nothing.

        Raises Unwritable or Broken when the database was at fault: the update must not be confirmed and will come again.
        """
        async with self._turn:
            if self._refuses(update, told):
                return
            begun = asyncio.get_running_loop().time()
            try:
                await self._take_in_hand(update, told)
            except Unwritable:
                self._services.meters.failed(Spot.DATABASE)
                self._held.refused(update)
                raise
            self._services.meters.updates.add(asyncio.get_running_loop().time() - begun)
            self._services.meters.committed_at = self._services.now()
            self._held.kept()
            self._gate.handled(update)

    def waiting(self, found: Sequence[object]) -> None:
        """These wait behind one that could not be kept: who wrote them should know."""
        for told in found:
            if isinstance(told, dict):
                with suppress(*MISSHAPEN):
                    self._held.waits(Update.de_json(told, self._bot))

    def _refuses(self, update: Update, told: Told) -> bool:
        """Whether nothing is to be done with it: too much of a flood, or without what every message has."""
        try:
            return self._gate.refuses(update)
        except MISSHAPEN as error:
            self._set_aside(told, update.update_id, Failure(type(error).__name__, place_of(error)))
            return True

    async def _take_in_hand(self, update: Update, told: Told) -> None:
        """Unless it has killed the program before, again and again: then nothing is tried any more."""
        number = update.update_id
        try:
            if self._deadly.begin(number):
                await self._take(update, told)
            else:
                self._give_up(update, told, Failure("Killed", f"{MOST} times"), Trouble.DEADLY)
        finally:
            self._deadly.end(number)

    async def _take(self, update: Update, told: Told) -> None:
        failure = await self._tried(update)
        if failure is not None and failure.fault is None:
            failure = await self._tried(update)
        if failure is None:
            self._note(update)
            return
        if failure.fault is not None:
            raise failure.fault
        self._give_up(update, told, failure, Trouble.SET_ASIDE)

    def _give_up(self, update: Update, told: Told, failure: Failure, trouble: Trouble) -> None:
        try:
            notices.set_aside(self._services, update, failure, trouble)
        except MISSHAPEN:  # whatever made the handler fail may be in the way here too
            self._set_aside(told, update.update_id, failure)
        else:
            self._services.meters.failed(Spot.UPDATE)

    def _set_aside(self, told: Told, number: int, failure: Failure) -> None:
        self._services.meters.failed(Spot.UPDATE)
        log.error("number %d left aside: %s at %s", number, failure.error, failure.place)
        unreadable.set_aside(self._services, told, number, failure)

    async def _tried(self, update: Update) -> Failure | None:
        failures = self._services.failures
        failures.pop(update.update_id, None)
        try:
            await self._process(update)
        except MISSHAPEN as error:  # PTB itself trips over an id that is none before any handler is asked
            return Failure(type(error).__name__, place_of(error))
        return failures.pop(update.update_id, None)

    def _note(self, update: Update) -> None:
        """An update that no handler took is handled too."""
        services = self._services
        with services.store.looking() as db:
            if updates.is_seen(db, services.face.id, update.update_id):
                return
        with services.store.unit(waits=False) as db:
            updates.first_sight(db, services.face.id, update.update_id, services.now())


def number_of(told: object) -> int | None:
    """The update_id of an update as Telegram wrote it; None for what has none that can be kept."""
    number = told.get("update_id") if isinstance(told, dict) else None
    return number if type(number) is int and 0 <= number <= LARGEST_ID else None
