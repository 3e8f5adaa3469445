"""Whether the disk has what was committed, the file still has its name, and the log folded into the database beside the one that writes (decision 22).

Many commits may share one sync of the log, made beside the loop. SQLite's locks lie on the database and its index, none on
the log: a descriptor of our own can be closed without dropping any.

SQLite before 3.51.3 may lose commits where a checkpoint begins on a log that is folded already while another connection begins
that log anew (its "WAL-reset bug"). Therefore a log's generation, told by its salts, is folded beside the writer only while
something in it is surely not folded: until once all was that was in it. What comes after that the writer folds itself.
"""

import fcntl
import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import stat, stat_result
from pathlib import Path
from threading import Lock

from storage.engine.sqlite_errors import Broken, Problem, Unwritable

Identity = tuple[int, int]
SIDES = ("-wal", "-shm", "-journal")  # what SQLite lays beside a file
SHARED = (0x40000002, 510)  # the bytes, and how many, which SQLite locks while it has a file open
FLOCK = "hhqqi4x"  # how 64-bit Linux lays out a lock: kind, from where, begin, length, whose
PAGES = 1000  # as SQLite's own: four megabytes
LOG_HEADER, FRAME_HEADER = 32, 24


def to_disk(handle: int) -> None:
    """Wait until the disk has the file's content; where the system knows no more than fsync, by that. Raises OSError."""
    getattr(os, "fdatasync", os.fsync)(handle)


def settle(path: Path) -> None:
    """Have it on the disk before anything relies on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def unfolded(path: Path) -> Iterator[None]:
    """Within, nobody who closes the file folds its log: SQLite locks it for itself alone for that.

    A lock of an open file, unlike one of a process, stands against our own connections. Only Linux has it; elsewhere we trust
    that SQLite's own descriptor of the log hears of the failed sync too.
    """
    handle = None
    with suppress(OSError, AttributeError):
        handle = os.open(path, os.O_RDONLY)
        fcntl.fcntl(handle, fcntl.F_OFD_SETLK, struct.pack(FLOCK, fcntl.F_RDLCK, os.SEEK_SET, *SHARED, 0))
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


class Durable:
    """Counts the commits that did not wait for the disk, and how many of them it has by now.

    After a sync that failed nobody knows what the disk has, and the next would succeed without it: `lost` stays.
    """

    def __init__(self, path: Path | None) -> None:
        self._log = None if path is None else f"{path}-wal"
        self.handle: int | None = None  # of the log
        self._turn = Lock()  # nobody closes the log under a sync
        self.committed = 0
        self.kept = 0
        self.lost = False

    def is_ready(self) -> bool:
        """Whether a commit may be left to `sync`: the log is there, and open from before what is written to it."""
        if self.handle is None and self._log is not None:
            try:
                self.handle = os.open(self._log, os.O_RDONLY)
            except OSError:  # then the commit waits itself
                return False
        return self.handle is not None

    def sync(self) -> None:
        """Wait until the disk has everything committed by now; in any thread. Raises Broken."""
        with self._turn:
            self.check()
            upto, handle = self.committed, self.handle
            if handle is None:
                return
            try:
                to_disk(handle)
            except OSError as error:
                self.lost = True
                raise Broken("the log could not be synced", Problem.FAILING) from error
            self.kept = upto

    def check(self) -> None:
        """Raises Broken after a sync that failed."""
        if self.lost:
            raise Broken("the log could not be synced", Problem.FAILING)

    def close(self, *, is_whole: bool) -> None:
        """The connection is shut; with `is_whole` because its content is in another file, which the disk has."""
        with self._turn:
            self.kept, self.lost = (self.committed, False) if is_whole else (self.kept, True)
            if self.handle is not None:
                os.close(self.handle)
                self.handle = None


class Folding:
    """One for the file that is open. `is_left`: another program folds it, and nobody else may."""

    def __init__(self, path: Path | None, *, is_left: bool = False) -> None:
        self._path = path
        self.is_left = is_left
        self._connection: sqlite3.Connection | None = None
        self._turn = Lock()  # nobody closes it under a fold
        # Generations: this one, the last that was seen short, the last folded to where it then ended, the last folded wholly.
        self._now = self._short = self._beside = self._whole = b""
        self._pages = 0  # of the last folded wholly: while somebody reads it, it goes on all the same

    def is_due(self, log: int | None) -> bool:
        """Whether the log has grown long since it was last folded."""
        if log is None or self.is_left:
            return False
        self._now = _generation(log)
        if not _is_longer(log, PAGES):
            self._short = self._now
            return False
        return self._now != self._whole or _is_longer(log, self._pages + PAGES)

    def open(self) -> None:
        """On the loop, while the file is known to be in its place: later another may lie there. Raises sqlite3.Error."""
        if self._connection is not None or self._path is None:
            return
        address = f"{self._path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            address, uri=True, timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("pragma synchronous = full")
            connection.execute("pragma schema_version").fetchone()  # opens the log too
        except sqlite3.Error:
            connection.close()
            raise
        self._connection = connection

    def beside(self) -> bool:
        """In another thread: fold; whether all is folded that was in the log when this began. Raises sqlite3.Error."""
        with self._turn:
            if self._connection is None or self.is_left:
                return False
            if self._now in (self._beside, b"") or self._now != self._short:
                return True  # may have been folded already: the rest is the writer's
            if _fold(self._connection) is None:
                return False
            self._beside = self._now
            return True

    def rest(self, writer: sqlite3.Connection) -> bool:
        """What was written meanwhile, by the one that writes; whether nothing is left. Raises sqlite3.Error."""
        pages = None if self.is_left else _fold(writer)
        if pages is None:
            return False
        self._whole, self._pages = self._now, pages
        return True

    def close(self) -> None:
        """Before the writer's connection, which folds what is left."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def _fold(connection: sqlite3.Connection) -> int | None:
    """Waits for nobody, and keeps nobody waiting; how many pages the log has, None where some are left to fold."""
    is_held_up, pages, folded = connection.execute("pragma wal_checkpoint(passive)").fetchone()
    return None if is_held_up or pages != folded else int(pages)


