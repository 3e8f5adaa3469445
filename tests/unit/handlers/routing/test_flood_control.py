"""Floods: what is refused is told once and noted, nobody else waits for it, and a backlog is none."""

from collections.abc import Iterator
from functools import partial
from time import perf_counter
from typing import Any

import pytest
from telegram import Bot, Update

from bot.operations.disk_sync import Disk
from bot.telegram.gateway import Alarm, Held
from bot.telegram.update_intake import Intake
from handlers.core.command_limits import heavy
from handlers.core.messages.update_reader import incoming
from handlers.core.turn import Turn
from handlers.core.update_transaction import take_turn
from handlers.routing import failure_notices
from tests.unit.handlers.stage import CHAT, LI, OTHER_CHAT, SUPERGROUP, Stage, in_private, stage
from union.core.rate_limit import Quota

SECOND = 1_795_000_000
pytestmark = pytest.mark.anyio


class Post:
    """A bot whose handler files every message, and the updates that reach it."""

    def __init__(self, quota: Quota, allowed: list[int] | None = None) -> None:
        self.at: Stage = stage(allowed=allowed)
        self.at.services.quota = quota
        self.filed: list[str] = []
        bot = Bot("1:x")
        self.intake = Intake(
            bot,
            self.at.services,
            self.process,
            lambda: None,
            Held(partial(failure_notices.not_stored_notice, self.at.services), Alarm(bot)),
            Disk(self.at.store),
        )
        self.numbers: Iterator[int] = iter(range(1, 100_000))

    async def process(self, update: Update) -> None:
        came = incoming(update, self.at.services.face.id)
        assert came is not None
        take_turn(self.at.services, came, self.act)

    def act(self, turn: Turn) -> None:
        if turn.incoming.press_id is None:
            turn.say("已记录")
            self.filed.append(turn.said.text)
        turn.toast = "好"

    def written(self, user: int = 102, chat: int = CHAT, at: int = SECOND, **more: Any) -> dict[str, Any]:
        """A message as Telegram tells it."""
        number = next(self.numbers)
        person = {"id": user, "is_bot": False, "first_name": "李建国", **more.pop("who", {})}
        place = {"id": chat, "type": "private" if chat > 0 else "group", "title": "红星机械厂工会"}
        message = {
            "message_id": number,
            "date": at,
            "chat": place,
            "from": person,
            "text": f"走访{number}户",
            **more,
        }
        return {"update_id": number, "message": message}

    def pressed(self, user: int = 102) -> dict[str, Any]:
        told = self.written()
        person = {"id": user, "is_bot": False, "first_name": "李建国"}
        press = {
            "id": "p",
            "from": person,
            "chat_instance": "1",
            "message": told["message"],
            "data": "v1:x:y:1",
        }
        return {"update_id": told["update_id"], "callback_query": press}

    async def take(self, *told: dict[str, Any]) -> None:
        for one in told:
            await self.intake.take(self.intake.opened(one))
        self.intake.end_batch()

    def told(self, chat: int = CHAT) -> list[str]:
        return [text for text in self.at.queued(chat) if "发得太多" in text]

    def seen(self) -> int:
        return self.at.store.db.table("seen_updates").count


async def test_one_word_a_flood_and_everything_after_it_unfiled() -> None:
    """Twenty pasted logs pass; of what is beyond nothing is filed, it is said once, also when it comes again."""
    post = Post(Quota(user=20, group=0, heavy=0))
    letters = [post.written() for _ in range(30)]
    await post.take(*letters)
    assert len(post.filed) == 20 and len(post.told()) == 1
    assert post.seen() == 30
    await post.take(*letters)
    assert len(post.filed) == 20 and len(post.told()) == 1
    await post.take(post.written(at=SECOND + 60))
    assert len(post.filed) == 21


