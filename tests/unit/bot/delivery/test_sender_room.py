"""The sender against the room: the same failures as Telegram words them, over PTB's own requests."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram.request import HTTPXRequest

from bot.config.sections import Limits
from bot.delivery.rate_limits import Pace
from bot.delivery.sender import Composers, Sender
from bot.demo.bot_api.values import Chat, User
from bot.demo.pages import room_app
from bot.operations.disk_sync import Disk
from bot.telegram.http_request import Listener
from storage.core import groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Store
from tests.empty_database import in_memory
from tests.room import PlayedRoom
from tests.unit.bot.delivery.line import MARK, NOW
from union.core.groups import Settings

pytestmark = pytest.mark.anyio


@dataclass
class Town:
    """A room with a group and somebody's private chat, and a sender that reaches them."""

    room: PlayedRoom
    store: Store
    sender: Sender
    chat: Chat
    zhou: User
    watch: list[datetime]
    told: list[int]

    def put(self, text: str, chat_id: int | None = None, **more: Any) -> int:
        """Queue a message to the group, or to a chat."""
        out = Outgoing(chat_id or self.chat.id, "sendMessage", {"text": text}, mark=MARK, **more)
        return self.queue(out)

    def queue(self, out: Outgoing) -> int:
        """Queue anything that is surely new."""
        with self.store.unit() as db:
            row_id = queue.enqueue_outgoing(db, out, self.watch[0])
        assert row_id is not None
        return row_id

    async def later(self, seconds: float) -> None:
        """Time passes and everything due is sent."""
        self.watch[0] += timedelta(seconds=seconds)
        await self.sender.drain()

    def said(self, chat: Chat) -> list[str]:
        """The bot's words in a chat."""
        return [
            message["text"]
            for message in self.room.messages(chat)
            if message["from"]["id"] == self.room.bot.id and "text" in message
        ]

    def states(self) -> list[str]:
        """What became of each row."""
        return [row["state"] for row in self.store.db.query("select state from outbox order by id")]


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    watch, told, store = [NOW], list[int](), in_memory()
    room = PlayedRoom(lambda: watch[0])
    zhou = room.add_user("周敏")
    chat = room.add_group("红星机械厂工会", zhou)
    room.add_bot(chat, zhou)
    with store.unit() as db:
        groups.create(db, chat.id, chat.title, NOW)
    transport = httpx.ASGITransport(app=room_app(room))
    request, updates = (HTTPXRequest(httpx_kwargs={"transport": transport}) for _ in range(2))
    bot = Listener(room.token, base_url="http://127.0.0.1/bot", request=request, get_updates_request=updates)
    composers = Composers(
        lambda db, parts: Outgoing(0, "", {}),
        lambda db, row, now: told.append(row.id),
        lambda db, row, now: now,
    )
    pace = Pace(Limits(per_second=0, chat_per_second=0, chat_burst=0, group_per_minute=0), lambda: 0.0)
    async with bot:
        yield Town(
            room,
            store,
            Sender(store, bot, lambda: watch[0], pace, composers, Disk(store)),
            chat,
            zhou,
            watch,
            told,
        )
    store.close()


async def test_a_message_and_its_edit_arrive(town: Town) -> None:
    """The edit changes the message that was sent."""
    row = town.put("已记录")
    edited = Outgoing(town.chat.id, "editMessageText", {"text": "已撤销"}, edits=row)
    town.queue(edited)
    await town.later(0)
    assert town.said(town.chat) == ["已撤销"]


async def test_an_edit_that_changes_nothing_is_done(town: Town) -> None:
    """The room refuses it as Telegram does; nobody is bothered."""
    row = town.put("已记录")
    town.queue(Outgoing(town.chat.id, "editMessageText", {"text": "已记录"}, edits=row))
    await town.later(0)
    assert town.states() == ["sent", "sent"]
    assert town.told == []


async def test_an_answer_lost_on_the_way_is_a_marked_repeat(town: Town) -> None:
    """Telegram had it and answered 502: one copy more, and it says so."""
    town.room.fail_next("sendMessage", 502, "Bad Gateway", after_effect=True)
    town.put("今日提醒")
    await town.later(0)
    await town.later(1)
    assert town.said(town.chat) == ["今日提醒", f"今日提醒\n{MARK}"]
    assert town.states() == ["sent"]


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_trouble_passes(town: Town, code: int) -> None:
    """After any 5xx the message arrives in the end, once."""
    town.room.fail_next("sendMessage", code, "Internal Server Error", times=2)
    town.put("今日提醒")
    for seconds in (0, 1, 2):
        await town.later(seconds)
    assert len(town.said(town.chat)) == 1


