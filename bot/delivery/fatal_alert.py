"""What the operator hears in Telegram of a bot that can't start, or has to end, for its database: once a day.

There is no outbox then. A supervisor may start the bot again every few seconds, so that it was said is noted in a file.
"""

import asyncio
import hashlib
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.config.settings import Config, addresses, group_defaults
from bot.operations.database_errors import DatabaseRefusal
from bot.telegram.direct_alarm import Alarm
from handlers.core.monitoring.trouble_texts import last_word
from union.words import words

AGAIN = timedelta(days=1)
NOTE = ".told"


def say(config: Config, end: DatabaseRefusal, now: datetime) -> None:
    """Tell the operator why, unless that was said within a day or can't be noted."""
    chat_id = config.operator.chat_id
    note = _note(config.storage.path, end, now) if chat_id else None
    if note is None:
        return
    text = last_word(words(group_defaults(config).language), why=end.reason)
    if not asyncio.run(_sent(config, chat_id, text)):
        note.unlink(missing_ok=True)


def forget(database: Path) -> None:
    """The bot runs: what ends it next is news."""
    for folder in _folders(database):
        for note in folder.glob(f"{_stem(database)}.*{NOTE}"):
            note.unlink(missing_ok=True)


def _note(database: Path, end: DatabaseRefusal, now: datetime) -> Path | None:
    """The file that says it was said, just made; None when it is there already or can't be made."""
    for folder in _folders(database):
        note = folder / f"{_stem(database)}.{end.problem}{NOTE}"
        try:
            if note.exists() and now.timestamp() - note.stat().st_mtime < AGAIN.total_seconds():
                return None
            note.touch(mode=0o600)
        except OSError:
            continue
        return note
    return None


def _folders(database: Path) -> tuple[Path, ...]:
    """Where the note may lie: beside the database, where nothing can be written there among the temporary files."""
    return database.parent, Path(tempfile.gettempdir())


def _stem(database: Path) -> str:
    """Apart from those of other bots."""
    return f"{database.name}.{hashlib.sha256(bytes(database.resolve())).hexdigest()[:8]}"


async def _sent(config: Config, chat_id: int, text: str) -> bool:
    try:
        async with Bot(**addresses(config)) as bot:
            return await Alarm(bot, pace_seconds=0).say(chat_id, text)
    except TelegramError:
        return False
