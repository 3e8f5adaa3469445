"""The sender: order, overlap, joined answers and limits, against a fake end of the wire."""

import asyncio
import contextlib
from datetime import timedelta
from typing import Any

import pytest

from bot.config.sections import Limits
from bot.delivery import sender as sending
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Waiting
from storage.engine.database import Database
from tests.unit.bot.delivery.line import GROUP, LI, Office, running, soon, until

pytestmark = pytest.mark.anyio


async def test_order_is_kept_within_a_chat(office: Office) -> None:
    """Lane by lane, oldest first, one after the other."""
    for text, lane in (("月报", Lane.DIGEST), ("一", Lane.ANSWER), ("二", Lane.ANSWER), ("急", Lane.PRESS)):
        office.put(text, lane=lane)
    await office.sender.drain()
    assert office.line.texts() == ["急", "一", "二", "月报"]
    assert set(office.states()) == {"sent"}


async def test_a_chat_has_one_send_at_a_time(office: Office) -> None:
    """The second goes only when Telegram has answered the first."""
    office.line.gates[GROUP] = asyncio.Event()
    office.put("一")
    office.put("二")
    async with running(office.sender):
        await soon(office, "sending", "queued")
        assert office.line.texts() == ["一"]
        office.line.gates[GROUP].set()
        await soon(office, "sent", "sent")


async def test_a_slow_chat_holds_up_nobody(office: Office) -> None:
    """Hundreds of other chats get theirs while one does not answer."""
    office.line.gates[GROUP] = asyncio.Event()
    office.put("慢")
    for number in range(1, 251):
        office.put("快", chat_id=number)
    async with running(office.sender):
        await soon(office, "sending", *["sent"] * 250)
        office.line.gates[GROUP].set()
        await soon(office, *["sent"] * 251)


async def test_so_many_chats_at_once_and_no_more(office: Office) -> None:
    """The pool of connections is not overrun; when one ends the next begins."""
    for number in range(1, sending.MOST_AT_ONCE + 20):
        office.line.gates[number] = asyncio.Event()
        office.put(chat_id=number)
    async with running(office.sender):
        await until(lambda: len(office.line.calls) >= sending.MOST_AT_ONCE)
        assert office.states().count("sending") == sending.MOST_AT_ONCE
        for gate in office.line.gates.values():
            gate.set()
        await soon(office, *["sent"] * (sending.MOST_AT_ONCE + 19))


