"""What a visitor of the page does: each request is one act of one person in the room.
A mistake is answered with a Chinese sentence, never with a traceback."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.room.call import Upload
from bot.room.controls import Controls
from bot.room.errors import BotError
from bot.room.hints import JUMPED, PRESSED, PRIVATE, WROTE, done
from bot.room.images import photo_size, picture_size
from bot.room.room import Room
from bot.room.values import Chat, Json, User

ANSWER_SECONDS = 10.0


class Refused(Exception):
    """The visitor is told this."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of the page: who, where, and what else it says."""

    room: Room
    said: Mapping[str, Any]

    def user(self) -> User:
        """The person the visitor has chosen to be."""
        user = self.room.users.get(self.number("as"))
        if user is None or user.is_bot:
            raise Refused("请先选一个身份")
        return user

    def chat(self) -> Chat:
        """The chat written in; one's own private chat opens with the first word."""
        user, chat_id = self.user(), self.number("chat")
        if chat_id == user.id and self.room.private(user) is None:
            self.room.start(user, self._payload())
        chat = self.room.chats.get(chat_id)
        if chat is None or not chat.has(user.id):
            raise Refused("没有这个聊天，请刷新页面")
        return chat

    def _payload(self) -> str | None:
        """What a link into the private chat carries: 「/start hello」 is one word of Telegram's, not two messages."""
        command, _, payload = self.text("text").partition(" ")
        return payload.strip() or None if command == "/start" else None

    def number(self, name: str) -> int:
        """A number from the request."""
        try:
            return int(self.said.get(name) or 0)
        except (TypeError, ValueError):
            raise Refused("请求里的编号不对，请刷新页面") from None

    def text(self, name: str) -> str:
        """Words from the request."""
        return str(self.said.get(name) or "").strip()


def write(visit: Visit) -> Json:
    """Writes, or answers to a message."""
    user, words = visit.user(), visit.text("text")
    if not words:
        raise Refused("请先写几个字再发送")
    opening = visit.number("chat") == user.id and visit.room.private(user) is None
    chat = visit.chat()
    done(visit.room, PRIVATE if chat.id == user.id else WROTE)
    if opening and words.split()[0] == "/start":
        return {}
    with_said = visit.number("reply_to") or None
    return _number(_tried(lambda: visit.room.write(user, chat, words, with_said)))


def edit(visit: Visit) -> Json:
    """Changes one's own message."""
    act = (visit.user(), visit.number("message"), visit.chat(), visit.text("text"))
    return _number(_tried(lambda: visit.room.edit(*act)))


async def press(visit: Visit) -> Json:
    """Presses a button and waits a little for the bot's answer (text, show_alert)."""
    act = (visit.user(), visit.chat(), visit.number("message"), visit.text("data"))
    number = _tried(lambda: visit.room.press(*act))
    done(visit.room, PRESSED)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + ANSWER_SECONDS
    while (answer := visit.room.answer(number)) is None:
        if not await visit.room.changed.wait(deadline - loop.time()):
            return {"text": "", "show_alert": False}
    return answer


def send(visit: Visit, upload: Upload) -> Json:
    """Sends a picture as a photo, anything else as a document."""
    user, chat, caption = visit.user(), visit.chat(), visit.text("caption")
    if not upload.data:
        raise Refused("这个文件是空的")
    room = visit.room
    if picture_size(upload.data) is None:
        name = upload.name or "文件"
        return _number(room.send_document(user, chat, name, upload.data, caption, upload.mime))
    try:
        photo_size(upload.data)
    except BotError:
        raise Refused("这张图片太大或太长，请换一张（不超过 10 MB）") from None
    return _number(room.send_photo(user, chat, upload.data, caption))


def jump(visit: Visit, controls: Controls) -> Json:
    """Moves the clock forward, to a named moment or a given one."""
    to = _moment(visit, controls)
    if to <= controls.clock.now():
        raise Refused("时间只能往前走，请选一个将来的时刻")
    _tried(lambda: controls.clock.set(to))
    done(visit.room, JUMPED)
    visit.room.notice()
    return {"now": controls.clock.now().isoformat()}


def _moment(visit: Visit, controls: Controls) -> datetime:
    label = visit.text("target")
    if label:
        named = controls.targets().get(label)
        if named is None:
            raise Refused("眼下没有这样的时刻")
        return named
    try:
        to = datetime.fromisoformat(visit.text("to"))
    except ValueError:
        raise Refused("看不懂这个时间，请重新选择") from None
    if to.tzinfo is None:
        raise Refused("看不懂这个时间，请重新选择")
    return to


def _number(message: Json) -> Json:
    return {"message": message["message_id"]}


def _tried(act: Any) -> Any:
    """People's mistakes come from the room as ValueError or LookupError with a Chinese sentence."""
    try:
        return act()
    except (ValueError, LookupError) as mistake:
        raise Refused(str(mistake.args[0])) from None
