"""The operator's ear: what went wrong is told once, daily while it lasts, and once when it is over.

Through the outbox like everything else; while the database takes no row, directly (bot/telegram/direct_alarm.py).
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from bot.telegram.direct_alarm import Alarm
from handlers.core.monitoring import trouble_texts as phrases
from handlers.core.monitoring.troubles import Known, News, Turn
from handlers.core.monitoring.troubles import Trouble as Trouble  # for whoever tells
from handlers.core.services import Services
from handlers.routing import outage_notices
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
PASSING = {
    Problem.FULL: Trouble.FULL,
    Problem.FAILING: Trouble.FAILING,
    Problem.READ_ONLY: Trouble.READ_ONLY,
    Problem.LOCKED: Trouble.LOCKED,
    Problem.GONE: Trouble.GONE,
}


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
        try:
            with suppress(Unwritable):  # it is the fault then
                store.look()
            if store.fault is not None:
                self._mend()
        except Unwritable as fault:
            kind = PASSING[fault.problem]
            log.error("the database can't be written: %s", fault)
            found.tell(kind)
            for other in PASSING.values():
                if other is not kind:
                    found.over(other)
            return
        for kind in PASSING.values():
            found.over(kind)

    def _mend(self) -> None:
        """Put a deleted file back, and see whether it can be written again."""
        store = self._services.store
        if isinstance(store.fault, Broken):
            raise store.fault
        if store.fault is not None and store.fault.problem is Problem.GONE:
            deleted_file_rescue.put_back(store)
            self._services.troubles.tell(Trouble.PUT_BACK)
        with store.unit() as db:
            operator_alerts.probe(db, self._services.now())

    def _queue(self, news: list[News], now: datetime) -> None:
        """One message for all of it, and the book of what was told, together."""
        with self._services.store.unit() as db:
            for one in news:
                known = one.known
                if one.turn is Turn.OVER:
                    operator_alerts.forget(db, known.name)
                else:
                    whole = known.name, str(known.trouble), known.about, known.detail, known.since or now, now
                    operator_alerts.keep(db, OpenTrouble(*whole))
                if one.turn is Turn.OVER and one.known.trouble in PASSING.values():
                    outage_notices.tell_admins(db, self._services, one.since, now)
            if self._services.operator_chat:
                chat = self._services.operator_chat
                queue.put(db, Outgoing(chat, "sendMessage", {"text": self._text(news)}), now)
        self._services.wake()

    def _text(self, news: list[News]) -> str:
        _ = words(self._services.defaults.language)
        return "\n".join(phrases.line(_, one, self._services.defaults.timezone) for one in news)
