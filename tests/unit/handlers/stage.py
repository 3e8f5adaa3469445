"""A bot without Telegram: updates as values go in, what would be sent is read from the outbox."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from handlers.core import attachments
from handlers.core.attachments import Beside, FileTurns
from handlers.core.button_press import pressed
from handlers.core.messages import outgoing_message
from handlers.core.messages.incoming_message import Incoming, News, Presence, Said, Where, Who
from handlers.core.services import Administrator, Face, Services
from handlers.core.turn import Act
from handlers.core.update_transaction import take_turn
from handlers.routing import features
from handlers.routing.features import COMMANDS
from handlers.routing.hooks import HOOKS
from storage.core import groups, people
from storage.core.rows import to_text
from storage.engine.database import Store
from tests.empty_database import in_memory
from union.core.groups import Group, Member, Settings
from union.reading.privacy.redaction import keepable
from union.reports.checkup.check import checked
from union.reports.checkup.told_figures import flaws_as_json
from union.reports.word.template_check import check_template
from union.yearplan.documents.plan_lines import text_of

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # Wednesday 10:00 in Shanghai
CHAT, OTHER_CHAT, SUPERGROUP = -4001, -4002, -1001000000001
ZHOU, LI, WANG = (
    Who(101, "周敏", "zhoumin", "zh-hans"),
    Who(102, "李建国", None, "zh-hans"),
    Who(103, "王 芳", "wangfang", "zh-hans"),
)


def command(name: str) -> Act:
    """What a command does, with all that routing puts before it."""
    return next(each.act for each in COMMANDS if each.name == name)


@dataclass
class Answers:
    """A gateway that remembers the toasts."""

    toasts: list[str | None] = field(default_factory=list)
    listed: list[Administrator] = field(default_factory=list)
    file: bytes | None = None
    inside: set[int] = field(default_factory=set)  # who is in the chats, as Telegram tells it

    def answer(self, press_id: str, text: str | None, alert: bool = False) -> None:
        self.toasts.append(text)

    def show_at_work(self, chat_id: int, topic: int | None, *, picture: bool) -> None:
        """Seen by nobody."""

    async def settle(self, seconds: float | None = None) -> None:
        """Nothing is ever under way."""

    async def is_in(self, chat_ids: Sequence[int], user_id: int) -> list[bool | None]:
        return [user_id in self.inside for _ in chat_ids]

    async def administrators(self, chat_id: int) -> list[Administrator]:
        return self.listed

    async def download(self, file_id: str, most: int) -> bytes | None:
        return self.file


@dataclass
class Stage:
    """One bot, its database and a clock that stands still."""

    store: Store
    services: Services
    gateway: Answers
    now: datetime = NOW
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def come(self, act: Act, came: Incoming) -> None:
        """One update through all the stairs."""
        take_turn(self.services, replace(came, update_id=next(self.numbers)), act)

    def write(self, who: Who | None, text: str, act: Act, where: Where | None = None, **more: Any) -> None:
        """Somebody writes (None: an anonymous administrator); in the group, else where it says."""
        message_id = more.pop("message_id", None) or next(self.numbers)
        said = Said(text, message_id, self.now, **more)
        self.come(act, Incoming(0, where or in_group(), who, said, anonymous=who is None))

    def press(self, who: Who, label: str, deeds: dict[str, Act], where: Where | None = None) -> str | None:
        """Somebody presses a button of the newest message that has it; returns the toast."""
        place = where or in_group()
        self.deliver()
        message_id, data = self._button(label, place.chat_id)
        came = Incoming(
            0, place, who, press=outgoing_message.press_from_data(data), press_id="p", pressed_in=message_id
        )
        self.come(pressed(deeds), came)
        return self.gateway.toasts[-1]

    def happen(self, act: Act, news: News, chat_id: int = CHAT, who: Who | None = ZHOU, **more: Any) -> None:
        """A service message."""
        said = Said("", next(self.numbers), self.now)
        where = replace(in_group(chat_id), **more)
        self.come(act, Incoming(0, where, who, said, news=news))

    def bot_moves(
        self, act: Act, before: str, after: str, who: Who | None = ZHOU, where: Where | None = None
    ) -> None:
        """The bot's place in a chat changes."""
        presence = Presence(before, after, self.now)
        came = Incoming(0, where or in_group(), who, anonymous=who is None, presence=presence)
        self.come(act, came)
        self.now += timedelta(seconds=1)

    def deliver(self) -> None:
        """Everything queued reaches Telegram; edits change what was there."""
        queued = "select id, edits from outbox where state = 'queued' order by id"
        for row in list(self.store.db.query(queued)):
            self.store.db.execute(
                "update outbox set state = 'sent', message_id = ?, sent_at = ? where id = ?",
                [row["edits"] or row["id"], to_text(self.now), row["id"]],
            )

    def queued(self, chat_id: int | None = CHAT, method: str = "sendMessage") -> list[str]:
        """Texts ever queued for a chat, oldest first."""
        found = self.store.db.query(
            "select params from outbox where chat_id = ? and method = ? and state != 'replaced' order by id",
            [chat_id, method],
        )
        return [json.loads(row["params"]).get("text", "") for row in found]

    def shown(self, chat_id: int = CHAT) -> str:
        """The newest text in a chat, an edit included."""
        sql = "select params from outbox where chat_id = ? and params like '%text%' order by id desc limit 1"
        return str(json.loads(next(iter(self.store.db.query(sql, [chat_id])))["params"])["text"])

    def labels(self, chat_id: int = CHAT) -> list[str]:
        """The labels of the newest message or edit."""
        sql = "select params from outbox where chat_id = ? order by id desc limit 1"
        params = json.loads(next(iter(self.store.db.query(sql, [chat_id])))["params"])
        return [each["text"] for each in _buttons(params)]

    def group(self, chat_id: int = CHAT) -> Group:
        """The group as it is now."""
        found = groups.of_chat(self.store.db, chat_id, self.services.defaults)
        assert found is not None
        return found

    def member(self, who: Who, chat_id: int = CHAT) -> Member | None:
        """Somebody's place on the roster."""
        person = people.person_of_user(self.store.db, who.user_id)
        return people.member(self.store.db, self.group(chat_id), person) if person else None

    def _button(self, label: str, chat_id: int) -> tuple[int, str]:
        sql = "select params, message_id from outbox where chat_id = ? order by id desc"
        for row in self.store.db.query(sql, [chat_id]):
            for each in _buttons(json.loads(row["params"])):
                if label in each["text"]:
                    return row["message_id"], each["callback_data"]
        raise LookupError(label)


