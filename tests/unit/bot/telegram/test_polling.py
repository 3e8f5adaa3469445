"""Polling: what is confirmed was committed, what fails holds up nothing, trouble is waited out."""

import asyncio
import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.operations.disk_sync import Disk
from bot.telegram import update_source
from bot.telegram.gateway import Alarm, Held
from bot.telegram.http_request import Listener, NeverLeft
from bot.telegram.update_intake import Intake
from bot.telegram.update_source import LONGEST_PAUSE, Polling
from handlers.core.messages.update_reader import incoming
from handlers.core.services import Failure
from handlers.core.turn import Turn
from handlers.core.update_transaction import take_turn
from handlers.routing import failure_notices
from storage.core import updates
from storage.engine.database import Unwritable
from storage.engine.sqlite_errors import fault_of
from tests.unit.handlers.stage import CHAT, Stage, stage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning"),
]
Json = dict[str, Any]


def written(update_id: int, text: str = "走访3户") -> Json:
    """A message in the group, as Telegram sends it."""
    chat = {"id": CHAT, "type": "group", "title": "红星机械厂工会"}
    person = {"id": 102, "is_bot": False, "first_name": "李建国"}
    message = {"message_id": update_id, "date": 1_795_000_000, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}


class Queue(BaseRequest):
    """Telegram's side of getUpdates: keeps what is not confirmed, and gives it again."""

    def __init__(self, *waiting: Json) -> None:
        self.waiting = list(waiting)
        self.asked: list[Json] = []
        self.answers: list[tuple[int, Json] | BaseException] = []

    @property
    def read_timeout(self) -> float:
        """PTB asks."""
        return 5

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **more: Any
    ) -> tuple[int, bytes]:
        """One getUpdates."""
        params = dict(request_data.parameters) if request_data else {}
        self.asked.append(params)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, BaseException):
                raise answer
            return answer[0], json.dumps(answer[1]).encode()
        self.waiting = [update for update in self.waiting if update["update_id"] >= params.get("offset", 0)]
        return 200, json.dumps({"ok": True, "result": self.waiting}).encode()


class Desk:
    """A bot whose handlers are one function of a turn, and that may fail."""

    def __init__(self, *waiting: Json) -> None:
        self.at: Stage = stage()
        self.queue = Queue(*waiting)
        self.done: list[str] = []
        self.broken: set[str] = set()
        self.rest: Callable[[], None] = lambda: None
        self.polling = self.started()

    def started(self) -> Polling:
        """A program that has just been started: it remembers nothing but the database."""
        bot = Listener("1:x", request=Queue(), get_updates_request=self.queue)
        held = Held(partial(failure_notices.not_stored_notice, self.at.services), Alarm(bot))
        services = self.at.services
        disk = Disk(services.store)
        self.intake = Intake(
            bot, services, lambda update: self.process(update), lambda: self.rest(), held, disk
        )
        return Polling(bot, self.intake)

    async def process(self, update: Update) -> None:
        """As PTB does: a handler's error goes to the error handler, which keeps it for polling."""
        came = incoming(update, self.at.services.face.id)
        if came is None:
            return
        try:
            take_turn(self.at.services, came, self.act)
        except (KeyError, UnicodeError, Unwritable) as error:
            self.at.services.failures[update.update_id] = Failure(
                type(error).__name__, "x.py:1 in act", fault_of(error)
            )

    def act(self, turn: Turn) -> None:
        """File the words, or fail."""
        turn.say(turn.said.text)
        if turn.said.text in self.broken:
            raise KeyError("secret words")
        self.done.append(turn.said.text)

    def seen(self) -> list[int]:
        return [row["update_id"] for row in self.at.store.db.query("select update_id from seen_updates")]


async def test_updates_are_handled_in_order_and_confirmed_after() -> None:
    """The request that follows the commits confirms them, none before."""
    desk = Desk(written(5, "一"), written(6, "二"))
    assert await desk.polling.step(0) == 2
    assert (desk.done, desk.seen()) == (["一", "二"], [5, 6])
    assert len(desk.queue.waiting) == 2
    assert await desk.polling.step(0) == 0
    assert [params.get("offset") for params in desk.queue.asked] == [None, 7]


