"""Empties the outbox: many chats at once, each chat in order, within the limits. Composes no text."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot

from bot.delivery.calls import arguments, calls, message_id
from bot.delivery.failures import Ruling, Verdict, ruling
from bot.delivery.limits import Pace
from storage import books, groups, outbox, people
from storage.database import Database, Store
from storage.outbox import Outgoing, Waiting
from union.settings import Settings

log = logging.getLogger(__name__)
SEND_SECONDS = 20
IDLE_SECONDS = 30.0
STORAGE_SECONDS = 5.0
LAST_SECONDS = 3.0  # for the sends under way when the program stops


@dataclass(frozen=True, slots=True)
class Composers:
    """The sentences the sender needs but may not write: joined answers, and news of what can't be sent."""

    join: Callable[[Database, Sequence[Waiting]], Outgoing]
    undeliverable: Callable[[Database, Waiting, datetime], None]


class Sender:
    """One for the whole bot. `run` works until cancelled; `drain` sends what is due and returns."""

    def __init__(
        self, store: Store, bot: Bot, now: Callable[[], datetime], pace: Pace, composers: Composers
    ) -> None:
        self._store = store
        self._calls = calls(bot)
        self._now = now
        self._pace = pace
        self._composers = composers
        self._woken = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """There is something new in the outbox."""
        self._woken.set()

    async def run(self) -> None:
        """Send for ever; on cancellation the sends under way are given their time."""
        with self._store.unit() as db:
            outbox.recover(db)
        try:
            while True:
                self._woken.clear()
                seconds = self._start_ready()
                await self._pause(seconds)
        finally:
            await self._finish()

    async def drain(self) -> None:
        """Send everything that is due now and wait until it is through."""
        self._start_ready()
        while self._busy:
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
            self._start_ready()

    def _start_ready(self) -> float:
        """Start a send in every free chat that may be written to; seconds until it is worth looking again."""
        shortest = IDLE_SECONDS
        for row in outbox.ready(self._store.db, self._now(), list(self._busy)):
            wait = self._pace.wait(row.chat_id)
            if wait > 0:
                shortest = min(shortest, wait)
                continue
            whole = self._joined(row)
            self._pace.take(whole.chat_id)
            self._busy[whole.chat_id] = asyncio.create_task(self._deliver(whole))
        return min(shortest, self._seconds_to_next())

    def _joined(self, row: Waiting) -> Waiting:
        """The row itself, or the one message that it becomes together with the answers behind it."""
        if row.joinable is None:
            return row
        parts = outbox.joinable(self._store.db, row, self._now())
        if len(parts) < 2:
            return row
        with self._store.unit() as db:
            joined = outbox.join(db, parts, self._composers.join(db, parts), self._now())
        return outbox.get_waiting(self._store.db, joined)

    def _seconds_to_next(self) -> float:
        now = self._now()
        due = outbox.next_try(self._store.db, now, list(self._busy))
        return IDLE_SECONDS if due is None else (due - now).total_seconds()

    async def _deliver(self, row: Waiting) -> None:
        # Should storage itself fail, the loop looks again after a while, not at once and for ever.
        look_again = STORAGE_SECONDS
        try:
            with self._store.unit() as db:
                outbox.sending(db, row)
            await self._send(row)
            look_again = 0.0
        finally:
            del self._busy[row.chat_id]
            asyncio.get_running_loop().call_later(look_again, self.wake)

    async def _send(self, row: Waiting) -> None:
        try:
            given = arguments(row, self._file(row), row.mark if row.doubtful else "")
            async with asyncio.timeout(SEND_SECONDS):
                result = await self._call(row, given)
        except Exception as error:  # noqa: BLE001 - one row's failure must not stop the others
            self._failed(row, error)
            return
        with self._store.unit() as db:
            outbox.sent(db, row, message_id(result) or row.message_id, self._now())

    def _call(self, row: Waiting, given: dict[str, object]) -> Awaitable[object]:
        return self._calls[row.method](**given)

    def _file(self, row: Waiting) -> tuple[str, bytes] | None:
        return None if row.file_id is None else books.file(self._store.db, row.file_id)

    def _failed(self, row: Waiting, error: Exception) -> None:
        decided = ruling(error, row.tries + 1)
        log.warning(
            "row %s to chat %s: %s: %s", row.id, row.chat_id, type(error).__name__, decided.verdict.name
        )
        with self._store.unit() as db:
            self._act(db, row, decided, type(error).__name__)

    def _act(self, db: Database, row: Waiting, decided: Ruling, error: str) -> None:
        now = self._now()
        match decided.verdict:
            case Verdict.DONE:
                outbox.sent(db, row, row.message_id, now)
            case Verdict.RETRY:
                outbox.retry(db, row, now + decided.wait, error, doubtful=decided.doubtful)
            case Verdict.HOLD_CHAT:
                outbox.retry(db, row, now + decided.wait, error)
                outbox.hold_chat(db, row.chat_id, now + decided.wait)
            case Verdict.NO_TOPIC if row.topic is not None:
                outbox.without_topic(db, row)
            case Verdict.MOVED if decided.moved_to is not None:
                self._move(db, row, decided.moved_to)
            case _:
                self._bury(db, row, error, now)

    def _move(self, db: Database, row: Waiting, chat_id: int) -> None:
        outbox.retry(db, row, self._now(), "ChatMigrated")
        group = groups.of_chat(db, row.chat_id, Settings())
        if group is not None:
            groups.move(db, group, chat_id)
        outbox.readdress(db, row.chat_id, chat_id)

    def _bury(self, db: Database, row: Waiting, error: str, now: datetime) -> None:
        outbox.dead(db, row, error)
        if error == "Forbidden":
            people.unreachable_chat(db, row.chat_id)
            groups.refused(db, row.chat_id)
        self._composers.undeliverable(db, row, now)

    async def _pause(self, seconds: float) -> None:
        # Sends under way wake the loop when they end; a jump of the clock does too.
        try:
            async with asyncio.timeout(min(seconds, IDLE_SECONDS)):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _finish(self) -> None:
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=LAST_SECONDS)
