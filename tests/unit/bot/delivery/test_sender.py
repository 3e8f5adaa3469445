"""The sender: order, overlap, retries, doubt and death, against a fake end of the wire."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.delivery import sender as sending
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from storage import groups, outbox, people
from storage.database import Database, open_store
from storage.outbox import Lane, Outgoing, Waiting
from tests.unit.bot.delivery.line import GROUP, LI, MARK, NOW, Office, Params, refused
from union.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
def office() -> Office:
    return Office()


@contextlib.asynccontextmanager
async def running(sender: Sender) -> AsyncIterator[None]:
    """The sender at work, as in the program."""
    task = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def soon(office: Office, *states: str) -> None:
    """Wait until the rows are in these states; at once or never."""
    async with asyncio.timeout(5):
        while office.states() != list(states):
            await asyncio.sleep(0.002)


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
        async with asyncio.timeout(5):
            while len(office.line.calls) < sending.MOST_AT_ONCE:
                await asyncio.sleep(0.002)
        assert office.states().count("sending") == sending.MOST_AT_ONCE
        for gate in office.line.gates.values():
            gate.set()
        await soon(office, *["sent"] * (sending.MOST_AT_ONCE + 19))


async def test_it_is_woken_by_what_is_new(office: Office) -> None:
    """Nothing waits for the next look when the outbox says so."""
    async with running(office.sender):
        await asyncio.sleep(0.01)
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


async def test_a_time_out_is_tried_again_and_marked(office: Office) -> None:
    """Telegram may have had it: the repeat says so."""
    office.line.next_answers(httpx.ReadTimeout("x"))
    office.put("今日提醒")
    await office.sender.drain()
    assert office.states() == ["queued"]
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts() == ["今日提醒", f"今日提醒\n{MARK}"]
    assert office.states() == ["sent"]


async def test_a_refused_connection_leaves_no_doubt(office: Office) -> None:
    """What never left the house is repeated without a mark."""
    office.line.next_answers(httpx.ConnectError("refused"))
    office.put("今日提醒")
    await office.sender.drain()
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts() == ["今日提醒", "今日提醒"]


@pytest.mark.parametrize("code", [500, 502, 503, 504])
async def test_trouble_at_telegram_is_tried_again(office: Office, code: int) -> None:
    """However often, with growing waits; nothing behind it overtakes."""
    office.line.next_answers(*[refused(code)] * 3)
    office.put("一")
    office.put("二")
    for seconds in (0, 1, 2):
        office.now += timedelta(seconds=seconds)
        await office.sender.drain()
        await office.sender.drain()
    assert office.line.texts() == ["一", f"一\n{MARK}", f"一\n{MARK}"]
    office.now += timedelta(seconds=4)
    await office.sender.drain()
    assert office.line.texts()[-2:] == [f"一\n{MARK}", "二"]


async def test_a_send_that_never_ends_is_given_up(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own time-out ends it, and it counts as doubtful."""
    monkeypatch.setattr(sending, "SEND_SECONDS", 0.01)
    office.line.gates[GROUP] = asyncio.Event()
    row = office.put()
    await office.sender.drain()
    assert (office.row(row)["state"], office.row(row)["doubtful"]) == ("queued", 1)


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_the_named_wait_is_obeyed(office: Office) -> None:
    """By the whole chat, also by what comes later and is urgent, and not a moment too short; others go on."""
    office.now = NOW + timedelta(milliseconds=900)
    office.line.next_answers(refused(429, "retry after 30", retry_after=30))
    office.put("一")
    await office.sender.drain()
    office.put("急", lane=Lane.PRESS)
    office.put("别处", chat_id=LI)
    await office.sender.drain()
    assert office.line.texts() == ["一", "别处"]
    office.now += timedelta(seconds=30) - timedelta(milliseconds=1)
    await office.sender.drain()
    assert len(office.line.calls) == 2
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts(GROUP) == ["一", "急", "一"]


async def test_an_unchanged_edit_is_done(office: Office) -> None:
    """「message is not modified」 is what was wanted."""
    target = office.put()
    office.line.next_answers(None, refused(400, "message is not modified: specified new …"))
    office.edit(target, "同样")
    await office.sender.drain()
    assert office.states() == ["sent", "sent"]
    assert office.told == []


