"""What a group's officers corrected: the lessons its reading follows. How they are followed is union's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.reading.acts.lessons import Lesson, Subject

MOST = 500  # the newest; what is corrected more often than that no lesson can mend
# A lesson counts as long as what it was drawn from does: taking that back takes it back.
STANDING = """group_id = ? and not exists (select 1 from logs where logs.group_id = lessons.group_id
              and logs.id = log_id and undone_at is not null)
              and not exists (select 1 from events where events.group_id = lessons.group_id
              and events.id = event_id and status = 'cancelled')"""


def stamp(db: Database, group: Group) -> str:
    """Which lessons stand: as long as it is the same, the group has learned nothing new."""
    sql = f"""select group_concat(id) as ids from
              (select id from lessons where {STANDING} order by id desc limit ?)"""  # noqa: S608
    return rows.text(db, sql, [group.id, MOST]) or ""


def standing(db: Database, group: Group) -> list[Lesson]:
    """The group's lessons, oldest first."""
    sql = f"""select lessons.*, (select name from people where people.id = person_id) as name from lessons
              where {STANDING} order by id desc limit ?"""  # noqa: S608
    found = rows.every(db, sql, [group.id, MOST])
    return [_lesson(row) for row in reversed(found)]


def of_log(db: Database, group: Group, log_id: int, lesson: Lesson, by: Person | None, now: datetime) -> None:
    """Keep what the correction of an entry teaches."""
    rows.add(db, "lessons", {"log_id": log_id, **_row(group, lesson, by, now)})


def forget_log(db: Database, group: Group, log_id: int) -> None:
    """Drop what an entry taught: it is corrected anew."""
    db.execute("delete from lessons where group_id = ? and log_id = ?", [group.id, log_id])


def of_event(
    db: Database, group: Group, event_id: int, lesson: Lesson, by: Person | None, now: datetime
) -> None:
    """Keep what the correction of an item teaches."""
    rows.add(db, "lessons", {"event_id": event_id, **_row(group, lesson, by, now)})


def forget_event(db: Database, group: Group, event_id: int) -> None:
    """Drop what an item taught: it is corrected anew."""
    db.execute("delete from lessons where group_id = ? and event_id = ?", [group.id, event_id])


def _row(group: Group, lesson: Lesson, by: Person | None, now: datetime) -> dict[str, Any]:
    return {
        **rows.plain(lesson, "subject", "words", "read_as", "chosen"),
        "group_id": group.id,
        "overruled": " ".join(lesson.overruled),
        "person_id": by.id if by else None,
        "at": rows.to_text(now),
    }


def _lesson(row: Mapping[str, Any]) -> Lesson:
    return Lesson(
        Subject(row["subject"]),
        row["words"],
        row["read_as"],
        row["chosen"],
        tuple(row["overruled"].split()),
        row["id"],
        rows.to_moment(row["at"]),
        row["name"],
    )
