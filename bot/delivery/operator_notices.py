"""Tells the operator what went wrong: once, daily while it lasts, and once when it is over.

Through the outbox like everything else; while the database takes no row, directly (bot/telegram/gateway.py). Of a bot that
can't start, or has to end, for its database, once a day: there is no outbox then. A supervisor may start the bot again every few
seconds, so that it was said is noted in a file.
"""

import asyncio
import hashlib
import logging
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.config.settings import Config, addresses, group_defaults
from bot.operations.database_start import DatabaseRefusal
from bot.telegram.gateway import Alarm
from handlers.core.monitoring import trouble_texts as phrases
from handlers.core.monitoring.trouble_texts import last_word
from handlers.core.monitoring.troubles import Known, TroubleLine, TroubleTurn
from handlers.core.monitoring.troubles import Trouble as Trouble  # for whoever tells
from handlers.core.services import Services
from handlers.routing import failure_notices
from storage.core import operator_alerts
from storage.core.operator_alerts import OpenTrouble
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine import deleted_file_rescue
from storage.engine.database import Broken, Problem, Unwritable
from union.words import words

log = logging.getLogger(__name__)
LOOK_SECONDS = 5.0
KINDS = frozenset(str(kind) for kind in Trouble)
# What may be wrong with the database while the bot runs, and passes.
PASSING = (Trouble.FULL, Trouble.FAILING, Trouble.READ_ONLY, Trouble.LOCKED, Trouble.GONE)


class OperatorNotices:
    """One for the whole bot. `watch` looks at what nobody tells."""

    def __init__(self, services: Services, alarm: Alarm, watch: Callable[[], None]) -> None:
        self._services = services
        self._alarm = alarm
        self._watch = watch

    def recall(self) -> None:
        """What was told before the program started is not told again at once. Raises Unwritable or Broken."""
        with self._services.store.looking() as db:
            for told in operator_alerts.still_open(db):
                if told.kind in KINDS:  # not those of another release
                    known = Known(Trouble(told.kind), told.about, told.detail, told.began_at, told.told_at)
                    self._services.troubles.remember(known)

    async def run(self) -> None:
        """Look for news for ever. Raises Broken when the database is past mending."""
        while True:
            await self.attend()
            await asyncio.sleep(LOOK_SECONDS)

    async def attend(self) -> None:
        """Mend what can be mended, and say what there is to say. Raises Broken."""
        self._watch()
        self._look_at_database()
        now = self._services.now()
        news = self._services.troubles.news(now)
        if not news:
            return
        try:
            self._queue(news, now)
        except Unwritable:
            if not await self._alarm.say(self._services.operator_chat, self._text(news)):
                return
        for one in news:
            self._services.troubles.said(one, now)

    def _look_at_database(self) -> None:
        store, found = self._services.store, self._services.troubles
        kind = None
        try:
            with suppress(Unwritable):  # it is the fault then
                store.look()
            if store.fault is not None:
                self._mend()
        except Unwritable as fault:
            kind = Trouble(fault.problem)  # those that pass are called alike
            log.error("the database can't be written: %s", fault)
            found.tell(kind)
        for other in PASSING:
            if other is not kind:
                found.over(other)

    def _mend(self) -> None:
        """Put a deleted file back, and see whether it can be written again."""
        store = self._services.store
        if isinstance(store.fault, Broken):
            raise store.fault
        if store.fault is not None and store.fault.problem is Problem.GONE:
            deleted_file_rescue.restore_file(store)
            self._services.troubles.tell(Trouble.PUT_BACK)
        with store.unit() as db:
            operator_alerts.probe(db, self._services.now())

    def _queue(self, news: list[TroubleLine], now: datetime) -> None:
        """One message for all of it, and the rows of what was told, in one transaction."""
        with self._services.store.unit() as db:
            for one in news:
                known = one.known
                if one.turn is TroubleTurn.OVER:
                    operator_alerts.forget(db, known.name)
                else:
                    whole = known.name, str(known.trouble), known.about, known.detail, known.since or now, now
                    operator_alerts.keep(db, OpenTrouble(*whole))
                if one.turn is TroubleTurn.OVER and one.known.trouble in PASSING:
                    failure_notices.tell_of_outage(db, self._services, one.since, now)
            if self._services.operator_chat:
                chat = self._services.operator_chat
                queue.enqueue_outgoing(db, Outgoing(chat, "sendMessage", {"text": self._text(news)}), now)
        self._services.wake()

    def _text(self, news: list[TroubleLine]) -> str:
        _ = words(self._services.defaults.language)
        return "\n".join(phrases.line(_, one, self._services.defaults.timezone) for one in news)


AGAIN = timedelta(days=1)
NOTE = ".told"


def tell_of_end(config: Config, end: DatabaseRefusal, now: datetime) -> None:
    """Tell the operator why, unless that was said within a day or can't be noted."""
    chat_id = config.operator.chat_id
    note = _note(config.storage.path, end, now) if chat_id else None
    if note is None:
        return
    text = last_word(words(group_defaults(config).language), why=end.reason)
    if not asyncio.run(_sent(config, chat_id, text)):
        note.unlink(missing_ok=True)


def forget_end(database: Path) -> None:
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
    return f"{database.name}.{hashlib.sha256(bytes(database.resolve())).hexdigest()[:8]}"


async def _sent(config: Config, chat_id: int, text: str) -> bool:
    try:
        async with Bot(**addresses(config)) as bot:
            return await Alarm(bot, pace_seconds=0).say(chat_id, text)
    except TelegramError:
        return False
