"""Whether the disk has what was committed: many commits may share one sync of the log, made beside the loop.

SQLite's locks lie on the database and its index, none on the log: a descriptor of our own can be closed without dropping any.
"""

import fcntl
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from storage.engine.sqlite_errors import Broken, Problem

SHARED = (0x40000002, 510)  # the bytes, and how many, which SQLite locks while it has a file open
FLOCK = "hhqqi4x"  # how 64-bit Linux lays out a lock: kind, from where, begin, length, whose


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
