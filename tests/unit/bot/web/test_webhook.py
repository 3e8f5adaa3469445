"""The webhook: only Telegram gets in, 200 comes after the commit, and an update is handled once and in order."""

import asyncio
import json
from datetime import datetime
from typing import Any, cast

import httpx
import pytest
from pydantic import SecretStr
from telegram import Bot, Update

from bot.config import settings as config_settings
from bot.config.settings import Config
from bot.telegram.turn_deadline import TURN_SECONDS
from bot.telegram.update_intake import Intake
from bot.telegram.update_source import ALLOWED, PATH, SECRET, begin_polling, begin_webhook
from bot.web.app import web_app
from bot.web.guard import LARGEST_BODY
from handlers.core.messages.update_summary import outline
from tests.stage import ZONE, Stage
from tests.unit.bot.telegram.test_fair_queue import OTHER, SLOW, of
from tests.unit.bot.telegram.test_polling import Desk, written

pytestmark = pytest.mark.anyio
WORD = "s" * 40


def settings(mode: str = "webhook") -> Config:
    """The demo's, but that updates are brought."""
    found = config_settings.demo("http://127.0.0.1")
    telegram = found.telegram.model_copy(update={"mode": mode, "webhook_secret": SecretStr(WORD)})
    return found.model_copy(update={"telegram": telegram})


class Telegram:
    """Brings updates to a desk that files them."""

    def __init__(self, mode: str = "webhook") -> None:
        self.desk = Desk()
        intake = cast(Intake, self.desk.polling._intake)
        app = web_app(self.desk.at.services, settings(mode), intake)
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1", headers={SECRET: WORD}
        )

    async def brings(self, body: Any, headers: dict[str, Any] | None = None) -> int:
        """The answer's code."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = await self.client.post(f"{config_settings.OFFICE}{PATH}", content=content, headers=headers)
        assert answer.text == ""
        return answer.status_code


async def test_what_is_answered_was_committed_once_and_in_order() -> None:
    """A redelivery is confirmed again and does nothing."""
    telegram = Telegram()
    for number, text in ((5, "一"), (6, "二"), (5, "一")):
        assert await telegram.brings(written(number, text)) == 200
    assert (telegram.desk.done, telegram.desk.seen()) == (["一", "二"], [5, 6])


@pytest.mark.parametrize("word", ["", "s", WORD[:-1], WORD + "s", "ß" * 20])
async def test_without_the_secret_nobody_gets_in(word: str) -> None:
    """Nothing is read of what they bring."""
    telegram = Telegram()
    assert await telegram.brings(written(5), {SECRET: word.encode()}) == 403
    assert telegram.desk.seen() == []


async def test_a_missing_secret_is_a_wrong_one() -> None:
    """The header left out."""
    telegram = Telegram()
    del telegram.client.headers[SECRET]
    assert await telegram.brings(written(5)) == 403


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b"7", b"\xff", b"[" * 100_000])
async def test_what_is_no_update_is_refused(body: bytes) -> None:
    """And holds up nothing."""
    telegram = Telegram()
    assert await telegram.brings(body) == 400
    assert await telegram.brings(written(5)) == 200


async def test_a_body_too_large_is_refused() -> None:
    """Before it is read."""
    assert await Telegram().brings(b"x" * (LARGEST_BODY + 1)) == 413


async def test_a_handler_that_fails_twice_is_confirmed_and_holds_up_nothing() -> None:
    """As polling does it: set aside, and the next is handled."""
    telegram = Telegram()
    telegram.desk.broken = {"一"}
    assert await telegram.brings(written(5, "一")) == 200
    assert await telegram.brings(written(6, "二")) == 200
    kept = telegram.desk.at.store.db.query("select update_id from failed_updates")
    assert ([row["update_id"] for row in kept], telegram.desk.done) == ([5], ["二"])


async def test_a_burst_of_one_person_lets_others_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram brings one message of each chat at a time, here of ten: of those each is at the deadline."""
    telegram, whole = Telegram(), Desk.process
    accounts = telegram.desk.polling._intake.accounts

    async def process(desk: Desk, update: Update) -> None:
        await whole(desk, update)
        if update.effective_user and update.effective_user.id == SLOW:
            accounts.spend(outline(update.to_dict(), 7), TURN_SECONDS)
        await asyncio.sleep(0)  # the others reach the door

    monkeypatch.setattr(Desk, "process", process)
    burst = [of(number, SLOW, -number) for number in range(1, 11)]
    codes = await asyncio.gather(*map(telegram.brings, [*burst, *(of(n, OTHER, -n) for n in (11, 12))]))
    assert set(codes) == {200} and sorted(telegram.desk.seen()) == list(range(1, 13))
    assert telegram.desk.done[0] == "1" and set(telegram.desk.done[1:3]) == {"11", "12"}


async def test_polling_opens_no_webhook() -> None:
    """Nobody is let in by a way that is not used."""
    telegram = Telegram("polling")
    answer = await telegram.client.post(f"{config_settings.OFFICE}{PATH}", content=b"{}")
    assert answer.status_code == 404 and telegram.desk.seen() == []


async def test_a_command_that_is_brought_is_obeyed() -> None:
    """By the real program: which command is meant only the bot that received it knows."""
    stage = Stage(datetime(2026, 11, 20, 10, tzinfo=ZONE))
    await stage.open()
    message = {"message_id": 1, "date": stage.room.stamp(), "chat": {"id": 7, "type": "private"}}
    message |= {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
    message["from"] = {"id": 7, "is_bot": False, "first_name": "李建国"}
    app = web_app(stage.program.services, settings(), stage.program.intake)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1"
    ) as client:
        told = {"update_id": 5, "message": message}
        answer = await client.post(f"{config_settings.OFFICE}{PATH}", json=told, headers={SECRET: WORD})
    (said,) = stage.store.db.query("select params from outbox where chat_id = 7")
    assert answer.status_code == 200 and "记录" in said["params"]
    await stage.close()


class Listening:
    """A bot that remembers what it told Telegram about receiving."""

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, Any]]] = []

    async def set_webhook(self, url: str, **how: Any) -> bool:
        """As Telegram takes it."""
        self.told.append((url, how))
        return True

    async def delete_webhook(self, **how: Any) -> bool:
        """As Telegram takes it."""
        self.told.append(("", how))
        return True


async def test_the_webhook_is_set_with_its_secret_and_nothing_is_dropped() -> None:
    """Many connections, each chat in order on one. Polling takes it away again, dropping nothing either."""
    bot = Listening()
    await begin_webhook(cast(Bot, bot), settings())
    await begin_polling(cast(Bot, bot))
    (url, how), (none, again) = bot.told
    assert (url, none) == (f"http://127.0.0.1{config_settings.OFFICE}{PATH}", "")
    assert how == {
        "secret_token": WORD, "allowed_updates": ALLOWED, "max_connections": 40, "drop_pending_updates": False
    }  # fmt: skip
    assert again == {"drop_pending_updates": False}
