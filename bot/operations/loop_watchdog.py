"""Ends a program whose event loop stands still, so that the supervisor starts it anew (decision 25).

Two lines. A thread sees it after some seconds; where C code never lets it have the interpreter, a timer of processor
time ends the process without asking Python. Both leave the main thread's stack beside the database (bot/telegram/poison_guard.py).
"""

import asyncio
import faulthandler
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType

log = logging.getLogger(__name__)
STILL_SECONDS = 5.0  # the loop has not turned for so long, and most of them were spent computing
COMPUTING = 0.8  # of these seconds; else a busy machine or a slow disk keeps it waiting, not what it does
WAITING_SECONDS = 30.0  # then it is ended all the same
LAST_SECONDS = 10.0  # of the whole process' time
TICK = 0.5  # the thread counts its own looks: while the machine or the process sleeps it counts none
EXIT = 75  # EX_TEMPFAIL: start me again
PATIENCE = 1.0  # for the log, whose lock the main thread may hold
OFTEN = 3  # signs of life within the time systemd waits for one
MICROSECONDS = 1_000_000


@asynccontextmanager
async def watched(stall: Path) -> AsyncIterator[None]:
    """The loop is watched within, and its stack left at `stall` when it is ended; only in the main thread."""
    try:
        file = os.open(stall, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    except OSError as error:
        log.warning("the loop is not watched: %s", type(error).__name__)
        yield
        return
    watchdog = Watchdog(file, asyncio.get_running_loop())
    watchdog.begin()
    try:
        yield
    finally:
        watchdog.stop()
        os.close(file)
        stall.unlink(missing_ok=True)


class Watchdog:
    """Watches the loop of the thread that makes it. `end` is what is done in the end."""

    def __init__(
        self, file: int, loop: asyncio.AbstractEventLoop, end: Callable[[int], None] = os._exit
    ) -> None:
        self._file = file
        self._loop = loop
        self._end = end
        self._main = threading.get_ident()
        self._processor = time.pthread_getcpuclockid(self._main)
        self._looks, self._computed = 0, 0.0
        self._stopped = threading.Event()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Watch until `stop`."""
        # The handler is C and needs no interpreter; behind it the signal does what it does by itself: end the process.
        faulthandler.register(signal.SIGPROF, file=self._file, all_threads=False, chain=True)
        self._turn()
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        if self._timer is not None:
            self._timer.cancel()
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.unregister(signal.SIGPROF)

    def _turn(self) -> None:
        self._looks, self._computed = 0, time.clock_gettime(self._processor)
        signal.setitimer(signal.ITIMER_PROF, LAST_SECONDS)
        self._timer = self._loop.call_later(2 * TICK, self._turn)

    def _watch(self) -> None:
        while not self._stopped.wait(TICK):
            self._looks += 1
            still = self._looks * TICK
            if is_stuck(still, time.clock_gettime(self._processor) - self._computed):
                self._end_it(still)
                return

    def _end_it(self, still: float) -> None:
        stack = _stack(sys._current_frames().get(self._main))
        left = "".join(f'  File "{file}", line {line} in {name}\n' for file, line, name in stack)
        os.pwrite(self._file, left.encode(), 0)
        told = " < ".join(f"{Path(file).name}:{line} in {name}" for file, line, name in stack)
        words = threading.Thread(
            target=log.critical, args=("the loop stands still since %d s: %s", still, told), daemon=True
        )
        words.start()
        words.join(PATIENCE)
        self._end(EXIT)


def is_stuck(still: float, computed: float) -> bool:
    """Whether a loop that did not turn for `still` seconds and computed so much meanwhile will not turn by itself."""
    return (still >= STILL_SECONDS and computed >= COMPUTING * STILL_SECONDS) or still >= WAITING_SECONDS


def _stack(frame: FrameType | None) -> list[tuple[str, int, str]]:
    """The innermost first, behind the deadline's own looks; no values."""
    while frame is not None and frame.f_globals.get("__name__") == "bot.telegram.turn_deadline":
        frame = frame.f_back
    found = []
    while frame is not None:
        code = frame.f_code
        found.append((code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    return found


@asynccontextmanager
async def supervised(environ: Mapping[str, str]) -> AsyncIterator[None]:
    """Tells systemd: up within and the loop alive, stopping after. One that hangs says nothing any more, and is begun anew.

    Where nobody listens ($NOTIFY_SOCKET, set by the unit's Type=notify) nothing is said.
    """
    address = environ.get("NOTIFY_SOCKET", "")
    if not address:
        yield
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        with suppress(OSError):
            # A name that begins with @ has no file.
            line.connect(address.replace("@", "\0", 1) if address.startswith("@") else address)
        _say(line, "READY=1")
        alive = asyncio.create_task(_live(line, int(environ.get("WATCHDOG_USEC", "0")) / MICROSECONDS))
        try:
            yield
        finally:
            alive.cancel()
            _say(line, "STOPPING=1")


async def _live(line: socket.socket, patience: float) -> None:
    while patience:
        _say(line, "WATCHDOG=1")
        await asyncio.sleep(patience / OFTEN)


def _say(line: socket.socket, word: str) -> None:
    with suppress(OSError):  # a supervisor that does not listen must not end the bot
        line.send(word.encode())
