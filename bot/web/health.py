"""/health and /metrics, for who watches over the bot: on an address of their own, never among the pages.

Numbers by kind; no group, chat or person is named or numbered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import backups
from bot.config import Config
from handlers.services import Services
from storage import outbox
from storage.database import Broken, Unwritable

SILENT = timedelta(minutes=3)  # without an answer to a poll, or without a round: each comes every half minute
NOT_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Patient:
    """The bot that is looked at; `begun` is when it began to serve, aware UTC."""

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
        """Whether the database takes a transaction, and took the last one."""
        try:
            with self.services.store.unit():
                return self.services.store.fault is None
        except (Unwritable, Broken):
            return False

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


def health_app(services: Services, config: Config) -> Starlette:
    """The application; `[web] health_listen` says where it is served."""
    patient = Patient(services, config, services.now())

    async def health(request: Request) -> Response:
        problems = list(patient.problems())
        told = {
            "ok": not problems,
            "problems": problems,
            "seconds_since": {what: patient.since(at) for what, at in patient.moments().items()},
            "database_writable": "database" not in problems,
            "outbox_waiting": _waiting(services),
        }
        return JSONResponse(told, 503 if problems else 200, NOT_KEPT)

    async def metrics(request: Request) -> Response:
        from bot.web.metrics import KIND, written  # prometheus-client, only where it is asked for

        return Response(written(patient), media_type=KIND, headers=NOT_KEPT)

    return Starlette(routes=[Route("/health", health), Route("/metrics", metrics)])


def _waiting(services: Services) -> int | None:
    try:
        with services.store.looking() as db:
            return outbox.waiting_count(db)
    except (Unwritable, Broken):
        return None