async def test_news_is_asked_for_before_all_is_prepared() -> None:
    """The start need not wait for the word lists: the first message does, and is handled when they are read."""
    desk, ready = Desk(written(5, "一")), asyncio.Event()
    desk.intake.prepared = ready.wait
    step = asyncio.create_task(desk.polling.step(0))
    await asyncio.sleep(0.05)
    assert (len(desk.queue.asked), desk.done) == (1, [])
    ready.set()
    assert (await step, desk.done) == (1, ["一"])


async def test_a_long_batch_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender has its turns while a batch goes on: the first answer need not wait for the last message."""
    monkeypatch.setattr(update_source, "SLICE_SECONDS", 0)
    desk = Desk(written(5, "一"), written(6, "二"), written(7, "三"))
    found = list[int]()

    async def look() -> None:
        while len(desk.done) < 3:
            found.append(len(desk.done))
            await asyncio.sleep(0)

    looking = asyncio.create_task(look())
    await desk.polling.step(0)
    await looking
    assert {1, 2} <= set(found)


async def test_only_wanted_kinds_are_asked_for() -> None:
    """Telegram keeps to itself what nobody reads; it is asked for as long as a request may last."""
    desk = Desk()
    await desk.polling.step(25)
    [asked] = desk.queue.asked
    assert asked["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert asked["timeout"] == 25


async def test_a_kill_after_the_commit_repeats_nothing() -> None:
    """Committed and not confirmed: it is delivered again and skipped."""
    desk = Desk(written(5, "一"))
    await desk.polling.step(0)
    again = desk.started()
    assert await again.step(0) == 1
    assert desk.done == ["一"]
    assert desk.at.queued() == ["一"]


async def test_a_kill_before_the_commit_loses_nothing() -> None:
    """The program dies in the middle of a batch: what was not committed comes again, the rest is skipped."""
    desk = Desk(written(5, "一"), written(6, "二"), written(7, "三"))
    whole = desk.process

    async def die(update: Update) -> None:
        if update.update_id == 6:
            raise asyncio.CancelledError
        await whole(update)

    desk.process = die  # type: ignore[method-assign]
    with pytest.raises(asyncio.CancelledError):
        await desk.started().step(0)
    assert len(desk.queue.waiting) == 3
    desk.process = whole  # type: ignore[method-assign]
    await desk.started().step(0)
    assert desk.done == ["一", "二", "三"]


async def test_a_failing_update_is_set_aside_and_holds_up_nothing() -> None:
    """Tried twice, noted without its words, not half done; the next one is handled and both are confirmed."""
    desk = Desk(written(5, "坏"), written(6, "好"))
    desk.broken = {"坏"}
    await desk.polling.step(0)
    await desk.polling.step(0)
    assert desk.done == ["好"]
    assert desk.queue.waiting == []
    [kept] = desk.at.store.db.query("select update_id, text, error, place from failed_updates")
    assert dict(kept) == {"update_id": 5, "text": None, "error": "KeyError", "place": "x.py:1 in act"}
    assert desk.at.queued()[1:] == ["好"] and "没处理好" in desk.at.queued()[0]
    assert desk.at.services.failures == {}


async def test_a_second_try_may_succeed() -> None:
    """What fails once and then works is handled like any other."""
    desk = Desk(written(5, "好"))
    whole, tries = desk.process, list[int]()

    async def fail_once(update: Update) -> None:
        tries.append(update.update_id)
        if len(tries) == 1:
            desk.at.services.failures[update.update_id] = Failure("KeyError", "x.py:1 in act")
            return
        await whole(update)

    desk.process = fail_once  # type: ignore[method-assign]
    await desk.started().step(0)
    assert (tries, desk.done) == ([5, 5], ["好"])
    assert list(desk.at.store.db.query("select * from failed_updates")) == []


async def test_what_no_handler_takes_is_noted() -> None:
    """A poll, an inline query: its number is kept, so that it is not looked at again."""
    desk = Desk(
        {"update_id": 5, "poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": []}}
    )
    await desk.polling.step(0)
    assert desk.seen() == [5]


async def test_a_database_in_trouble_confirms_nothing() -> None:
    """An officer's words are not set aside because the disk is full: they come again when it is not."""
    desk = Desk(written(5, "一"))
    whole = desk.process

    async def full(update: Update) -> None:
        desk.at.services.failures[update.update_id] = Failure(
            Unwritable.__name__, "storage/engine/database.py:1 in unit", Unwritable("full")
        )

    desk.process = full  # type: ignore[method-assign]
    with pytest.raises(Unwritable):
        await desk.polling.step(0)
    desk.process = whole  # type: ignore[method-assign]
    await desk.polling.step(0)
    assert desk.done == ["一"]
    assert list(desk.at.store.db.query("select * from failed_updates")) == []


