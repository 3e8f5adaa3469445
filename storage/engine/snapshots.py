"""Whole copies of a database file: made beside a running bot, checked, aged when they are to be used again; the file itself after an
erasure: no freed page, no log beside it and no former copy holds what is gone.

A copy is one file without WAL, readable by the bot's user only; what a group may know is no business of this module.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlite_utils import Database

from storage.core import rows
from storage.core.outbox import restores
from storage.engine.durability import SIDES
from storage.engine.migrations import MIGRATIONS, known_migration_names
from storage.privacy import erasure
from storage.worklog import photos as saved_photos
from union.core.records import dataclass

BUSY_SECONDS = 10
HEAD = b"SQLite format 3\x00"


class Flaw(StrEnum):
    """Why a file is no copy that can be used."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    FOREIGN = "foreign"
    NEWER = "newer"
    CORRUPT = "corrupt"
    BUSY = "busy"


# What SQLite says of the place it writes to: a full disk, no right to write.
Trouble = sqlite3.OperationalError


class Flawed(Exception):
    """The copy can't be used; `flaw` says why, without its content."""

    def __init__(self, flaw: Flaw, path: Path) -> None:
        super().__init__(f"{flaw}: {path}")
        self.flaw, self.path = flaw, path


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sound file holds. `last` is when it last saw or wrote anything, None for one that never did.

    `erased`: which groups and people were erased, by our numbers: ("group", 3).
    """

    groups: int
    logs: int
    last: datetime | None
    photos: tuple[str, ...]
    erased: frozenset[tuple[str, int]] = frozenset()


def copy_out(source: Path, target: Path) -> None:
    """Copy the committed state of a database, its WAL included; holds up nobody who writes.

    `target` is overwritten. Raises Flawed for what `source` is, OSError or sqlite3.OperationalError for the place.
    """
    _refuse_at_sight(source)
    with closing(_opened(source)) as connection, _private(target) as copy:
        with _flaws_of(source):
            connection.execute("select count(*) from sqlite_master").fetchone()
        connection.backup(copy)  # in one step, which is one view of the file
        copy.execute("pragma journal_mode = delete")


def inspect_snapshot(path: Path) -> Contents:
    """Check a copy thoroughly and say what is in it. Raises Flawed."""
    _refuse_at_sight(path)
    with closing(_opened(path)) as connection, _flaws_of(path):
        db = Database(connection)
        applied = {one.name for one in MIGRATIONS.applied(db)}
        if not applied:
            raise Flawed(Flaw.FOREIGN, path)
        if applied - known_migration_names():
            raise Flawed(Flaw.NEWER, path)
        if not _is_database_intact(connection) or not _tables_after(applied) <= _tables(connection):
            raise Flawed(Flaw.CORRUPT, path)
        return _contents(db)


def bring_up(
    path: Path, now: datetime, lost: tuple[datetime, datetime] | None, gone: Iterable[str] = ()
) -> int:
    """Ready a checked copy for use: today's schema, nothing sent twice unmarked, nothing old answered.

    `lost` is the span of which it knows nothing, `gone` are photos nobody has any more: the bot fetches them again.
    Returns how many answers will not be sent any more.
    """
    with closing(sqlite3.connect(path)) as connection:
        for setting in ("foreign_keys = on", "secure_delete = on"):
            connection.execute(f"pragma {setting}")
        db = Database(connection)
        with db.atomic():
            MIGRATIONS.apply(db)
            dropped = restores.age(db, now)
            saved_photos.fetch_again(db, gone)
            if lost is not None:
                restores.note(db, *lost)
    return dropped


def clear(path: Path) -> None:
    """Delete a file with all SQLite laid beside it: what a kill left there would be read into the next of that name."""
    for side in ("", *SIDES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def fold(path: Path) -> bool:
    """Put a file's WAL back into it, so that it is one file; False when it is too damaged for that.

    Raises Flawed when another program has it open.
    """
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            mode = connection.execute("pragma journal_mode = delete").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Flawed(Flaw.BUSY, path) from error
        return False
    except sqlite3.DatabaseError:
        return False
    return mode == "delete" and not path.with_name(path.name + "-wal").exists()


def _refuse_at_sight(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(HEAD))
    except FileNotFoundError:
        raise Flawed(Flaw.MISSING, path) from None
    except OSError:
        raise Flawed(Flaw.UNREADABLE, path) from None
    if not head:
        raise Flawed(Flaw.EMPTY, path)
    if head != HEAD:
        raise Flawed(Flaw.FOREIGN, path)


def _opened(path: Path) -> sqlite3.Connection:
    # A file marked for WAL can be read on a read-only medium only if SQLite may take it for unchanging.
    alone = not any(path.with_name(path.name + side).exists() for side in SIDES)
    frozen = "&immutable=1" if alone and not os.access(path.parent, os.W_OK) else ""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{frozen}", uri=True, timeout=BUSY_SECONDS)


@contextmanager
def _private(target: Path) -> Iterator[sqlite3.Connection]:
    clear(target)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(target)) as connection:
        yield connection


@contextmanager
def _flaws_of(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise Flawed(Flaw.BUSY if "locked" in str(error) else Flaw.CORRUPT, path) from error
    except sqlite3.DatabaseError as error:
        raise Flawed(Flaw.CORRUPT, path) from error


def _is_database_intact(connection: sqlite3.Connection) -> bool:
    if connection.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
        return False
    return connection.execute("pragma foreign_key_check").fetchone() is None


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}


def _tables_after(applied: set[str]) -> set[str]:
    """The tables a file has after these migrations, asked of an empty one."""
    with closing(Database(memory=True)) as db:
        for migration in MIGRATIONS.pending(db):
            if migration.name in applied:
                migration.fn(db)
        return _tables(db.conn)


def _contents(db: Database) -> Contents:
    counted = "select (select count(*) from groups) as groups, (select count(*) from logs) as logs"
    last = """select max(at) as at from (select max(seen_at) as at from seen_updates
           union all select max(created_at) from outbox union all select max(sent_at) from outbox)"""
    found = tuple(sorted(saved_photos.paths(db) or ()))
    has_erasures = "erasures" in _tables(db.conn)  # not before its second release
    erased = erasure.numbers(db) if has_erasures else frozenset()
    return Contents(**rows.required_row(db, counted), last=rows.moment(db, last), photos=found, erased=erased)


PATIENCE = 30.0  # seconds: a replicating program, which reads the log, is ended within ten
WRITER_SECONDS = 5.0  # that one is waited for
PAUSE = 0.1


def cleanse(path: Path) -> bool:
    """Write the file anew and empty its log; False when somebody was reading or writing: try again later."""
    with closing(sqlite3.connect(path, timeout=WRITER_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("pragma secure_delete = on")
            connection.execute("vacuum")
            # Who waits here for a reader keeps all writers waiting: it is asked again instead.
            connection.execute("pragma busy_timeout = 0")
            until = time.monotonic() + PATIENCE
            while connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:  # it is held up
                if time.monotonic() > until:
                    return False
                time.sleep(PAUSE)
        except sqlite3.OperationalError:
            return False
    return True


def former_copies(path: Path) -> list[Path]:
    """Copies of the database beside it, made before a migration or a restore: they hold what was erased since."""
    ours = (f"{path.name}.*{kind}" for kind in (".bak", ".before", ".before-wal", ".before-shm", ".part"))
    return sorted(found for pattern in ours for found in path.parent.glob(pattern))
