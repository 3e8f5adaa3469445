"""The embedded default: room and bot on one loop, a sample month, a clock the visitor moves, a folder of its own, without real data.

Shown in the browser: binds the port, serves the page, says where it is.
"""

import asyncio
import contextlib
import logging
import os
import shutil
import socket
import sys
import webbrowser
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from starlette.types import ASGIApp, Receive, Scope, Send
from telegram.request import BaseRequest

from bot.app import Program
from bot.clock import Clock, host_now
from bot.config import settings
from bot.config.settings import DEMO_TOKEN, Config
from bot.demo.bot_api.room import Room
from bot.demo.pages import room_app
from bot.demo.sample_month import script
from bot.demo.simulated_clock import Controls, Life, Passage, walk
from bot.operations import log_output
from bot.operations.database_start import opened, single_instance
from bot.refusal import WRONG_USE, Refusal
from bot.service import serve
from bot.telegram.http_request import AiohttpRequest
from bot.web.server import listening, server
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


DIRECTORY = Path("data/demo")
FIRST_PORT, PORTS = 8080, 100
LOOPBACK = "127.0.0.1"
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def run(port: int | None, at: str | None, browser: bool) -> int:
    """Serve room and bot until Ctrl-C; `at` is an ISO moment, Beijing time where it names no zone."""
    moment = _moment(at)
    log_output.set_up_logging(logging.WARNING)
    with single_instance(DIRECTORY.parent / "demo.db"), _listening(port) as listener:
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        return serve(_serve(listener, address, moment, browser))


async def _serve(listener: socket.socket, address: str, at: datetime | None, browser: bool) -> None:
    try:
        demo = Demo(Place(DIRECTORY), settings.demo(address, DIRECTORY), at, _progress)
    except OSError as error:
        raise Refusal(f"{DIRECTORY} 不能用：请检查它是不是目录、能不能写、磁盘满没满") from error
    app = room_app(demo.room, demo.controls())

    async def beside(scope: Scope, receive: Receive, send: Send) -> None:
        """The office's pages of whichever bot is in the room just now, below the room's own; each has its own guard."""
        web = demo.web if f"{scope.get('path')}/".startswith(f"{settings.OFFICE}/") else None
        await (web or app)(scope, receive, send)

    serving = server(beside)
    pages = asyncio.create_task(serving.serve(sockets=[listener]))
    try:
        while not (serving.started or pages.done()):
            await asyncio.sleep(LOOK_SECONDS)
        print(address, flush=True)
        print("在浏览器里打开上面的地址。", file=sys.stderr)
        has_display = sys.platform == "darwin" or any(os.environ.get(each) for each in DISPLAYS)
        if browser and sys.stdout.isatty() and has_display:
            webbrowser.open(address)
        await demo.run(ready=cache(_say_ready))
    finally:
        demo.room.close()
        serving.should_exit = True
        await pages


def _say_ready() -> None:
    print("\r示例群准备好了。按 Ctrl-C 停止，下次从这里继续。", file=sys.stderr)


def _listening(port: int | None) -> socket.socket:
    """A listening socket on loopback: the port asked for, or the first free one."""
    for candidate in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        with contextlib.suppress(OSError):
            return listening(LOOPBACK, candidate)
    raise Refusal(f"端口 {port} 已被占用或不能用，请换一个" if port is not None else "找不到空闲的端口")


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refusal(f"--at 的时间 {text} 看不懂，请写成 2026-11-20T10:00", WRONG_USE) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{words}", end="", file=sys.stderr, flush=True)
