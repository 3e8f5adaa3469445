"""Waiting for the disk: many commits a sync, nothing shown before it, and no second try after one that failed."""

import asyncio
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest
from telegram.ext import ExtBot

from bot.operations.disk_sync import Disk
from bot.telegram.gateway import TelegramGateway
from storage.engine import deleted_file_rescue, durability
from storage.engine.database import Broken, Store, Unwritable, open_store
from tests.unit.bot.delivery.line import GROUP, Line, Office, running
from tests.unit.bot.telegram.test_polling import Desk, written

pytestmark = pytest.mark.anyio
ADD = "insert into seen_updates values (1, ?, '2026-11-20T02:00:00Z')"


class Drive:
    """Counts the syncs; `stuck` holds one up, `error` is what the next ends with."""

    def __init__(self) -> None:
        self.syncs = 0
        self.free = Event()
        self.free.set()
        self.error: OSError | None = None

    def to_disk(self, handle: int) -> None:
        """One sync."""
        assert self.free.wait(5)
        self.syncs += 1
        if self.error is not None:
            raise self.error


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Drive:
    found = Drive()
    monkeypatch.setattr(durability, "to_disk", found.to_disk)
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = open_store(tmp_path / "gonghui.db", "x")
    yield found
    found.close()


def add(store: Store, *numbers: int) -> None:
    """A commit each, none of which waits."""
    for number in numbers:
        with store.unit(waits=False) as db:
            db.conn.execute(ADD, [number])


def synchronous(store: Store) -> int:
    """2: SQLite waits for the disk at each commit."""
    return int(store.db.conn.execute("pragma synchronous").fetchone()[0])


async def test_many_commits_share_a_sync(store: Store, drive: Drive) -> None:
    """A hundred, with a hundred who wait: one sync is for all of them, and none for those who come when it is done."""
    disk = Disk(store)
    add(store, *range(100))
    await asyncio.gather(*(disk.reached() for _ in range(100)))
    await disk.reached()
    assert drive.syncs == 1
    await disk.close()


async def test_a_sync_under_way_is_not_for_what_came_after_it_began(store: Store, drive: Drive) -> None:
    """The second waits for one of its own."""
    disk = Disk(store)
    drive.free.clear()
    add(store, 1)
    first = asyncio.create_task(disk.reached())
    while disk._under_way is None or not store.durable._turn.locked():
        await asyncio.sleep(0.001)
    add(store, 2)
    second = asyncio.create_task(disk.reached())
    drive.free.set()
    await asyncio.gather(first, second)
    assert drive.syncs == 2
    await disk.close()


async def test_a_sync_that_is_done_and_not_seen_to_is_no_sync_for_the_next(
    store: Store, drive: Drive
) -> None:
    """Whoever asks in the very moment between the two neither hangs nor goes on without the disk."""
    disk = Disk(store)
    disk._under_way = asyncio.get_running_loop().create_future()
    disk._under_way.set_result(None)
    add(store, 1)
    async with asyncio.timeout(2):
        await disk.reached()
    assert drive.syncs == 1
    await disk.close()


async def test_what_nobody_waits_for_is_synced_soon(store: Store, drive: Drive) -> None:
    """That something was sent is known after a power cut, but for the last moment."""
    disk = Disk(store)
    add(store, 1, 2, 3)
    async with asyncio.timeout(2):
        while not drive.syncs:
            await asyncio.sleep(0.005)
    assert store.durable.kept == 3
    await disk.close()


async def test_only_who_says_so_does_not_wait(store: Store, drive: Drive) -> None:
    """A unit waits for the disk itself unless told otherwise, and always where nobody would sync after it."""
    add(store, 1)
    assert synchronous(store) == 2
    disk = Disk(store)
    add(store, 2)
    assert synchronous(store) == 1
    with store.unit() as db:
        db.conn.execute(ADD, [3])
        assert synchronous(store) == 2
    await disk.close()
    add(store, 4)
    assert (synchronous(store), store.durable.committed) == (2, 1)


async def test_after_a_failed_sync_nothing_is_accepted_any_more(store: Store, drive: Drive) -> None:
    """The next would succeed without what was lost: it is not tried, and the store is Broken to everybody."""
    disk = Disk(store)
    drive.error = OSError(errno.EIO, "x")
    add(store, 1)
    with pytest.raises(Broken):
        await disk.reached()
    drive.error = None
    with pytest.raises(Broken):
        await disk.reached()
    with pytest.raises(Broken), store.unit() as db:
        db.conn.execute(ADD, [2])
    with pytest.raises(Broken), store.looking():
        pass
    assert drive.syncs == 1
    assert isinstance(store.fault, Broken)
    await disk.close()


