"""The sender when we are the trouble: joins that fail, crashes, stops, locks."""

import asyncio
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from telegram.error import TimedOut

from bot.delivery import sender as sending
from storage import groups, outbox
from storage.database import Database, open_store
from storage.outbox import Outgoing, Waiting
from tests.unit.bot.delivery.line import GROUP, LI, MARK, NOW, Office, refused, running, soon
from union.settings import Settings

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
        outbox.put(db, Outgoing(LI, "sendMessage", {"text": "半句"}), NOW)
        raise KeyError("title")

    office.sender._composers = sending.Composers(join=office.join, undeliverable=fail, awake=office.awake)
    office.put()
    office.line.next_answers(refused(400, "message is too long"))
    await office.sender.drain()
    assert office.states() == ["dead"]
    assert "KeyError" in caplog.text


async def test_a_crash_in_mid_send_repeats_once_and_marked(office: Office) -> None:
    """What was under way when the program died is sent again, saying that it may be a repeat."""
    office.put("一")
    office.put("二")
    with office.store.unit() as db:
        outbox.sending(db, outbox.ready(db, NOW)[0])
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
        await asyncio.sleep(0.02)
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
        await soon(office, "sending")
        other.execute("begin immediate")
        office.line.gates[GROUP].set()
        await asyncio.sleep(0.02)
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

    monkeypatch.setattr(outbox, "sending", fail)
    office.put()
    async with running(office.sender):
        await asyncio.sleep(0.05)
    assert len(tries) == 1
    assert office.line.calls == []
    assert "LookupError" in caplog.text


async def test_an_empty_outbox_is_asked_rarely(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing to do the sender sleeps."""
    asked = []

    def ready(*given: object) -> list[Waiting]:
        asked.append(given)
        return []

    monkeypatch.setattr(outbox, "ready", ready)
    async with running(office.sender):
        await asyncio.sleep(0.05)
    assert len(asked) == 1
