"""Opens the database file, guards it against misuse, and hands out units of work. No subject lives here."""

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlite_utils import Database as Database  # the storeys above name the type, not the library

from storage.migrations import MIGRATIONS

BUSY_MS = 1000  # longer would freeze the loop; the error handler answers instead


class Problem(StrEnum):
    """Why a database file cannot be used."""

    DIRECTORY = "directory"
    NO_FOLDER = "no_folder"
    READ_ONLY = "read_only"
    CORRUPT = "corrupt"
    NEWER = "newer"
    LOCKED = "locked"
    MISSING = "missing"


class StorageError(Exception):
    """The file cannot be used; `problem` says why, without its content."""

    def __init__(self, problem: Problem, path: Path) -> None:
        super().__init__(f"{problem}: {path}")
        self.problem = problem
        self.path = path


class NestedUnit(RuntimeError):
    """A unit of work was opened inside another: the two would share one fate without knowing it."""


class Unwritable(Exception):
    """The file can't be written at this moment, being locked or the disk full: later the same may succeed."""


# Of SQLite's result codes those that time or the operator mends; all others are mistakes of ours.
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}


class Store:
    """One connection on the loop's thread."""

    def __init__(self, db: Database, path: Path | None = None) -> None:
        self.db = db
        self.path = path
        self._busy = False

    @contextmanager
    def unit(self) -> Iterator[Database]:
        """All or nothing; takes the write lock at once, so a later write can't find it gone.

        Raises Unwritable when the file, not the work, is at fault.
        """
        with self._alone():
            try:
                self.db.conn.execute("begin immediate")
                yield self.db
                self.db.conn.commit()
            except BaseException as error:
                # After a commit that failed the transaction is still open.
                self.db.conn.rollback()
                if _is_passing(error):
                    raise Unwritable(str(error)) from error
                raise

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """One consistent view for several questions; holds up nobody who writes."""
        with self._alone():
            self.db.conn.execute("begin")
            try:
                yield self.db
            finally:
                self.db.conn.rollback()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._busy:
            raise NestedUnit
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def close(self) -> None:
        """Close the connection; the WAL is folded back by SQLite."""
        self.db.close()


def examine(path: Path) -> Problem | None:
    """What stands in the way of using this file, None when nothing does. Changes nothing."""
    if path.is_dir():
        return Problem.DIRECTORY
    if not path.exists():
        return _examine_place(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return Problem.READ_ONLY
    try:
        return _examine_content(path)
    except sqlite3.OperationalError as error:
        return Problem.LOCKED if "locked" in str(error) else Problem.CORRUPT
    except sqlite3.DatabaseError:
        return Problem.CORRUPT


def open_store(path: Path, stamp: str) -> Store:
    """Open or create the file, bring it up to date. `stamp` names the copy made before a migration.

    Raises StorageError in words the caller can translate.
    """
    problem = examine(path)
    if problem is not None:
        raise StorageError(problem, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _create_private(path)
    except OSError as error:
        raise StorageError(Problem.READ_ONLY, path) from error
    db = _connect(path)
    try:
        _migrate(db, path, stamp)
    except sqlite3.DatabaseError as error:
        db.close()
        raise StorageError(_problem_of(error), path) from error
    return Store(db, path)


def open_reading(path: Path) -> Store:
    """Open an existing file for reading beside a running bot. Raises StorageError."""
    problem = examine(path) if path.exists() else Problem.MISSING
    if problem is not None:
        raise StorageError(problem, path)
    db = _connect(path)
    if MIGRATIONS.pending(db):  # nothing is written by a command that only reads
        db.close()
        raise StorageError(Problem.MISSING, path)
    return Store(db, path)


def open_beside(path: Path) -> Store:
    """The file of the bot that is running, in a process it started: read only, and not examined anew."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_MS / 1000)
    return Store(Database(connection), path)


def in_memory() -> Store:
    """A database of its own that vanishes with it: for tests."""
    db = Database(memory=True)
    # From 3.13 on Python complains of a connection that is only forgotten.
    weakref.finalize(db, db.conn.close)
    _prepare(db)
    MIGRATIONS.apply(db)
    return Store(db)


def _examine_place(path: Path) -> Problem | None:
    parent = path.parent
    while not parent.exists():
        parent = parent.parent
    if not parent.is_dir():
        return Problem.NO_FOLDER
    return None if os.access(parent, os.W_OK) else Problem.READ_ONLY


def _examine_content(path: Path) -> Problem | None:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_MS / 1000)
    try:
        if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            return Problem.CORRUPT
        known = {migration.name for migration in MIGRATIONS._migrations}
        return Problem.NEWER if _applied(connection) - known else None
    finally:
        connection.close()


def _applied(connection: sqlite3.Connection) -> set[str]:
    present = connection.execute(
        "select 1 from sqlite_master where type = 'table' and name = '_sqlite_migrations'"
    ).fetchone()
    if not present:
        return set()
    return {
        name
        for (name,) in connection.execute(
            "select name from _sqlite_migrations where migration_set = ?", [MIGRATIONS.name]
        )
    }


def _create_private(path: Path) -> None:
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000)
    db = Database(connection)
    try:
        db.enable_wal()
        _prepare(db)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StorageError(_problem_of(error), path) from error
    return db


def _prepare(db: Database) -> None:
    for setting in (
        "foreign_keys = on",
        "synchronous = full",
        "secure_delete = on",
        f"busy_timeout = {BUSY_MS}",
    ):
        db.conn.execute(f"pragma {setting}")


def _migrate(db: Database, path: Path, stamp: str) -> None:
    if not MIGRATIONS.pending(db):
        return
    if MIGRATIONS.applied(db):
        _copy(db, path.with_name(f"{path.name}.{stamp}.bak"))
    MIGRATIONS.apply(db)


def _copy(db: Database, target: Path) -> None:
    """A whole copy by SQLite's own backup, under its final name only when complete."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    _create_private(unfinished)
    copy = sqlite3.connect(unfinished)
    try:
        db.conn.backup(copy)
    finally:
        copy.close()
    unfinished.replace(target)


def _problem_of(error: sqlite3.DatabaseError) -> Problem:
    text = str(error)
    if "locked" in text:
        return Problem.LOCKED
    return Problem.READ_ONLY if "readonly" in text else Problem.CORRUPT


def _is_passing(error: BaseException) -> bool:
    # The low byte is the primary code; an error of Python's own module has none.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, sqlite3.OperationalError) and code & 0xFF in PASSING
