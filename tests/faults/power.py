"""A power cut: what a disk may hold of a database and its log when it comes, told from what was synced until then.

SQLite itself syncs at commits with synchronous=FULL, and around a checkpoint; ours is storage/durable.py. Sectors that were
written since the last sync are old, new or rubbish, each by itself, and the file may have any length in between.
"""

import sqlite3
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storage import durable

HEADER, SECTOR = 32, 512


class Platter:
    """Watches the file and the log of one database."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._path, self._log = path, Path(f"{path}-wal")
        self._synced, self._file = b"", b""
        self.syncs = 0
        Watched.platter = self
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
        monkeypatch.setattr(durable, "to_disk", self._to_disk)

    def _to_disk(self, handle: int) -> None:
        self.syncs += 1
        self.reached()

    def reached(self) -> None:
        """The disk has the log as it is now."""
        self._synced = _read(self._log)

    def committed(self, *, synced: bool) -> None:
        """A commit; where the database's own file changed, SQLite has checkpointed and synced the log before."""
        found = _read(self._path)
        if synced or found != self._file:
            self.reached()
        self._file = found

    def cut(self, folder: Path, draw: Random) -> Path:
        """The power goes now: the database as it is found afterwards, in a folder of its own."""
        folder.mkdir()
        left = folder / self._path.name
        left.write_bytes(_read(self._path))
        Path(f"{left}-wal").write_bytes(self._torn(_read(self._log), draw))
        return left

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
        return super().execute(sql, *given)

    def commit(self) -> None:
        """The end of a unit of work."""
        super().commit()
        self.platter.committed(synced=self.waits)
