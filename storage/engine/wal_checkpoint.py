"""Folds the log into the database by a connection of its own, beside the one that writes (decision 22).

SQLite before 3.51.3 may lose commits where a checkpoint begins on a log that is folded already while another connection begins
that log anew (its "WAL-reset bug"). Therefore a log's generation, told by its salts, is folded beside the writer only while
something in it is surely not folded: until once all was that was in it. What comes after that the writer folds itself.
"""

import os
import sqlite3
from pathlib import Path
from threading import Lock

PAGES = 1000  # as SQLite's own: four megabytes
LOG_HEADER, FRAME_HEADER = 32, 24


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
    return _read(log, 8, 16)


def _is_longer(log: int, pages: int) -> bool:
    """Whether a log has more pages of its own: behind its end lie those of former generations."""
    size = int.from_bytes(_read(log, 4, 8), "big")
    salts = _read(log, 8, LOG_HEADER + pages * (FRAME_HEADER + size) + 8)
    return bool(salts) and salts == _generation(log)


def _read(log: int, count: int, at: int) -> bytes:
    try:
        return os.pread(log, count, at)
    except OSError:  # whoever syncs hears of it
        return b""
