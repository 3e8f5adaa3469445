"""What the page may move and look into besides messages; given by the program.
The room itself owns neither the clock nor the bot, and shows the bot nothing of this."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.demo.bot_api.values import Chat, Json


class RoomClock(Protocol):
    """The program's clock: aware UTC times."""

    def now(self) -> datetime:
        """The present."""

    def set(self, to: datetime) -> None:
        """Lets time pass up to another present. ValueError in words when it can't now."""


class RoomPace(Protocol):
    """How fast the clock goes by itself, and the walk it is on."""

    def speed(self) -> int:
        """Its seconds in one of the host's; 0 when it stands still."""

    def run_at(self, speed: int) -> None:
        """Goes at another speed. ValueError in words when it can't now."""

    def way(self) -> tuple[datetime, datetime] | None:
        """From where to where it is walking just now."""

    def halt(self) -> None:
        """Breaks the walk off."""


class RoomMade(Protocol):
    """What the bot made of a person's message; the guided tour looks at it."""

    @property
    def entry(self) -> bool:
        """A log entry."""

    @property
    def mended(self) -> bool:
        """The entry was changed since."""

    @property
    def undone(self) -> bool:
        """The entry was taken back."""

    @property
    def items(self) -> int:
        """So many items of the calendar."""

    @property
    def number(self) -> int:
        """The number of the first of them; 0 without any."""

    @property
    def closed(self) -> bool:
        """One of them is done."""

    @property
    def reminder(self) -> datetime | None:
        """When one of them is reminded of next."""

    @property
    def reminded(self) -> tuple[int, int] | None:
        """Chat and number of the last message that reminded of one."""


class RoomInsight(Protocol):
    """Read-only looks into what the bot did with a message."""

    def made_by(self, chat_id: int, message_id: int) -> RoomMade | None:
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
    pace: RoomPace | None = None
    insight: RoomInsight | None = None
    ready: Callable[[], bool] = lambda: True
