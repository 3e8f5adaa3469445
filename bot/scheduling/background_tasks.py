"""What takes longer than a turn and is done beside it: chores each for itself, so that a slow one holds up no other,
and long work on the loop in small pieces. The nightly backup is one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.config.settings import Config
from bot.operations import backups
from bot.operations.replica import fresh_generation
from bot.workers.client import back_up, cleanse_apart, export_apart
from bot.workers.protocol import ChildError
from handlers.core.monitoring.counters import Meters, Spot
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble, Troubles
from handlers.core.services import Services
from handlers.privacy.erasure_job import finish_erasures
from handlers.privacy.export_job import make_exports
from storage.core import groups
from union.core.backup_schedule import is_due
from union.core.records import dataclass, field

AGAIN = timedelta(minutes=15)  # after one that failed
log = logging.getLogger(__name__)
Chore = Callable[[], Awaitable[None]]
PIECE_SECONDS = 0.003  # of work at a time; a month's report takes as long by itself
REST_SECONDS = 0.02  # so no more reports are made in a second than can be sent
LATE_SECONDS = 0.002  # the loop came back so much later from its rest: somebody is being served
LONGEST_SECONDS = 0.05  # aside, however many are: a thousand reports are out within a minute all the same
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(eq=False)
class Chores:
    """Each looks itself for what there is to do; `want` says that there may be something, as often as it likes.

    `alone`: one at a time of a kind. `beside`: looks again while it is under way, and knows itself what it has in hand.
    """

    _alone: Mapping[str, Chore]
    _beside: Mapping[str, Chore]
    _troubles: Troubles
    _meters: Meters = field(default_factory=Meters)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    _busy: set[str] = field(default_factory=set, init=False)
    _again: set[str] = field(default_factory=set, init=False)

    @property
    def is_busy(self) -> bool:
        return bool(self._tasks)

    def want(self) -> None:
        """Begin each; one alone that is under way is done once more afterwards, for it may have looked too early."""
        for name in self._alone:
            if name in self._busy:
                self._again.add(name)
            else:
                self._busy.add(name)
                self._begin(name, self._until_done(name))
        for name, chore in self._beside.items():
            self._begin(name, chore())

    async def once(self) -> None:
        """All of them, one after the other: for whoever goes step by step."""
        for chore in (*self._alone.values(), *self._beside.values()):
            await chore()

    async def stop(self) -> None:
        """Break off what is under way; the rows remember it."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, name: str, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(partial(self._finish_chore, name))

    async def _until_done(self, name: str) -> None:
        try:
            await self._alone[name]()
            while name in self._again:
                self._again.discard(name)
                await self._alone[name]()
        finally:
            self._busy.discard(name)
            self._again.discard(name)

    def _finish_chore(self, name: str, task: asyncio.Task[None]) -> None:
        """A mistake ends this round of it, not the program; the next `want` begins it anew."""
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            self._troubles.over(Trouble.ROUND, name)
            return
        why = f"{type(error).__name__} {place_of(error)}"
        self._meters.failed(Spot.CHORE)
        log.error("%s failed: %s", name, why)  # never the error's own words: they may be somebody's
        self._troubles.tell(Trouble.ROUND, f"{name}: {why}", name)


async def in_pieces(
    steps: Iterator[None],
    between: Callable[[], None],
    goes_on: Callable[[], bool],
    clock: Callable[[], float],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Take all steps, or those until the program stops; `between` is called before each time aside. `clock` is the loop's.

    Between two pieces aside, until nobody is being served (decision 20): whoever is keeps the loop, which then comes
    late from its rest.
    """
    until = clock() + PIECE_SECONDS
    for _ in steps:
        if clock() >= until:
            between()
            await _aside(clock, sleep)
            if not goes_on():
                return
            until = clock() + PIECE_SECONDS


async def _aside(clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
    """One rest at least; then more while others are served, but not for ever."""
    end = clock() + LONGEST_SECONDS
    is_busy = True
    while is_busy and clock() < end:
        begun = clock()
        await sleep(REST_SECONDS)
        is_busy = clock() - begun > REST_SECONDS + LATE_SECONDS


def measured(meters: Meters, what: str, work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """The same work; what is not done counts for nothing."""

    async def timed(*args: P.args, **named: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        made = await work(*args, **named)
        meters.made[what].add(loop.time() - begun)
        return made

    return timed


async def care_for_data(services: Services, config: Config) -> None:
    """Make the exports wanted and finish the erasures begun; each in a child process of its own."""

    async def cleanse(path: Path) -> bool:
        # First, so that the replicating program ends and lets go of the log; the next one begins with nothing.
        if config.replica.url:
            await asyncio.to_thread(fresh_generation, config)
        return await cleanse_apart(path)

    await make_exports(services, export_apart)
    await finish_erasures(services, cleanse)


class Nightly:
    """One for the whole bot. What it remembers only spares work: the backups' names say when the last one was."""

    def __init__(self, config: Config, services: Services) -> None:
        self._config, self._services = config, services
        self._wanted = asyncio.Event()
        self._failed_at: datetime | None = None

    def tick(self) -> None:
        """Ask for a backup if one is due; cheap and safe to call often."""
        now = self._services.now()
        if self._failed_at is not None and timedelta() <= now - self._failed_at < AGAIN:
            return
        if self._is_due(now):
            self._wanted.set()

    async def run(self) -> None:
        while True:
            await self._wanted.wait()
            await self._make()
            self._wanted.clear()

    def _is_due(self, now: datetime) -> bool:
        """A bot nobody has taken into a group yet has nothing worth a copy."""
        zone = backups.zone_of(self._config)
        begun = groups.first_joined(self._services.store.db)
        if begun is None:
            return False
        last = backups.newest(self._config.backup.directory, backups.bot_id_of(self._config))
        return is_due(
            last or begun.astimezone(zone).replace(tzinfo=None), now.astimezone(zone).replace(tzinfo=None)
        )

    async def _make(self) -> None:
        now = self._services.now()
        try:
            await back_up(backups.order(self._config, now))
        except (ChildError, OSError) as error:
            self._services.meters.failed(Spot.BACKUP)
            log.error("no backup was made: %s", error)
            is_unsound = "Flawed" in str(error)
            self._services.troubles.tell(Trouble.BACKUP_CHECK if is_unsound else Trouble.BACKUP)
            self._failed_at = now
            return
        self._failed_at = None
        log.info("backup made")
        for trouble in (Trouble.BACKUP, Trouble.BACKUP_CHECK):
            self._services.troubles.over(trouble)
