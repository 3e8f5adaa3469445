"""A room with a group in it, and PTB's own Bot talking to it in process."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User
from bot.demo.pages import room_app
from bot.demo.simulated_clock import Controls
from bot.demo.visitor_views import view
from tests.room import PlayedRoom

START = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


@dataclass
class Watch:
    """A clock that moves when it is told to."""

    moment: datetime = START

    def now(self) -> datetime:
        return self.moment

    def set(self, to: datetime) -> None:
        self.moment = to

    def pass_by(self, **spans: float) -> None:
        self.moment += timedelta(**spans)


@dataclass
class Scene:
    """The room, its group and two people in it."""

    room: PlayedRoom
    watch: Watch
    zhou: User
    li: User
    group: Chat


@pytest.fixture
def scene() -> Scene:
    watch = Watch()
    room = PlayedRoom(watch.now)
    zhou, li = room.add_user("周敏", "zhoumin"), room.add_user("李建国")
    group = room.add_group("红星机械厂工会委员会", zhou)
    room.join(group, li)
    room.add_bot(group, zhou)
    room.confirm(room.updates[-1]["update_id"] + 1)
    return Scene(room, watch, zhou, li, group)


def bot_for(room: Room, token: str | None = None) -> Bot:
    """PTB's Bot, wired to the room without a socket."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=room_app(room))})

    return Bot(
        token or room.token,
        base_url="http://127.0.0.1/bot",
        base_file_url="http://127.0.0.1/file/bot",
        request=request(),
        get_updates_request=request(),
    )


@pytest.fixture
def stranger() -> Callable[[Room, str], Bot]:
    return bot_for


@pytest.fixture
async def bot(scene: Scene) -> AsyncIterator[Bot]:
    wired = bot_for(scene.room)
    async with wired:
        yield wired


@pytest.fixture
def page_view(scene: Scene) -> Callable[[int], Json]:
    """What the page shows to somebody."""

    async def restart() -> None: ...

    return lambda who: view(scene.room, Controls(scene.watch, dict, restart), who, 0)