async def test_a_backlog_is_no_flood() -> None:
    """A day's messages read in one second, each with its own date."""
    post = Post(Quota(user=2, group=2, heavy=0))
    await post.take(*(post.written(at=SECOND + 40 * each) for each in range(100)))
    assert len(post.filed) == 100 and post.told() == []


async def test_a_group_has_its_own_measure() -> None:
    """Many together are too many too; another group and private chats are not concerned."""
    post = Post(Quota(user=0, group=5, heavy=0))
    await post.take(*(post.written(user) for user in range(1, 9)))
    await post.take(post.written(chat=OTHER_CHAT), post.written(chat=102))
    assert len(post.filed) == 7 and len(post.told()) == 1 and post.told(OTHER_CHAT) == []


async def test_edits_count_by_the_moment_of_the_edit() -> None:
    """Twenty edits of one old message are twenty."""
    post = Post(Quota(user=3, group=0, heavy=0))
    edits = [post.written(edit_date=SECOND + 9_000) for _ in range(5)]
    await post.take(*({"update_id": each["update_id"], "edited_message": each["message"]} for each in edits))
    assert len(post.filed) == 3 and len(post.told()) == 1


async def test_what_happens_to_the_chat_is_never_refused() -> None:
    """A group that moves in the middle of a flood moves."""
    post = Post(Quota(user=1, group=1, heavy=0))
    news = post.written(migrate_to_chat_id=SUPERGROUP)
    del news["message"]["text"]
    await post.take(post.written(), post.written(), news)
    assert post.filed[-1] == ""


SILENT = [
    {"who": {"is_bot": True}},
    {"sender_chat": {"id": -100123, "type": "channel", "title": "频道"}},
]


@pytest.mark.parametrize("more", SILENT)
async def test_bots_and_channels_are_refused_without_a_word(more: dict[str, Any]) -> None:
    """The bot is deaf to them anyway."""
    post = Post(Quota(user=1, group=0, heavy=0))
    await post.take(*(post.written(**more) for _ in range(4)))
    assert post.told() == []


async def test_a_group_that_is_not_served_hears_nothing() -> None:
    """Nor is it remembered."""
    post = Post(Quota(user=1, group=0, heavy=0), allowed=[OTHER_CHAT])
    await post.take(*(post.written() for _ in range(4)))
    assert post.at.queued() == []


async def test_a_flood_of_presses_gets_a_toast_a_second() -> None:
    """Twice as many as messages pass; the rest is not obeyed, and says so."""
    post = Post(Quota(user=2, group=0, heavy=0))
    await post.take(*(post.pressed() for _ in range(8)))
    toasts = post.at.gateway.toasts
    assert toasts[:4] == ["好"] * 4 and len(toasts) == 5 and "太快" in (toasts[4] or "")


async def test_a_refused_update_costs_a_fraction_of_a_filed_one() -> None:
    """One member's flood delays nobody: measured against the cheapest filing there is, so that any machine will do."""
    post = Post(Quota(user=200, group=0, heavy=0))
    letters = [post.written() for _ in range(1200)]
    spent = []
    for part in (letters[:200], letters[200:]):
        began = perf_counter()
        for update in part:
            await post.intake.take(post.intake.opened(update))
        post.intake.end_batch()
        spent.append((perf_counter() - began) / len(part))
    assert len(post.filed) == 200
    assert spent[1] < spent[0] / 3, spent


def test_heavy_work_has_a_smaller_measure() -> None:
    """So many a minute in one chat, by the messages' dates; another chat has its own."""
    at = stage()
    at.services.quota = Quota(0, 0, heavy=2)
    done: list[int] = []
    act = heavy(lambda turn: done.append(turn.where.chat_id))
    for _ in range(4):
        at.write(LI, "查找 慰问", act)
    at.write(LI, "查找 慰问", act, in_private(LI))
    assert done == [CHAT, CHAT, LI.user_id]
    assert len([text for text in at.queued() if "没有办" in text]) == 2
