"""Parts of items: owners with their shares, checklists, notes, attachments. What is withdrawn can be brought back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.grouping import grouped
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.events.model import Check, Event, Occurrence, Owner

AMONG = "group_id = ? and event_id in (select value from json_each(?))"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file at Telegram: `kind` is 'photo' or 'document', `name` empty for a photo."""

    file_id: str
    kind: str
    name: str = ""
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note or attachment; `chat_id`: where it was written."""

    id: int
    event_id: int
    text: str
    file: Attached | None
    person_id: int | None
    chat_id: int
    withdrawn: bool = False
    at: datetime | None = None  # aware UTC

    @property
    def name(self) -> str:
        """Its words, else what the file is called; empty for a photo without any."""
        return self.text or (self.file.name if self.file else "")


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
    return _note(rows.required_row(db, sql, [event.id, group.id, text, *told, by, *message, now]))


def of_event(db: Database, group: Group, event: Event) -> list[Note]:
    """What stands with an item, oldest first."""
    sql = "select * from notes where group_id = ? and event_id = ? and withdrawn_at is null order by id"
    return rows.read_all(_note, db, sql, [group.id, event.id])


def of_album(db: Database, group: Group, event: Event, album: str) -> int:
    sql = "select count(*) as number from notes where group_id = ? and event_id = ? and album = ?"
    return rows.number(db, sql, [group.id, event.id, album]) or 0


def get(db: Database, group: Group, note_id: int) -> Note | None:
    """One note or attachment, withdrawn or not."""
    return rows.read_first(
        _note, db, "select * from notes where group_id = ? and id = ?", [group.id, note_id]
    )


def set_withdrawn(db: Database, group: Group, note: Note, withdrawn: bool, now: datetime) -> None:
    """Take a note back, or bring it back."""
    rows.change(db, "notes", group.id, note.id, withdrawn_at=now if withdrawn else None)


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


def owners(db: Database, group: Group, ids: Sequence[int]) -> dict[int, list[Owner]]:
    """The owners of these items, in the order they were named."""
    among = [group.id, json.dumps(list(ids))]
    sql = f"select * from event_owners where {AMONG} order by event_id, position"  # noqa: S608
    found = rows.all_rows(db, sql, among)
    shares = rows.all_rows(db, f"select * from shares where {AMONG}", among) if found else ()  # noqa: S608
    done = grouped(((row["event_id"], row["name"]), row["original"]) for row in shares)
    named = ((row, frozenset(done.get((row["event_id"], row["name"]), ()))) for row in found)
    return grouped((row["event_id"], rows.value(Owner, row, done=shares)) for row, shares in named)


def keep_owners(db: Database, group: Group, event: Event) -> None:
    """Write the owners of an item in place of those it had; shares done are kept apart, by name."""
    db.execute("delete from event_owners where group_id = ? and event_id = ?", [group.id, event.id])
    for position, owner in enumerate(event.owners):
        row = {"event_id": event.id, "group_id": group.id, "position": position}
        rows.add(db, "event_owners", row | {"name": owner.name, "person_id": owner.person_id})


def set_share(
    db: Database, group: Group, one: Occurrence, owner: Owner, now: datetime, *, done: bool
) -> None:
    """One owner's share of one time of an item is done, or not after all."""
    row = {"group_id": group.id, "event_id": one.event.id, "original": one.key, "name": owner.name}
    if done:
        rows.add_new(db, "shares", {**row, "at": now})
    else:
        sql = "delete from shares where group_id = ? and event_id = ? and original = ? and name = ?"
        db.execute(sql, list(row.values()))


def checklists(db: Database, group: Group, ids: Sequence[int]) -> dict[int, list[Check]]:
    """The checklists of these items, line by line."""
    sql = f"""select checks.*, (select json_group_array(original) from ticks
              where ticks.group_id = checks.group_id and check_id = checks.id) as ticked
              from checks where {AMONG} order by event_id, position"""  # noqa: S608
    return grouped(
        (row["event_id"], Check(row["text"], row["id"], frozenset(json.loads(row["ticked"]))))
        for row in rows.all_rows(db, sql, [group.id, json.dumps(list(ids))])
    )


def keep_checks(db: Database, group: Group, event: Event, checks: Sequence[Check]) -> None:
    """Write an item's checklist in place of the one it had; the lines that were in it keep their ticks."""
    kept = json.dumps([check.id for check in checks if check.id])
    sql = """delete from checks where group_id = ? and event_id = ?
             and id not in (select value from json_each(?))"""
    db.execute(sql, [group.id, event.id, kept])
    for position, check in enumerate(checks):
        if check.id:
            rows.change(db, "checks", group.id, check.id, position=position)
        else:
            row = {"event_id": event.id, "group_id": group.id, "position": position, "text": check.text}
            rows.add(db, "checks", row)


def tick(
    db: Database,
    group: Group,
    one: Occurrence,
    check: Check,
    by: Person | None,
    now: datetime,
    *,
    ticked: bool,
) -> None:
    """Tick one line for one time of an item, or untick it."""
    if ticked:
        row = {"check_id": check.id, "group_id": group.id, "original": one.key, "person_id": by, "at": now}
        rows.add_new(db, "ticks", row)
    else:
        sql = "delete from ticks where group_id = ? and check_id = ? and original = ?"
        db.execute(sql, [group.id, check.id, one.key])