def _generation(log: int) -> bytes:
    """The salts of a log; nothing for one without any."""
    return _log_bytes(log, 8, 16)


def _is_longer(log: int, pages: int) -> bool:
    """Whether a log has more pages of its own: behind its end lie those of former generations."""
    size = int.from_bytes(_log_bytes(log, 4, 8), "big")
    salts = _log_bytes(log, 8, LOG_HEADER + pages * (FRAME_HEADER + size) + 8)
    return bool(salts) and salts == _generation(log)


def _log_bytes(log: int, count: int, at: int) -> bytes:
    try:
        return os.pread(log, count, at)
    except OSError:  # whoever syncs hears of it
        return b""


class Place:
    """The identity of a database file and of the log beside it, from the moment it was opened."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._log = f"{path}-wal"
        self._file_id = _identity(self._path)
        self._log_id: Identity | None = None

    def look(self) -> None:
        """Raises Unwritable when one of the two was deleted, Broken when another file lies in place of the database."""
        if self._file_id is None:
            return
        found, log = _identity(self._path), _identity(self._log)
        if found is None:
            raise Unwritable("the file was deleted", Problem.GONE)
        if found != self._file_id:
            raise Broken("the file was replaced", Problem.REPLACED)
        if self._log_id is not None and log != self._log_id:
            raise Unwritable("the log was deleted", Problem.GONE)
        self._log_id = log  # it is made at the first write

    def has_log(self) -> bool:
        """Whether the log is still the one that was written."""
        return self._log_id is not None and _identity(self._log) == self._log_id


def _identity(path: str) -> Identity | None:
    try:
        found: stat_result = stat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unwritable("the file can't be looked at", Problem.FAILING) from error
    return found.st_dev, found.st_ino
