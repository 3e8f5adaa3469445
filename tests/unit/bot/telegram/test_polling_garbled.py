"""Polling when Telegram answers what can't be read: the rest is handled, nothing is asked for ever, the operator hears."""

import json
import logging
from datetime import datetime
from typing import Any

import pytest
from telegram.error import RetryAfter, TelegramError

from bot.telegram.http_request import named_wait, parsed
from handlers.core.monitoring.troubles import Trouble
from tests.stage import ZONE, Stage
from tests.unit.bot.telegram.test_polling import Desk, refused, written
from tests.unit.handlers.stage import CHAT

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning"),
]
Json = dict[str, Any]


def troubles(desk: Desk) -> list[str]:
    """What the operator is about to hear."""
    return [str(news.known.trouble) for news in desk.at.services.troubles.news(desk.at.now)]


def without(update: Json, key: str) -> Json:
    message = {name: value for name, value in update["message"].items() if name != key}
    return {**update, "message": message}


def private(update: Json) -> Json:
    return {**update, "message": {**update["message"], "chat": {"id": 102, "type": "private"}}}


def far_away(update: Json) -> Json:
    return {**update, "message": {**update["message"], "chat": {"id": 2**70, "type": "private"}}}


def nested(depth: int) -> Json:
    made: Json = {}
    for _ in range(depth):
        made = {"in": made}
    return made


UNREADABLE = {
    "no date": without(written(6), "date"),
    "a date beyond all dates": {**written(6), "message": {**written(6)["message"], "date": 10**18}},
    "a message that is none": {"update_id": 6, "message": 5},
    "a chat that is none": {"update_id": 6, "message": {**written(6)["message"], "chat": [1]}},
    "half a press": {"update_id": 6, "callback_query": {"id": "1"}},
}


