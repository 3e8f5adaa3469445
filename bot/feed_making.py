"""A calendar feed made by a child process of its own: ten thousand items take some seconds, and the loop never waits.

What a feed is made from is handlers/feed_material.py's, how it is written union/feed.py's.
"""

import gzip
import os
import pickle
import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.children import ask_child
from handlers.feed_material import House, feed_of, source_of
from storage.database import Database, Store, open_beside
from union.feed import rendered

TIME_LIMIT = 60.0  # seconds
PATIENCE = 10  # of the child: whatever the bot has to do comes first


class Order(NamedTuple):
    """The feed with this hash, to be made from the file at `path` as of `now` (aware)."""

    path: Path
    house: House
    hashed: str
    now: datetime


async def make(store: Store, house: House, hashed: str, now: datetime) -> bytes | None:
    """The file, packed by gzip; None where the address opens nothing any more. Raises ChildError."""
    if store.path is None:  # a database in memory is nobody else's
        with store.reading() as db:
            return _made(db, house, hashed, now)
    order = pickle.dumps(Order(store.path, house, hashed, now))
    return await ask_child("bot.feed_making", order, time_limit=TIME_LIMIT) or None


def serve_one() -> None:
    """The child's whole life: an order in on stdin, the packed file out on stdout, or nothing."""
    os.nice(PATIENCE)
    order: Order = pickle.load(sys.stdin.buffer)
    store = open_beside(order.path)
    try:
        with store.reading() as db:
            made = _made(db, order.house, order.hashed, order.now)
    finally:
        store.close()
    sys.stdout.buffer.write(made or b"")


def _made(db: Database, house: House, hashed: str, now: datetime) -> bytes | None:
    source = source_of(db, house, hashed)
    if source is None:
        return None
    file = rendered(source.words, feed_of(db, house, source, now))
    return gzip.compress(file, mtime=0)


if __name__ == "__main__":
    serve_one()
