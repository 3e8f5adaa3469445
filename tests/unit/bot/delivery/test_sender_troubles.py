"""The sender when we are the trouble: joins that fail, crashes, stops, locks."""

import asyncio
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from telegram.error import TimedOut

from bot.delivery import api_calls
from bot.delivery import sender as sending
from handlers.core.monitoring.counters import Spot
from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing, Waiting
from storage.engine.database import Database, open_store
from storage.reminders import schedule
from tests.unit.bot.delivery.line import GROUP, LI, MARK, NOW, Office, refused, running, soon, until
from union.core.groups import Settings

pytestmark = pytest.mark.anyio


def answers(office: Office, *numbers: int) -> None:
    """Echoes that may be joined."""
    with office.store.unit() as db:
        group = groups.of_chat(db, GROUP, Settings())
        group_id = group.id if group else groups.create(db, GROUP, "工会", NOW)
    for number in numbers:
        office.put(f"#{number}", group_id=group_id, joinable={"number": number})


async def test_waiting_answers_become_one_message(office: Office) -> None:
    """A single one stays as it is; from the second on they are joined."""
    answers(office, 1)
    await office.sender.drain()
    answers(office, 2, 3, 4)
    await office.sender.drain()
    assert office.line.texts() == ["#1", "共3条"]


async def test_a_doubtful_answer_repeats_by_itself(office: Office) -> None:
    """With its mark; the others are joined after it."""
    answers(office, 1)
    office.line.next_answers(TimedOut())
    await office.sender.drain()
    answers(office, 2, 3)
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts()[1:] == [f"#1\n{MARK}", "共2条"]


