"""Our own getUpdates loop: an update is handled, committed and on the disk before the next request confirms it.

PTB's Updater confirms a whole batch before it is handled; a kill would lose it for good.
"""

import asyncio
import logging

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.answers import GARBLED, Listener, named_wait
from bot.intake import Intake, number_of
from handlers.troubles import Trouble
from storage.database import Unwritable

log = logging.getLogger(__name__)
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
LONGEST_PAUSE = 60.0
SLICE_SECONDS = 0.05  # of a batch: then first answers leave; more often, and fewer would be joined
BATCH = 100  # updates in one answer, Telegram's own limit


class Polling:
    """Asks for updates and hands each to the intake in order; none is confirmed before the disk has it."""

    def __init__(self, bot: Listener, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._offset: int | None = None
        self._failures = 0
        self._limit = BATCH
        self.caught_up = asyncio.Event()  # set once nothing more is waiting to be read

    async def run(self) -> None:
        """Poll for ever."""
        while True:
            try:
                handled = await self.step(POLL_SECONDS if self.caught_up.is_set() else 0)
            except (TelegramError, Unwritable) as error:
                await asyncio.sleep(self._pause(error))
                continue
            self._failures = 0
            if handled:
                self._intake.after()
            else:
                self.caught_up.set()

    async def step(self, seconds: int) -> int:
        """Ask once, waiting up to `seconds` for news, and handle what came; how many that were."""
        await self._intake.kept()
        try:
            found = await self._bot.raw_updates(self._offset, seconds, ALLOWED, self._limit)
        except TimedOut:
            self._limit = max(1, self._limit // 10)  # a line too slow for so many
            raise
        self._limit = BATCH
        self._intake.heard_telegram()
        if not found:
            # All before is confirmed. Telegram's numbers begin anew after a silent week, maybe lower.
            self._offset = None
        await self._handle(found)
        return len(found)

    async def _handle(self, found: list[object]) -> None:
        """In the order of their numbers, whatever the order they came in: a number confirms all below it."""
        numbered = False
        ordered = sorted(found, key=lambda told: number_of(told) or 0)
        clock = asyncio.get_running_loop().time
        until = clock() + SLICE_SECONDS
        for place, told in enumerate(ordered, 1):
            try:
                number = await self._intake.take_told(told)
            except Unwritable:
                self._intake.waiting(ordered[place:])
                raise
            if number is not None:
                # Only the next request, made when the disk has it, confirms what is below this.
                self._offset, numbered = number + 1, True
            if clock() >= until:
                await asyncio.sleep(0)
                until = clock() + SLICE_SECONDS
        self._intake.end_batch()
        await self._intake.answered()
        if found and not numbered:  # nothing could be confirmed: the same would come again at once
            raise TelegramError(GARBLED)

    def _pause(self, error: TelegramError | Unwritable) -> float:
        """Seconds to wait after a failed step: as Telegram says, else longer each time."""
        self._failures += 1
        self._intake.polled("failed")
        log.warning("polling failed: %s", type(error).__name__)
        match error:
            case RetryAfter():
                return named_wait(error)
            case InvalidToken() | Conflict():
                self._intake.refused(Trouble.TOKEN if isinstance(error, InvalidToken) else Trouble.CONFLICT)
                return LONGEST_PAUSE
            case NetworkError():
                return min(2.0 ** min(self._failures - 1, 6), LONGEST_PAUSE)
        return min(2.0 ** min(self._failures, 6), LONGEST_PAUSE)
