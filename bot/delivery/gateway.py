"""The direct calls: answering a press and reading from Telegram. Nothing here changes a chat."""

import asyncio
import logging
from contextlib import suppress

from telegram import Bot, ChatMemberOwner
from telegram.error import TelegramError

from bot.answers import MISSHAPEN
from bot.downloads import download
from handlers.said import named
from handlers.services import Administrator

log = logging.getLogger(__name__)
SECONDS = 20
ASKED_SECONDS = 5  # the updates wait meanwhile
TOAST_CHARACTERS = 200


class TelegramGateway:
    """The real one; it also serves the room, which speaks the same API."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, press_id: str, text: str | None, alert: bool = False) -> None:
        """Take the spinner off a button; a press that is too old to answer is no matter."""
        task = asyncio.create_task(self._answer(press_id, text and text[:TOAST_CHARACTERS], alert))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

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
                name=named(member.user.full_name or "", member.user.id),
                username=member.user.username,
                creator=isinstance(member, ChatMemberOwner),
                bot=member.user.is_bot,
            )
            for member in found
        ]

    async def download(self, file_id: str, most: int) -> bytes | None:
        """The bytes of a file somebody sent, at most so many; None when Telegram does not give them."""
        return await download(self._bot, file_id, most)

    async def settle(self, seconds: float | None = None) -> None:
        """Wait for the answers under way, at most so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(self._tasks)

    async def _answer(self, press_id: str, text: str | None, alert: bool) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                await self._bot.answer_callback_query(press_id, text=text, show_alert=alert)
        except (TelegramError, TimeoutError) as error:
            log.info("press not answered: %s", type(error).__name__)
