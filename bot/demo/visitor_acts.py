"""What a visitor of the page asks and does: who asks and where; each request is one act of one person in the room, or moves its
clock, which only goes forward. A mistake is answered with a Chinese sentence, never with a traceback.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.demo.bot_api.call import BotError, Upload, number
from bot.demo.bot_api.journal import photo_size, picture_size
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ADMINS, ANONYMOUS, PRIVATE, Chat, Json, User
from bot.demo.simulated_clock import Controls, Passage
from union.core.records import dataclass

ANSWER_SECONDS = 10.0
UPLOAD_BYTES = 20 * 1024 * 1024
MOST_FILES = 10  # of one album
T = TypeVar("T")


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
        user = acting_user(self.room, wanted) if wanted == ANONYMOUS.id else self.room.users.get(wanted)
        if user is None or user.is_bot:
            raise Refused("请先选一个身份")
        return user

    def chat(self) -> Chat:
        """The chat written in; one's own private chat opens with the first word."""
        user, chat_id = self.user(), self.number("chat")
        if chat_id == user.id and not self.is_anonymous and self.room.private(user) is None:
            # What a link into the private chat carries: 「/start hello」 is one word of Telegram's, not two messages.
            command, _, payload = self.text("text").partition(" ")
            self.room.start(user, payload.strip() or None if command == "/start" else None)
        chat = self.room.chats.get(chat_id)
        if chat is None or not chat.has(user.id) or (self.is_anonymous and chat.type == PRIVATE):
            raise Refused("没有这个聊天，请刷新页面")
        return chat

    def message(self) -> Json:
        message = self.room.message(self.chat(), self.number("message"))
        if message is None:
            raise Refused("这条消息已经不在了")
        return message

    def number(self, name: str) -> int:
        try:
            return number(str(self.said.get(name) or 0))
        except (TypeError, ValueError):
            raise Refused("请求里的编号不对，请刷新页面") from None

    def text(self, name: str) -> str:
        return str(self.said.get(name) or "").strip()


def acting_user(room: Room, number: int) -> User | None:
    """The administrator who may write in a group's name; for anybody else the user of this number."""
    if number != ANONYMOUS.id:
        return room.users.get(number)
    for chat in room.chats.values():
        if chat.type != PRIVATE and chat.migrated_to is None:
            for user_id, status in chat.members.items():
                if status in ADMINS and user_id != room.bot.id:
                    return room.users[user_id]
    return None


def write(visit: Visit) -> Json:
    user, words = visit.user(), visit.text("text")
    if not words:
        raise Refused("请先写几个字再发送")
    opening = visit.number("chat") == user.id and visit.room.private(user) is None
    chat = visit.chat()
    if opening and words.split()[0] == "/start":
        return {}
    replied, topic = visit.number("reply_to") or None, visit.number("topic") or None
    return _number(
        tried(lambda: visit.room.write(user, chat, words, replied, topic, as_chat=visit.is_anonymous))
    )


def edit(visit: Visit) -> Json:
    user = ANONYMOUS if visit.is_anonymous else visit.user()
    act = (user, visit.number("message"), visit.chat(), visit.text("text"))
    return _number(tried(lambda: visit.room.edit(*act)))


def delete(visit: Visit) -> Json:
    """Deletes one's own message; the bot is told nothing of it, as at Telegram."""
    message, own = visit.message(), ANONYMOUS.id if visit.is_anonymous else visit.user().id
    if message["from"]["id"] != own:
        raise Refused("只能删自己的消息")
    visit.room.drop_message(visit.chat(), message["message_id"])
    return {}


async def press(visit: Visit) -> Json:
    """Presses a button and waits a little for the bot's answer (text, show_alert)."""
    act = (visit.user(), visit.chat(), visit.number("message"), visit.text("data"))
    number = tried(lambda: visit.room.press(*act))
    loop = asyncio.get_running_loop()
    deadline = loop.time() + ANSWER_SECONDS
    while (answer := visit.room.answer(number)) is None:
        if not await visit.room.changed.wait(deadline - loop.time()):
            return {"text": "", "show_alert": False}
    return answer


def send(visit: Visit, uploads: list[Upload]) -> Json:
    """Sends pictures as photos, several as an album; anything else as a document. The caption stands with the first."""
    visit.chat()
    if not uploads:
        raise Refused("请选一张图片或一个文件")
    if len(uploads) > MOST_FILES:
        raise Refused(f"一次最多发 {MOST_FILES} 个文件")
    for upload in uploads:
        _check(upload)
    album = secrets.token_hex(6) if len(uploads) > 1 else None
    sent = [_send(visit, upload, album, first=not number) for number, upload in enumerate(uploads)]
    return _number(sent[0])


def _check(upload: Upload) -> None:
    if not upload.data:
        raise Refused("这个文件是空的")
    if len(upload.data) > UPLOAD_BYTES:
        raise Refused("文件太大，最多 20 MB")
    if picture_size(upload.data) is None:
        return
    try:
        photo_size(upload.data)
    except BotError:
        raise Refused("这张图片太大或太长，请换一张（不超过 10 MB）") from None


def _send(visit: Visit, upload: Upload, album: str | None, *, first: bool) -> Json:
    room, user, chat = visit.room, visit.user(), visit.chat()
    caption = visit.text("caption") if first else ""
    replied = (visit.number("reply_to") or None) if first else None
    how: Mapping[str, Any] = {"reply_to": replied, "as_chat": visit.is_anonymous}
    if picture_size(upload.data) is not None and not visit.text("as_file"):
        return tried(lambda: room.send_photo(user, chat, upload.data, caption, album, **how))
    name = upload.name or "文件"
    return tried(lambda: room.send_document(user, chat, name, upload.data, caption, upload.mime, **how))


def _number(message: Json) -> Json:
    return {"message": message["message_id"]}


def tried(act: Callable[[], T]) -> T:
    """People's mistakes come from the room as ValueError or LookupError with a Chinese sentence."""
    try:
        return act()
    except (ValueError, LookupError) as mistake:
        raise Refused(str(mistake.args[0])) from None


def jump(visit: Visit, controls: Controls) -> Json:
    """Moves the clock forward: to a named moment, a given one, or by so many minutes."""
    to = _moment(visit, controls)
    if to <= controls.clock.now():
        raise Refused("时间只能往前走，请选一个将来的时刻")
    tried(lambda: controls.clock.set(to))
    visit.room.notice()
    return {"now": controls.clock.now().isoformat()}


def run_at(visit: Visit, controls: Controls) -> Json:
    pace = _pace(controls)
    tried(lambda: pace.run_at(visit.number("speed")))
    return {}


def halt(controls: Controls) -> Json:
    _pace(controls).halt()
    return {}


def _pace(controls: Controls) -> Passage:
    if controls.pace is None:
        raise Refused("这里的时钟不能调快慢")
    return controls.pace


def _moment(visit: Visit, controls: Controls) -> datetime:
    label, minutes = visit.text("target"), visit.number("minutes")
    if label:
        named = controls.targets().get(label)
        if named is None:
            raise Refused("眼下没有这样的时刻")
        return named
    if minutes:
        return controls.clock.now() + timedelta(minutes=min(minutes, 600_000))
    # An aware moment `to`, or `wall` time in the group's zone.
    try:
        if wall := visit.text("wall"):
            return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(controls.zone()))
        to = datetime.fromisoformat(visit.text("to"))
    except ValueError:
        raise Refused("看不懂这个时间，请重新选择") from None
    if to.tzinfo is None:
        raise Refused("看不懂这个时间，请重新选择")
    return to
