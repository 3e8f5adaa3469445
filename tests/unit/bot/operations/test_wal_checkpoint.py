"""The log is folded beside the loop: it does not grow without end, is left to Litestream, and never folded in doubt."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from bot.operations.disk_sync import Disk, leave_wal
from storage.engine import durability
from storage.engine.database import Broken, Problem, Store, Unwritable, open_beside, open_store

pytestmark = pytest.mark.anyio
ADD = "insert into seen_updates values (1, ?, '2026-11-20T02:00:00Z')"
PAGES = 20


class Folds:
    """Which folds were made, True beside the loop; `error` is what the next ends with."""

    def __init__(self) -> None:
        self.beside: list[bool] = []
        self.error: sqlite3.Error | None = None
        self._fold = durability._fold

    def fold(self, connection: sqlite3.Connection) -> int | None:
        """One fold."""
        self.beside.append(current_thread() is not main_thread())
        if self.error is not None:
            raise self.error
        return self._fold(connection)


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> Folds:
    found = Folds()
    monkeypatch.setattr(durability, "PAGES", PAGES)
    monkeypatch.setattr("bot.operations.disk_sync.SOON_SECONDS", 0.002)
    monkeypatch.setattr(durability, "_fold", found.fold)
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = open_store(tmp_path / "gonghui.db", "x")
    found.db.conn.execute("pragma wal_checkpoint(truncate)").fetchone()
    yield found
    found.close()


@pytest.fixture
async def disk(store: Store, folds: Folds) -> AsyncIterator[Disk]:
    found = Disk(store)
    yield found
    await found.close()


async def write(store: Store, begin: int, count: int) -> None:
    """A commit each, with room for the rest of the program."""
    for number in range(begin, begin + count):
        with store.unit(waits=False) as db:
            db.conn.execute(ADD, [number])
        await asyncio.sleep(0.001)


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.005)


async def begun(store: Store, number: int) -> None:
    """A log that is seen while it is short, however long a machine takes to look."""
    await write(store, number, 5)
    store.is_log_long()


async def written_until(store: Store, begin: int, holds: Callable[[], object]) -> None:
    """Only who writes is a reason to look at the log, and one put off is looked at again no sooner than after a while."""
    async with asyncio.timeout(5):
        while not holds():
            await write(store, begin, 1)
            begin += 1


def log_of(store: Store) -> int:
    """Bytes of the log."""
    assert store.path is not None
    return store.path.with_name(store.path.name + "-wal").stat().st_size


def failed(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    return error


@pytest.mark.slow
async def test_the_log_does_not_grow_without_end(
    store: Store, disk: Disk, folds: Folds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most is folded beside the loop, the rest on it; then the log begins anew."""
    monkeypatch.setattr("bot.operations.disk_sync.AGAIN_SECONDS", 0.02)
    of_a_commit = 2 * 4096  # the row's page and its index's
    for turn in range(1, 13):
        await begun(store, turn * 10_000)
        await write(store, turn * 10_000 + 50, 30)
        await written_until(store, turn * 10_000 + 100, lambda turn=turn: folds.beside.count(False) >= turn)  # type: ignore[misc]
    commits = store.db.conn.execute("select count(*) from seen_updates").fetchone()[0]
    assert True in folds.beside
    assert log_of(store) < commits * of_a_commit / 2  # a slow machine folds two or three turns at once
    assert store.durable.lost is False


async def test_sqlite_folds_nothing_at_a_commit_while_somebody_sees_to_it(store: Store, folds: Folds) -> None:
    """That would be on the loop; without a Disk, and when it has ended, it does."""

    def pages() -> int:
        return int(store.db.conn.execute("pragma wal_autocheckpoint").fetchone()[0])

    assert pages() == 1000
    disk = Disk(store)
    assert pages() == 0
    leave_wal(store, True)
    leave_wal(store, False)
    assert pages() == 0
    await disk.close()
    assert pages() == 1000
    leave_wal(store, True)
    assert pages() == 0


async def test_a_log_that_is_left_to_another_is_not_touched(store: Store, disk: Disk, folds: Folds) -> None:
    """Litestream must have read it first; when it has ended the log is folded again."""
    leave_wal(store, True)
    await write(store, 1, 60)
    await asyncio.sleep(0.05)
    assert folds.beside == []
    leave_wal(store, False)
    await written_until(store, 100, lambda: False in folds.beside)


