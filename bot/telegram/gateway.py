"""The direct calls: answering a press, reading from Telegram and fetching small files; none of these changes a chat.

Beside the outbox there is one way out, for a few short messages while the database takes no row (decision 13): only to the
operator, and once a chat to who wrote meanwhile. What is said so is not kept: it may be said again after a restart.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

from telegram import Bot, ChatMemberOwner, ChatMemberRestricted, Update
from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.telegram.http_request import MISSHAPEN, named_wait
from handlers.core.messages.update_reader import displayable_name
from handlers.core.services import Administrator
from handlers.routing.failure_notices import DirectMessage
from storage.engine.sqlite_errors import Fault

log = logging.getLogger(__name__)
SECONDS = 20  # Telegram takes no answer long after the press
AGAIN_SECONDS = 1.0  # after a line that broke
ASKED_SECONDS = 5  # the updates wait meanwhile
TOAST_CHARACTERS = 200
NOBODY = ("not found", "invalid")
INSIDE = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)
DOWNLOAD_SECONDS = 20


async def _at_once() -> None:
    """Nothing to wait for."""


class TelegramGateway:
    """The real one; it also serves the room, which speaks the same API.

    `kept` waits until the disk has what a press has done: nobody is told of it before.
    """

    def __init__(self, bot: Bot, kept: Callable[[], Awaitable[None]] = _at_once) -> None:
        self._bot = bot
        self._kept = kept
        self._tasks: set[asyncio.Task[Any]] = set()
        self._shown: set[asyncio.Task[Any]] = set()

    def answer(self, press_id: str, text: str | None, alert: bool = False) -> None:
        """Take the spinner off a button; a press that is too old to answer is no matter."""
        _keep(self._tasks, self._answer(press_id, text and text[:TOAST_CHARACTERS], alert))

    def show_at_work(self, chat_id: int, topic: int | None, *, picture: bool) -> None:
        """Let the chat see for some seconds that a file is coming; where that can't be shown it is no matter."""
        action = ChatAction.UPLOAD_PHOTO if picture else ChatAction.UPLOAD_DOCUMENT
        _keep(self._shown, self._show(chat_id, topic, action))

    async def administrators(self, chat_id: int) -> list[Administrator]:
        """The chat's administrators; empty when Telegram does not say."""
        try:
            async with asyncio.timeout(ASKED_SECONDS):
                found = await self._bot.get_chat_administrators(chat_id)
        except (TelegramError, *MISSHAPEN) as error:
            log.warning("administrators of chat %s unknown: %s", chat_id, type(error).__name__)
            return []
        return [
            Administrator(
                user_id=member.user.id,
                name=displayable_name(member.user.full_name or "", member.user.id),
                username=member.user.username,
                creator=isinstance(member, ChatMemberOwner),
                bot=member.user.is_bot,
            )
            for member in found
        ]

    async def is_in(self, chat_ids: Sequence[int], user_id: int) -> list[bool | None]:
        """Of each chat whether somebody is in it; None when Telegram does not say. All are asked at once."""
        return await asyncio.gather(*(self._is_member(each, user_id) for each in chat_ids))

    async def _is_member(self, chat_id: int, user_id: int) -> bool | None:
        try:
            async with asyncio.timeout(ASKED_SECONDS):
                found = await self._bot.get_chat_member(chat_id, user_id)
        except BadRequest as error:  # a user the chat has never heard of; or a list the bot may not see
            return False if any(told in error.message.lower() for told in NOBODY) else None
        except (TelegramError, *MISSHAPEN) as error:
            log.warning("somebody's place in a chat unknown: %s", type(error).__name__)
            return None
        if isinstance(found, ChatMemberRestricted):
            return found.is_member
        return found.status in INSIDE

    async def download(self, file_id: str, most: int) -> bytes | None:
        """The bytes of a file somebody sent, at most so many; None when Telegram does not give them."""
        try:
            async with asyncio.timeout(DOWNLOAD_SECONDS):
                file = await self._bot.get_file(file_id)
                if file.file_size is None or file.file_size > most:
                    return None
                content = await file.download_as_bytearray()
        except (TelegramError, TimeoutError) as error:
            log.warning("file not fetched: %s", type(error).__name__)
            return None
        return bytes(content) if len(content) <= most else None

    async def settle(self, seconds: float | None = None) -> None:
        """Wait for the answers under way, at most so long; without a limit for what is only shown, too."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while under_way := self._tasks | (self._shown if seconds is None else set()):
                    await asyncio.wait(under_way)

    async def _show(self, chat_id: int, topic: int | None, action: str) -> None:
        try:
            async with asyncio.timeout(ASKED_SECONDS):
                await self._bot.send_chat_action(chat_id, action, message_thread_id=topic)
        except (TelegramError, TimeoutError, *MISSHAPEN) as error:
            log.info("work not shown: %s", type(error).__name__)

    async def _answer(self, press_id: str, text: str | None, alert: bool) -> None:
        try:
            await self._kept()
        except Fault as fault:  # it is not confirmed either, and comes again
            log.warning("press not answered: %s", fault)
            return
        try:
            async with asyncio.timeout(SECONDS):
                while (wait := await self._tried(press_id, text, alert)) is not None:
                    await asyncio.sleep(wait)
        except (TelegramError, TimeoutError) as error:
            log.info("press not answered: %s", type(error).__name__)

    async def _tried(self, press_id: str, text: str | None, alert: bool) -> float | None:
        """None when it is answered, else the seconds until it may be tried again. Raises what no other try would mend."""
        try:
            await self._bot.answer_callback_query(press_id, text=text, show_alert=alert)
        except BadRequest:  # it is too old, or was answered: nobody waits any more
            raise
        except (NetworkError, RetryAfter) as error:
            return max(named_wait(error), AGAIN_SECONDS)
        return None


def _keep(tasks: set[asyncio.Task[Any]], call: Coroutine[None, None, object]) -> None:
    """Begin it, and hold it until it has ended: asyncio itself does not."""
    task = asyncio.create_task(call)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


SEND_SECONDS = 20
PACE_SECONDS = 1.0  # between two messages: well below any of Telegram's limits
LONGEST_REST = 300.0
FIRST = 2  # a refusal alone is often a lock of a moment: the next try says more
MOST = 1000  # updates; Telegram gives a hundred at a time


class Alarm:
    """One for the whole bot: one message at a time, with a pause between two."""

    def __init__(self, bot: Bot, pace_seconds: float = PACE_SECONDS) -> None:
        self._bot = bot
        self._pace = pace_seconds
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()

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
        _keep(self._tasks, self.say(chat_id, text, topic))

    async def settle(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()


class Held:
    """One for the whole bot: who has been told of this trouble. `word_for` gives what to tell who wrote an update."""

    def __init__(self, word_for: Callable[[Update], DirectMessage | None], alarm: Alarm) -> None:
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
