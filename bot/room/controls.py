"""What the page may move besides messages: the clock, a new beginning; given by the program.
The room itself owns neither the clock nor the bot."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class RoomClock(Protocol):
    """The program's clock: aware UTC times."""

    def now(self) -> datetime:
        """The present."""

    def set(self, to: datetime) -> None:
        """Shows another present from here on."""


@dataclass(frozen=True, slots=True)
class Controls:
    """`targets`: where the jump buttons lead, by their label, aware times; `restart` begins anew."""

    clock: RoomClock
    targets: Callable[[], Mapping[str, datetime]]
    restart: Callable[[], Awaitable[None]]
