"""The only use of the wall clock: now(), and a Clock that tests and the room may set.

No date arithmetic lives here; who needs a day or a zone asks union/.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def host_now() -> datetime:
    """The host's time, aware, UTC: for commands, and for the scheduler, which sleeps by the host whatever the room shows."""
    return datetime.now(UTC)


class Clock:
    """A clock that runs at the host's pace, `offset` ahead of it; `host` may be any callable in a test."""

    def __init__(self, offset: timedelta = timedelta(), host: Callable[[], datetime] = host_now) -> None:
        self._offset = offset
        self._host = host
        self._held: datetime | None = None
        self._listeners: list[Callable[[], None]] = []

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of the host's; the demo keeps it between two starts."""
        return self._offset if self._held is None else self._held - self._host()

    def now(self) -> datetime:
        """This clock's present, aware, UTC."""
        return self._host() + self._offset if self._held is None else self._held

    def hold(self) -> None:
        """Stand still; `set` still moves it."""
        self._held = self.now()

    def release(self) -> None:
        """Go on from where it stands, at the host's pace."""
        self._offset, self._held = self.offset, None

    def set(self, to: datetime) -> None:
        """Show the aware time `to` from here on, then tell everybody who listens."""
        if to.tzinfo is None:
            raise ValueError("a clock is set to an aware time")
        self._offset = to.astimezone(UTC) - self._host()
        self._held = None if self._held is None else to.astimezone(UTC)
        for listener in tuple(self._listeners):
            listener()

    def on_jump(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each `set`, in the order of registration."""
        self._listeners.append(listener)

    def off_jump(self, listener: Callable[[], None]) -> None:
        """Call `listener` no more; one that was never registered is no mistake."""
        self._listeners = [one for one in self._listeners if one != listener]
