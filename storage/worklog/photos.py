"""Photos of a group's entries: where each can be had by Telegram's id, and below the photos' folder where it is saved."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.worklog.entries import LogEntry


class PhotoFile(NamedTuple):
    """Where a photo can be had: by Telegram's id, and below the photos' folder where it is saved."""

    file_id: str
    path: str | None


def add_photo(db: Database, group: Group, entry: LogEntry, photo: Mapping[str, Any], now: datetime) -> None:
    """Keep a photo's file id; `photo` has chat_id, message_id, album, file_id, unique_id."""
    row = {"group_id": group.id, "log_id": entry.id, **photo, "created_at": rows.to_text(now)}
    rows.add(db, "photos", row)


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
    found = rows.every(db, sql, [group.id, json.dumps(list(numbers))])
    return {row["number"]: PhotoFile(row["file_id"], row["path"]) for row in found}
