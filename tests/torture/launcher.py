"""Starts real bots fast: everything is imported once, each life is a fork that runs `bot.cli.main.main` and may be killed.

`python -m tests.torture.launcher CONTROL STATUS`: a line of JSON on stdin begins a life, its pid and its end go to stdout.
CONTROL and STATUS are pipes to the bot that lives: the clock's jumps and the fuse in, whether it is at rest out.
"""

import asyncio
import json
import os
import ssl
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import chain
from typing import Any

from telegram.error import NetworkError

from bot import service
from bot.app import Program
from bot.cli import main as cli_main
from bot.clock import Clock, host_now
from bot.scheduling.warm_up import sentences_read
from bot.telegram.http_request import AiohttpRequest
from handlers.core import update_transaction
from handlers.core.turn import Turn
from storage.core.outbox import queue
from tests.torture.points import Fuse, install
from union.core.lazy_regex import made_ready

CHUNK = 65_536
MISTAKE = 70
SEVERAL = 3  # lives; whoever asks for more has all patterns compiled here, once: each life spent half of its time on that
TROUBLE = "（这句让程序出错）"  # said in a message whose handler is to fail


class Watched(Program):
    """The real program; how many rounds it has made. Most towns do without documents: each takes a child a second."""

    rounds = 0
    draws = True

    def tick(self) -> None:
        """One round more."""
        super().tick()
        self.rounds += 1

    async def _make_round(self) -> None:
        """The scheduler's, which makes room for messages in between."""
        await super()._make_round()
        self.rounds += 1

    async def _make_documents(self) -> None:
        if self.draws:
            await super()._make_documents()


class Life:
    """What the harness may ask of the bot that lives, on the bot's own loop."""

    def __init__(self, control: int, status: int, fuse: Fuse) -> None:
        self._control, self._status, self._fuse = control, status, fuse
        self._program: Watched | None = None
        self._clock: Clock | None = None
        self._rest = b""

    def program(self, *given: Any, **more: Any) -> Watched:
        """The real one, remembered."""
        self._program = Watched(*given, **more)
        return self._program

    def clock(self, offset: float) -> Clock:
        """The bot's clock, moved by the harness."""
        self._clock = Led(timedelta(seconds=offset), self)
        return self._clock

    def hear(self) -> None:
        """Do what the harness says, a line each."""
        said = os.read(self._control, CHUNK)
        if not said:  # the harness is gone
            os._exit(MISTAKE)
        *lines, self._rest = (self._rest + said).split(b"\n")
        for line in lines:
            wish = json.loads(line)
            if "point" in wish:
                self._fuse.arm(wish["point"], wish["nth"])
            elif self._clock is not None and "offset" in wish:
                self._clock.set(host_now() + timedelta(seconds=wish["offset"]))
            elif self._program is not None:
                answer = json.dumps(self._state(self._program, wish["ask"]))
                os.write(self._status, answer.encode() + b"\n")

    def listen(self) -> None:
        """From here on, on the running loop."""
        asyncio.get_running_loop().add_reader(self._control, self.hear)

    def _state(self, program: Watched, number: int) -> dict[str, Any]:
        """Whether nothing is to be sent now, and how many seconds until the next row is."""
        now, db = program.services.now(), program.services.store.db
        waits, due = queue.next_try(db, now), program.round.next_due()
        return {
            "ask": number,
            "through": queue.is_through(db, now),
            "drawing": program.is_making_documents,
            "caught_up": program.polling.caught_up.is_set() and program.rounds > 0,
            "due": None if due is None else due.isoformat(),
            "next": None if waits is None else (waits - now).total_seconds(),
        }


class Led(Clock):
    """A clock that follows the harness from the moment the program listens to it."""

    def __init__(self, offset: timedelta, life: Life) -> None:
        super().__init__(offset)
        self._life = life

    def on_jump(self, listener: Callable[[], None]) -> None:
        """The program does this once, on its loop, when it starts."""
        super().on_jump(listener)
        self._life.listen()


def trip(fuse: Fuse, plain: Callable[[Turn], bool]) -> Callable[[Turn], bool]:
    """A handler that fails at a message that says so, each time it is tried."""

    def is_deaf(turn: Turn) -> bool:
        said = turn.incoming.said
        if said is not None and TROUBLE in (said.text or ""):
            turn.db.execute("update people set name = name")  # half a deed, to be undone
            fuse.passed("failing")
            raise ArithmeticError("the message says so")
        return plain(turn)

    return is_deaf


def live(wanted: dict[str, Any], control: int, status: int) -> int:
    """One life; its exit code, if it comes to that."""
    os.setsid()  # so that its children can be found and killed with it
    log = os.open(wanted["log"], os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    fuse = Fuse()
    life = Life(control, status, fuse)
    install(fuse)
    service.Clock = lambda: life.clock(wanted["offset"])  # type: ignore[assignment,misc]
    service.Program = life.program  # type: ignore[assignment,misc]
    update_transaction._is_deaf = trip(fuse, update_transaction._is_deaf)
    if not wanted["nightly"]:
        service.Nightly.tick = lambda self: None  # type: ignore[method-assign]
    Watched.draws = wanted["papers"]
    if wanted["point"]:
        fuse.arm(wanted["point"], wanted["nth"])
    return cli_main.main(["run", "--config", wanted["config"]])


def _exits_with(work: Callable[[], int]) -> None:
    """The forked process ends here, whatever happens; what it says of a mistake stands in its log."""
    try:
        code = work()
    finally:
        error = sys.exc_info()[1]
        if error is not None:
            traceback.print_exception(error)
            code = MISTAKE
        sys.stderr.flush()
        os._exit(code)


async def warm() -> None:
    """One request into the void imports what is imported late."""
    async with AiohttpRequest() as request:
        with suppress(NetworkError):
            await request.do_request("http://127.0.0.1:9/", "POST")


def main(control: int, status: int) -> None:
    """Begin lives as they are asked for, one at a time."""
    os.set_blocking(control, False)
    # More than half of a start is reading the world's certificates, of which the room needs none.
    certificates = ssl.create_default_context()
    ssl.create_default_context = lambda *given, **more: certificates  # type: ignore[assignment]
    asyncio.run(warm())
    for lives, line in enumerate(sys.stdin):
        if lives == SEVERAL:
            for _ in chain(sentences_read(host_now().replace(tzinfo=None)), made_ready()):
                pass
        with suppress(BlockingIOError):  # what was said to the one before
            os.read(control, CHUNK)
        pid = os.fork()
        if pid == 0:
            _exits_with(lambda line=line: live(json.loads(line), control, status))
        print(json.dumps({"pid": pid}), flush=True)
        _, ended = os.waitpid(pid, 0)
        print(json.dumps({"ended": os.waitstatus_to_exitcode(ended)}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