async def test_answers_that_cannot_be_joined_go_by_themselves(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """A mistake in the composing of sentences loses nothing and does not end the sender."""

    def fail(db: Database, parts: object) -> Outgoing:
        raise KeyError("line")

    office.sender._composers = sending.Composers(join=fail, undeliverable=office.tell, awake=office.awake)
    answers(office, 1, 2)
    await office.sender.drain()
    assert office.line.texts() == ["#1", "#2"]
    assert "KeyError" in caplog.text


async def test_news_that_cannot_be_told_leaves_the_row_dead(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """And takes nothing else with it: what was half told is taken back."""

    def fail(db: Database, row: Waiting, now: object) -> None:
        queue.enqueue_outgoing(db, Outgoing(LI, "sendMessage", {"text": "半句"}), NOW)
        raise KeyError("title")

    office.sender._composers = sending.Composers(join=office.join, undeliverable=fail, awake=office.awake)
    office.put()
    office.line.next_answers(refused(400, "message is too long"))
    await office.sender.drain()
    assert office.states() == ["dead"]
    assert "KeyError" in caplog.text


@pytest.mark.parametrize("held", ['{"text": "半', "[1]"])
async def test_a_row_that_cannot_be_read_dies_and_the_others_go_on(office: Office, held: str) -> None:
    """In one chat with it, and in another; the operator hears of it."""
    mistakes: list[str] = []
    office.sender._composers = replace(office.sender._composers, mistaken=mistakes.append)
    answers(office, 1, 2, 3)
    office.put("别处", chat_id=LI)
    office.store.db.execute("update outbox set params = ? where id = 1", [held])
    office.store.db.execute("update outbox set joinable = ? where id = 3", [held])
    await office.sender.drain()
    assert office.states() == ["dead", "sent", "dead", "sent"]
    assert sorted(office.line.texts()) == ["#2", "别处"]
    assert [each.split()[0] for each in mistakes] == ["Spoilt", "Spoilt"]


async def test_a_crash_in_mid_send_repeats_once_and_marked(office: Office) -> None:
    """What was under way when the program died is sent again, saying that it may be a repeat."""
    office.put("一")
    office.put("二")
    with office.store.unit() as db:
        queue.sending(db, queue.ready(db, NOW)[0])
    async with running(office.sender):
        await soon(office, "sent", "sent")
    assert office.line.texts() == [f"一\n{MARK}", "二"]


async def test_stopping_lets_what_is_under_way_end(office: Office) -> None:
    """A send that Telegram answers in time is not left in doubt."""
    office.line.gates[GROUP] = asyncio.Event()
    office.put()
    async with running(office.sender):
        await soon(office, "sending")
        asyncio.get_running_loop().call_later(0.02, office.line.gates[GROUP].set)
    assert office.states() == ["sent"]


async def test_stopping_does_not_wait_for_ever(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Telegram does not answer stays in doubt, and nothing of ours goes on running."""
    monkeypatch.setattr(sending, "LAST_SECONDS", 0.01)
    office.line.gates[GROUP] = asyncio.Event()
    office.put()
    before = asyncio.all_tasks()
    async with running(office.sender):
        await soon(office, "sending")
    assert asyncio.all_tasks() == before
    assert office.states() == ["sending"]


async def test_stopped_in_the_middle_of_a_step_it_leaves_nothing_running(office: Office) -> None:
    """The demo going step by step may be stopped too: no send writes after the database is shut."""
    office.line.gates[GROUP] = asyncio.Event()
    office.put()
    before = asyncio.all_tasks()
    step = asyncio.create_task(office.sender.drain())
    await soon(office, "sending")
    step.cancel()
    asyncio.get_running_loop().call_later(0.02, office.line.gates[GROUP].set)
    with pytest.raises(asyncio.CancelledError):
        await step
    assert (asyncio.all_tasks(), office.states()) == (before, ["sent"])


def broken(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
    """From now on a mistake of ours for whatever concerns the group's chat; `undo` mends it."""
    whole = getattr(module, name)

    def fail(*given: object, **more: object) -> object:
        if any(one == GROUP or (isinstance(one, Waiting) and one.chat_id == GROUP) for one in given):
            raise KeyError("words")
        return whole(*given, **more)

    monkeypatch.setattr(module, name, fail)


async def test_what_cannot_be_put_into_a_request_is_tried_again_and_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is marked when it goes, the operator hears type and place and no word of it, others go meanwhile."""
    broken(monkeypatch, api_calls, "arguments")
    office.put("一")
    office.put("别处", chat_id=LI)
    await office.sender.drain()
    assert office.states() == ["queued", "sent"] and office.line.texts() == ["别处"]
    assert [told.split(":")[0] for told in office.mistakes] == ["KeyError test_sender_troubles.py"]
    assert "words" not in office.mistakes[0]
    monkeypatch.undo()
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts(GROUP) == [f"一\n{MARK}"]


@pytest.mark.parametrize("name", ["sent", "readdress"])
async def test_an_answer_that_cannot_be_kept_leaves_the_row_in_doubt(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whether Telegram has taken it or sent us elsewhere: it does not stay under way until the next start."""
    broken(monkeypatch, queue, name)
    if name == "readdress":
        office.line.next_answers(refused(400, "group chat was upgraded", migrate_to_chat_id=-1001))
    row = office.put("一")
    office.put("别处", chat_id=LI)
    await office.sender.drain()
    assert (office.row(row)["state"], office.row(row)["doubtful"]) == ("queued", 1)
    assert office.states()[1] == "sent" and len(office.mistakes) == 1
    monkeypatch.undo()
    office.line.answer = lambda method, params: None
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts(GROUP)[-1] == f"一\n{MARK}" and office.states() == ["sent", "sent"]


async def test_a_mistake_on_the_way_to_the_disk_repeats_no_part_of_a_joined_answer(office: Office) -> None:
    """What is in doubt is the one message, not the answers it was made of."""

    async def fail() -> None:
        raise KeyError("log")

    whole, office.sender._disk.reached = office.sender._disk.reached, fail  # type: ignore[assignment, method-assign]
    answers(office, 1, 2)
    await office.sender.drain()
    assert office.line.calls == [] and office.states() == ["replaced", "replaced", "queued"]
    office.sender._disk.reached = whole  # type: ignore[method-assign]
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts() == [f"共2条\n{MARK}"] and office.states()[2:] == ["sent"]


async def test_a_figure_that_cannot_be_had_repeats_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How late a reminder was is of no account beside a second copy of it."""

    def fail(db: Database, row_id: int) -> None:
        raise KeyError("due_at")

    monkeypatch.setattr(schedule, "due_with", fail)
    office.put("提醒", lane=Lane.REMINDER)
    async with running(office.sender):
        await soon(office, "sent")
    assert office.line.texts() == ["提醒"] and len(office.mistakes) == 1


async def test_a_call_given_up_by_nobody_is_no_answer(office: Office) -> None:
    """A library's own cancelling, while we stop nothing: as a time-out, and nothing is wrong with the program."""
    office.line.next_answers(asyncio.CancelledError())
    row = office.put("一")
    await office.sender.drain()
    assert (office.row(row)["state"], office.row(row)["doubtful"]) == ("queued", 1)
    assert office.mistakes == []


async def test_a_row_that_can_never_begin_holds_up_its_chat_no_longer_than_any_other(office: Office) -> None:
    """After four tries what waits behind it passes; in the end it is given up, and those who ought to know are told."""

    def fail(db: Database, row: Waiting, now: object) -> datetime:
        raise KeyError("zone")

    office.sender._composers = replace(office.sender._composers, awake=fail)
    first = office.put("一", unasked=True)
    office.put("二")
    for _ in range(5):
        office.now += timedelta(seconds=10)
        office.put("别处", chat_id=LI)
        await office.sender.drain()
    assert office.line.texts(GROUP) == ["二"]
    for _ in range(12):
        office.now += timedelta(minutes=6)
        await office.sender.drain()
    assert office.row(first)["state"] == "dead" and office.told == [first]


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[tuple[Office, sqlite3.Connection]]:
    """An office with a real file, and another program that may lock it."""
    store = open_store(tmp_path / "gonghui.db", "x")
    store.db.conn.execute("pragma busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "gonghui.db", isolation_level=None)
    yield Office(store=store), other
    other.close()
    store.close()


async def test_a_lock_before_the_send_is_outlasted(filed: tuple[Office, sqlite3.Connection]) -> None:
    """Nothing is sent that could not be noted; when the lock is gone it goes, once."""
    office, other = filed
    office.put()
    other.execute("begin immediate")
    async with running(office.sender):
        await until(lambda: office.sender.meters.errors[Spot.DATABASE])
        assert office.line.calls == []
        other.execute("rollback")
        await soon(office, "sent")
    assert len(office.line.calls) == 1


async def test_a_lock_after_the_send_is_outlasted(filed: tuple[Office, sqlite3.Connection]) -> None:
    """What Telegram has is noted as soon as the file lets us: it is not sent again."""
    office, other = filed
    office.line.gates[GROUP] = asyncio.Event()
    office.put("一")
    async with running(office.sender):
        await until(lambda: office.line.calls)
        other.execute("begin immediate")
        office.line.gates[GROUP].set()
        await until(lambda: office.sender.meters.errors[Spot.DATABASE])
        assert office.states() == ["sending"]
        other.execute("rollback")
        await soon(office, "sent")
    assert office.line.texts() == ["一"]


async def test_trouble_in_storage_makes_no_busy_loop(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A row whose note fails by a mistake of ours is looked at again after a while, not at once."""
    tries = []

    def fail(db: Database, row: Waiting) -> bool:
        tries.append(row.id)
        raise LookupError

    monkeypatch.setattr(queue, "sending", fail)
    office.put()
    async with running(office.sender):
        await until(lambda: tries)
        await asyncio.sleep(0.05)
    assert len(tries) == 1
    assert office.line.calls == []
    assert "LookupError" in caplog.text


async def test_an_empty_outbox_is_asked_rarely(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing to do the sender sleeps."""
    asked = []

    def ready(*given: object, lanes: object) -> list[Waiting]:
        asked.append((given, lanes))
        return []

    monkeypatch.setattr(queue, "ready", ready)
    async with running(office.sender):
        await until(lambda: asked)
        await asyncio.sleep(0.05)
    assert len(asked) == 1