def stage(*, sees_all: bool = True, allowed: Sequence[int] | None = None, operator: int = 0) -> Stage:
    """A bot in its first minute."""
    store, gateway = in_memory(), Answers()
    made: list[Stage] = []
    services = Services(
        store=store,
        now=lambda: made[0].now,
        gateway=gateway,
        face=Face(7, "gonghui_bot", sees_all),
        defaults=Settings(),
        wake=lambda: None,
        operator_chat=operator,
        allowed_chats=None if allowed is None else frozenset(allowed),
        hooks=HOOKS,
    )
    made.append(Stage(store, services, gateway))
    return made[0]


def in_group(chat_id: int = CHAT, title: str = "红星机械厂工会", topic: int | None = None) -> Where:
    """The committee's group."""
    return Where(chat_id, title, private=False, topic=topic)


def in_private(who: Who) -> Where:
    """Somebody's private chat with the bot."""
    return Where(who.user_id, "", private=True)


def administrator(who: Who, *, creator: bool = False) -> Administrator:
    """One of the chat's administrators, as Telegram tells it."""
    return Administrator(who.user_id, who.name, who.username, creator)


def _buttons(params: dict[str, Any]) -> list[dict[str, str]]:
    keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
    return [each for row in keyboard for each in row]


async def documents_read(stage: Stage) -> None:
    """What the program does beside the updates: the documents of commands are fetched and read."""
    reader = attachments.FileOpener(words_here, template_here, flaws_here, FileTurns())
    await attachments.read_waiting(stage.services, Beside(), features.DOCUMENTS, reader)


async def words_here(content: bytes, private: bool) -> str:
    """In the place of the worker: the same, without a process."""
    return keepable(text_of(content), private=private)


async def flaws_here(content: bytes, today: date, private: bool) -> bytes:
    """In the place of the worker."""
    return flaws_as_json(checked(keepable(text_of(content), private=private), today))


async def template_here(content: bytes, file_name: str) -> None:
    """In the place of the worker."""
    check_template(content, file_name)
