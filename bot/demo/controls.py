"""What the page may move and look into besides messages; given by the program.
The room itself owns neither the clock nor the bot, and shows the bot nothing of this."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.demo.bot_api.values import Chat, Json
from bot.demo.simulated_clock import Passage
from handlers.core.services import Services
from handlers.routing import message_inspection
from storage.core import groups

ZONE = "Asia/Shanghai"  # while there is no group


class RoomClock(Protocol):
    """The program's clock: aware UTC times."""

    def now(self) -> datetime:
        """The present."""

    def set(self, to: datetime) -> None:
        """Lets time pass up to another present. ValueError in words when it can't now."""


class Insight:
    """What the inspector and the guided tour may ask of the bot in the room, read only.

    `services`: those of the bot, None while it is begun anew.
    """

    def __init__(self, services: Callable[[], Services | None]) -> None:
        self._services = services

    def made_by(self, chat_id: int, message_id: int) -> message_inspection.Made | None:
        """What a person's message made."""
        services = self._services()
        return message_inspection.made_by(services, chat_id, message_id) if services else None

    def inspect(self, chat: Chat, message: Json) -> Json | None:
        """How a message was read, what was kept of it, what left."""
        services = self._services()
        if services is None:
            return None
        own = message["from"]["id"] == services.face.id
        return message_inspection.inspect(services, chat.id, message, own=own)

    def zone(self) -> str:
        """The time zone of the first group."""
        services = self._services()
        found = groups.active(services.store.db, services.defaults) if services else []
        return found[0].settings.timezone if found else ZONE


@dataclass(frozen=True, slots=True)
class Controls:
    """`targets`: where the jump buttons lead, by their label, aware times; `restart` begins anew.

    Without `pace` the clock only jumps, without `insight` nothing is inspected. While it is not `ready` the sample is
    being played, and a visitor's words would come into its midst.
    """

    clock: RoomClock
    targets: Callable[[], Mapping[str, datetime]]
    restart: Callable[[], Awaitable[None]]
    pace: Passage | None = None
    insight: Insight | None = None
    ready: Callable[[], bool] = lambda: True

    def zone(self) -> str:
        """The group's zone, in which the page shows all times."""
        return self.insight.zone() if self.insight else ZONE
