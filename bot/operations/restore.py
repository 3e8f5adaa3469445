"""Puts a backup in the place of the database: made ready beside it, checked, then swapped in one step.

Killed at any point it leaves the old database or the new one; what was there is kept under a dated name.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from bot.operations.backups import is_same_photo, link
from bot.operations.replica import metadata_of
from storage.engine.durability import SIDES, settle
from storage.engine.snapshots import Contents, Flaw, Flawed, bring_up, clear, fold, inspect_snapshot
from union.core.records import dataclass

PART = ".restore.part"
FORMER = "before"  # what the former database ends with, behind the moment
BEHIND = timedelta(seconds=10)  # more than a replica ever lacks
Fetch = Callable[[Path], None]
Span = tuple[datetime, datetime]


class Kind(Enum):
    """What is restored: a backup, one made after the bot was stopped for good, the replica."""

    BACKUP = auto()
    WHOLE = auto()
    REPLICA = auto()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place; `former` is where the old database is, None where there was none.

    `lost`: between these moments the bot may have done what this database does not hold. `erased`: what was erased since
    and is there again.
    """

    contents: Contents
    dropped: int
    former: Path | None
    lost: Span | None
    photos: int
    absent: int
    erased: frozenset[tuple[str, int]] = frozenset()


def restore(
    fetch: Fetch, kind: Kind, database: Path, photos: Path, beside: Path | None, now: datetime
) -> Restored:
    """Swap in what `fetch` writes; `beside` is the folder of its photos.

    The caller holds the bot's lock. Raises Flawed, OSError or sqlite3.OperationalError, nothing being changed.
    """
    database = database.resolve()  # through a link, as SQLite does
    part = database.with_name(database.name + PART)
    database.parent.mkdir(parents=True, exist_ok=True)
    clear(part)
    try:
        fetch(part)
        contents = inspect_snapshot(part)
        held = _former_contents(database)
        lost = _lost(kind, contents.last, held, now)
        folders = [each for each in (photos, beside) if each is not None]
        gone = [path for path in contents.photos if not any((each / path).exists() for each in folders)]
        dropped = bring_up(part, now, lost, gone)
        fold(part)
        settle(part)
        former = _swap(part, database, now, is_sound=held is not None)
    finally:
        clear(part)
    brought = _bring_photos(contents.photos, photos, beside)
    erased = held.erased - contents.erased if held is not None else frozenset()
    return Restored(contents, dropped, former, lost, brought, len(gone), erased)


def _swap(part: Path, database: Path, now: datetime, *, is_sound: bool) -> Path | None:
    """One rename puts the new file in place, when nothing of the old one's WAL is left that could be read into it."""
    named = database.with_name(f"{database.name}.{now:%Y%m%d-%H%M%S}.{FORMER}")
    former = named if database.exists() else None
    if former is None:
        clear(database)
    elif is_sound and fold(database):
        link(database, former)
    else:
        # SQLite would throw away a WAL that does not fit the damaged file: all of it is kept, and one who knows may save something.
        link(database, former)
        for side in SIDES:
            with suppress(FileNotFoundError):
                database.with_name(database.name + side).replace(former.with_name(former.name + side))
    shutil.rmtree(metadata_of(database), ignore_errors=True)
    part.replace(database)
    settle(database.parent)
    return former


def _former_contents(database: Path) -> Contents | None:
    """What the former database holds, None when it is damaged or not there. Raises Flawed when it is in use."""
    try:
        return inspect_snapshot(database)
    except Flawed as flawed:
        if flawed.flaw is Flaw.BUSY:
            raise
        return None


def _lost(kind: Kind, last: datetime | None, held: Contents | None, now: datetime) -> Span | None:
    """From when the backup last heard anything to when the former database did; to now where that can't be asked."""
    if last is None or kind is Kind.WHOLE:
        return None
    if kind is Kind.REPLICA:
        return last, last + BEHIND
    until = now if held is None else held.last or last
    return (last, until) if last < until else None


def _bring_photos(paths: tuple[str, ...], photos: Path, beside: Path | None) -> int:
    """Those of the backup, each whole or not at all; the same ones are left where they are."""
    brought = 0
    if beside is None:
        return 0
    for path in paths:
        source, target = beside / path, photos / path
        if source.exists() and not (target.exists() and is_same_photo(source, target)):
            link(source, target)
            brought += 1
    return brought
