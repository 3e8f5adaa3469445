"""What the room holds: users, chats, messages, files, the bot's updates; every change is journalled.
What people do with it is in people.py, what the bot does in methods/."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.demo.bot_api.call import Call
from bot.demo.bot_api.journal import Journal, Shelf, Stored
from bot.demo.bot_api.values import PRIVATE, SUPERGROUP, Chat, Json, User

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroom0"
CALLS_KEPT = 5000
# Sent to a bot only when it names them in allowed_updates (Bot API, getUpdates).
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Bell:
    """Wakes the bot's long poll and the page's when there is news; every ring all who wait at that moment.

    Rung from plain functions, waited for on the loop.
    """

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()
        self.closed = False

    def ring(self) -> None:
        for event in self._waiting:
            event.set()

    def close(self) -> None:
        """Wakes all, and from now on nobody waits: the program is ending."""
        self.closed = True
        self.ring()

    async def wait(self, seconds: float) -> bool:
        """Waits for the next ring; False when none came in time."""
        if self.closed or seconds <= 0:
            return False
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
            return True
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(event)


class State:
    """The room's tables in memory and in the journal."""

    reads_all = True  # the bot's privacy mode is off

    def __init__(
        self,
        now: Callable[[], datetime],
        journal: Path | None = None,
        token: str = TOKEN,
        username: str = "gonghui_bot",
        name: str = "工会小秘",
    ) -> None:
        self.now = now
        self.token = token
        self.bot = User(int(token.partition(":")[0]), name, username, None, is_bot=True)
        self.journal = Journal(journal)
        self.shelf = Shelf(journal.parent / "files" if journal else None)
        self.changed = Bell()
        self.calls: deque[tuple[str, Mapping[str, str]]] = deque(maxlen=CALLS_KEPT)
        self.told: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.allowed: frozenset[str] | None = None
        self.webhook = ""
        self.poll: object = None
        self._begin()

    def _begin(self) -> None:
        """Fills the memory from the journal; the epoch tells the page to read everything again."""
        self.epoch = secrets.token_hex(4)
        if "name" not in self.journal.table("story"):
            self.journal.put("story", "name", secrets.token_hex(4))
        self.version = 0
        self.touched: dict[tuple[int, int], int] = {}
        self.gone: list[tuple[int, int, int]] = []
        self.typing: dict[int, int] = {}
        self.users = {int(key): User(**saved) for key, saved in self.journal.table("users").items()}
        self.chats = {int(key): Chat.loaded(saved) for key, saved in self.journal.table("chats").items()}
        self.users[self.bot.id] = self.bot
        for chat in self.chats.values():
            for message in self.messages(chat):
                self.touched[(chat.id, message["message_id"])] = self.notice()

    def forget(self) -> None:
        """Starts anew; update numbers go on, as Telegram's always do."""
        last = self.journal.table("counters").get("updates", 0)
        self.journal.clear()
        self.shelf.clear()
        self.calls.clear()
        self.told.clear()
        if last:
            self.journal.put("counters", "updates", last)
        self._begin()
        self.changed.ring()

    def close(self) -> None:
        self.changed.close()
        self.journal.close()

    def notice(self) -> int:
        """Something the page shows has changed; the version that shows it."""
        self.version += 1
        self.changed.ring()
        return self.version

    def count(self, name: str) -> int:
        """The next number of a series, from 1."""
        number = int(self.journal.table("counters").get(name, 0)) + 1
        self.journal.put("counters", name, number)
        return number

    def save_user(self, user: User) -> None:
        self.users[user.id] = user
        self.journal.put("users", user.id, asdict(user))
        self.notice()

    def label(self, user: User, words: str) -> None:
        """What the page writes beside the user's name (管理员, 委员 …); the bot never sees it."""
        self.journal.put("labels", user.id, words)
        self.notice()

    def save_chat(self, chat: Chat) -> None:
        self.chats[chat.id] = chat
        self.journal.put("chats", chat.id, asdict(chat))
        self.notice()

    def messages(self, chat: Chat) -> list[Json]:
        """The messages of a chat, oldest first."""
        return list(self.journal.table(f"messages {chat.id}").values())

    def message(self, chat: Chat, message_id: int) -> Json | None:
        found: Json | None = self.journal.table(f"messages {chat.id}").get(str(message_id))
        return found

    def message_at(self, place: tuple[int, int] | None) -> Json | None:
        chat = self.chats.get(place[0]) if place else None
        return self.message(chat, place[1]) if chat and place else None

    def new_message(self, chat: Chat, sender: User, body: Json) -> Json:
        """Files a new message under the chat's next number and the room's time."""
        series = f"chat {chat.id}" if chat.type == SUPERGROUP else "messages"
        head = {"message_id": self.count(series), "date": self.stamp(), "chat": chat.card()}
        message = {**head, "from": sender.card(), **body}
        self.save_message(message)
        return message

    def save_message(self, message: Json) -> None:
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        self.journal.put(f"messages {chat_id}", message_id, message)
        self.touched[(chat_id, message_id)] = self.notice()

    def drop_message(self, chat: Chat, message_id: int) -> None:
        """Takes a message out of the chat; no update tells the bot."""
        self.journal.drop(f"messages {chat.id}", message_id)
        self.touched.pop((chat.id, message_id), None)
        self.gone.append((self.notice(), chat.id, message_id))

    def stamp(self) -> int:
        return int(self.now().timestamp())

    def enqueue(self, kind: str, payload: Json) -> None:
        """Lays an update of this kind in the bot's queue, if the bot wants the kind."""
        wanted = kind not in OPT_IN if self.allowed is None else kind in self.allowed
        if wanted:
            number = self.count("updates") + 100_000_000
            update = {"update_id": number, kind: payload}
            self.journal.put("updates", number, update)
            self.told.append(update)
            self.changed.ring()

    @property
    def updates(self) -> list[Json]:
        """The updates the bot has not yet confirmed, oldest first."""
        return list(self.journal.table("updates").values())

    def confirm(self, offset: int) -> None:
        """Drops every update below the offset."""
        for update in self.updates:
            if update["update_id"] < offset:
                self.journal.drop("updates", update["update_id"])

    def keep_file(self, folder: str, name: str, data: bytes, **facts: Any) -> Stored:
        """Stores bytes and gives them Telegram-like ids; `folder` is photos, documents or stickers."""
        number = self.count("files")
        suffix = Path(name).suffix or ".bin"
        path = f"{folder}/file_{number}{suffix}"
        stored = Stored(f"BQACAgUA{number:08d}", f"AgAD{number:08d}", path, len(data), name, **facts)
        self.shelf.put(path, data)
        self.journal.put("files", stored.file_id, asdict(stored))
        return stored

    def file(self, file_id: str) -> Stored | None:
        """What is known of a file; a thumbnail's id ends in s and leads to the same bytes."""
        saved = self.journal.table("files").get(file_id.removesuffix("s"))
        return Stored(**saved) if saved else None

    @contextmanager
    def calling(self, method: str, call: Call) -> Iterator[None]:
        """Within, the bot's call is answered; it is noted."""
        self.calls.append((method, dict(call.params)))
        yield

    @property
    def story(self) -> str:
        """Names what has happened here since the last new beginning; the same after a restart of the program."""
        name: str = self.journal.table("story")["name"]
        return name

    def private(self, user: User) -> Chat | None:
        """The user's private chat with the bot, if they ever opened it."""
        chat = self.chats.get(user.id)
        return chat if chat is not None and chat.type == PRIVATE else None
