"""What the page may move and look into besides messages; given by the program.
The room itself owns neither the clock nor the bot, and shows the bot nothing of this."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.demo.bot_api.values import Chat, Json
from bot.demo.simulated_clock import Passage
from handlers.routing.message_inspection import Made


class RoomClock(Protocol):
    """The program's clock: aware UTC times."""

    def now(self) -> datetime:
        """The present."""

    def set(self, to: datetime) -> None:
        """Lets time pass up to another present. ValueError in words when it can't now."""


class RoomInsight(Protocol):
    """Read-only looks into what the bot did with a message."""

    def made_by(self, chat_id: int, message_id: int) -> Made | None:
        """What a person's message made; None while there is no bot to ask."""

    def inspect(self, chat: Chat, message: Json) -> Json | None:
        """All there is to see: reading, rows, outbox."""

    def zone(self) -> str:
        """The group's time zone."""


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
    insight: RoomInsight | None = None
    ready: Callable[[], bool] = lambda: True
