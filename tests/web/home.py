"""The demo without sockets: its page speaks to the room in process, its bot without HTTP; tests/unit/bot/demo/test_launcher.py has both."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from bot.config import settings as config_settings
from bot.demo.pages import room_app
from bot.demo.program import Demo, Place
from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.engine.database import open_reading
from tests.room_line import RoomLine
from tests.web.visitor import Visitor
from union.core import period as periods
from union.core.groups import Settings
from union.reports.model import digest
from union.reports.report_json import as_json

ADDRESS = "http://127.0.0.1:8080"
AT = datetime.fromisoformat("2026-11-20T10:00:00+08:00")


@dataclass(frozen=True, slots=True)
class Home:
    """A demo under way: a visitor on its page, another browser's line to it, the lines of its progress."""

    demo: Demo
    visitor: Visitor
    app: Any
    progress: list[str]

    def another(self) -> Visitor:
        """A second tab."""
        return Visitor(_client(self.app))


@contextlib.asynccontextmanager
async def home(directory: Path, at: datetime | None = None) -> AsyncIterator[Home]:
    """Start the demo of this directory, and stop it as Ctrl-C does."""
    progress: list[str] = []
    settings = config_settings.demo(ADDRESS, directory)
    demo = Demo(Place(directory), settings, at, progress.append, lambda: RoomLine(demo.room))
    app = room_app(demo.room, demo.controls())
    ready = asyncio.Event()
    running = asyncio.create_task(demo.run(ready.set))
    waiting = asyncio.create_task(ready.wait())
    try:
        await asyncio.wait([running, waiting], return_when=asyncio.FIRST_COMPLETED)
        async with _client(app) as client:
            yield Home(demo, await Visitor(client).come_in(), app, progress)
    finally:
        waiting.cancel()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        demo.room.close()


def report(directory: Path, month: str, now: datetime) -> dict[str, Any]:
    """The digest of the only group as JSON, but for the moment it was made at."""
    store = open_reading(directory / "gonghui.db")
    period = periods.of_key(month)
    assert period is not None
    with store.reading() as db:
        (group,) = groups.active(db, Settings())
        found = as_json(digest(material(db, group, period, now, SECTIONS)))
    store.close()
    return {name: value for name, value in found.items() if name != "as_of"}


def _client(app: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=ADDRESS)