async def test_a_file_that_was_deleted_is_on_no_disk(store: Store, drive: Drive) -> None:
    """The sync of a deleted log succeeds; what is in it counts only when the file has been put back."""
    disk = Disk(store)
    add(store, 1)
    assert store.path is not None
    store.path.with_name(store.path.name + "-wal").unlink()
    for _ in range(2):
        with pytest.raises(Unwritable):
            await disk.reached()
    deleted_file_rescue.restore_file(store)
    await disk.reached()
    add(store, 2)
    await disk.reached()
    assert store.durable.kept == 1
    await disk.close()


async def test_who_waits_while_a_deleted_file_is_put_back_goes_on(store: Store, drive: Drive) -> None:
    """What they wait for is in the new file, which the disk has: the bot does not end over it."""
    disk = Disk(store)
    drive.free.clear()
    add(store, 1)
    waiting = asyncio.create_task(disk.reached())
    while not store.durable._turn.locked():
        await asyncio.sleep(0.001)
    assert store.path is not None
    store.path.unlink()
    Timer(0.02, drive.free.set).start()  # the sync holds up the closing as long as it lasts
    deleted_file_rescue.restore_file(store)
    await waiting
    await disk.close()


async def test_a_hundred_updates_wait_for_a_handful_of_syncs(store: Store, drive: Drive) -> None:
    """And none is confirmed before: the next request is made when the disk has them."""
    desk = Desk(*(written(number) for number in range(1, 101)))
    desk.at.services.store = store
    polling = desk.started()
    drive.free.clear()  # before the first: on a slow machine the disk could have them all by now
    assert await polling.step(0) == 100
    asked = asyncio.create_task(polling.step(0))
    await asyncio.sleep(0.05)
    assert len(desk.queue.asked) == 1
    drive.free.set()
    await asked
    assert len(desk.queue.asked) == 2
    assert store.durable.kept == 100
    assert 1 <= drive.syncs <= 3


async def test_nothing_is_confirmed_after_a_failed_sync(store: Store, drive: Drive) -> None:
    """The program ends with Broken; the updates stay at Telegram."""
    desk = Desk(written(1))
    desk.at.services.store = store
    polling = desk.started()
    await polling.step(0)
    drive.error = OSError(errno.ENOSPC, "x")
    with pytest.raises(Broken):
        await polling.run()
    assert len(desk.queue.asked) == 1


async def test_nothing_is_sent_before_the_disk_has_it(store: Store, drive: Drive) -> None:
    """Neither a first time nor after a failed sync, which ends the sender."""
    office = Office(store=store)
    office.put("一")
    drive.free.clear()
    async with running(office.sender):
        await asyncio.sleep(0.05)
        assert (office.states(), office.line.texts()) == (["sending"], [])
        drive.error = OSError(errno.EIO, "x")
        drive.free.set()
        await asyncio.sleep(0.05)
        office.sender.wake()
        await asyncio.sleep(0.05)
    assert office.line.texts() == []
    with pytest.raises(Broken):
        await office.sender.run()


async def test_a_lock_that_is_gone_soon_holds_up_what_was_sent_no_longer(store: Store) -> None:
    """It is written again soon, then ever later: five seconds at once were seen as a row that is under way."""
    office = Office(store=store, storage_seconds=5.0)
    assert store.path is not None
    other = sqlite3.connect(store.path, isolation_level=None)
    store.db.conn.execute("pragma busy_timeout = 0")
    office.put("一")
    office.line.gates[GROUP] = asyncio.Event()
    async with running(office.sender), asyncio.timeout(2):
        while not office.line.calls:
            await asyncio.sleep(0.005)
        other.execute("begin immediate")
        office.line.gates[GROUP].set()
        await asyncio.sleep(0.05)
        other.execute("rollback")
        while office.states() != ["sent"]:
            await asyncio.sleep(0.01)
    other.close()


async def test_a_press_is_answered_when_the_disk_has_what_it_did(store: Store, drive: Drive) -> None:
    """「已撤销」 is shown of nothing that a power cut could bring back."""
    line, disk = Line(), Disk(store)
    gateway = TelegramGateway(ExtBot[None]("1:x", request=line, get_updates_request=Line()), disk.reached)
    add(store, 1)
    drive.free.clear()
    gateway.answer("p", "已撤销")
    await asyncio.sleep(0.05)
    assert line.calls == []
    drive.free.set()
    await gateway.settle()
    assert [method for method, _ in line.calls] == ["answerCallbackQuery"]
    drive.error = OSError(errno.EIO, "x")
    add(store, 2)
    gateway.answer("q", "已撤销")
    await gateway.settle()
    assert len(line.calls) == 1
    await disk.close()