async def test_it_is_woken_by_what_is_new(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the next look when the outbox says so."""
    looks, ready = list[object](), queue.ready

    def seen(*given: Any, **more: Any) -> list[Waiting]:
        looks.append(given)
        return ready(*given, **more)

    monkeypatch.setattr(queue, "ready", seen)
    async with running(office.sender):
        await until(lambda: looks)
        office.put()
        office.sender.wake()
        await soon(office, "sent")


async def test_the_message_of_a_row_is_remembered(office: Office) -> None:
    """And an edit goes to it, also when it was queued before."""
    target = office.put("已记录")
    edit = office.edit(target, "已撤销")
    await office.sender.drain()
    message_id = office.row(target)["message_id"]
    assert office.line.calls[1][1]["message_id"] == message_id
    assert office.row(edit)["message_id"] == message_id


async def test_limits_hold_back_and_lose_nothing() -> None:
    """What does not fit now stays queued; chats that may go do."""
    office = Office(limits=Limits(per_second=0, chat_per_second=1, chat_burst=2))
    for text in ("一", "二", "三"):
        office.put(text)
    office.put("别处", chat_id=LI)
    await office.sender.drain()
    assert office.line.texts(GROUP) == ["一", "二"]
    assert office.line.texts(LI) == ["别处"]
    assert office.states() == ["sent", "sent", "queued", "sent"]


async def test_chats_held_back_hide_no_other() -> None:
    """Though a hundred chats that must wait stand before it, the next one is found."""
    office = Office(limits=Limits(per_second=0, chat_per_second=1, chat_burst=1, group_per_minute=0))
    for number in range(1, queue.MOST_AT_ONCE + 30):
        office.put("一", chat_id=number)
    await office.sender.drain()
    for number in range(1, queue.MOST_AT_ONCE + 30):
        office.put("二", chat_id=number)
    office.put("别处", chat_id=5000)
    await office.sender.drain()
    assert office.line.texts(5000) == ["别处"]
    assert "二" not in office.line.texts()


async def test_the_common_limit_is_for_all_chats() -> None:
    """Thirty a second, and what is left waits for its turn."""
    office = Office(limits=Limits(per_second=30))
    for number in range(1, 50):
        office.put(chat_id=number)
    await office.sender.drain()
    assert office.states().count("sent") == 30
    assert 0 < office.sender._start_ready() <= 1


async def test_reports_leave_room_for_answers() -> None:
    """A thousand at once used up second after second: who wrote meanwhile waited for the next."""
    office = Office(limits=Limits(per_second=30))
    for number in range(1, 50):
        office.put("月报", chat_id=number, lane=Lane.DIGEST)
    await office.sender.drain()
    assert office.states().count("sent") == 25
    assert 0 < office.sender._start_ready() <= 1
    for number in range(101, 108):
        office.put("回执", chat_id=number)
    await office.sender.drain()
    assert office.line.texts()[25:] == ["回执"] * 5


async def test_a_morning_of_reminders_leaves_room_for_answers() -> None:
    """A place of each second; and from the second one on whoever waits for an answer comes first, however many are reminded."""
    office = Office(limits=Limits(per_second=30))
    for number in range(1, 300):
        office.put("提醒", chat_id=number, lane=Lane.REMINDER)
    await office.sender.drain()
    assert office.states().count("sent") == 29
    for number in (1001, 1002):
        office.put("回执", chat_id=number)
    await office.sender.drain()
    assert office.line.texts()[29:] == ["回执"]
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts()[30:] == ["回执", *["提醒"] * 28]


async def test_a_chat_is_reminded_before_it_is_answered() -> None:
    """Where the reminder must wait for its second, what the same chat is answered waits behind it."""
    office = Office(limits=Limits(per_second=30))
    for number in range(1, 30):
        office.put("提醒", chat_id=number, lane=Lane.REMINDER)
    office.put("提醒", chat_id=1001, lane=Lane.REMINDER)
    office.put("回执", chat_id=1001)
    await office.sender.drain()
    assert office.line.texts(1001) == []
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts(1001) == ["提醒", "回执"]


async def test_what_nobody_asked_for_rests_in_quiet_hours(office: Office) -> None:
    """A reminder that an outage carried into the night waits for the morning; an answer does not."""
    office.rests_until = office.now + timedelta(hours=10)
    office.put("提醒", lane=Lane.REMINDER, unasked=True)
    office.put("回执")
    await office.sender.drain()
    assert office.line.texts() == ["回执"]
    office.now, office.rests_until = office.rests_until, None
    await office.sender.drain()
    assert office.line.texts() == ["回执", "提醒"]


async def test_what_is_written_at_one_moment_shares_a_commit(office: Office) -> None:
    """A hundred sends that begin together wait for the disk once, and once more when they end together."""
    for number in range(1, 101):
        office.put(chat_id=number)
    commits = _counted(office)
    await office.sender.drain()
    assert set(office.states()) == {"sent"}
    assert 2 <= len(commits) < 40


async def test_one_faulty_row_spoils_no_other(office: Office) -> None:
    """What can't be written together is written one by one; only the row that is at fault stays."""
    for number in range(1, 6):
        office.put(str(number), chat_id=number)
    begin = office.sender._begin

    def faulty(db: Database, row: Waiting) -> Waiting | None:
        if row.chat_id == 3:
            raise ArithmeticError
        return begin(db, row)

    office.sender._begin = faulty  # type: ignore[method-assign]
    with contextlib.suppress(ArithmeticError):
        await office.sender.drain()
    assert sorted(office.line.texts()) == ["1", "2", "4", "5"]
    assert sorted(office.states()) == ["queued", "sent", "sent", "sent", "sent"]


def _counted(office: Office) -> list[str]:
    found: list[str] = []
    office.store.db.conn.set_trace_callback(lambda sql: found.append(sql) if sql == "COMMIT" else None)
    return found
