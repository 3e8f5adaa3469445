"""How the bot stands, as who watches over it is told: when what was last done, what is not as it should be, how much room the disks have."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.config.settings import Config
from bot.operations import backups
from handlers.core.monitoring.troubles import Trouble, Troubles
from handlers.core.services import Services
from storage.core.outbox import queue
from storage.engine.database import Broken, Unwritable
from union.core.records import dataclass

MEGABYTE = 1_000_000
LOW, ENOUGH = 100 * MEGABYTE, 200 * MEGABYTE  # between the two nothing changes
NONE = MEGABYTE  # too little to write anything
BACK = timedelta(minutes=2)  # what a correction of the clock may take back
SILENT = timedelta(minutes=3)  # without an answer to a poll, or without a round: each comes every half minute


@dataclass(frozen=True, slots=True)
class HealthState:
    """The bot as it is looked at; `begun` is when it began to serve, aware UTC."""

    services: Services
    config: Config
    begun: datetime

    def since(self, moment: datetime | None) -> float | None:
        """Seconds since then; None for never."""
        return None if moment is None else max((self.services.now() - moment).total_seconds(), 0.0)

    def moments(self) -> dict[str, datetime | None]:
        meters = self.services.meters
        return {
            "poll": meters.polled_at,
            "round": meters.rounded_at,
            "commit": meters.committed_at,
            "send": meters.sent_at,
        }

    def writable(self) -> bool:
        """Whether the database is in its place, can be read, and took the last transaction: a look takes no lock of a writer's."""
        store = self.services.store
        try:
            store.look()
            with store.looking() as db:
                queue.waiting_count(db)
        except (Unwritable, Broken):
            return False
        return store.fault is None

    def problems(self) -> Iterator[str]:
        """What is not as it should be: nothing of what waits for Telegram alone."""
        if not self.writable():
            yield "database"
        meters = self.services.meters
        if self.config.telegram.mode == "polling" and self._is_silent(meters.polled_at):
            yield "poll"
        if self._is_silent(meters.rounded_at):
            yield "round"

    def backup_at(self) -> datetime | None:
        """When the last nightly backup was made, aware; None where there is none."""
        found = backups.newest(self.config.backup.directory, backups.bot_id_of(self.config))
        return None if found is None else found.replace(tzinfo=backups.zone_of(self.config))

    def _is_silent(self, moment: datetime | None) -> bool:
        return self.services.now() - (moment or self.begun) > SILENT


@dataclass(eq=False)
class Watch:
    """Looks at the folders the bot writes to, and compares the host's clock with one that can't be set."""

    _troubles: Troubles
    _folders: Sequence[Path]
    _host_now: Callable[[], datetime]
    _monotonic: Callable[[], float]
    _fell_back: Callable[[timedelta], None] = lambda by: None  # hears by how much the host's clock went back

    def __post_init__(self) -> None:
        self._clocks = (self._host_now(), self._monotonic())

    def look(self) -> None:
        rooms = [free for folder in self._folders if (free := room_of(folder)) is not None]
        if not rooms or min(rooms) >= ENOUGH:
            self._troubles.over(Trouble.SPACE)
        elif min(rooms) < LOW:
            self._troubles.tell(Trouble.SPACE, megabytes(min(rooms)))
        wall, steady = self._clocks
        self._clocks = (self._host_now(), self._monotonic())
        went = (self._clocks[0] - wall) - timedelta(seconds=self._clocks[1] - steady)
        if went < -BACK:
            self._troubles.tell(Trouble.CLOCK, f"{round(-went.total_seconds() / 60)} min")
            self._fell_back(-went)


def room_of(folder: Path) -> int | None:
    """Free bytes where this folder is or will be made; None where nobody can say."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def megabytes(size: int) -> str:
    """「12 MB」."""
    return f"{size // MEGABYTE} MB"