@pytest.mark.parametrize("bad", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_one_that_cannot_be_read_holds_up_nothing(bad: Json) -> None:
    """It is set aside and confirmed like its neighbours, and the operator hears."""
    desk = Desk(written(5, "一"), bad, written(7, "二"))
    await desk.polling.step(0)
    await desk.polling.step(0)
    assert desk.done == ["一", "二"] and desk.queue.waiting == [] and desk.seen() == [5, 6, 7]
    assert [row["update_id"] for row in desk.at.store.db.query("select * from failed_updates")] == [6]
    assert troubles(desk) == [Trouble.UNREADABLE]


async def test_its_words_are_not_kept_and_a_private_sender_hears() -> None:
    """Nor, in private, who wrote them: it may have been a request."""
    desk = Desk(without(written(5, "走访3户"), "date"), without(private(written(6, "走访4户")), "date"))
    await desk.polling.step(0)
    kept = desk.at.store.db.query("select chat_id, text from failed_updates order by update_id")
    assert [(row["chat_id"], row["text"]) for row in kept] == [(CHAT, None), (None, None)]
    assert len(desk.at.queued(CHAT)) == 1 and len(desk.at.queued(102)) == 1


@pytest.mark.parametrize("bad", [{}, {"update_id": "5"}, {"update_id": 10**30}, 7, None, {"update_id": True}])
async def test_one_without_a_number_is_left_out(bad: Json) -> None:
    """It can't be confirmed by itself; the others are handled. Alone, it is not asked for without a pause."""
    desk = Desk(written(5, "一"))
    desk.queue.answers = [
        (200, {"ok": True, "result": [bad, written(5, "一")]}),
        (200, {"ok": True, "result": [bad]}),
    ]
    assert await desk.polling.step(0) == 2
    assert desk.done == ["一"] and troubles(desk) == [Trouble.UNREADABLE]
    with pytest.raises(TelegramError):
        await desk.polling.step(0)


async def test_any_order_and_doubles_are_handled_once_in_order() -> None:
    """A number confirms all below it, so none is passed over."""
    desk = Desk()
    batch = [written(7, "三"), written(5, "一"), written(6, "二"), written(5, "一")]
    desk.queue.answers = [(200, {"ok": True, "result": batch})]
    await desk.polling.step(0)
    await desk.polling.step(0)
    assert desk.done == ["一", "二", "三"] and desk.queue.asked[-1]["offset"] == 8


async def test_numbers_may_begin_anew() -> None:
    """After a silent week Telegram's numbers may be lower: what was confirmed is not asked beyond."""
    desk = Desk(written(900, "一"))
    await desk.polling.step(0)
    await desk.polling.step(0)
    desk.queue.waiting = [written(5, "二")]
    await desk.polling.step(0)
    assert desk.done == ["一", "二"]


async def test_what_makes_handler_and_apology_fail_is_confirmed() -> None:
    """A chat's number that fits in no database: that of the update is kept."""
    desk = Desk(far_away(written(5, "一")), written(6, "二"))
    await desk.polling.step(0)
    assert desk.done == ["二"] and desk.seen() == [5, 6]
    assert [row["update_id"] for row in desk.at.store.db.query("select * from failed_updates")] == [5]


async def test_half_a_character_is_left_out() -> None:
    """It fits in no database; the words around it are handled, also where the update can't be read."""
    bad = without(written(6, "走访\ud83d4户"), "date")
    desk = Desk(private(written(5, "走访\ud83d3户\udfff")), bad, {**bad, "update_id": 7, "deep": nested(700)})
    await desk.polling.step(0)
    assert desk.done == ["走访3户"] and desk.seen() == [5, 6, 7]
    kept = desk.at.store.db.query("select update_id from failed_updates")
    assert [row["update_id"] for row in kept] == [6, 7]


LACKING = {
    "a message in no chat": without(written(6), "chat"),
    "a chat whose number is a word": {"update_id": 6, "message": {**written(6)["message"], "chat": {"id": "x", "type": "group"}}},
    "a topic whose number is a word": {
        "update_id": 6, "message": {**private(written(6))["message"], "is_topic_message": True, "message_thread_id": "x"}
    },
    "an editor whose number is none": {
        "update_id": 6, "edited_message": {**written(6)["message"], "from": {"id": {}, "is_bot": False, "first_name": "x"}}
    },
}  # fmt: skip


@pytest.mark.parametrize("bad", LACKING.values(), ids=LACKING.keys())
async def test_what_lacks_what_every_update_has_ends_no_program(bad: Json) -> None:
    """The real program sets it aside and goes on, whoever trips over it: the gate, PTB or a handler."""
    stage = Stage(datetime(2026, 11, 20, 10, tzinfo=ZONE))
    await stage.open()
    await stage.program.intake.take(stage.program.intake.opened(bad))
    await stage.program.intake.take(stage.program.intake.opened(private(written(7, "/help"))))
    assert [row["update_id"] for row in stage.store.db.query("select * from failed_updates")] == [6]
    *_apology, helped = stage.store.db.query("select params from outbox where chat_id = 102")
    assert "记录" in helped["params"]
    await stage.close()


GARBLED = [
    b"<html>502 Bad Gateway</html>", b'{"ok":true,"result":[{"update_id":5,"message":{"text":"\xe8\xb5\xb0',
    b"", b"[]", b'"x"', b"{}", b'{"ok":true}', b"\xff\xfe", b"[" * 100_000, b'{"result":1,"parameters":3',
]  # fmt: skip


@pytest.mark.parametrize("body", GARBLED)
async def test_a_garbled_answer_is_an_error_like_any_other(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """And nothing of it is logged: it may hold half an officer's sentence."""
    with caplog.at_level(logging.DEBUG), pytest.raises(TelegramError):
        parsed(body)
    assert caplog.text == ""


@pytest.mark.parametrize("result", [None, 3, "x", {}, True])
async def test_updates_that_are_no_list_are_waited_out(result: object) -> None:
    """Nothing is confirmed by them."""
    desk = Desk(written(5, "一"))
    desk.queue.answers = [(200, {"ok": True, "result": result})]
    with pytest.raises(TelegramError):
        await desk.polling.step(0)
    await desk.polling.step(0)
    assert desk.done == ["一"]


WAITS: list[tuple[Any, Json]] = [
    (17, {"retry_after": 17}), ("17", {}), (-5, {}), (10**12, {}), (None, {}), (True, {}), ([], {}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "kept"), WAITS)
def test_only_a_wait_that_is_one_is_obeyed(told: object, kept: Json) -> None:
    """Anything else is a refusal without a named wait."""
    body = json.dumps({"ok": False, "parameters": {"retry_after": told}, "description": "x"}).encode()
    assert parsed(body)["parameters"] == kept
    assert named_wait(RetryAfter(17)) == 17 and named_wait(TelegramError("x")) == 0


async def test_the_operator_hears_of_a_second_bot_and_a_refused_token() -> None:
    """After a minute of it, and when it is over."""
    desk = Desk()
    for code, trouble in ((409, Trouble.CONFLICT), (401, Trouble.TOKEN)):
        desk.queue.answers = [refused(code, "x")]
        with pytest.raises(TelegramError) as error:
            await desk.polling.step(0)
        desk.polling._pause(error.value)
        assert desk.at.services.troubles.is_open(trouble)
        await desk.polling.step(0)
        assert not desk.at.services.troubles.is_open(trouble)
