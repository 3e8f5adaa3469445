"""Photos of a group's entries: where each can be had by Telegram's id; which are still to be saved, which are, and which could not be.
The folder names each by our own numbers alone, readable by the bot's user only.

`path` is where a photo lies below the photos' folder, `try_at` when it is tried again, empty for at once.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.worklog.entries import LogEntry

FILE_MODE, FOLDER_MODE = 0o600, 0o700
PART = ".part"  # of a file that is being written
OURS = re.compile(r"group-\d+/photo-\d+\.(?:jpg|part)")  # whatever else lies in the folder is somebody's own
# How long after each failure the next try is; after the last it is given up.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 10, 60, 360, 1440))
MOST_TRIES = len(PAUSES) + 1
NO_ROOM = timedelta(hours=1)


class PhotoFile(NamedTuple):
    """Where a photo can be had: by Telegram's id, and below the photos' folder where it is saved."""

    file_id: str
    path: str | None


def add_photo(db: Database, group: Group, entry: LogEntry, photo: Mapping[str, Any], now: datetime) -> None:
    """Keep a photo's file id; `photo` has chat_id, message_id, album, file_id, unique_id."""
    rows.add(db, "photos", {"group_id": group.id, "log_id": entry.id, **photo, "created_at": now})


def saved_of(db: Database, group: Group, entry: LogEntry) -> list[int]:
    """Our numbers of the entry's photos that are saved."""
    sql = "select id from photos where group_id = ? and log_id = ? and path is not null order by id"
    return rows.column(db, sql, [group.id, entry.id])


def saved_one(db: Database, group: Group, photo_id: int) -> tuple[int, str] | None:
    """The number of a saved photo's standing entry, and where the photo lies below the photos' folder."""
    sql = """select number, path from photos join logs on logs.id = photos.log_id
             where photos.group_id = ? and photos.id = ? and path is not null and undone_at is null"""
    row = rows.row_or_none(db, sql, [group.id, photo_id])
    return None if row is None else (row["number"], row["path"])


def album_log(db: Database, group: Group, chat_id: int, album: str) -> int | None:
    """The entry that the other photos of an album belong to."""
    sql = """select log_id from photos where group_id = ? and chat_id = ? and album = ?
             order by id limit 1"""
    return rows.number(db, sql, [group.id, chat_id, album])


def photos_of(db: Database, group: Group, numbers: Sequence[int]) -> dict[int, PhotoFile]:
    """The first photo each of these entries got in the group, by its number; undone ones and private photos have none."""
    sql = """select logs.number as number, min(photos.id) as first, photos.file_id as file_id, path
             from photos join logs on logs.id = photos.log_id
             where photos.group_id = ? and photos.chat_id < 0 and logs.undone_at is null
               and logs.number in (select value from json_each(?)) group by logs.number"""
    found = rows.all_rows(db, sql, [group.id, json.dumps(list(numbers))])
    return {row["number"]: PhotoFile(row["file_id"], row["path"]) for row in found}


class Unsaved(NamedTuple):
    """A photo to be saved, by our id, and how often that failed."""

    id: int
    file_id: str
    tries: int


class Saving(NamedTuple):
    """How many photos of an entry are saved, and how many could not be."""

    saved: int
    failed: int


def unsaved(db: Database, group: Group, now: datetime, most: int) -> list[Unsaved]:
    """The next photos to be saved, oldest first: of entries that stand, whose time to be tried has come."""
    sql = """select photos.id, file_id, tries from photos join logs on logs.id = photos.log_id
             where photos.group_id = ? and path is null and tries < ? and coalesce(try_at, '') <= ?
               and undone_at is null order by photos.id limit ?"""
    return rows.read_all(rows.reader(Unsaved), db, sql, [group.id, MOST_TRIES, now, most])


def saved(db: Database, group: Group, photo_id: int, path: str) -> None:
    """The photo lies at this path of the folder."""
    rows.change(db, "photos", group.id, photo_id, path=path)


