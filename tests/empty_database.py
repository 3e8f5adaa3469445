"""A database in memory with its tables and nothing in it."""

import sqlite3
import weakref
from contextlib import suppress
from functools import cache

from storage.engine.database import Database, Store, prepare
from storage.engine.migrations import MIGRATIONS


def in_memory() -> Store:
    """One of its own that vanishes with it."""
    db = Database(memory=True)
    # From 3.13 on Python complains of a connection that is only forgotten.
    weakref.finalize(db, _forget, db.conn)
    prepare(db)
    _blank().conn.backup(db.conn)  # the migrations take ten times as long, and thousands of tests begin here
    return Store(db)


@cache
def _blank() -> Database:
    """To be copied from."""
    db = Database(memory=True)
    weakref.finalize(db, _forget, db.conn)
    MIGRATIONS.apply(db)
    return db


def _forget(conn: sqlite3.Connection) -> None:
    """Close it, but not where the collector happens to run in a worker's thread: then it is only forgotten."""
    with suppress(sqlite3.ProgrammingError):
        conn.close()
