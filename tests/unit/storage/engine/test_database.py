"""The database file: how it is opened and refused, and what a unit of work promises."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine.database import (
    Database,
    NestedUnit,
    Problem,
    StorageError,
    Store,
    Unwritable,
    examine,
    open_reading,
    open_store,
)
from storage.engine.migrations import MIGRATIONS
from tests.empty_database import in_memory

STAMP = "20261120-090000"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "gonghui.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path, STAMP)
    yield opened
    opened.close()


def a_group(db: Database, chat_id: int = -1) -> None:
    """The smallest row that is worth losing."""
    db.execute("insert into groups (chat_id, title, joined_at) values (?, '工会', '2026')", [chat_id])


def chats(store: Store) -> list[int]:
    return [row["chat_id"] for row in store.db.query("select chat_id from groups order by id")]


def refusal(path: Path) -> Problem:
    """Why a file is not opened."""
    with pytest.raises(StorageError) as caught:
        open_store(path, STAMP)
    return caught.value.problem


SETTINGS = [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("secure_delete", 1)]


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_nothing_is_lost_or_left_behind(store: Store, name: str, value: object) -> None:
    """Every commit is on the disk, what is deleted is overwritten, references hold."""
    assert store.db.conn.execute(f"pragma {name}").fetchone()[0] == value


def test_only_the_owner_reads_the_file(store: Store, path: Path) -> None:
    """The database, and what SQLite lays beside it, are private from the first moment."""
    with store.unit() as db:
        a_group(db)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}


def test_a_file_left_open_to_others_is_closed_to_them(path: Path) -> None:
    """A copy that was brought back with the wrong mode becomes private again."""
    open_store(path, STAMP).close()
    path.chmod(0o644)
    open_store(path, STAMP).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_directory_is_refused(tmp_path: Path) -> None:
    """A path that names a directory says so."""
    assert refusal(tmp_path) is Problem.DIRECTORY


def test_a_file_where_a_folder_is_meant_is_refused(tmp_path: Path) -> None:
    """A path through a file says so and leaves the file alone."""
    (tmp_path / "notes").write_text("x")
    assert refusal(tmp_path / "notes" / "gonghui.db") is Problem.NO_FOLDER
    assert (tmp_path / "notes").read_text() == "x"


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_corrupt_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    """What is no database is not touched."""
    path = tmp_path / "gonghui.db"
    path.write_bytes(content)
    assert refusal(path) is Problem.CORRUPT
    assert path.read_bytes() == content


def test_a_damaged_page_is_found(path: Path) -> None:
    """A file whose head is sound and whose inside is not is refused before anything is written."""
    open_store(path, STAMP).close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x99" * 8192)
    assert examine(path) is Problem.CORRUPT


@pytest.mark.slow
def test_a_locked_file_is_refused_as_locked(path: Path) -> None:
    """Another program that keeps the file to itself is named as the reason."""
    open_store(path, STAMP).close()
    other = sqlite3.connect(path)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")
    try:
        assert examine(path) is Problem.LOCKED
    finally:
        other.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_place_is_refused(path: Path, what: str) -> None:
    """Neither a file nor a folder that can't be written is tried."""
    open_store(path, STAMP).close()
    place = path if what == "file" else path.parent
    mode = place.stat().st_mode
    place.chmod(0o500)
    try:
        assert refusal(path) is Problem.READ_ONLY
    finally:
        place.chmod(mode)


def test_a_newer_file_is_refused_unchanged(path: Path) -> None:
    """A migration this program does not know means a newer program wrote the file."""
    store = open_store(path, STAMP)
    with store.unit() as db:
        row = {"migration_set": MIGRATIONS.name, "name": "m9999_of_tomorrow", "applied_at": "2027"}
        db.table("_sqlite_migrations").insert(row)
    store.close()
    before = path.read_bytes()
    assert refusal(path) is Problem.NEWER
    assert path.read_bytes() == before


def test_examining_makes_nothing(path: Path) -> None:
    """A path that does not exist yet is fine and is not created by looking."""
    assert examine(path) is None
    assert not path.parent.exists()


def test_reading_needs_a_file(path: Path) -> None:
    """A command that only reads makes no database, neither from nothing nor from an empty file."""
    for _ in range(2):
        with pytest.raises(StorageError) as caught:
            open_reading(path)
        assert caught.value.problem is Problem.MISSING
        path.parent.mkdir(exist_ok=True)
        path.touch()
    with closing(sqlite3.connect(path)) as connection:
        assert not list(connection.execute("select * from sqlite_master"))


def test_reading_works_beside_a_running_bot(store: Store, path: Path) -> None:
    """A reader sees what is committed, keeps its view, and holds up no writer."""
    with store.unit() as db:
        a_group(db)
    beside = open_reading(path)
    with beside.reading():
        assert chats(beside) == [-1]
        with store.unit() as db:
            a_group(db, -2)
        assert chats(beside) == [-1]
    assert chats(beside) == [-1, -2]
    beside.close()


