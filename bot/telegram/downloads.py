"""Fetches a file that somebody sent: small ones only, into memory. What is in it is read elsewhere."""

import asyncio
import logging

from telegram import Bot
from telegram.error import TelegramError

log = logging.getLogger(__name__)
SECONDS = 20


async def download(bot: Bot, file_id: str, most: int) -> bytes | None:
    """The bytes of a file of at most `most`; None when Telegram does not give them."""
    try:
        async with asyncio.timeout(SECONDS):
            file = await bot.get_file(file_id)
            if file.file_size is None or file.file_size > most:
                return None
            content = await file.download_as_bytearray()
    except (TelegramError, TimeoutError) as error:
        log.warning("file not fetched: %s", type(error).__name__)
        return None
    return bytes(content) if len(content) <= most else None
