"""Shows the demo in the browser: binds the port, serves the page, says where it is."""

import asyncio
import contextlib
import logging
import os
import socket
import sys
import webbrowser
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from starlette.types import Receive, Scope, Send

from bot.config import settings
from bot.demo.pages import room_app
from bot.demo.program import LOOK_SECONDS, Demo, Place
from bot.operations import log_output
from bot.operations.database_start import single_instance
from bot.refusal import WRONG_USE, Refusal
from bot.service import serve
from bot.web.server import listening, server

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
