"""The room as one ASGI application: the Bot API, and with controls the chat page beside it.
Binding it to loopback is the caller's work; refusing other names is guard.py's."""

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.demo.bot_api.http import bot_api
from bot.demo.bot_api.room import Room
from bot.demo.controls import Controls
from bot.demo.guard import Guard
from bot.demo.pages import page_routes


def room_app(room: Room, controls: Controls | None = None) -> Starlette:
    """The application; transcripts need no page and give no controls."""
    routes = bot_api(room)
    if controls is not None:
        routes += page_routes(room, controls)
    return Starlette(routes=routes, middleware=[Middleware(Guard)])
