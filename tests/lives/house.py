"""A committee's house for playing: the real program, its group with roster, region and language, and copies of its state.

Nothing is made in child processes: documents, pictures and copies elsewhere are not what is measured.
"""

import json
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from bot.demo.bot_api.values import Chat, Json, User
from storage.branches import branch_list
from storage.core import groups, people
from storage.engine.database import Store
from tests.brush import blank, blank_coverage, unwritten
from tests.carried import taken
from tests.empty_database import in_memory
from tests.lives.record import Record, record
from tests.stage import Stage
from union.core.groups import REGIONS, Group, Role, Settings

LANGUAGES = {"zh-Hans": "zh-hans", "zh-Hant": "zh-hant", "en": "en"}
SAID = (
    "sendMessage",
    "editMessageText",
    "editMessageCaption",
    "sendDocument",
    "sendPhoto",
    "editMessageMedia",
    "setMessageReaction",
)
LEAD = timedelta(hours=26)  # the group stands a day before the first line


@contextmanager
def nothing_beside() -> Iterator[None]:
    """No child processes."""
    with (
        patch("bot.app.make", unwritten),
        patch("bot.app.draw_month", blank),
        patch("bot.app.draw_coverage", blank_coverage),
        patch("bot.app.carry", taken),
    ):
        yield


def hush(held: bool) -> None:
    """No warnings among the figures; of held-out sentences not even an error may show one."""
    logging.disable(logging.CRITICAL if held else logging.WARNING)
    if held:
        sys.excepthook = lambda kind, _error, _trace: print(kind.__name__, file=sys.stderr)


