"""The embedded default: room and bot on one loop, a sample month, a clock the visitor moves, a folder of its own, without real data."""

import asyncio
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp
from telegram.request import BaseRequest

from bot.app import Program
from bot.clock import Clock, host_now
from bot.config.settings import DEMO_TOKEN, Config
from bot.demo.bot_api.room import Room
from bot.demo.sample_month import script
from bot.demo.simulated_clock import Controls, Life, Passage, walk
from bot.operations.database_start import opened
from bot.telegram.http_request import AiohttpRequest
from handlers.routing import message_inspection
from storage.core.outbox import queue

KEEP_SECONDS = 5  # how often the clock's position is written down
LOOK_SECONDS = 0.02


class Place:
    """A directory of the demo's own; everything in it may be deleted at any time: the room's memory and the bot's.

    `clock` holds what the clock showed last; written for the first time when the sample is through.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.journal, self.clock = directory / "room.jsonl", directory / "clock"
        self.database = directory / "gonghui.db"

    def is_new(self) -> bool:
        """Whether there is nothing to go on with: no first start got through, or a part was deleted since."""
        return not (self.database.exists() and self.journal.exists() and self.shown() is not None)

    def clear(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True, exist_ok=True)

    def forget_database(self) -> None:
        """Forget what the bot knows and what time it was; the room's journal stays open and is emptied apart."""
        self.clock.unlink(missing_ok=True)
        for leftover in self.directory.glob("gonghui.db*"):
            leftover.unlink()

    def shown(self) -> datetime | None:
        """What the clock showed last, aware; None when that is not known."""
        try:
            moment = datetime.fromisoformat(self.clock.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return moment if moment.tzinfo else None

    def show(self, moment: datetime) -> None:
        """Keep what the clock shows, whole or not at all."""
        unfinished = self.clock.with_suffix(".part")
        unfinished.write_text(moment.astimezone(UTC).isoformat(), encoding="utf-8")
        unfinished.replace(self.clock)


class Demo:
    """One room that stays, and one bot in it that can be begun anew."""

    def __init__(
        self,
        place: Place,
        config: Config,
        at: datetime | None,
        tell: Callable[[str], None],
        request: Callable[[], BaseRequest] = AiohttpRequest,
    ) -> None:
        self._place = place
        self._config = config
        self._tell = tell
        self._request = request
        if at is not None or place.is_new():
            place.clear()
        self._begin_at = at or host_now()
        self.clock = Clock()
        self.clock.set(place.shown() or self._begin_at)
        self.room = Room(self.clock.now, place.journal, token=DEMO_TOKEN)
        self._again = asyncio.Event()
        self._begun = asyncio.Event()
        self.passage = Passage(self.clock, self.room.notice)
        self._program: Program | None = None

    @property
    def web(self) -> ASGIApp | None:
        """The office's pages of the bot that is here now; None while it is begun anew."""
        return self._program.web if self._program else None

    def now(self) -> datetime:
        return self.clock.now()

    def set(self, to: datetime) -> None:
        """Let time pass up to `to`; the page sees every stop on the way. ValueError in words when it can't now."""
        self.passage.walk_to(to)

    def controls(self) -> Controls:
        return Controls(
            self,
            self.targets,
            self.restart,
            self.passage,
            lambda: self._program.services if self._program else None,
            self._begun.is_set,
        )

    def targets(self) -> Mapping[str, datetime]:
        """Where the three jump buttons lead; nowhere while the sample is played."""
        if self._program is None or not self._begun.is_set():
            return {}
        return message_inspection.targets(self._program.services)

    async def restart(self) -> None:
        """Begin anew, as on the first start; returns when the sample is through."""
        if self._begun.is_set():
            self._begun.clear()
            self.passage.shut()
            self._again.set()
        await self._begun.wait()

    async def run(self, ready: Callable[[], None]) -> None:
        """Play the sample where it is due, call `ready`, then serve; over again at each restart."""
        while True:
            store = opened(self._config, self.clock)
            program = Program(self._config, store, self.clock, self._request)
            await self._begin(program)
            ready()
            again = asyncio.create_task(self._again.wait())
            work = [again, asyncio.create_task(self._keep_clock()), asyncio.create_task(program.serve())]
            try:
                done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            finally:
                await self._end(work)
            for task in done:
                task.result()  # a mistake is raised here
            if again not in done:
                return
            self._again.clear()
            self._place.forget_database()
            self.room.forget()
            self._begin_at = host_now()
            self.clock.set(self._begin_at)

    async def _begin(self, program: Program) -> None:
        try:
            await program.start()
            if self._place.shown() is None:
                # The sample month as messages, each in its own moment, the bot answering in between.
                steps = list(script(self._begin_at))
                for number, step in enumerate(steps, 1):
                    self._tell(f"正在演一遍示例的一个月 {number}/{len(steps)}")
                    await self._pass(step.at, program)
                    step.act(self.room)
                    await program.settle()
                await self._pass(self._begin_at, program)
        except BaseException:  # Ctrl-C comes as CancelledError, also in the middle of the sample
            await program.stop()
            raise
        self._place.show(self.clock.now())
        self._program = program
        self.passage.open(Life(program.round.next_due, lambda: self._delivered(program)))
        self._begun.set()
        self.room.notice()

    async def _pass(self, to: datetime, program: Program) -> None:
        if self.clock.now() > to:
            self.clock.set(to)
        await walk(self.clock, to, program.round.next_due, program.settle)

    async def _delivered(self, program: Program) -> None:
        """Wait until what was said and what the jump caused is answered: the running program does the work."""
        self._place.show(self.clock.now())
        self.room.notice()
        await asyncio.sleep(0)
        db = program.services.store.db
        while self.room.updates or program.is_making_documents or not queue.is_through(db, self.clock.now()):
            await asyncio.sleep(LOOK_SECONDS)

    async def _keep_clock(self) -> None:
        while True:
            self._place.show(self.clock.now())
            await asyncio.sleep(KEEP_SECONDS)

    async def _end(self, work: list["asyncio.Task[Any]"]) -> None:
        await self.passage.close()
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        self._place.show(self.clock.now())
        self._program = None
