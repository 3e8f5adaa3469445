"""Whether the disk has what was committed: many commits may share one sync of the log, made beside the loop.

SQLite's locks lie on the database and its index, none on the log: a descriptor of our own can be closed without dropping any.
"""

import os
from pathlib import Path
from threading import Lock

from storage.faults import Broken, Problem


def to_disk(handle: int) -> None:
    """Wait until the disk has the file's content; where the system knows no more than fsync, by that. Raises OSError."""
    getattr(os, "fdatasync", os.fsync)(handle)


class Durable:
    """Counts the commits that did not wait for the disk, and how many of them it has by now.

    After a sync that failed nobody knows what the disk has, and the next would succeed without it: `lost` stays.
    """

    def __init__(self, path: Path | None) -> None:
        self._log = None if path is None else f"{path}-wal"
        self._handle: int | None = None
        self._turn = Lock()  # nobody closes the log under a sync
        self.committed = 0
        self.kept = 0
        self.lost = False

    def is_ready(self) -> bool:
        """Whether a commit may be left to `sync`: the log is there, and open from before what is written to it."""
        if self._handle is None and self._log is not None:
            try:
                self._handle = os.open(self._log, os.O_RDONLY)
            except OSError:  # then the commit waits itself
                return False
        return self._handle is not None

    def sync(self) -> None:
        """Wait until the disk has everything committed by now; in any thread. Raises Broken."""
        with self._turn:
            self.check()
            upto, handle = self.committed, self._handle
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
            self.kept, self.lost = (self.committed, self.lost) if is_whole else (self.kept, True)
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None
