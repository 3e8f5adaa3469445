"""Smaller books of a group: photos, files to send, festival packs offered, and who did what."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
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
    row = rows.one(
        db,
        """select log_id from photos where group_id = ? and chat_id = ? and album = ?
           order by id limit 1""",
        group.id,
        chat_id,
        album,
    )
    return None if row is None else int(row["log_id"])


def photos_of(db: Database, group: Group, numbers: Sequence[int]) -> dict[int, PhotoFile]:
    """The first photo each of these entries got in the group, by its number; undone ones and private photos have none."""
    found = rows.every(
        db,
        """select logs.number as number, min(photos.id) as first, photos.file_id as file_id, path
           from photos join logs on logs.id = photos.log_id
           where photos.group_id = ? and photos.chat_id < 0 and logs.undone_at is null
             and logs.number in (select value from json_each(?)) group by logs.number""",
        group.id,
        json.dumps(list(numbers)),
    )
    return {row["number"]: PhotoFile(row["file_id"], row["path"]) for row in found}


def add_file(db: Database, group: Group, name: str, content: bytes, now: datetime) -> int:
    """Keep a file until it is sent."""
    row = {"group_id": group.id, "name": name, "content": content, "created_at": rows.to_text(now)}
    return rows.add(db, "files", row)


def file(db: Database, file_id: int) -> tuple[str, bytes] | None:
    """Name and content of a file to send."""
    row = rows.one(db, "select name, content from files where id = ?", file_id)
    return None if row is None else (row["name"], row["content"])


def forget_files(db: Database, before: datetime) -> None:
    """Drop files that nothing waiting needs any more."""
    db.execute(
        """delete from files where created_at < ? and id not in
           (select file_id from outbox where file_id is not null and state in ('queued', 'sending'))""",
        [rows.to_text(before)],
    )


def offer_pack(
    db: Database, group: Group, festival: str, year: int, outbox_id: int | None, now: datetime
) -> None:
    """A festival card has been put to the group."""
    db.execute(
        "insert or ignore into packs values (?, ?, ?, 'offered', ?, ?)",
        [group.id, festival, year, outbox_id, rows.to_text(now)],
    )


def pack_state(db: Database, group: Group, festival: str, year: int) -> str | None:
    """offered, adopted, declined; None when the card was never shown."""
    row = rows.one(
        db,
        "select state from packs where group_id = ? and festival = ? and year = ?",
        group.id,
        festival,
        year,
    )
    return None if row is None else str(row["state"])


def decide_pack(db: Database, group: Group, festival: str, year: int, state: str) -> None:
    """The group took or declined a festival's steps."""
    db.execute(
        "update packs set state = ? where group_id = ? and festival = ? and year = ?",
        [state, group.id, festival, year],
    )


def offered_packs(db: Database, group: Group) -> list[tuple[str, int]]:
    """Festival and year of the cards nobody has answered."""
    found = rows.every(
        db, "select festival, year from packs where group_id = ? and state = 'offered'", group.id
    )
    return [(row["festival"], row["year"]) for row in found]


def audit(
    db: Database, group: Group, person: Person | None, action: str, subject: str, now: datetime
) -> None:
    """Write down who changed what: `subject` is a number or a setting's name, never words of a message."""
    row = {"group_id": group.id, "person_id": person.id if person else None, "action": action}
    rows.add(db, "audit", row | {"subject": subject, "at": rows.to_text(now)})
