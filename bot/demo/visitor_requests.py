"""A request of the page: who asks, where, and what else it says; what can't be done is refused in Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.demo.bot_api.bounded_json import number
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ADMINS, ANONYMOUS, PRIVATE, Chat, User


class Refused(Exception):
    """The visitor is told this."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of the page: who, where, and what else it says."""

    room: Room
    said: Mapping[str, Any]

    @property
    def is_anonymous(self) -> bool:
        """Whether the visitor writes in the group's name, as its administrators may."""
        return self.number("as") == ANONYMOUS.id

    def user(self) -> User:
        """The person the visitor has chosen to be; behind the group's name its creator stands."""
        wanted = self.number("as")
        user = behind(self.room, wanted) if wanted == ANONYMOUS.id else self.room.users.get(wanted)
        if user is None or user.is_bot:
            raise Refused("请先选一个身份")
        return user

    def chat(self) -> Chat:
        """The chat written in; one's own private chat opens with the first word."""
        user, chat_id = self.user(), self.number("chat")
        if chat_id == user.id and not self.is_anonymous and self.room.private(user) is None:
            self.room.start(user, self._payload())
        chat = self.room.chats.get(chat_id)
        if chat is None or not chat.has(user.id) or (self.is_anonymous and chat.type == PRIVATE):
            raise Refused("没有这个聊天，请刷新页面")
        return chat

    def _payload(self) -> str | None:
        """What a link into the private chat carries: 「/start hello」 is one word of Telegram's, not two messages."""
        command, _, payload = self.text("text").partition(" ")
        return payload.strip() or None if command == "/start" else None

    def number(self, name: str) -> int:
        """A number from the request."""
        try:
            return number(str(self.said.get(name) or 0))
        except (TypeError, ValueError):
            raise Refused("请求里的编号不对，请刷新页面") from None

    def text(self, name: str) -> str:
        """Words from the request."""
        return str(self.said.get(name) or "").strip()


def behind(room: Room, number: int) -> User | None:
    """The administrator who may write in a group's name; for anybody else the user of this number."""
    if number != ANONYMOUS.id:
        return room.users.get(number)
    for chat in room.chats.values():
        if chat.type != PRIVATE and chat.migrated_to is None:
            for user_id, status in chat.members.items():
                if status in ADMINS and user_id != room.bot.id:
                    return room.users[user_id]
    return None
