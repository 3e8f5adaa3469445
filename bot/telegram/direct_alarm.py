"""The way out beside the outbox: a few short messages while the database takes no row (decision 13).

Only to the operator, and once to who wrote meanwhile. What is said here is not kept: it may be said again after a restart.
"""

import asyncio
import logging

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

log = logging.getLogger(__name__)
SEND_SECONDS = 20
PACE_SECONDS = 1.0  # between two messages: well below any of Telegram's limits
LONGEST_REST = 300.0


class Alarm:
    """One for the whole bot, slow and modest: one message at a time."""

    def __init__(self, bot: Bot, pace_seconds: float = PACE_SECONDS) -> None:
        self._bot = bot
        self._pace = pace_seconds
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[bool]] = set()

    async def say(self, chat_id: int, text: str, topic: int | None = None) -> bool:
        """Send one message now; whether it arrived. 0 is nobody, and always told."""
        if not chat_id:
            return True
        async with self._turn:
            try:
                async with asyncio.timeout(SEND_SECONDS):
                    await self._bot.send_message(chat_id, text, message_thread_id=topic)
            except (TelegramError, TimeoutError) as error:
                log.warning("alarm to chat %s not sent: %s", chat_id, type(error).__name__)
                await asyncio.sleep(self._rest(error))
                return False
            await asyncio.sleep(self._pace)
        return True

    def begin(self, chat_id: int, text: str, topic: int | None = None) -> None:
        """The same without waiting for it."""
        task = asyncio.create_task(self.say(chat_id, text, topic))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait for what is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def stop(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()

    def _rest(self, error: TelegramError | TimeoutError) -> float:
        if not isinstance(error, RetryAfter):
            return self._pace
        after = error.retry_after
        seconds = after if isinstance(after, int | float) else after.total_seconds()
        return min(float(seconds), LONGEST_REST)