def failed(db: Database, group: Group, photo: Unsaved, now: datetime) -> None:
    """It could not be had: tried again later, each time later."""
    pause = PAUSES[min(photo.tries, len(PAUSES) - 1)]
    sql = "update photos set tries = tries + 1, try_at = ? where group_id = ? and id = ?"
    db.execute(sql, [now + pause, group.id, photo.id])


def postpone_photo(db: Database, group: Group, photo: Unsaved, now: datetime) -> None:
    """There was no room for it: tried again later, which is no fault of the photo's."""
    rows.change(db, "photos", group.id, photo.id, try_at=now + NO_ROOM)


def give_up_photo(db: Database, group: Group, photo: Unsaved) -> None:
    """It is no photo that can be opened: not tried again."""
    rows.change(db, "photos", group.id, photo.id, tries=MOST_TRIES)


def of_entry(db: Database, group: Group, entry: LogEntry) -> Saving:
    """How far the photos of an entry are saved."""
    sql = """select count(path) as saved, count(*) filter (where path is null and tries >= ?) as failed
             from photos where group_id = ? and log_id = ?"""
    return rows.value(Saving, rows.required_row(db, sql, [MOST_TRIES, group.id, entry.id]))


def of_group(db: Database, group: Group, author: Person | None = None) -> list[str]:
    """Where the saved photos of a group lie; of one author's entries, where one is named."""
    sql = """select path from photos join logs on logs.id = photos.log_id
             where photos.group_id = ?1 and path is not null and (?2 is null or author_id = ?2) order by photos.id"""
    return rows.column(db, sql, [group.id, author])


def forget_undone(db: Database, group: Group, before: datetime) -> None:
    """The photos of entries taken back before this moment are saved no longer; one brought back is saved again."""
    sql = """update photos set path = null, tries = 0, try_at = null where group_id = ? and path is not null
             and log_id in (select id from logs where group_id = ? and undone_at < ?)"""
    db.execute(sql, [group.id, group.id, before])


def fetch_again(db: Database, gone: Iterable[str]) -> None:
    """These files are nowhere to be had, of whatever group: Telegram is asked for them once more."""
    sql = "update photos set path = null, tries = 0, try_at = null where path = ?"
    db.conn.executemany(sql, [(path,) for path in gone])


def paths(db: Database) -> frozenset[str] | None:
    """Every path that is taken, of any group: for the program, which deletes all others.

    None in a database without a log: a new one, perhaps begun by mistake beside an old folder.
    """
    if not rows.has_rows(db, "select 1 from logs limit 1"):
        return None
    return frozenset(rows.column(db, "select path from photos where path is not null"))


def path_of(group_id: int, photo_id: int) -> str:
    """「group-3/photo-17.jpg」, below the folder: nothing in it was sent by anybody."""
    return f"group-{group_id:d}/photo-{photo_id:d}.jpg"


def write(folder: Path, path: str, content: bytes) -> None:
    """Save a file, whole or not at all, for the bot's user alone. Raises OSError, also for a full disk."""
    target = folder / path
    for directory in (folder, target.parent):
        directory.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    part = target.with_suffix(PART)
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def read(folder: Path, path: str) -> bytes | None:
    """A saved photo; None when somebody took it away."""
    try:
        return (folder / path).read_bytes()
    except OSError:
        return None


def sweep(folder: Path, kept: Set[str]) -> int:
    """Delete every photo that no row names any more; returns how many. Other files are left alone."""
    gone = 0
    for file in sorted(folder.glob("*/*")):
        path = f"{file.parent.name}/{file.name}"
        if OURS.fullmatch(path) and path not in kept:
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def remove_group(folder: Path, group_id: int) -> None:
    """Delete every photo of a group; its directory too, if nothing of anybody else's lies in it."""
    directory = folder / f"group-{group_id:d}"
    for file in directory.glob("*"):
        if OURS.fullmatch(f"{directory.name}/{file.name}"):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        directory.rmdir()