async def test_a_blocked_person_is_noted(town: Town) -> None:
    """The room's own 403."""
    town.room.start(town.zhou)
    with town.store.unit() as db:
        people.upsert_person(db, town.zhou.id, "周敏", None, None, NOW, in_private=True)
    town.room.block_bot(town.zhou)
    row = town.put("提醒", chat_id=town.zhou.id)
    await town.later(0)
    person = people.person_of_user(town.store.db, town.zhou.id)
    assert person is not None
    assert (town.told, person.reachable) == ([row], False)


async def test_who_never_wrote_cannot_be_written_to(town: Town) -> None:
    """The room refuses to begin a chat; the row is dead and told."""
    row = town.put("提醒", chat_id=town.zhou.id)
    await town.later(0)
    assert (town.states(), town.told) == (["dead"], [row])


async def test_a_group_without_us_rests(town: Town) -> None:
    """Kicked out: the row is dead, the group inactive."""
    town.room.kick_bot(town.chat, town.zhou)
    town.put("提醒")
    await town.later(0)
    assert town.states() == ["dead"]
    assert groups.active(town.store.db, Settings()) == []


async def test_a_group_that_becomes_a_supergroup_is_followed(town: Town) -> None:
    """Between queueing and sending the id changed: the message arrives under the new one."""
    town.put("一")
    town.put("二")
    new = town.room.migrate(town.chat)
    await town.later(0)
    assert town.said(new) == ["一", "二"]
    group = groups.of_chat(town.store.db, town.chat.id, Settings())
    assert group is not None
    assert group.chat_id == new.id


async def test_an_old_message_is_not_looked_for_in_the_supergroup(town: Town) -> None:
    """Its number belongs to another message there."""
    row = town.put("月报")
    await town.later(0)
    new = town.room.migrate(town.chat)
    town.queue(Outgoing(town.chat.id, "editMessageText", {"text": "月报（定稿）"}, edits=row))
    town.put("别的")
    await town.later(0)
    assert town.said(new) == ["别的"]
    assert town.states() == ["sent", "dead", "sent"]


async def test_a_deleted_topic_leaves_the_chat(town: Town) -> None:
    """The message goes to the main chat."""
    forum = town.room.add_group("论坛", town.zhou, supergroup=True)
    town.room.add_bot(forum, town.zhou)
    topic = town.room.add_topic(forum, "记录")
    town.put("话题里", chat_id=forum.id, topic=topic)
    town.put("没有的话题", chat_id=forum.id, topic=topic + 50)
    await town.later(0)
    threads = [message.get("message_thread_id") for message in town.room.messages(forum)[-2:]]
    assert threads == [topic, None]
    assert town.states() == ["sent", "sent"]


async def test_a_closed_topic_leaves_the_chat(town: Town) -> None:
    """Where only administrators may write the bot does not stay silent."""
    forum = town.room.add_group("论坛", town.zhou, supergroup=True)
    town.room.add_bot(forum, town.zhou)
    topic = town.room.add_topic(forum, "记录")
    town.room.close_topic(forum, topic)
    town.put("话题里", chat_id=forum.id, topic=topic)
    await town.later(0)
    assert town.said(forum) == ["话题里"]


async def test_a_file_arrives_under_its_name(town: Town) -> None:
    """Content and name as they were kept, with its caption."""
    group = groups.of_chat(town.store.db, town.chat.id, Settings())
    assert group is not None
    with town.store.unit() as db:
        file_id = queue.add_file(db, group, "11月月报.docx", b"PK\x03\x04", NOW)
    town.queue(Outgoing(town.chat.id, "sendDocument", {"caption": "11月月报"}, file_id=file_id))
    await town.later(0)
    message = town.room.messages(town.chat)[-1]
    assert (message["document"]["file_name"], message["caption"]) == ("11月月报.docx", "11月月报")
    stored = town.room.file(message["document"]["file_id"])
    assert stored is not None
    assert town.room.shelf.get(stored.path) == b"PK\x03\x04"


async def test_a_message_of_wrong_form_dies_alone(town: Town) -> None:
    """Too long for Telegram: dead and told; what follows arrives."""
    row = town.put("长" * 4097)
    town.put("好")
    await town.later(0)
    assert (town.states(), town.told) == (["dead", "sent"], [row])
