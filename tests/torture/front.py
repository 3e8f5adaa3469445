"""The room over a socket, watched: what took effect there in which life, and the bot killed before or after an effect."""

import json
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Json
from bot.demo.pages import room_app
from tests.torture.points import Fuse

POINTS = ("room:before", "room:after")
Message = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """Something the bot did at the room: the call, the message as it stood then, and which life did it."""

    method: str
    message: Json
    life: int

    @property
    def chat(self) -> int:
        """Where."""
        return int(self.message["chat"]["id"])

    @property
    def text(self) -> str:
        """The message's words."""
        return str(self.message.get("text") or self.message.get("caption") or "")

    @property
    def reply_to(self) -> int | None:
        """The message it answers."""
        found = self.message.get("reply_to_message")
        return found["message_id"] if found else None


class Front:
    """An ASGI application before the room's own."""

    def __init__(self, room: Room, kill: Callable[[], None]) -> None:
        self._room = room_app(room)
        self.fuse = Fuse(kill)
        self.effects: list[Effect] = []
        self.life = 0

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Pass a request on; what the room answers is looked at before the bot sees it."""
        method = str(scope.get("path", "")).rpartition("/")[2]
        if scope["type"] != "http" or method in ("getUpdates", "getMe"):
            await self._room(scope, receive, send)
            return
        life, said = self.life, list[Message]()

        async def hold(message: Message) -> None:
            said.append(message)

        self.fuse.passed("room:before")
        await self._room(scope, receive, hold)
        self._note(method, said, life)
        self.fuse.passed("room:after")
        for message in said:
            await send(message)

    def _note(self, method: str, said: list[Message], life: int) -> None:
        body = json.loads(b"".join(each.get("body", b"") for each in said) or b"{}")
        result = body.get("result") if body.get("ok") else None
        if isinstance(result, dict) and "message_id" in result:
            self.effects.append(Effect(method, result, life))