@pytest.fixture
def one_more_migration() -> Iterator[str]:
    """The program of tomorrow."""

    @MIGRATIONS()
    def m9998_add_a_table(db: Database) -> None:
        db.conn.execute("create table more (id integer primary key) strict")

    yield "m9998_add_a_table"
    MIGRATIONS._migrations.pop()


def test_a_migration_backs_the_file_up_first(path: Path, request: pytest.FixtureRequest) -> None:
    """The copy holds what was there, without the new table, and is as private as the file."""
    store = open_store(path, STAMP)
    with store.unit() as db:
        a_group(db)
    store.close()
    request.getfixturevalue("one_more_migration")
    store = open_store(path, "20261121-090000")
    assert store.db.table("more").exists()
    store.close()
    copy = path.with_name("gonghui.db.20261121-090000.bak")
    kept = sqlite3.connect(copy)
    assert kept.execute("select chat_id from groups").fetchall() == [(-1,)]
    assert kept.execute("select 1 from sqlite_master where name = 'more'").fetchone() is None
    kept.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not list(path.parent.glob("*.part"))


def test_a_new_or_current_file_is_not_copied(path: Path) -> None:
    """Where no migration touches anything there is nothing to save."""
    open_store(path, STAMP).close()
    open_store(path, "20261121-090000").close()
    assert not list(path.parent.glob("*.bak"))


def test_a_failing_migration_leaves_the_file_as_it_was(path: Path) -> None:
    """All of a migration or nothing: half a schema could be opened by nobody."""
    open_store(path, STAMP).close()

    @MIGRATIONS()
    def m9997_fails(db: Database) -> None:
        db.conn.execute("create table half (id integer primary key) strict")
        db.conn.execute("create table groups (id integer primary key) strict")

    try:
        with pytest.raises(StorageError):
            open_store(path, "20261121-090000")
    finally:
        MIGRATIONS._migrations.pop()
    store = open_store(path, STAMP)
    assert not store.db.table("half").exists()
    store.close()


def test_an_error_takes_everything_back(store: Store) -> None:
    """Whatever was written in the unit is gone with it, by whichever door it was written."""

    def fail() -> None:
        with store.unit() as db:
            a_group(db)
            db.conn.execute("update groups set title = '别的'")
            next(iter(db.query("update groups set next_number = 9 returning next_number")))
            raise LookupError

    with store.unit() as db:
        a_group(db, -7)
    with pytest.raises(LookupError):
        fail()
    assert [dict(row) for row in store.db.query("select chat_id, title, next_number from groups")] == [
        {"chat_id": -7, "title": "工会", "next_number": 1}
    ]


@pytest.mark.parametrize(("outer", "inner"), [("unit", "unit"), ("unit", "reading"), ("reading", "unit")])
def test_a_unit_inside_another_is_refused(store: Store, outer: str, inner: str) -> None:
    """The inner one is refused, the outer one is unharmed and works again afterwards."""
    with getattr(store, outer)() as db:
        if outer == "unit":
            a_group(db)
        with pytest.raises(NestedUnit), getattr(store, inner)():
            pass
    with store.unit() as db:
        a_group(db, -2)
    assert chats(store) == ([-1, -2] if outer == "unit" else [-2])


def test_a_commit_that_fails_leaves_nothing_open() -> None:
    """After a refused commit the next unit starts clean."""
    store = in_memory()

    def fail() -> None:
        with store.unit() as db:
            db.conn.execute("pragma defer_foreign_keys = on")
            db.execute("insert into chat_aliases values (-5, 999)")

    with pytest.raises(sqlite3.IntegrityError):
        fail()
    with store.unit() as db:
        a_group(db)
    assert chats(store) == [-1]
    assert list(store.db.query("select * from chat_aliases")) == []


def test_a_lock_of_another_program_passes(store: Store, path: Path) -> None:
    """While somebody else writes a unit is Unwritable and changes nothing; afterwards it works."""
    store.db.conn.execute("pragma busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(Unwritable), store.unit() as db:
        a_group(db)
    other.execute("rollback")
    other.close()
    with store.unit() as db:
        a_group(db)
    assert chats(store) == [-1]


def test_a_full_disk_is_told_from_a_mistake(store: Store) -> None:
    """No room is Unwritable and takes everything back; wrong SQL stays the mistake it is."""
    pages = store.db.conn.execute("pragma page_count").fetchone()[0]
    store.db.conn.execute(f"pragma max_page_count = {pages}")

    def fill() -> None:
        with store.unit() as db:
            a_group(db)
            db.execute("update groups set title = ?", ["工" * 100_000])

    with pytest.raises(Unwritable):
        fill()
    assert chats(store) == []
    with pytest.raises(sqlite3.OperationalError), store.unit() as db:
        db.execute("update no_such_table set x = 1")
