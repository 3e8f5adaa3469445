"""What a group was asked about because it may be work, and what its officers corrected: the lessons its reading follows. How they are followed is union's.

And of which rules of union money it wants no more hints, with the logs such a rule is counted over.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2b

from sqlite_utils import Database

from storage.core import rows
from storage.worklog import entries
from union.core import period as periods
from union.core.groups import Group, Person
from union.reading.acts.lessons import Lesson, LessonSubject
from union.worklog.entries import LogEntry

LOOKED_AT = 300  # the newest lessons that are looked at
LOG, EVENT = "log_id", "event_id"  # of what somebody corrected
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
    sql = f"""select lessons.*, (select name from people where people.id = person_id) as by from lessons
              where {STANDING} order by id desc limit ?"""  # noqa: S608
    found = reversed(rows.all_rows(db, sql, [group.id, MOST]))
    return [rows.value(Lesson, row, overruled=tuple(row["overruled"].split())) for row in found]


def keep(
    db: Database, group: Group, of: str, number: int, lesson: Lesson, by: Person | None, now: datetime
) -> None:
    """Keep what the correction of an entry or item (LOG, EVENT), by our id, teaches."""
    row = rows.fields_as_row(lesson, "subject", "words", "read_as", "chosen")
    row |= {"group_id": group.id, of: number}
    rows.add(db, "lessons", row | {"overruled": " ".join(lesson.overruled), "person_id": by, "at": now})


def forget(db: Database, group: Group, of: str, number: int) -> None:
    """Drop what an entry or item taught: it is corrected anew."""
    db.execute(f"delete from lessons where group_id = ? and {of} = ?", [group.id, number])  # noqa: S608


def digest(group: Group, words: str) -> str:
    """By which words are known again in this group; they can't be read from it."""
    return blake2b(words.encode(), digest_size=12, key=str(group.id).encode()).hexdigest()


def count_since(db: Database, group: Group, since: datetime) -> int:
    """How often the group was asked unasked since then."""
    sql = "select count(*) as many from doubts where group_id = ? and in_group = 1 and asked_at >= ?"
    return rows.number(db, sql, [group.id, since]) or 0


def is_doubt_known(db: Database, group: Group, words: str) -> bool:
    """Whether these very words were asked about before."""
    sql = "select id from doubts where group_id = ? and digest = ?"
    return rows.has_rows(db, sql, [group.id, digest(group, words)])


def keep_doubt(db: Database, group: Group, words: str, now: datetime, *, in_group: bool) -> int:
    """Keep that it was asked; returns the row. `in_group`: unasked, so that it counts."""
    sql = "select id from doubts where group_id = ? and digest = ?"
    row = {"group_id": group.id, "digest": digest(group, words), "asked_at": now, "in_group": in_group}
    return rows.number(db, sql, [group.id, row["digest"]]) or rows.add(db, "doubts", row)


def answered(db: Database, group: Group, doubt_id: int, answer: str, words: str, by: Person | None) -> None:
    """Keep what was answered, with the words the like is known by."""
    rows.change(db, "doubts", group.id, doubt_id, answer=answer, words=words, person_id=by)


def link_doubt_to_result(db: Database, group: Group, doubt_id: int, chat_id: int, message_id: int) -> None:
    """Tie it to what came of the message: as long as that counts, so does the lesson."""
    place = "group_id = doubts.group_id and chat_id = ? and message_id = ?"
    sql = f"""update doubts set log_id = (select max(id) from logs where {place}),
              event_id = (select max(id) from events where {place})
              where id = ? and group_id = ?"""  # noqa: S608
    db.execute(sql, [chat_id, message_id, chat_id, message_id, doubt_id, group.id])


def lessons(db: Database, group: Group) -> list[Lesson]:
    """What the answers teach, oldest first; one whose log or item was taken back teaches nothing."""
    sql = """select id, words, answer as chosen, asked_at as at from doubts
             where group_id = ? and answer is not null and words != ''
             and not exists (select 1 from logs where logs.group_id = doubts.group_id
               and logs.id = log_id and undone_at is not null)
             and not exists (select 1 from events where events.group_id = doubts.group_id
               and events.id = event_id and status = 'cancelled')
             order by id desc limit ?"""
    found = reversed(rows.all_rows(db, sql, [group.id, LOOKED_AT]))
    same = {"subject": LessonSubject.ACT, "read_as": "", "overruled": ()}
    return [rows.value(Lesson, row, **same) for row in found]


def muted(db: Database, group: Group) -> set[str]:
    """The ids of the rules nobody is to be reminded of any more."""
    return set(rows.column(db, "select rule from muted_rules where group_id = ?", [group.id]))


def mute(db: Database, group: Group, rule: str, by: Person | None, now: datetime) -> None:
    """No more hints of this rule."""
    rows.add_new(db, "muted_rules", {"group_id": group.id, "rule": rule, "person_id": by, "at": now})


def unmute(db: Database, group: Group) -> None:
    """Hints of every rule again."""
    db.execute("delete from muted_rules where group_id = ?", [group.id])


def naming(
    db: Database, group: Group, first: date, end: date, words: Iterable[str], without: int
) -> list[LogEntry]:
    """Standing logs with a fact in [first, end) whose message holds one of the words, but for one by its number."""
    return entries.entries_where(
        db,
        group,
        """undone_at is null and number != ? and number in (
             select number from tallies where group_id = ? and month between ? and ? and sort = 'fact')
           and exists (select 1 from json_each(?) where instr(v.text, value) > 0)""",
        without, group.id, *periods.months_between(first, end), json.dumps([*words]),
    )  # fmt: skip