async def test_an_edit_is_repeated_without_a_mark(office: Office) -> None:
    """A repeated edit is not there twice."""
    target = office.put()
    office.line.next_answers(None, httpx.ReadTimeout("x"))
    office.edit(target, "改")
    await office.sender.drain()
    office.now += timedelta(seconds=1)
    await office.sender.drain()
    assert office.line.texts()[1:] == ["改", "改"]


async def test_a_blocked_person_is_not_written_to(office: Office) -> None:
    """The row dies with its edits, the person counts as unreachable, somebody is told; the rest goes on."""
    with office.store.unit() as db:
        people.seen(db, LI, "李建国", None, None, NOW, in_private=True)
    row = office.put(chat_id=LI)
    office.edit(row, "改", chat_id=LI)
    office.put("群里")
    office.line.answer = lambda method, params: (
        refused(403, "bot was blocked by the user") if params["chat_id"] == LI else None
    )
    await office.sender.drain()
    assert office.states() == ["dead", "dead", "sent"]
    assert office.told == [row]
    person = people.known(office.store.db, LI)
    assert person is not None
    assert not person.reachable


@pytest.mark.parametrize(
    "answer", [refused(403, "bot was kicked from the group chat"), refused(400, "chat not found")]
)
async def test_a_group_that_threw_us_out_rests(office: Office, answer: tuple[int, Params]) -> None:
    """It is not active any more, so no round writes to it."""
    with office.store.unit() as db:
        groups.create(db, GROUP, "工会", NOW)
    row = office.put()
    office.line.next_answers(answer)
    await office.sender.drain()
    assert office.told == [row]
    assert groups.active(office.store.db, Settings()) == []


async def test_a_bad_message_does_not_close_the_chat(office: Office) -> None:
    """What Telegram will never take is dead and told; the group stays and hears the next."""
    with office.store.unit() as db:
        groups.create(db, GROUP, "工会", NOW)
    bad = office.put("太长")
    office.put("好")
    office.line.next_answers(refused(400, "message is too long"))
    await office.sender.drain()
    assert office.states() == ["dead", "sent"]
    assert office.told == [bad]
    assert len(groups.active(office.store.db, Settings())) == 1


async def test_a_chat_that_moves_in_mid_send_takes_its_rows_along(office: Office) -> None:
    """The row is sent to the new id at once, the group keeps both ids, what waits follows in order."""
    with office.store.unit() as db:
        group_id = groups.create(db, GROUP, "工会", NOW)
    office.put("一", group_id=group_id)
    office.put("二", group_id=group_id)
    office.line.next_answers(refused(400, "group chat was upgraded", migrate_to_chat_id=-100200))
    await office.sender.drain()
    assert office.line.texts(-100200) == ["一", "二"]
    group = groups.of_chat(office.store.db, GROUP, Settings())
    assert group is not None
    assert (group.id, group.chat_id) == (group_id, -100200)


async def test_a_lost_topic_costs_only_the_topic(office: Office) -> None:
    """The message goes to the main chat."""
    office.put(topic=5)
    office.line.next_answers(refused(400, "message thread not found"))
    await office.sender.drain()
    assert office.states() == ["sent"]
    assert "message_thread_id" not in office.line.calls[1][1]


async def test_a_lost_topic_where_there_was_none_is_final(office: Office) -> None:
    """It is not tried for ever."""
    office.put()
    office.line.next_answers(refused(400, "message thread not found"))
    await office.sender.drain()
    assert office.states() == ["dead"]


async def test_a_mistake_of_ours_kills_only_its_row(office: Office) -> None:
    """A row nobody can send dies after three tries and is told; its chat goes on."""
    bad = office.queue(Outgoing(GROUP, "noSuchMethod", {}))
    office.put("好")
    for _ in range(4):
        await office.sender.drain()
        office.now += timedelta(minutes=1)
    assert office.states() == ["dead", "sent"]
    assert office.told == [bad]


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
    office.line.next_answers(httpx.ReadTimeout("x"))
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

    office.sender._composers = sending.Composers(join=fail, undeliverable=office.tell)
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

    office.sender._composers = sending.Composers(join=office.join, undeliverable=fail)
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
    for number in range(1, outbox.MOST_AT_ONCE + 30):
        office.put("一", chat_id=number)
    await office.sender.drain()
    for number in range(1, outbox.MOST_AT_ONCE + 30):
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
