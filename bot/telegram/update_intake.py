"""Takes one update: handled and committed once, tried once more if its handler raised, then set aside.

Polling and the webhook both take updates here, so that a failure ends the same way on both.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from telegram import Bot, Update

from bot.operations.disk_sync import Disk
from bot.telegram.fair_queue import Accounts, RawUpdate
from bot.telegram.gateway import Held
from bot.telegram.http_request import MISSHAPEN, without_halves
from bot.telegram.poison_guard import MOST, PoisonGuard
from bot.telegram.turn_deadline import TURN_SECONDS, Deadline, Steps
from handlers.core.messages.update_summary import LARGEST_ID, Outline, outline
from handlers.core.monitoring.counters import Spot
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Failure, Services, TookTooLong
from handlers.routing import failure_notices
from handlers.routing.flood_control import FloodControl
from storage.core import updates
from storage.engine.database import Unwritable
from union.core.records import dataclass, field

log = logging.getLogger(__name__)
ANSWER_SECONDS = 1.0  # a slow answer holds up nobody
PATIENCE_SECONDS = 0.001  # the answers' own sync comes about now, and serves the updates too
Process = Callable[[Update], Awaitable[None]]
Told = dict[str, Any]


@dataclass(eq=False)
class Intake:
    """Hands updates to `process` one at a time, in the order in which they were given.

    `after` is for whoever gives them: called when there is nothing more for now, it starts what takes longer. `prepared` is
    waited for before the first: Telegram is asked what there is while the readers are still made ready.
    """

    _bot: Bot
    _services: Services
    _process: Process
    after: Callable[[], None]
    _held: Held
    _disk: Disk
    _deadly: PoisonGuard = field(default_factory=partial(PoisonGuard, None))
    _deadline: Deadline = field(default_factory=Deadline)
    prepared: Callable[[], Awaitable[object]] | None = None

    def __post_init__(self) -> None:
        if self._deadly.stalled:
            self._services.troubles.tell(Trouble.STALLED, self._deadly.stalled)
        self._turn = asyncio.Lock()
        self._gate = FloodControl(self._services)
        self.accounts = Accounts(time.monotonic)

    def opened(self, told: object) -> RawUpdate:
        """An update with its outline."""
        if not isinstance(told, dict) or number_of(told) is None:
            return RawUpdate(told, None)
        return RawUpdate(told, outline(told, self._services.face.id))

    async def take(self, letter: RawUpdate) -> None:
        """Take an update as Telegram wrote it, once. One without a number is left out and can't be confirmed.

        Tried once more if its handler raised, then set aside, as is one that can't be read: it holds up nothing.
        Raises Unwritable or Broken when the database was at fault: the update must not be confirmed and will come again.
        """
        told, about = letter.told, letter.outline
        if about is None or not isinstance(told, dict):
            log.error("an update without a number was left out")
            self._services.troubles.tell(Trouble.UNREADABLE)
            return
        if self.prepared is not None:
            await self.prepared()
        async with self._turn:
            if not self._gate.refuses(told, about):
                await self._take(told, about)

    def heard_telegram(self) -> None:
        self._services.meters.polls["answered"] += 1
        self._services.meters.polled_at = self._services.now()
        for trouble in (Trouble.TOKEN, Trouble.CONFLICT):
            self._services.troubles.over(trouble)

    def polling_failed(self, trouble: Trouble | None = None) -> None:
        """Telegram gives us nothing; of `trouble` the operator hears, who can mend it."""
        self._services.meters.polls["failed"] += 1
        if trouble is not None:
            self._services.troubles.tell(trouble)

    def end_batch(self) -> None:
        """What was given is through; before it is confirmed. Raises Unwritable."""
        self._gate.end_batch()

    async def kept(self) -> None:
        """The disk has what was given; only then may it be confirmed. Raises Unwritable or Broken."""
        await self._disk.reached(PATIENCE_SECONDS)

    async def answered(self) -> None:
        """Presses are answered before they are confirmed: after that Telegram brings none again whose answer was lost in a kill."""
        await self._services.gateway.settle(ANSWER_SECONDS)

    def waiting(self, found: Iterable[object]) -> None:
        """These wait behind one that could not be kept: who wrote them should know."""
        for told in found:
            if isinstance(told, dict):
                with suppress(*MISSHAPEN):
                    self._held.waits(Update.de_json(told, self._bot))

    async def _take(self, told: Told, about: Outline) -> None:
        begun, work = asyncio.get_running_loop().time(), self._take_in_hand(told, about)
        try:
            await work
        except Unwritable:
            self._services.meters.failed(Spot.DATABASE)
            self._held.refused()
            self.waiting([told])
            raise
        self._services.meters.updates.add(asyncio.get_running_loop().time() - begun)
        self._services.meters.committed_at = self._services.now()
        self._held.kept()
        self._gate.handled(told, about)

    async def _take_in_hand(self, told: Told, about: Outline) -> None:
        """Unless it has ended the program before: then nothing of it is read any more, and nothing tried."""
        number = about.update_id
        try:
            if self._deadly.begin(number):
                await self._read(told, about)
            elif self._deadly.has_hung(number):
                self._give_up(about, Failure("Stalled", self._deadly.stalled, is_slow=True), Trouble.STALLED)
            else:
                self._give_up(about, Failure("Killed", f"{MOST} times"), Trouble.DEADLY)
        finally:
            self._deadly.end(number)

    async def _read(self, told: Told, about: Outline) -> None:
        try:
            update = Update.de_json(without_halves(told), self._bot)
        except MISSHAPEN as error:
            self._give_up(about, Failure(type(error).__name__, place_of(error)), Trouble.UNREADABLE)
            return
        failure = await self._tried(update, about)
        if failure is not None and failure.fault is None and not failure.is_slow:
            failure = await self._tried(update, about)
        if failure is None:
            self._note(update)
        elif failure.fault is not None:
            raise failure.fault
        else:
            self._give_up(about, failure, Trouble.SLOW if failure.is_slow else Trouble.SET_ASIDE)

    def _give_up(self, about: Outline, failure: Failure, trouble: Trouble) -> None:
        self._services.meters.failed(Spot.UPDATE)
        log.error("update %d is set aside: %s at %s", about.update_id, failure.error, failure.place)
        failure_notices.set_aside(self._services, about, failure, trouble)

    async def _tried(self, update: Update, about: Outline) -> Failure | None:
        failures = self._services.failures
        failures.pop(update.update_id, None)
        steps = Steps(self._process(update), self._deadline, TURN_SECONDS)
        try:
            await steps
        except TookTooLong as error:  # where PTB itself was at work
            return Failure(type(error).__name__, place_of(error), is_slow=True)
        except MISSHAPEN as error:  # PTB itself trips over an id that is none before any handler is asked
            return Failure(type(error).__name__, place_of(error))
        finally:
            self.accounts.spend(about, steps.spent)
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
