"""What the room's inspector and guided tour may ask of the bot that is in the room just now. Read only."""

from collections.abc import Callable

from bot.demo.bot_api.values import Chat, Json
from bot.demo.controls import RoomMade
from handlers.core.services import Services
from handlers.routing import message_inspection
from storage.core import groups

ZONE = "Asia/Shanghai"  # while there is no group


class Insight:
    """`services`: those of the bot, None while it is begun anew."""

    def __init__(self, services: Callable[[], Services | None]) -> None:
        self._services = services

    def made_by(self, chat_id: int, message_id: int) -> RoomMade | None:
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
