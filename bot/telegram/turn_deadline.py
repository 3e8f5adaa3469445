"""Breaks off what takes too long on the loop: a timer of processor time raises TookTooLong in the code that runs.

CPython's `re` looks for signals while it matches, so this ends an exponential match as well; it costs a few
microseconds a turn (decision 25). Wall time would cut honest work on a busy machine.
"""

import signal
import time
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from handlers.core.services import TookTooLong

Value = TypeVar("Value")
# Twice what the longest message takes, 4,096 characters that are all of them work: 0.2 s on two old cores.
TURN_SECONDS = 0.4
TICK = 0.02  # of processor time, between looks; most turns are over before the first
# Nothing is broken off there: a transaction's own code, a lock that is held, half a module.
WHOLE = frozenset(
    {
        "bot",
        "storage",
        "sqlite_utils",
        "contextlib",
        "importlib",
        "telegram",
        "asyncio",
        "threading",
        "logging",
    }
)
COMMITS = "handlers.core.update_transaction"  # behind the commit the turn is done
FIRST_USE = ("re._", "importlib.")  # patterns are compiled, readers imported once: no message is at fault


class Deadline:
    """One for the program. Before `installed` everything may take as long as it takes."""

    def __init__(self) -> None:
        self.is_installed = False
        self.end: float | None = None  # of what is bounded now, by the main thread's processor time
        self.given = 0.0  # processor seconds that first uses were given on top

    @contextmanager
    def installed(self) -> Iterator[None]:
        """It works within; only for the main thread, which alone hears signals."""
        before = signal.signal(signal.SIGVTALRM, self._look)
        self.is_installed = True
        try:
            yield
        finally:
            self.is_installed = False
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)

    def bounded(self, seconds: float) -> "Bound":
        """Synchronous work within may take so much processor time, else TookTooLong is raised in it."""
        return Bound(self, seconds)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        """The timer's signal, between two instructions of whatever the main thread does."""
        if self.end is None:
            return
        if is_first_use(frame):
            self.end, self.given = self.end + TICK, self.given + TICK
        elif time.thread_time() >= self.end and may_break(frame):
            self.end = None
            raise TookTooLong


class Bound:
    """Around synchronous work. Within another bound the nearer end holds."""

    __slots__ = ("_before", "_begun", "_deadline", "_seconds", "spent")

    def __init__(self, deadline: Deadline, seconds: float) -> None:
        self._deadline, self._seconds = deadline, seconds
        self._before: float | None = None
        self._begun = 0.0
        self.spent = 0.0  # processor seconds, known at the end

    def __enter__(self) -> "Bound":
        deadline = self._deadline
        self._begun, self._before = time.thread_time(), deadline.end
        if deadline.is_installed:
            end = self._begun + self._seconds
            deadline.end = end if self._before is None else min(end, self._before)
            signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)
        return self

    def __exit__(self, *_: object) -> None:
        deadline = self._deadline
        deadline.end = self._before
        if deadline.is_installed and self._before is None:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.spent = time.thread_time() - self._begun


class Steps(Generator[Any, Any, Value]):
    """Awaits work of which all steps together may take so much processor time; what it waits for costs nothing."""

    def __init__(self, work: Awaitable[Value], deadline: Deadline, seconds: float) -> None:
        self._steps: Any = work.__await__()
        self._deadline, self._seconds = deadline, seconds
        self.spent = self._given = 0.0

    def __await__(self) -> "Steps[Value]":
        return self

    def send(self, given: Any) -> Any:
        """One step, as far as the work goes without waiting; see `Generator.send`."""
        return self._step(lambda: self._steps.send(given))

    def throw(self, *error: Any) -> Any:
        """One step, in which what it waited for has failed, or it is cancelled."""
        return self._step(lambda: self._steps.throw(*error))

    def _step(self, step: Callable[[], Any]) -> Any:
        left, given = self._seconds + self._given - self.spent, self._deadline.given
        bound = self._deadline.bounded(max(left, TICK))
        try:
            with bound:
                # Steps too short for a look are broken off between them, where nothing is begun.
                return step() if left > 0 else self._steps.throw(TookTooLong())
        finally:
            self.spent += bound.spent
            self._given += self._deadline.given - given


def may_break(frame: FrameType | None) -> bool:
    """Whether an exception may be raised here: in a reader, or a handler's own instructions.

    Then it leaves every transaction as any other exception does, and none in the middle of its own code.
    """
    innermost = frame
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        room = name.partition(".")[0]
        if room == "union":
            return True
        if room == "handlers":
            return frame is innermost and name != COMMITS
        if room in WHOLE:
            return False
        frame = frame.f_back
    return False


def is_first_use(frame: FrameType | None) -> bool:
    """Whether a pattern is being compiled or a module imported."""
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith(FIRST_USE):
            return True
        if name.startswith(("union.", "handlers.")):
            return False
        frame = frame.f_back
    return False
