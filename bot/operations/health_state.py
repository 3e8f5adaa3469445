"""How the bot stands, as who watches over it is told: when what was last done, and what is not as it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.config.settings import Config
from bot.operations import backups
from handlers.core.services import Services
from storage.core.outbox import queue
from storage.engine.database import Broken, Unwritable

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
        """When what was last done well."""
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