async def pauses(desk: Desk, count: int, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the loop waits after each failure."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == count:
            raise asyncio.CancelledError

    monkeypatch.setattr(update_source.asyncio, "sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        await desk.polling.run()
    return waited


def refused(code: int, description: str, **parameters: int) -> tuple[int, Json]:
    return code, {"ok": False, "error_code": code, "description": description, "parameters": parameters}


async def test_a_lost_network_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer each time, a minute at most; it is never given up."""
    desk = Desk()
    desk.queue.answers = [NeverLeft("x")] * 9
    assert await pauses(desk, 9, monkeypatch) == [
        1,
        2,
        4,
        8,
        16,
        32,
        LONGEST_PAUSE,
        LONGEST_PAUSE,
        LONGEST_PAUSE,
    ]


ANSWERS = [
    (refused(409, "Conflict: terminated by other getUpdates request"), LONGEST_PAUSE),
    (refused(401, "Unauthorized"), LONGEST_PAUSE),
    (refused(429, "Too Many Requests: retry after 17", retry_after=17), 17),
    (refused(502, "Bad Gateway"), 1),
]


@pytest.mark.parametrize(("answer", "seconds"), ANSWERS, ids=["conflict", "token", "429", "502"])
async def test_each_refusal_has_its_pause(
    answer: tuple[int, Json], seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another instance or a wrong token is not hammered; a named wait is obeyed."""
    desk = Desk()
    desk.queue.answers = [answer]
    assert await pauses(desk, 1, monkeypatch) == [seconds]


async def test_pauses_begin_anew_after_a_success(monkeypatch: pytest.MonkeyPatch) -> None:
    """One good answer in between and the next failure waits a second again."""
    desk = Desk()
    desk.queue.answers = [
        NeverLeft("x"),
        NeverLeft("x"),
        (200, {"ok": True, "result": []}),
        NeverLeft("x"),
    ]
    assert await pauses(desk, 3, monkeypatch) == [1, 2, 1]


async def test_trouble_with_the_database_does_not_end_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    """It pauses and asks again for the same updates."""
    desk = Desk(written(5, "一"))

    def unwritable(*_: object) -> bool:
        raise Unwritable("full")

    monkeypatch.setattr(updates, "first_sight", unwritable)
    assert len(await pauses(desk, 3, monkeypatch)) == 3
    assert [params.get("offset") for params in desk.queue.asked] == [None, 5, 5]


async def test_the_rest_is_called_after_a_batch() -> None:
    """Only when something came."""
    desk = Desk(written(5, "一"))
    called: list[int] = []

    def rest() -> None:
        called.append(len(desk.done))
        desk.queue.answers = [asyncio.CancelledError()]

    desk.rest = rest
    with pytest.raises(asyncio.CancelledError):
        await desk.polling.run()
    assert called == [1]


async def test_what_was_given_is_answered_before_it_is_confirmed() -> None:
    """A press that is confirmed comes no more: a kill before its answer would leave it without any."""
    desk = Desk(written(5, "一"))
    gateway = desk.at.services.gateway
    waited: list[tuple[float | None, int]] = []

    async def settle(seconds: float | None = None) -> None:
        waited.append((seconds, len(desk.queue.asked)))

    gateway.settle = settle  # type: ignore[method-assign]
    await desk.polling.step(0)
    await desk.polling.step(0)
    assert waited == [(1.0, 1), (1.0, 2)]
