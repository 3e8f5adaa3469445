"""A calendar feed as a packed file, made from the rows: ten thousand items take some seconds, so a process of its own does it."""

import gzip
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from handlers.feeds.feed_content import House, feed_of, source_of
from storage.engine.database import Database, open_beside
from union.feeds.calendar_file import rendered


class Order(NamedTuple):
    """The feed with this hash, to be made from the file at `path` as of `now` (aware)."""

    path: Path
    house: House
    hashed: str
    now: datetime


def made_of(order: Order) -> bytes | None:
    """The feed ordered, in the process that makes it; None where its address opens nothing any more."""
    store = open_beside(order.path)
    try:
        with store.reading() as db:
            return packed(db, order.house, order.hashed, order.now)
    finally:
        store.close()


def packed(db: Database, house: House, hashed: str, now: datetime) -> bytes | None:
    """The file, packed by gzip; None where the address opens nothing any more."""
    source = source_of(db, house, hashed)
    if source is None:
        return None
    return gzip.compress(rendered(source.words, feed_of(db, house, source, now)), mtime=0)
