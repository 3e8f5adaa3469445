"""The nightly backup: the round asks whether one is due, a child makes it, the loop waits for nothing.

Which are made and kept is union/core/backup_schedule.py's; the making itself is bot/operations/backups.py's.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.config.settings import Config
from bot.operations import backups
from bot.workers.client import back_up
from bot.workers.protocol import ChildError
from handlers.core.monitoring.counters import Spot
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Services
from storage.core import groups
from union.core.backup_schedule import is_due

AGAIN = timedelta(minutes=15)  # after one that failed
log = logging.getLogger(__name__)


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
        """Make what is asked for, until cancelled."""
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