async def test_a_reader_puts_it_off(
    store: Store, disk: Disk, folds: Folds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy is being made, say: nobody waits, nothing is told, and when it is through the log begins anew."""
    monkeypatch.setattr("bot.operations.disk_sync.AGAIN_SECONDS", 0.05)
    assert store.path is not None
    await begun(store, 1)
    reader = open_beside(store.path)
    with reader.reading() as db:
        db.conn.execute("select count(*) from seen_updates").fetchone()
        await write(store, 10, 60)
        await until(lambda: True in folds.beside)
        assert (False in folds.beside, store.fault) == (False, None)
    reader.close()
    await written_until(store, 100, lambda: False in folds.beside)
    long = log_of(store)
    await write(store, 10_000, 15)
    assert log_of(store) == long


async def test_a_log_is_folded_beside_the_writer_only_while_something_in_it_is_not(
    store: Store, folds: Folds
) -> None:
    """SQLite's own bug: a fold that begins on a folded log while the writer begins it anew may lose commits."""
    disk = Disk(store)
    store.folding.open()
    await disk.close()
    add(store, range(5))
    log = (store.path or Path()).with_name("gonghui.db-wal").open("rb")
    assert not store.folding.is_due(log.fileno())
    add(store, range(5, 60))
    assert store.folding.is_due(log.fileno())
    assert store.folding.beside() and store.folding.beside()
    assert len(folds.beside) == 1, "the second was the writer's"
    assert store.folding.rest(store.db.conn)
    assert not store.folding.is_due(log.fileno()), "until it begins anew"
    log.close()


async def test_a_log_that_goes_on_because_it_is_read_is_due_again(store: Store, folds: Folds) -> None:
    """Folded wholly, it begins anew only when nobody reads it: until then it grows, and must not without end."""
    assert store.path is not None
    add(store, range(60))
    with store.path.with_name("gonghui.db-wal").open("rb") as log:
        reader = open_beside(store.path)
        with reader.reading() as db:
            db.conn.execute("select count(*) from seen_updates").fetchone()
            assert store.folding.is_due(log.fileno())
            assert store.folding.rest(store.db.conn)
            add(store, range(60, 65))
            assert not store.folding.is_due(log.fileno())
            add(store, range(65, 120))
            assert store.folding.is_due(log.fileno())
        reader.close()
        assert store.folding.rest(store.db.conn)
        add(store, range(120, 122))
        assert not store.folding.is_due(log.fileno()), "it has begun anew"


async def test_a_log_first_seen_long_is_the_writers(store: Store, folds: Folds) -> None:
    """Somebody may have folded it before we came."""
    add(store, range(60))
    store.folding.open()
    with (store.path or Path()).with_name("gonghui.db-wal").open("rb") as log:
        assert store.folding.is_due(log.fileno())
        assert store.folding.beside()
    assert folds.beside == []


def add(store: Store, numbers: range) -> None:
    """A commit each, none looked after."""
    for number in numbers:
        with store.unit() as db:
            db.conn.execute(ADD, [number])


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY])
async def test_a_fold_that_finds_no_room_is_made_later(
    store: Store, disk: Disk, folds: Folds, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The log has it all; so with one that finds the lock taken."""
    monkeypatch.setattr("bot.operations.disk_sync.AGAIN_SECONDS", 0.02)
    folds.error = failed(code)
    await written_until(store, 1, lambda: folds.beside)
    folds.error = None
    await written_until(store, 10_000, lambda: False in folds.beside)
    assert not store.durable.lost


async def test_after_a_fold_that_failed_nothing_is_accepted_any_more(
    store: Store, disk: Disk, folds: Folds
) -> None:
    """The disk may have forgotten pages that the next would take for written: as after a failed sync."""
    folds.error = failed(sqlite3.SQLITE_IOERR_FSYNC)
    with pytest.raises(Broken):
        await written_until(store, 1, lambda: False)
    assert store.fault is not None and store.fault.problem is Problem.FAILING
    with pytest.raises(Broken):
        await disk.reached()
    assert len(folds.beside) == 1


async def test_a_file_that_is_away_is_not_folded(store: Store, disk: Disk, folds: Folds) -> None:
    """Another may lie there: no connection is opened by a name that is not ours."""
    assert store.path is not None
    await write(store, 1, 2)
    aside = store.path.rename(store.path.with_name("aside"))
    with pytest.raises(Unwritable):
        await write(store, 10, 1)
    await asyncio.sleep(0.05)
    assert (folds.beside, store.path.exists()) == ([], False)
    aside.rename(store.path)


@pytest.mark.parametrize("lost", [True, False])
async def test_a_log_in_doubt_is_not_folded_by_the_end(
    store: Store, folds: Folds, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    """After a failed sync the file stays as it is, and the log beside it; else the end makes one file of both."""

    def to_disk(handle: int) -> None:
        if lost:
            raise OSError(5, "x")

    monkeypatch.setattr(durability, "to_disk", to_disk)
    disk = Disk(store)
    store.folding.open()
    assert store.path is not None
    before = store.path.read_bytes()
    with store.unit(waits=False) as db:
        db.conn.execute(ADD, [1])
    if lost:
        with pytest.raises(Broken):
            await disk.reached()
    else:
        await disk.reached()
    await disk.close()
    store.close()
    assert store.path.with_name("gonghui.db-wal").exists() is lost
    assert (store.path.read_bytes() == before) is lost
