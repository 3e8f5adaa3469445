"""A page of a database overwritten as a failing disk does it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def ruin(path: Path, table: str) -> None:
    """Overwrite the root page of a table, and let every connection read the file anew."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma wal_checkpoint(truncate)")
        (page,) = other.execute("select rootpage from sqlite_master where name = ?", [table]).fetchone()
        (size,) = other.execute("pragma page_size").fetchone()
        with path.open("r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\xa5" * size)
        other.execute("pragma user_version = 7")
