"""The stage of the transcripts: the real program against the room in process, one step at a time.

What the bot says is read from the Bot API calls it makes, as the room received them.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from uuid import uuid4
from zoneinfo import ZoneInfo

from telegram.request import BaseRequest

from bot.app import Program
from bot.clock import Clock
from bot.config import settings
from bot.demo.bot_api.values import Chat, Json, User
from bot.demo.simulated_clock import walk
from storage.engine.database import Store
from tests.empty_database import in_memory
from tests.room import PlayedRoom
from tests.room_line import RoomLine

ZONE = ZoneInfo("Asia/Shanghai")
BOT = "小秘"
FEED = re.compile(r"(?<=/feed/)[\w-]{43}(?=\.ics)")  # another one each time


@dataclass(slots=True)
class Hour:
    """The host's clock, standing still: transcripts have no other time than the one they name."""

    at: datetime

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.at


class Stage:
    """Room, people, program; `said()` gives what the bot has said since it was last asked."""

    def __init__(self, at: datetime, *, store: Store | None = None, reads_all: bool = True) -> None:
        self._hour = Hour(at.replace(tzinfo=ZONE) if at.tzinfo is None else at)
        self.away = False
        self.clock = Clock(host=self._hour)
        self.room = PlayedRoom(self.clock.now, token=settings.DEMO_TOKEN, reads_all=reads_all)
        self.store = store or in_memory()
        self.people: dict[str, User] = {}
        self.groups: list[Chat] = []
        self.topics: dict[str, int] = {}
        self.line: BaseRequest = RoomLine(self.room)
        self._read = 0
        self.folder = Path(gettempdir()) / f"gonghui-{uuid4().hex}"  # made by the bot when it saves something

    async def open(self) -> None:
        """Start the bot."""
        self.program = Program(
            settings.demo("http://127.0.0.1", self.folder), self.store, self.clock, lambda: self.line
        )
        await self.program.start()

    async def close(self) -> None:
        """Stop the bot and shut the database."""
        await self.program.stop()
        rmtree(self.folder, ignore_errors=True)

    async def restart(self) -> None:
        """End the bot and start it anew: what is not in the database is gone."""
        kept = in_memory()
        self.store.db.conn.backup(kept.db.conn)
        await self.program.stop()
        self.store = kept
        await self.open()

    def person(self, name: str) -> User:
        """The user of this name, made on first mention."""
        if name not in self.people:
            self.people[name] = self.room.add_user(name)
        return self.people[name]

    def group(self, title: str, names: list[str], *, supergroup: bool = False) -> Chat:
        """A new group; the first of the people made it and adds the bot."""
        creator, *others = [self.person(name) for name in names]
        chat = self.room.add_group(title, creator, supergroup)
        for user in others:
            self.room.join(chat, user)
        self.room.add_bot(chat, creator)
        self.groups.append(chat)
        return chat

    def topic(self, name: str) -> None:
        """A new topic of the newest group."""
        self.topics[name] = self.room.add_topic(self.groups[-1], name)

    async def settle(self) -> None:
        """Let the bot handle and answer everything there is, unless it is away."""
        if not self.away:
            await self.program.settle()

    async def until(self, moment: datetime) -> None:
        """Let time pass, every due moment on the way lived through."""
        aware = moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment
        if self.away:
            self._hour.at = aware - self.clock.offset
            return
        await walk(self.clock, aware, self.program.round.next_due, self.settle)

    async def jump(self, moment: datetime) -> None:
        """Be away until then: nothing on the way is lived through."""
        self._hour.at = moment.replace(tzinfo=ZONE) - self.clock.offset
        await self.settle()

    def said(self) -> list[str]:
        """The bot's calls since the last time, as lines of a transcript; toasts before messages."""
        calls = [call for call in self.room.calls if call[0] in SPOKEN][self._read :]
        self._read += len(calls)
        toasts = [call for call in calls if call[0] == "answerCallbackQuery"]
        others = [call for call in calls if call[0] != "answerCallbackQuery"]
        return [line for call in (*toasts, *others) for line in self._told(*call)]

    def find(self, chat: Chat, fits: Callable[[Json], bool]) -> Json:
        """The newest message of a chat that fits; LookupError when none does."""
        for message in reversed(self.room.messages(chat)):
            if fits(message):
                return message
        raise LookupError("没有这样的消息")

    def _told(self, method: str, params: Mapping[str, str]) -> Iterator[str]:
        yield from SPOKEN[method](self._to(params), params)

    def _to(self, params: Mapping[str, str]) -> str:
        chat_id = int(params.get("chat_id", 0))
        for name, user in self.people.items():
            if user.id == chat_id:
                return f"→{name}"
        titles = [group.title for group in self.groups if group.id == chat_id]
        group = f"→「{titles[0]}」" if titles and len(self.groups) > 1 else ""
        thread = int(params.get("message_thread_id") or 0)
        return group + next((f"#{name}" for name, number in self.topics.items() if number == thread), "")


def _lines(head: str, text: str, params: Mapping[str, str]) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"{head}{first}"
    yield from (f"    {line}" for line in rest)
    for row in json.loads(params.get("reply_markup") or "{}").get("inline_keyboard", []):
        yield "    " + " ".join(f"[{button['text']}]" for button in row)


def _message(to: str, params: Mapping[str, str]) -> Iterator[str]:
    return _lines(f"{BOT}{to}：", FEED.sub("…", params["text"]), params)


def _edit(to: str, params: Mapping[str, str]) -> Iterator[str]:
    return _lines(f"{BOT}改{to}：", FEED.sub("…", params["text"]), params)


def _file(to: str, params: Mapping[str, str]) -> Iterator[str]:
    return _lines(f"{BOT}发文件{to}：", params.get("caption", ""), params)


def _picture(to: str, params: Mapping[str, str]) -> Iterator[str]:
    return _lines(f"{BOT}发照片{to}：", params.get("caption", ""), params)


def _caption(to: str, params: Mapping[str, str]) -> Iterator[str]:
    return _lines(f"{BOT}改说明{to}：", params["caption"], params)


def _other_picture(to: str, params: Mapping[str, str]) -> Iterator[str]:
    return _lines(f"{BOT}改照片{to}：", json.loads(params["media"]).get("caption", ""), params)


def _toast(to: str, params: Mapping[str, str]) -> Iterator[str]:
    if params.get("text"):
        yield f"{BOT}提示：{params['text']}"


def _reaction(to: str, params: Mapping[str, str]) -> Iterator[str]:
    yield f"{BOT}{to}点了 {json.loads(params['reaction'])[0]['emoji']}"


def _pin(to: str, params: Mapping[str, str]) -> Iterator[str]:
    yield f"{BOT}置顶{to}"


def _unpin(to: str, params: Mapping[str, str]) -> Iterator[str]:
    yield f"{BOT}取消置顶{to}"


SPOKEN: Mapping[str, Callable[[str, Mapping[str, str]], Iterator[str]]] = {
    "sendMessage": _message,
    "editMessageText": _edit,
    "editMessageCaption": _caption,
    "editMessageMedia": _other_picture,
    "sendDocument": _file,
    "sendPhoto": _picture,
    "answerCallbackQuery": _toast,
    "setMessageReaction": _reaction,
    "pinChatMessage": _pin,
    "unpinChatMessage": _unpin,
}