class House:
    """One group in the real program. `header` is the first line of a life."""

    def __init__(self, header: Mapping[str, Any], first: datetime) -> None:
        self.zone = ZoneInfo(header["timezone"])
        self.header = header
        self.stage = Stage(first.replace(tzinfo=self.zone) - LEAD)
        self._read = self._aside = 0

    async def open(self) -> None:
        """The bot starts, the group is made, everybody has opened a private chat."""
        await self.stage.open()
        code, names = LANGUAGES[self.header["language"]], [one["name"] for one in self.header["cast"]]
        room = self.stage.room
        for name in names:
            self.stage.people[name] = room.add_user(name, language_code=code)
        self.chat = self.stage.group(self.header["group"], names)
        await self.stage.settle()
        self._appoint()
        for name in names:
            room.start(self.stage.people[name])
        await self.stage.settle()
        self.drain()

    async def close(self) -> None:
        """The bot stops."""
        await self.stage.close()

    @property
    def store(self) -> Store:
        """The program's database."""
        return self.stage.store

    @property
    def group(self) -> Group:
        """The group as the program knows it."""
        found = groups.of_chat(self.store.db, self.chat.id, Settings())
        assert found is not None
        return found

    def held(self) -> Record:
        """What the program holds now."""
        return record(self.store, self.chat.id, self.stage.clock.now())

    async def until(self, wall: datetime) -> None:
        """Time passes, every due moment is lived through; what is said then is nobody's answer."""
        await self.stage.until(wall.replace(tzinfo=self.zone))
        self.drain()

    def place(self, user: User, where: str) -> Chat:
        """Where somebody writes."""
        return self.stage.room.chats[user.id] if where == "private" else self.chat

    async def write(
        self, who: str, where: str, text: str, reply_to: int | None = None
    ) -> list[tuple[str, Json]]:
        """Somebody writes; what the bot said to it, as calls."""
        user = self.stage.people[who]
        self._aside = self.newest(self.place(user, "private"))
        self.stage.room.write(user, self.place(user, where), text, reply_to)
        await self.stage.settle()
        return self.drain()

    async def press(self, who: str, message: Json, label: str) -> list[tuple[str, Json]]:
        """Somebody presses a button."""
        chat = self.stage.room.chats[message["chat"]["id"]]
        self.stage.room.press(self.stage.people[who], chat, message["message_id"], label)
        await self.stage.settle()
        return self.drain()

    def drain(self) -> list[tuple[str, Json]]:
        """What the bot said since the last time."""
        calls = [(method, dict(params)) for method, params in self.stage.room.calls if method in SAID]
        self.stage.room.calls.clear()
        return calls

    def by_bot(self, chat: Chat, after: int) -> list[Json]:
        """The bot's messages newer than `after`."""
        bot, found = self.stage.room.bot.id, self.stage.room.messages(chat)
        return [one for one in found if one["from"]["id"] == bot and one["message_id"] > after]

    def asked_by(self, who: str, chat: Chat, after: int) -> list[tuple[Json, str]]:
        """Buttons of the bot's messages newer than `after`, and of what it asked the writer aside; the newest first."""
        own = self.place(self.stage.people[who], "private")
        aside = [] if own is chat else self.by_bot(own, self._aside)
        found = [*aside, *self.by_bot(chat, after)]
        return [(one, label) for one in reversed(found) for label in labels(one)]

    def put_back(self, message: Json) -> None:
        """A message stands in the room as it was before somebody pressed."""
        self.stage.room.save_message(message)

    def newest(self, chat: Chat) -> int:
        """The number of the chat's newest message."""
        return max((one["message_id"] for one in self.stage.room.messages(chat)), default=0)

    def copied(self) -> Store:
        """The database as it is now."""
        kept = in_memory()
        self.store.db.conn.backup(kept.db.conn)
        return kept

    def restored(self, kept: Store) -> None:
        """The database as it was."""
        kept.db.conn.backup(self.store.db.conn)

    def _appoint(self) -> None:
        """Region, language, zone, roles, titles and branches, as the committee would have set them."""
        group, now, region = self.group, self.stage.clock.now(), self.header["region"]
        with self.store.unit() as db:
            language = self.header["language"].replace("-", "_")
            for name, value in (
                ("region", region),
                ("language", language),
                ("timezone", self.header["timezone"]),
            ):
                groups.change_setting(db, group, name, value)
            for place, one in enumerate(self.header["cast"]):
                user = self.stage.people[one["name"]]
                person = people.upsert_person(db, user.id, user.first_name, None, user.language_code, now)
                people.enrol(db, group, person, Role.ADMIN if place == 0 else Role.OFFICER, now, by_hand=True)
                people.set_title(db, group, person, one.get("role"))
                people.set_chief(db, group, person, place == 0)
        self._add_branches(group, now)

    def _add_branches(self, group: Group, now: datetime) -> None:
        with self.store.unit() as db:
            for name in dict.fromkeys(one["branch"] for one in self.header["cast"] if one.get("branch")):
                branch_list.add(db, group, name, None, now)


def region_of(code: str, language: str) -> dict[str, str]:
    """The settings of a header for a region."""
    return {"region": code, "language": language, "timezone": REGIONS[code].timezone}


def labels(message: Mapping[str, Any]) -> Sequence[str]:
    """The buttons of a message that press something here."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row if "callback_data" in button]


def words_of(calls: Sequence[tuple[str, Json]]) -> str:
    """The bot's words: texts, captions, and reactions as their sign."""
    return "\n".join(
        params.get("text") or params.get("caption") or params.get("reaction") or method
        for method, params in calls
    )


def labels_of(calls: Sequence[tuple[str, Json]]) -> str:
    """What stands on the buttons, a line each."""
    return "\n".join(each["text"] for one in _shown(calls) for row in one["inline_keyboard"] for each in row)


def has_buttons(calls: Sequence[tuple[str, Json]]) -> bool:
    """Whether something can be pressed."""
    return any(_shown(calls))


def _shown(calls: Sequence[tuple[str, Json]]) -> Iterator[Json]:
    """The keyboards with something to press."""
    for _method, params in calls:
        if "callback_data" in (params.get("reply_markup") or ""):
            yield json.loads(params["reply_markup"])
