"""The embedded default: room and bot on one loop, a sample month, and a clock the visitor moves."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import Program
from bot.clock import Clock, host_now
from bot.config import DEMO_TOKEN, Config
from bot.room.room import Room
from bot.room.sample import script
from bot.running import opened
from bot.walking import walk
from handlers import targets
from storage import outbox

KEEP_SECONDS = 5  # how often the clock's position is written down
LOOK_SECONDS = 0.02


@dataclass(slots=True)
class Place:
    """Where the demo keeps its things; nothing real lies there."""

    directory: Path

    @property
    def journal(self) -> Path:
        """The room's memory."""
        return self.directory / "room.jsonl"

    @property
    def clock(self) -> Path:
        """What the clock showed last."""
        return self.directory / "clock"

    def is_new(self) -> bool:
        """Whether no demo was started here yet, or the first one never got through its sample."""
        return not self.clock.exists()

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True)


class Demo:
    """One room that stays, and one bot in it that can be begun anew."""

    def __init__(
        self, place: Place, config: Config, at: datetime | None, tell: Callable[[str], None]
    ) -> None:
        self._place = place
        self._config = config
        self._tell = tell
        if at is not None or place.is_new():
            place.clear()
        self._begin_at = at or host_now()
        self.clock = Clock()
        self._resume_clock()
        self.room = Room(self.clock.now, place.journal, token=DEMO_TOKEN)
        self._again = asyncio.Event()
        self._walks: set[asyncio.Task[None]] = set()
        self._program: Program | None = None

    def now(self) -> datetime:
        """What the visitor's clock shows; aware UTC."""
        return self.clock.now()

    def set(self, to: datetime) -> None:
        """Let time pass up to `to`; the page sees every stop on the way."""
        if not self._walks:
            task = asyncio.create_task(self._walk(to))
            self._walks.add(task)
            task.add_done_callback(self._walks.discard)

    def targets(self) -> Mapping[str, datetime]:
        """Where the three jump buttons lead."""
        program = self._program
        return {} if program is None else targets.of(program.services)

    async def restart(self) -> None:
        """Begin anew, as on the first start."""
        self._again.set()

    async def run(self, ready: Callable[[], None]) -> None:
        """Play the sample where it is due, call `ready`, then serve; over again at each restart."""
        while True:
            self._again.clear()
            program = await self._begin()
            ready()
            again = asyncio.create_task(self._again.wait())
            work: list[asyncio.Task[Any]] = [again, asyncio.create_task(self._keep_clock())]
            work.append(asyncio.create_task(program.serve()))
            try:
                await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            finally:
                await self._end(work)
            if not again.done() or again.cancelled():
                return
            self._start_over()

    async def _begin(self) -> Program:
        program = Program(self._config, opened(self._config, self.clock), self.clock)
        await program.start()
        self._program = program
        if self._place.is_new():
            await self._play_sample(program)
            self._write_clock()
        return program

    async def _play_sample(self, program: Program) -> None:
        """The sample month as messages, each in its own moment, the bot answering in between."""
        steps = list(script(self._begin_at))
        for number, step in enumerate(steps, 1):
            self._tell(f"正在演一遍示例的一个月 {number}/{len(steps)}")
            await self._pass(step.at, program, program.settle)
            step.act(self.room)
            await program.settle()
        await self._pass(self._begin_at, program, program.settle)

    async def _pass(self, to: datetime, program: Program, settle: Callable[[], Awaitable[None]]) -> None:
        if self.clock.now() > to:
            self.clock.set(to)
        await walk(self.clock, to, program.round.next_due, settle)

    async def _walk(self, to: datetime) -> None:
        program = self._program
        if program is not None:
            await walk(self.clock, to, program.round.next_due, self._delivered)
            self.room.changed.ring()
            self._write_clock()

    async def _delivered(self) -> None:
        """Wait until what the jump caused has been said: the running sender does the work."""
        program = self._program
        while program is not None and not self._again.is_set():
            self.room.notice()
            await asyncio.sleep(LOOK_SECONDS)
            if not program.is_making_documents and outbox.is_through(
                program.services.store.db, self.clock.now()
            ):
                return

    async def _keep_clock(self) -> None:
        while True:
            self._write_clock()
            await asyncio.sleep(KEEP_SECONDS)

    async def _end(self, work: Sequence["asyncio.Task[Any]"]) -> None:
        for task in [*work, *self._walks]:
            task.cancel()
        await asyncio.gather(*work, *self._walks, return_exceptions=True)
        if not self._place.is_new():
            self._write_clock()
        self._program = None

    def _start_over(self) -> None:
        for leftover in self._place.directory.glob("gonghui.db*"):
            leftover.unlink()
        self._place.clock.unlink(missing_ok=True)
        self.room.forget()
        self._begin_at = host_now()
        self.clock.set(self._begin_at)

    def _resume_clock(self) -> None:
        if not self._place.is_new():
            shown = datetime.fromisoformat(self._place.clock.read_text(encoding="utf-8"))
            self.clock.set(shown)

    def _write_clock(self) -> None:
        unfinished = self._place.clock.with_suffix(".part")
        unfinished.write_text(self.clock.now().astimezone(UTC).isoformat(), encoding="utf-8")
        unfinished.replace(self._place.clock)
