"""What a group was asked about because it may be work: how often a day, of which words, and what was answered."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.reading.acts.lessons import Lesson, Subject

MOST = 300  # the newest lessons that are looked at


def digest(group: Group, words: str) -> str:
    """By which words are known again in this group; they can't be read from it."""
    return blake2b(words.encode(), digest_size=12, key=str(group.id).encode()).hexdigest()


def count_since(db: Database, group: Group, since: datetime) -> int:
    """How often the group was asked unasked since then."""
    sql = "select count(*) as many from doubts where group_id = ? and in_group = 1 and asked_at >= ?"
    return rows.number(db, sql, [group.id, rows.to_text(since)]) or 0


def is_known(db: Database, group: Group, words: str) -> bool:
    """Whether these very words were asked about before."""
    sql = "select id from doubts where group_id = ? and digest = ?"
    return rows.is_any(db, sql, [group.id, digest(group, words)])


def asked(db: Database, group: Group, words: str, now: datetime, *, in_group: bool) -> int:
    """Keep that it was asked; returns the row. `in_group`: unasked, so that it counts."""
    sql = "select id from doubts where group_id = ? and digest = ?"
    known = rows.one(db, sql, [group.id, digest(group, words)])
    if known is not None:
        return int(known["id"])
    row = {"group_id": group.id, "digest": digest(group, words), "asked_at": rows.to_text(now)}
    return rows.add(db, "doubts", {**row, "in_group": int(in_group)})


def answered(db: Database, group: Group, doubt_id: int, answer: str, words: str, by: Person | None) -> None:
    """Keep what was answered, with the words the like is known by."""
    whose = by.id if by else None
    rows.change(db, "doubts", group.id, doubt_id, answer=answer, words=words, person_id=whose)


def made(db: Database, group: Group, doubt_id: int, chat_id: int, message_id: int) -> None:
    """Tie it to what came of the message: as long as that counts, so does the lesson."""
    place = "group_id = doubts.group_id and chat_id = ? and message_id = ?"
    sql = f"""update doubts set log_id = (select max(id) from logs where {place}),
              event_id = (select max(id) from events where {place})
              where id = ? and group_id = ?"""  # noqa: S608
    db.execute(sql, [chat_id, message_id, chat_id, message_id, doubt_id, group.id])


def lessons(db: Database, group: Group) -> list[Lesson]:
    """What the answers teach, oldest first; one whose log or item was taken back teaches nothing."""
    sql = """select * from doubts where group_id = ? and answer is not null and words != ''
             and not exists (select 1 from logs where logs.group_id = doubts.group_id
               and logs.id = log_id and undone_at is not null)
             and not exists (select 1 from events where events.group_id = doubts.group_id
               and events.id = event_id and status = 'cancelled')
             order by id desc limit ?"""
    found = rows.every(db, sql, [group.id, MOST])
    return [_lesson(row) for row in reversed(found)]


def _lesson(row: Mapping[str, Any]) -> Lesson:
    return Lesson(
        Subject.ACT, row["words"], "", row["answer"], (), row["id"], rows.to_moment(row["asked_at"])
    )
