"""A power cut: what a disk may hold of a database and its log when it comes, told from what was synced until then.

SQLite itself syncs at commits with synchronous=FULL, and around a checkpoint; ours is storage/engine/durability.py. Sectors that were
written since the last sync are old, new or rubbish, each by itself, and the log may have any length in between.

A checkpoint, which may be another thread's, syncs the log before it writes to the database, and the database before the log begins
anew: until then the database's pages are old or new, each by itself. Here a fold, a commit and a cut follow each other: a file and
its log copied while another thread writes either would be of two moments, which no disk shows. What a half-made fold leaves is told
by the pages mixed after it.
"""

import sqlite3
from functools import partial
from pathlib import Path
from random import Random
from threading import RLock, current_thread, main_thread
from typing import Any

import pytest

from storage.engine import durability

HEADER, SECTOR, FRAME, PAGE = 32, 512, 24 + 4096, 4096


class Platter:
    """Watches the file and the log of one database."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._path, self._log = path, Path(f"{path}-wal")
        self._synced = b""
        self._file, self._of = (
            b"",
            b"none",
        )  # the database before the first fold of a log, and that log's header
        self.turn = RLock()
        self.syncs = 0
        self.folds: list[bool] = []  # whether beside the loop
        Watched.platter = self
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
        monkeypatch.setattr(durability, "to_disk", self._to_disk)

    def _to_disk(self, handle: int) -> None:
        self.syncs += 1
        self.reached()

    def reached(self) -> None:
        """The disk has the log as it is now."""
        with self.turn:
            self._synced = _read(self._log)

    def fold_begins(self) -> None:
        """A checkpoint, in any thread."""
        header = _read(self._log)[:HEADER]
        if header != self._of:
            self._file, self._of = _read(self._path), header
        self.folds.append(current_thread() is not main_thread())

    def fold_ended(self, pages: int) -> None:
        """So many pages of the log are synced."""
        now, upto = _read(self._log), HEADER + pages * FRAME
        self._synced = now[:upto] + self._synced[upto:]

    def cut(self, folder: Path, draw: Random) -> Path:
        """The power goes now: the database as it is found afterwards, in a folder of its own."""
        folder.mkdir()
        left = folder / self._path.name
        with self.turn:
            left.write_bytes(self._mixed_pages(draw))
            Path(f"{left}-wal").write_bytes(self._torn(_read(self._log), draw))
        return left

    def _mixed_pages(self, draw: Random) -> bytes:
        now = _read(self._path)
        if _read(self._log)[:HEADER] != self._of or draw.random() < 0.5:
            return now
        old = self._file.ljust(len(now), b"\0")
        pages = range(0, len(now), PAGE)
        return b"".join(draw.choice((old, now))[at : at + PAGE] for at in pages)

    def _torn(self, now: bytes, draw: Random) -> bytes:
        old = self._synced
        until = (
            draw.randint(0, len(now)) if draw.random() < 0.5 else None
        )  # written in order so far, or in none
        torn = bytearray(now[:HEADER])  # a new one is synced before anything follows it
        for at in range(HEADER, len(now), SECTOR):
            new, before = now[at : at + SECTOR], old[at : at + SECTOR]
            if new == before:
                torn += new
            elif until is not None:
                torn += new if at + SECTOR <= until else _mixed(new, before, draw, "oldest")
            else:
                torn += _mixed(new, before, draw, draw.choice(("newest", "oldest", "rubbish")))
        return bytes(torn[: max(len(old), draw.randint(0, len(now)))])


def _mixed(new: bytes, before: bytes, draw: Random, how: str) -> bytes:
    """A sector that was being written: what is the same in both stays."""
    before = before.ljust(len(new), b"\0")
    if how == "newest":
        return new
    other = before if how == "oldest" else draw.randbytes(len(new))
    return bytes(a if a == b else c for a, b, c in zip(new, before, other, strict=False))


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


class Watched(sqlite3.Connection):
    """A connection that tells the platter of its commits."""

    platter: Platter
    waits = True

    def execute(self, sql: str, *given: Any) -> sqlite3.Cursor:
        """Whether commits wait for the disk is said by a pragma."""
        if sql.startswith("pragma synchronous"):
            self.waits = sql.endswith("full")
        if not sql.startswith("pragma wal_checkpoint"):
            return super().execute(sql, *given)
        with self.platter.turn:
            self.platter.fold_begins()
            row = super().execute(sql).fetchone()
            self.platter.fold_ended(row[1])
        return super().execute("select ?, ?, ?", row)

    def commit(self) -> None:
        """The end of a unit of work."""
        with self.platter.turn:
            super().commit()
            if self.waits:
                self.platter.reached()
