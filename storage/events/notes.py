"""Notes and attachments of items: words, and Telegram's id of a file. What is withdrawn can be brought back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.events.model import Event


@dataclass(frozen=True, slots=True)
class Attached:
    """A file at Telegram: `kind` is 'photo' or 'document', `name` empty for a photo."""

    file_id: str
    kind: str
    name: str = ""
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note or attachment; `chat_id`: where it was written, `at` aware UTC."""

    id: int
    event_id: int
    text: str
    file: Attached | None
    person_id: int | None
    chat_id: int
    at: datetime
    withdrawn: bool = False


def add(
    db: Database,
    group: Group,
    event: Event,
    text: str,
    file: Attached | None,
    by: Person | None,
    message: tuple[int, int],
    now: datetime,
) -> Note:
    """Keep what a message (chat, id) adds to an item; the same message edited changes its words."""
    sql = """insert into notes (event_id, group_id, text, file_id, file_name, file_kind, album, person_id,
                              chat_id, message_id, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           on conflict (event_id, chat_id, message_id) do update set text = excluded.text
           returning *"""
    told = (file.file_id, file.name, file.kind, file.album) if file else (None,) * 4
    values = [event.id, group.id, text, *told, by.id if by else None, *message, rows.to_text(now)]
    return _note(rows.only(db, sql, values))


def of_event(db: Database, group: Group, event: Event) -> list[Note]:
    """What stands with an item, oldest first."""
    sql = "select * from notes where group_id = ? and event_id = ? and withdrawn_at is null order by id"
    return rows.each(_note, db, sql, [group.id, event.id])


def of_album(db: Database, group: Group, event: Event, album: str) -> int:
    """How many photos of one album stand with an item."""
    sql = "select count(*) as number from notes where group_id = ? and event_id = ? and album = ?"
    return rows.number(db, sql, [group.id, event.id, album]) or 0


def get(db: Database, group: Group, note_id: int) -> Note | None:
    """One note or attachment, withdrawn or not."""
    return rows.first(_note, db, "select * from notes where group_id = ? and id = ?", [group.id, note_id])


def set_withdrawn(db: Database, group: Group, note: Note, withdrawn: bool, now: datetime) -> None:
    """Take a note back, or bring it back."""
    at = rows.to_text(now) if withdrawn else None
    rows.change(db, "notes", group.id, note.id, withdrawn_at=at)


def copy(db: Database, group: Group, source: Event, target: Event) -> None:
    """The item that goes on in another's place has its notes and attachments, too."""
    sql = """insert into notes (event_id, group_id, text, file_id, file_name, file_kind, album, person_id,
                                chat_id, message_id, at)
             select ?, group_id, text, file_id, file_name, file_kind, album, person_id, chat_id, message_id, at
             from notes where group_id = ? and event_id = ? and withdrawn_at is null"""
    db.execute(sql, [target.id, group.id, source.id])


def _note(row: Mapping[str, Any]) -> Note:
    file = (
        Attached(row["file_id"], row["file_kind"], row["file_name"], row["album"]) if row["file_id"] else None
    )
    return rows.value(Note, row, file=file, withdrawn=row["withdrawn_at"] is not None)
