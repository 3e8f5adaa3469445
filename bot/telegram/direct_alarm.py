"""The way out beside the outbox: a few short messages while the database takes no row (decision 13).

Only to the operator, and once a chat to who wrote meanwhile. What is said here is not kept: it may be said again after a restart.
"""

import asyncio
import logging
from collections.abc import Callable

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.telegram.api_response import named_wait
from handlers.routing.outage_notices import Word

log = logging.getLogger(__name__)
SEND_SECONDS = 20
PACE_SECONDS = 1.0  # between two messages: well below any of Telegram's limits
LONGEST_REST = 300.0
FIRST = 2  # a refusal alone is often a lock of a moment: the next try says more
MOST = 1000  # updates; Telegram gives a hundred at a time


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
                await asyncio.sleep(min(named_wait(error) or self._pace, LONGEST_REST))
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


class Held:
    """One for the whole bot: who has been told of this trouble. `word_for` gives what to tell who wrote an update."""

    def __init__(self, word_for: Callable[[Update], Word | None], alarm: Alarm) -> None:
        self._word_for = word_for
        self._alarm = alarm
        self._refused = 0
        self._seen: set[int] = set()  # updates
        self._told: set[int] = set()  # chats

    def refused(self) -> None:
        """An update could not be kept; it stays at Telegram and comes again."""
        self._refused += 1

    def waits(self, update: Update) -> None:
        """Tell who wrote one that could not be kept, or waits behind one: once, unless this is the first refusal."""
        if self._refused < FIRST or update.update_id in self._seen or len(self._seen) >= MOST:
            return
        self._seen.add(update.update_id)
        word = self._word_for(update)
        if word is not None and word.chat_id not in self._told:
            self._told.add(word.chat_id)
            self._alarm.begin(word.chat_id, word.text, word.topic)

    def kept(self) -> None:
        """An update was kept: the trouble is over."""
        if self._refused:
            self._refused = 0
            self._told.clear()
            self._seen.clear()
