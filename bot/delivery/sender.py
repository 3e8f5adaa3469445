"""Empties the outbox: many chats at once, each chat in order, within the limits. Composes no text."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar

from bot.delivery import api_calls
from bot.delivery.api_calls import Next, Ruling, Spoilt, Stubborn, Verdict
from bot.delivery.rate_limits import Pace, rung
from bot.operations.disk_sync import Disk
from bot.telegram.http_request import Listener
from handlers.core.monitoring.counters import Meters, Spot
from handlers.core.monitoring.errors import place_of
from storage.core import groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing, Waiting
from storage.engine.database import Broken, Database, Store, Unwritable
from storage.privacy import data_register
from storage.reminders import schedule
from union.core.groups import Settings
from union.core.records import dataclass, field, replace

log = logging.getLogger(__name__)
T = TypeVar("T")
SEND_SECONDS = 20
MOST_AT_ONCE = 200  # chats; fewer than the pool has connections
# One place in so many of each second is left to answers, by reports and by reminders: a thousand fill second after second.
ROOM = {Lane.DIGEST: 6, Lane.REMINDER: 30}
IDLE_SECONDS = 30.0
STORAGE_SECONDS = 5.0  # at most between two tries to write while the file is locked or the disk full
FIRST_SECONDS = 0.1  # a lock is mostly gone by then; each pause is twice the one before
MISTAKE_SECONDS = 5.0
LAST_SECONDS = 3.0  # for the sends under way when the program stops


@dataclass(frozen=True, slots=True)
class Composers:
    """What the sender needs but may not decide: joined answers, news of what can't be sent, when a group rests.

    `awake` is the moment from which a row nobody asked for may be sent: now, or when quiet hours end.
    `unseal` puts into a message's JSON what the outbox must not hold. `mark` says that a message may be there twice, where
    whoever queued it gave no mark. `mistaken` hears of a mistake of ours: its type and place.
    """

    join: Callable[[Database, Sequence[Waiting]], Outgoing]
    undeliverable: Callable[[Database, Waiting, datetime], None]
    awake: Callable[[Database, Waiting, datetime], datetime]
    unseal: Callable[[int, str], str] = lambda chat_id, message: message
    mark: Callable[[Database, Waiting], str] = lambda db, row: ""
    mistaken: Callable[[str], None] = lambda where: None


@dataclass(eq=False, slots=True)
class Wish(Generic[T]):
    """What is to be written; `made` holds what came of it, once it was written together with others."""

    act: Callable[[Database], T]
    made: list[T] = field(default_factory=list)


@dataclass(eq=False)
class Sender:
    """One for the whole bot. `run` works until cancelled; `drain` sends what is due and returns."""

    _store: Store
    _bot: Listener
    _now: Callable[[], datetime]
    _pace: Pace
    _composers: Composers
    _disk: Disk
    storage_seconds: float = STORAGE_SECONDS
    meters: Meters = field(default_factory=Meters)
    _stubborn: Stubborn = field(default_factory=Stubborn, init=False)
    _woken: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _busy: dict[int, asyncio.Task[None]] = field(default_factory=dict, init=False)
    _wishes: list[Wish[Any]] = field(default_factory=list, init=False)

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Send for ever; on cancellation the sends under way are given their time."""
        await self._write(queue.recover)
        try:
            while True:
                self._woken.clear()
                seconds = self.storage_seconds
                try:
                    with self._store.looking():
                        seconds = self._start_ready()
                except Unwritable as error:  # the file can't even be read at this moment
                    log.error("the outbox can't be read: %s", error)
                # Sends under way wake the loop when they end; a jump of the clock does too.
                await rung(self._woken, seconds)
        finally:
            await self._finish()

    async def drain(self) -> None:
        """Send everything that is due now and wait until it is through; on cancellation, as `run`."""
        try:
            self._start_ready()
            while self._busy:
                done, _ = await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
                self._start_ready()
        finally:
            await self._finish()

    def _start_ready(self) -> float:
        """Start a send in every free chat that may be written to; seconds until it is worth looking again."""
        slowed: dict[int, float] = {}
        while True:
            waits = {lane: self._pace.wait_for_any(room=ROOM.get(lane, 0)) for lane in Lane}
            free = [lane for lane, wait in waits.items() if wait <= 0]
            if not free or len(self._busy) >= MOST_AT_ONCE:
                break
            found = queue.ready(self._store.db, self._now(), [*self._busy, *slowed], lanes=free)
            for row in found:
                self._start(row, slowed)
            if not found:
                break
        found_waits = [wait for wait in (*waits.values(), *slowed.values()) if wait > 0]
        now = self._now()
        due = queue.next_try(self._store.db, now)
        return min(IDLE_SECONDS, IDLE_SECONDS if due is None else (due - now).total_seconds(), *found_waits)

    def _start(self, row: Waiting, slowed: dict[int, float]) -> None:
        wait = max(self._pace.wait_for_any(room=ROOM.get(Lane(row.lane), 0)), self._pace.wait(row.chat_id))
        if wait > 0:
            slowed[row.chat_id] = wait
            return
        self._pace.take(row.chat_id)
        task = asyncio.create_task(self._deliver(row))
        self._busy[row.chat_id] = task
        task.add_done_callback(partial(self._finish_delivery, row))

    def _finish_delivery(self, row: Waiting, task: asyncio.Task[None]) -> None:
        del self._busy[row.chat_id]
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("row %s could not be handled: %s", row.id, type(error).__name__)
            self._heed(error)
        # After a mistake of ours the loop looks again after a while, not at once and for ever.
        asyncio.get_running_loop().call_later(MISTAKE_SECONDS if error else 0, self.wake)

    async def _deliver(self, row: Waiting) -> None:
        """Whatever happens on the way, the row does not stay under way: in doubt it goes again, by the rules of all that fails."""
        whole: Waiting | None = row
        try:
            try:
                # From here on it may be another row: the answers it was joined with.
                whole = await self._write(lambda db: self._begin(db, row))
                await self._wait_for_disk(whole)
            finally:
                self._pace.went(row.chat_id)  # within the limits until then
            if whole is None or not await self._send(whole):
                return
        except Broken:
            raise
        except Exception as error:  # noqa: BLE001 - a mistake of ours; it must not stop the others
            await self._failed(whole or row, error)
        else:
            self._measure(whole)

    async def _wait_for_disk(self, row: Waiting | None) -> None:
        """The disk has the row, all that it tells of, and that it is under way. Raises Broken."""
        if row is None:
            return
        pauses = self._pauses()
        while True:
            try:
                await self._disk.reached()
                return
            except Unwritable as error:
                log.error("nothing can be sent: %s", error)
            await asyncio.sleep(next(pauses))

    def _begin(self, db: Database, row: Waiting) -> Waiting | None:
        """The row that is sent now, marked as under way; None when it was replaced meanwhile or must rest."""
        if row.unasked and (until := self._composers.awake(db, row, self._now())) > self._now():
            queue.postpone(db, row, until)
            return None
        whole = self._joined(db, row)
        return whole if queue.sending(db, whole) else None

    def _joined(self, db: Database, row: Waiting) -> Waiting:
        """The row itself, or the one message that it becomes together with the answers behind it."""
        if row.joinable is None or row.doubtful:
            return row
        parts = queue.joinable(db, row, self._now())
        if len(parts) < 2:
            return row
        try:
            out = self._composers.join(db, parts)
        except Exception as error:  # noqa: BLE001 - then each answer goes by itself
            self.meters.failed(Spot.JOINING)
            log.error("answers of chat %s not joined: %s", row.chat_id, type(error).__name__)
            return row
        return queue.get_waiting(db, queue.join(db, parts, out, self._now()))

    async def _send(self, row: Waiting) -> bool:
        """Whether Telegram has it, and it is kept that it has."""
        try:
            if row.spoilt:
                raise Spoilt
            kept = json.dumps(row.params)
            # With the addresses in its text and its buttons that open something; most rows have none.
            unsealed = self._composers.unseal(row.chat_id, kept)
            whole = row if unsealed == kept else replace(row, params=json.loads(unsealed))
            file = None if row.file_id is None else queue.file(self._store.db, row.file_id)
            mark = (row.mark or self._composers.mark(self._store.db, row)) if row.doubtful else ""
            given = api_calls.arguments(whole, file, mark)
            made = api_calls.message_id(row, await self._telegram_answer(row.method, given))
        except Exception as error:  # noqa: BLE001 - one row's failure must not stop the others
            await self._failed(row, error)
            return False
        self._pace.accepted()
        self._stubborn.succeeded(row.id)
        await self._write(lambda db: queue.sent(db, row, made or row.message_id, self._now()))
        return True

    async def _telegram_answer(self, method: str, given: dict[str, Any]) -> Any:
        """Telegram's answer. A library that gives up what nobody asked it to give up has not answered: TimeoutError."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                # PTB's own five seconds would put many a slow answer in doubt; connecting may not take longer than that.
                return await self._bot.call(method, given, SEND_SECONDS)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            raise TimeoutError from None

    def _measure(self, row: Waiting) -> None:
        """A figure that can't be had is no reason to send anything again."""
        self.meters.sends["sent"] += 1
        self.meters.sent_at = self._now()
        due = schedule.due_with(self._store.db, row.id) if row.lane == Lane.REMINDER else None
        if due is not None:
            self.meters.lateness.add((self._now() - due).total_seconds())

    async def _failed(self, row: Waiting, error: Exception) -> None:
        decided, kind = api_calls.ruling(error, row.tries + 1), type(error).__name__
        log.warning("row %s to chat %s: %s: %s", row.id, row.chat_id, kind, decided.verdict.name)
        self._heed(error)
        if decided.verdict is Verdict.HOLD_CHAT:
            self._pace.refused(row.chat_id, decided.wait.total_seconds())
        then = self._stubborn.failed(row.id, row.tries + 1) if decided.reached else Next.AGAIN
        if then is Next.DEAD:
            decided = Ruling(Verdict.DEAD)
        self.meters.sends[decided.verdict.name.lower()] += 1
        await self._write(lambda db: self._act(db, row, decided, decided.cause or kind))
        if then is Next.ASIDE:
            await self._write(lambda db: queue.postpone(db, row, self._now() + api_calls.ASIDE))

    def _heed(self, error: BaseException) -> None:
        if api_calls.is_mistake(error):
            self.meters.failed(Spot.SENDING)
            self._composers.mistaken(f"{type(error).__name__} {place_of(error)}")

    def _act(self, db: Database, row: Waiting, decided: Ruling, error: str) -> None:
        now = self._now()
        match decided.verdict:
            case Verdict.DONE:
                queue.sent(db, row, row.message_id, now)
            case Verdict.RETRY:
                queue.retry(db, row, now + decided.wait, error, doubtful=decided.doubtful)
            case Verdict.HOLD_CHAT:
                queue.retry(db, row, now + decided.wait, error)
                queue.hold_chat(db, row.chat_id, now + decided.wait)
            case Verdict.NO_TOPIC if row.topic is not None:
                queue.requeue_row(db, row, None)
            case Verdict.MOVED if decided.moved_to is not None:
                queue.requeue_row(db, row, row.topic)
                group = groups.of_chat(db, row.chat_id, Settings())
                if group is not None:
                    data_register.move(db, group, decided.moved_to)
                queue.readdress(db, row.chat_id, decided.moved_to)
            case _:
                queue.dead(db, row, error)
                if decided.closed:
                    people.unreachable_chat(db, row.chat_id)
                    groups.refused(db, row.chat_id)
                try:
                    with db.atomic():
                        self._composers.undeliverable(db, row, self._now())
                except Exception as failure:  # noqa: BLE001 - the row is dead all the same
                    self.meters.failed(Spot.NOTICE)
                    log.error("nobody was told of row %s: %s", row.id, type(failure).__name__)

    async def _write(self, act: Callable[[Database], T]) -> T:
        """A unit of work, shared with whoever has one at the same moment. It does not wait for the disk: `_wait_for_disk` does."""
        wish = Wish(act)
        self._wishes.append(wish)
        try:
            await asyncio.sleep(0)
            if wish in self._wishes and len(self._wishes) > 1:
                self._share()
        finally:
            if wish in self._wishes:
                self._wishes.remove(wish)
        return wish.made[0] if wish.made else await self._write_alone(act)

    def _share(self) -> None:
        """Everybody's in one unit, or nobody's."""
        wishes, self._wishes = self._wishes, []
        try:
            with self._store.unit(waits=False) as db:
                made = [wish.act(db) for wish in wishes]
        except Exception as error:  # noqa: BLE001 - then each by itself, which shows whose fault it is
            log.error("%d writes could not be made together: %s", len(wishes), type(error).__name__)
            return
        self.meters.committed_at = self._now()
        for wish, result in zip(wishes, made, strict=True):
            wish.made.append(result)

    async def _write_alone(self, act: Callable[[Database], T]) -> T:
        """One unit of work, again and again while the file can't be written: what Telegram said must be kept."""
        pauses = self._pauses()
        while True:
            try:
                with self._store.unit(waits=False) as db:
                    done = act(db)
                self.meters.committed_at = self._now()
                return done
            except Unwritable as error:
                self.meters.failed(Spot.DATABASE)
                log.error("the outbox can't be written: %s", error)
            await asyncio.sleep(next(pauses))

    def _pauses(self) -> Iterator[float]:
        """Between tries to write; without end."""
        seconds = FIRST_SECONDS
        while True:
            yield min(seconds, self.storage_seconds)
            seconds = min(seconds * 2, self.storage_seconds)

    async def _finish(self) -> None:
        """Whatever is not through by then stays in doubt, and nothing writes when the database is shut."""
        tasks = list(self._busy.values())
        if tasks:
            await asyncio.wait(tasks, timeout=LAST_SECONDS)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
