"""The chat page's own API."""

from starlette.routing import Route

from bot.room.controls import Controls
from bot.room.room import Room


def page_routes(room: Room, controls: Controls) -> list[Route]:
    """The routes of the page."""
    return []
