"""Empties the copies for other places, as the sender does the outbox; it never holds that one up. Composes no text.

Each place in order and within its limit; what it took is written at once, so a crash repeats one message at most.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.delivery.rate_limits import Window, rung
from bot.workers.mirror_handover import Fate, MirrorFault, Told, parse_outcome
from bot.workers.process import Heard
from bot.workers.protocol import ChildError
from handlers.core.services import Services
from handlers.mirrors import copy_queue
from storage.engine.database import Broken, Database, Unwritable
from storage.mirrors import destinations
from storage.mirrors.destinations import Copy
from union.core.records import dataclass, field
from union.mirrors.destinations import Content, Load

log = logging.getLogger(__name__)
T = TypeVar("T")
AT_ONCE = 20  # copies of one load
PER_MINUTE = 18  # messages to one robot: the three allow 20, 飞书 more
IDLE_SECONDS = 30.0
STORAGE_SECONDS = 5.0
MISTAKE_SECONDS = 30.0
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=30)
GIVEN_UP = timedelta(hours=12)  # after it was posted a copy is of no use; a report is for longer
PATIENCE = {Content.DIGEST: timedelta(days=3), destinations.TEST: timedelta(minutes=2)}


def _is_late(copy: Copy, at: datetime) -> bool:
    return at - copy.created_at > PATIENCE.get(copy.content, GIVEN_UP)


@dataclass(slots=True)
class _Trip:
    """A copy under way: how many of its messages have arrived on it, and what became of the last one tried."""

    copy: Copy
    load: Load
    arrived: int = 0
    last: Told | None = None

    @property
    def is_through(self) -> bool:
        return self.arrived >= len(self.load.parts)


@dataclass(eq=False)
class MirrorSender:
    """One for the whole bot. `run` works until cancelled; `drain` hands over what is due and returns."""

    _services: Services
    _carry: Callable[[Iterable[Load], Heard], Awaitable[None]]
    _monotonic: Callable[[], float]
    mistake_seconds: float = MISTAKE_SECONDS
    _windows: dict[int, Window] = field(default_factory=dict, init=False)
    _woken: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def __post_init__(self) -> None:
        self._store, self._now = self._services.store, self._services.now

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        await self._write(destinations.recover)
        while True:
            self._woken.clear()
            if not await self._run_isolated_round():
                await rung(self._woken, self._seconds_to_next())

    async def drain(self) -> None:
        while await self._round():
            pass

    async def _run_isolated_round(self) -> bool:
        """A round of its own: a mistake of ours in it ends neither this loop nor the bot. Raises Broken."""
        task = asyncio.create_task(self._round())
        try:
            await asyncio.wait({task})
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        error = task.exception()
        if error is None:
            return task.result()
        if isinstance(error, Broken) or (isinstance(error, BaseExceptionGroup) and error.subgroup(Broken)):
            raise error
        log.error("copies could not be handled: %s", type(error).__name__)
        await rung(self._woken, self.mistake_seconds)
        return True

    async def _round(self) -> bool:
        try:
            with self._store.looking():
                found = self._due()
        except Unwritable as error:
            log.error("copies can't be read: %s", error)
            return False
        trips = await self._write(lambda db: self._begin(db, found)) if found else []
        if trips:
            await self._travel(trips)
        return bool(found)

    def _due(self) -> list[Copy]:
        moment = self._monotonic()
        self._windows = {
            place: window for place, window in self._windows.items() if not window.is_full(moment)
        }
        full = frozenset(place for place in self._windows if self._wait(place) > 0)
        return destinations.ready(self._store.db, self._now(), full, AT_ONCE)

    def _begin(self, db: Database, found: Sequence[Copy]) -> list[_Trip]:
        """What goes now, marked as under way; the rest is put off or given up."""
        begun = list[_Trip]()
        for copy in found:
            if (until := copy_queue.awake(self._services, db, copy, self._now())) > self._now():
                destinations.postpone_copy(db, copy, until)
                continue
            if _is_late(copy, self._now()):  # the bot was away
                self._bury(db, copy, MirrorFault.LATE)
                continue
            load = copy_queue.load(self._services, db, copy)
            if load is None:
                self._bury(db, copy, MirrorFault.KEY)
            elif not load.parts:
                self._arrive(db, copy)
            elif destinations.sending(db, copy):
                begun.append(_Trip(copy, load))
        return begun

    async def _travel(self, trips: Sequence[_Trip]) -> None:
        under_way = {trip.copy.id: trip for trip in trips}
        said: asyncio.Queue[Told | None] = asyncio.Queue()
        for trip in trips:
            window = self._windows.setdefault(trip.copy.mirror_id, Window(PER_MINUTE, 60))
            for _message in trip.load.parts:
                window.take(now := self._monotonic())
                window.went(now)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._note(under_way, said))
            try:
                loads = [trip.load for trip in trips]
                await self._carry(loads, lambda line: said.put_nowait(parse_outcome(line)))
            except (ChildError, OSError) as error:
                log.error("copies were not handed over: %s", type(error).__name__)
            finally:
                said.put_nowait(None)
        for trip in trips:
            await self._write(partial(self._end, trip))

    async def _note(self, trips: dict[int, _Trip], said: "asyncio.Queue[Told | None]") -> None:
        """What arrived is written while the others are still on their way."""
        while (told := await said.get()) is not None:
            trip = trips[told.id]
            trip.last = told
            if told.fate is Fate.ARRIVED:
                trip.arrived += 1
                await self._write(partial(self._keep, trip))

    def _keep(self, trip: _Trip, db: Database) -> None:
        destinations.part_done(db, trip.copy, trip.copy.parts_done + trip.arrived)
        if trip.is_through:
            self._arrive(db, trip.copy)

    def _end(self, trip: _Trip, db: Database) -> None:
        """A copy that is not through: again after a while, or never."""
        if trip.is_through:
            return
        last = trip.last
        # The child ended without a word of this message: it may have gone.
        if last is None or last.fate is Fate.ARRIVED:
            last = Told(trip.copy.id, Fate.DOUBT, MirrorFault.OTHER)
        log.warning("copy %s to mirror %s: %s %s", trip.copy.id, trip.copy.mirror_id, last.fate, last.fault)
        wait = min(FIRST_WAIT * 2 ** min(trip.copy.tries, 10), LONGEST_WAIT)
        if last.fate is Fate.REFUSED or _is_late(trip.copy, self._now() + wait):
            self._bury(db, trip.copy, last.fault)
        else:
            destinations.retry(
                db, trip.copy, self._now() + wait, last.fault, doubtful=last.fate is Fate.DOUBT
            )

    def _arrive(self, db: Database, copy: Copy) -> None:
        destinations.sent(db, copy, self._now())
        copy_queue.arrived(self._services, db, copy, self._now())

    def _bury(self, db: Database, copy: Copy, fault: MirrorFault) -> None:
        destinations.dead(db, copy, fault)
        copy_queue.died(self._services, db, copy, fault, self._now())

    def _wait(self, mirror_id: int) -> float:
        return self._windows[mirror_id].wait(self._monotonic())

    def _seconds_to_next(self) -> float:
        try:
            with self._store.looking() as db:
                due = destinations.next_try(db, self._now())
        except Unwritable:
            return STORAGE_SECONDS
        waits = [self._wait(each) for each in self._windows]
        soonest = [] if due is None else [(due - self._now()).total_seconds()]
        return min([IDLE_SECONDS, *soonest, *(wait for wait in waits if wait > 0)])

    async def _write(self, act: Callable[[Database], T]) -> T:
        """One unit of work, again and again while the file can't be written."""
        while True:
            try:
                with self._store.unit() as db:
                    return act(db)
            except Unwritable as error:
                log.error("copies can't be written: %s", error)
            await asyncio.sleep(STORAGE_SECONDS)
