"""Faults of the database's file: told from mistakes, found when the file moves, mended where that can be done."""

import sqlite3
from pathlib import Path

import pytest

from storage.engine import deleted_file_rescue
from storage.engine.database import Broken, Problem, Store, Unwritable, connected, examine, open_store
from storage.engine.durability import SIDES
from storage.engine.sqlite_errors import fault_of
from tests.faults.damage import ruin

ADD = "insert into seen_updates values (1, ?, '2026-11-20T02:00:00Z')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gonghui.db"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(path, "x")


def add(store: Store, *update_ids: int) -> None:
    with store.unit() as db:
        for update_id in update_ids:
            db.conn.execute(ADD, [update_id])


def seen(path: Path) -> list[int]:
    with sqlite3.connect(path) as connection:
        found = [
            number
            for (number,) in connection.execute("select update_id from seen_updates order by update_id")
        ]
    connection.close()
    return found


class Failing(sqlite3.Connection):
    """A connection whose n-th statement from now ends with one of SQLite's codes."""

    left, code, kind = 0, 0, sqlite3.OperationalError

    def execute(self, sql: str, *given: object) -> sqlite3.Cursor:  # type: ignore[override]
        self.left -= 1
        if self.left == 0:
            error = self.kind("the disk says no")
            error.sqlite_errorcode = self.code
            raise error
        return super().execute(sql, *given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, Problem.FAILING),
        (sqlite3.SQLITE_FULL, Problem.FULL),
        (sqlite3.SQLITE_READONLY_DBMOVED, Problem.READ_ONLY),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Problem.LOCKED),
        (sqlite3.SQLITE_BUSY_RECOVERY, Problem.LOCKED),
        (sqlite3.SQLITE_SCHEMA, Problem.LOCKED),
        (sqlite3.SQLITE_CANTOPEN, Problem.FAILING),
    ],
)
@pytest.mark.parametrize("statement", [1, 2, 3])
def test_a_fault_at_any_statement_takes_everything_back(
    path: Path, code: int, problem: Problem, statement: int
) -> None:
    """Whichever statement meets it, nothing of the unit stays, and the next unit works."""
    open_store(path, "x").close()
    connection = sqlite3.connect(path, factory=Failing)
    store = Store(connected(path), path)
    store.db.close()
    store.db.conn = connection
    connection.left, connection.code = statement, code
    with pytest.raises(Unwritable) as caught:
        add(store, 1, 2)
    assert caught.value.problem is problem
    assert store.fault is not None
    assert store.fault.problem is problem
    add(store, 3)
    assert store.fault is None
    connection.close()
    assert seen(path) == [3]


def test_damage_is_no_mistake_and_passes_not() -> None:
    """A malformed page is Broken; wrong SQL and a broken rule are neither."""
    damaged = sqlite3.DatabaseError("database disk image is malformed")
    damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT_INDEX
    assert isinstance(fault_of(damaged), Broken)
    rule = sqlite3.IntegrityError("UNIQUE")
    rule.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_UNIQUE
    assert fault_of(rule) is None
    assert fault_of(KeyError("x")) is None


def test_a_page_overwritten_in_the_middle_of_work_is_found_as_damage(path: Path, store: Store) -> None:
    """What quick_check at the start saw nothing of."""
    add(store, 1)
    ruin(path, "seen_updates")
    with pytest.raises(Broken), store.reading() as db:
        list(db.query("select * from seen_updates"))
    assert store.fault is not None
    assert store.fault.problem is Problem.CORRUPT
    store.close()
    assert examine(path) is Problem.CORRUPT


@pytest.mark.parametrize("lost", [("",), ("", *SIDES), ("-wal",)])
def test_a_file_deleted_under_the_bot_is_put_back_whole(
    path: Path, store: Store, lost: tuple[str, ...]
) -> None:
    """SQLite would go on writing where nobody finds it: nothing is accepted until the file lies there again."""
    add(store, 1)
    for side in lost:
        path.with_name(path.name + side).unlink(missing_ok=True)
    with pytest.raises(Unwritable) as caught:
        add(store, 2)
    assert caught.value.problem is Problem.GONE
    deleted_file_rescue.restore_file(store)
    add(store, 3)
    store.close()
    assert seen(path) == [1, 3]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir() if "rescued" in file.name] == []


def test_a_whole_folder_deleted_is_made_again(tmp_path: Path) -> None:
    """With all that was in the database."""
    path = tmp_path / "data" / "gonghui.db"
    store = open_store(path, "x")
    add(store, 1)
    for file in path.parent.iterdir():
        file.unlink()
    path.parent.rmdir()
    deleted_file_rescue.restore_file(store)
    store.close()
    assert seen(path) == [1]


def test_a_file_moved_away_and_back_needs_nothing(path: Path, store: Store) -> None:
    """The same file under its name again."""
    add(store, 1)
    away = path.rename(path.with_name("away.db"))
    with pytest.raises(Unwritable):
        add(store, 2)
    away.rename(path)
    deleted_file_rescue.restore_file(store)
    add(store, 3)
    store.close()
    assert seen(path) == [1, 3]


def test_a_file_replaced_under_the_bot_stops_it_and_loses_neither(path: Path, store: Store) -> None:
    """Two truths are not mixed: the new file stays untouched, the old content is laid beside it."""
    add(store, 1)
    other = path.with_name("other.db")
    open_store(other, "x").close()
    other.replace(path)
    with pytest.raises(Broken) as caught:
        add(store, 2)
    assert caught.value.problem is Problem.REPLACED
    with pytest.raises(Broken):
        deleted_file_rescue.restore_file(store)
    beside = deleted_file_rescue.step_aside(store, "20261120")
    assert beside is not None
    assert (seen(path), seen(beside)) == ([], [1])


def test_while_locked_nobody_waits_again_and_again(path: Path, store: Store) -> None:
    """A second is waited once; until the lock is gone the loop isn't held up by every row."""
    store.db.conn.execute("pragma busy_timeout = 1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(Unwritable):
        add(store, 1)
    assert store.db.conn.execute("pragma busy_timeout").fetchone()[0] == 0
    other.execute("rollback")
    other.close()
    add(store, 1)
    assert store.db.conn.execute("pragma busy_timeout").fetchone()[0] == 1000
