"""The bot's process as the harness sees it: begun, spoken to over a pipe, killed, gone."""

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 20.0  # seconds; whoever takes longer hangs


class Died(Exception):
    """The bot is dead, as was intended."""


@dataclass(frozen=True, slots=True)
class State:
    """What the bot says of itself; `waits` seconds until its next row is to be sent."""

    through: bool
    drawing: bool
    caught_up: bool
    due: str | None
    waits: float | None


class Bots:
    """One launcher, and one bot after the other in it."""

    def __init__(self) -> None:
        self._asked = 0
        self._answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._pid = 0
        self.exit: int | None = None
        self.ended = asyncio.Event()

    async def open(self) -> None:
        """Import everything once."""
        control, self._control = os.pipe()
        self._status, status = os.pipe()
        self._launcher = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.torture.launcher", str(control), str(status),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, pass_fds=(control, status),
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        os.close(control)
        os.close(status)
        os.set_blocking(self._status, False)
        asyncio.get_running_loop().add_reader(self._status, self._hear)

    async def close(self) -> None:
        """End the launcher, and the bot if it lives."""
        self.kill()
        asyncio.get_running_loop().remove_reader(self._status)
        if self._launcher.stdin is not None:
            self._launcher.stdin.close()
        with suppress(ProcessLookupError):
            self._launcher.kill()
        await self._launcher.wait()
        os.close(self._control)
        os.close(self._status)

    async def begin(self, config: Path, log: Path, offset: float, **more: Any) -> None:
        """A new life; `more` is known to launcher.py: a fuse armed from the first statement on, nightly backups."""
        assert self._launcher.stdin is not None
        wanted = {"config": str(config), "log": str(log), "offset": offset, **more}
        self.ended.clear()
        self._launcher.stdin.write(json.dumps(wanted).encode() + b"\n")
        self._pid = (await self._word())["pid"]
        self._waiting = asyncio.create_task(self._wait())

    def kill(self) -> None:
        """As the kernel does it: at once, without a last word."""
        self._signal(signal.SIGKILL)

    def kill_children(self) -> None:
        """What the last bot had begun and is still at work."""
        if self._pid:  # 0 would be our own group
            with suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGKILL)

    def stop(self) -> None:
        """As an operator does it."""
        self._signal(signal.SIGTERM)

    def set_clock(self, offset: float) -> None:
        """The bot's clock is so many seconds ahead of the host's."""
        self._say({"offset": offset})

    def arm(self, point: str, nth: int) -> None:
        """Die at the n-th passing of a point from now on."""
        self._say({"point": point, "nth": nth})

    async def ask(self) -> State:
        """How it stands; Died when there is nobody any more."""
        self._asked += 1
        self._say({"ask": self._asked})
        gone = asyncio.create_task(self.ended.wait())
        try:
            while True:
                told = asyncio.create_task(self._answers.get())
                await asyncio.wait({told, gone}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
                if not told.done():
                    told.cancel()
                    if gone.done():
                        raise Died
                    raise TimeoutError("the bot does not answer")
                if (answer := told.result())["ask"] == self._asked:
                    return State(
                        answer["through"],
                        answer["drawing"],
                        answer["caught_up"],
                        answer["due"],
                        answer["next"],
                    )
        finally:
            gone.cancel()

    def _hear(self) -> None:
        for line in os.read(self._status, 65_536).splitlines():
            self._answers.put_nowait(json.loads(line))

    def _say(self, words: dict[str, Any]) -> None:
        os.write(self._control, json.dumps(words).encode() + b"\n")

    def _signal(self, number: int) -> None:
        if self._pid and not self.ended.is_set():
            with suppress(ProcessLookupError):
                os.kill(self._pid, number)

    async def _wait(self) -> None:
        self.exit = (await self._word())["ended"]
        self.ended.set()

    async def _word(self) -> dict[str, Any]:
        assert self._launcher.stdout is not None
        line = await self._launcher.stdout.readline()
        found: dict[str, Any] = json.loads(line)
        return found
