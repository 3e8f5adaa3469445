"""What a group or somebody was asked and has not answered, with what was said so far; and what is wanted made beside the turns, a
document or a picture, until it is done.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.core.records import dataclass, field, replace

WISH_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question the bot has asked; `data` is plain JSON, `outbox_id` the message it was asked in."""

    id: int
    group_id: int | None
    person_id: int | None
    chat_id: int
    subject: str
    data: Mapping[str, Any]
    outbox_id: int | None


_draft = rows.reader(Draft)


def begin(
    db: Database,
    chat_id: int,
    subject: str,
    data: Mapping[str, Any],
    now: datetime,
    expires: datetime,
    *,
    group: Group | None = None,
    person: Person | None = None,
) -> int:
    row: rows.Row = {"group_id": group and group.id, "person_id": person, "chat_id": chat_id}
    row |= {"subject": subject, "data": json.dumps(dict(data), ensure_ascii=False)}
    return rows.add(db, "drafts", row | {"created_at": now, "expires_at": expires})


def set_message(db: Database, draft_id: int, outbox_id: int | None) -> None:
    """Remember the message a question stands in, so that a reply to it is its answer."""
    db.execute("update drafts set outbox_id = ? where id = ?", [outbox_id, draft_id])


def get(db: Database, draft_id: int, chat_id: int) -> Draft | None:
    return rows.read_first(
        _draft, db, "select * from drafts where id = ? and chat_id = ?", [draft_id, chat_id]
    )


def draft_of_message(db: Database, outbox_id: int, chat_id: int) -> Draft | None:
    sql = "select * from drafts where outbox_id = ? and chat_id = ? order by id desc limit 1"
    return rows.read_first(_draft, db, sql, [outbox_id, chat_id])


def latest(db: Database, chat_id: int, person: Person | None, subject: str) -> Draft | None:
    """The newest open question of one subject to one person in one chat."""
    sql = """select * from drafts where chat_id = ? and person_id is ? and subject = ?
             order by id desc limit 1"""
    return rows.read_first(_draft, db, sql, [chat_id, person, subject])


def has_open_question_since(db: Database, chat_id: int, person: Person, since: datetime) -> bool:
    """Whether a question to this person in this chat has been open since then or later."""
    sql = "select id from drafts where chat_id = ? and person_id = ? and created_at >= ? limit 1"
    return rows.has_rows(db, sql, [chat_id, person.id, since])


def begun_since(db: Database, draft: Draft, since: datetime) -> bool:
    sql = "select id from drafts where id = ? and chat_id = ? and created_at >= ?"
    return rows.has_rows(db, sql, [draft.id, draft.chat_id, since])


def of_care(db: Database, chat_id: int, care_id: int, subject: str) -> Draft | None:
    sql = """select * from drafts where chat_id = ? and subject = ? and json_extract(data, '$.care') = ?
             order by id desc limit 1"""
    return rows.read_first(_draft, db, sql, [chat_id, subject, care_id])


def waiting(db: Database, subject: str) -> list[Draft]:
    """Everything kept of one subject for any group, oldest first: for the program, which works through it."""
    sql = "select * from drafts where subject = ? and group_id is not null order by id"
    return rows.read_all(_draft, db, sql, [subject])


def of_subject(db: Database, group: Group, subject: str) -> list[Draft]:
    """Everything open of one subject in a group, oldest first."""
    sql = "select * from drafts where group_id = ? and subject = ? order by id"
    return rows.read_all(_draft, db, sql, [group.id, subject])


def of_group(db: Database, group: Group, draft_id: int) -> Draft | None:
    return rows.read_first(
        _draft, db, "select * from drafts where group_id = ? and id = ?", [group.id, draft_id]
    )


def change(db: Database, draft: Draft, data: Mapping[str, Any]) -> Draft:
    """Remember more of what was said so far: the question with that."""
    text = json.dumps(dict(data), ensure_ascii=False)
    db.execute("update drafts set data = ? where id = ? and chat_id = ?", [text, draft.id, draft.chat_id])
    return replace(draft, data=dict(data))


def end(db: Database, draft: Draft) -> None:
    db.execute("delete from drafts where id = ? and chat_id = ?", [draft.id, draft.chat_id])


def end_of_message(db: Database, chat_id: int, message_id: int) -> None:
    """What was asked about one message is not asked any more: the message was edited."""
    sql = "delete from drafts where chat_id = ? and json_extract(data, '$.message_id') = ?"
    db.execute(sql, [chat_id, message_id])


def give_up(db: Database, chat_id: int, person: Person, subjects: Sequence[str]) -> int:
    """Give up every open question of these subjects to one person in one chat; returns how many."""
    sql = """delete from drafts where chat_id = ? and person_id = ?
             and subject in (select value from json_each(?))"""
    return db.execute(sql, [chat_id, person, json.dumps(list(subjects))]).rowcount


def expire(db: Database, now: datetime) -> None:
    db.execute("delete from drafts where expires_at <= ?", [now])


@dataclass(frozen=True, slots=True)
class KeptWish:
    """What is wanted made and sent to a chat, kept as JSON; `since` is when it was noted, `tries` how often it failed."""

    group_id: int
    chat_id: int
    topic: int | None
    tries: int = field(default=0, kw_only=True)
    id: int = field(default=0, kw_only=True)
    since: str = field(default="", kw_only=True)


W = TypeVar("W", bound=KeptWish)


@dataclass(frozen=True, slots=True)
class Wishes(Generic[W]):
    """Those of one kind, under the drafts of one subject; `alike` are the fields in which one is the same as another."""

    subject: str
    kind: Callable[..., W]
    alike: tuple[str, ...] = ()

    def add(self, db: Database, group: Group, wish: W, now: datetime, *, instead: bool = False) -> None:
        """Note one for its chat, unless the like is noted there; `instead`: it takes that one's place."""
        same = "group_id = ? and subject = ? and chat_id = ?"
        same += "".join(f" and json_extract(data, '$.{name}') = ?" for name in self.alike)
        row = {"group_id": group.id, "subject": self.subject, "chat_id": wish.chat_id}
        own = (getattr(wish, name) for name in self.alike)
        values = [*row.values(), *(each if isinstance(each, int) else str(each) for each in own)]
        if instead:
            db.execute(f"delete from drafts where {same}", values)  # noqa: S608
        elif rows.has_rows(db, f"select 1 from drafts where {same}", values):  # noqa: S608
            return
        rest = {"data": _wish_json(wish), "created_at": now, "expires_at": now + WISH_KEPT}
        rows.add(db, "drafts", row | rest)

    def every(self, db: Database) -> list[W]:
        """Those of any group, oldest first: for the program, which fulfils one after another."""
        sql = """select id, data, created_at as since from drafts where subject = ? and group_id is not null
                 order by id"""
        found = rows.all_rows(db, sql, [self.subject])
        return [rows.value(self.kind, json.loads(row.pop("data")) | row) for row in found]

    def stands(self, db: Database, group: Group, wish: W) -> bool:
        """Whether it is still wanted: nobody fulfilled it meanwhile, no later one took its place."""
        # An id may be given again once its row is gone; the moment of the wish tells the two apart.
        sql = "select 1 from drafts where group_id = ? and id = ? and created_at = ?"
        return rows.has_rows(db, sql, [group.id, wish.id, wish.since])

    def tried(self, db: Database, group: Group, wish: W) -> W:
        again = replace(wish, tries=wish.tries + 1)
        rows.change(db, "drafts", group.id, wish.id, data=_wish_json(again))
        return again

    def end(self, db: Database, group: Group, wish: W) -> None:
        db.execute("delete from drafts where group_id = ? and id = ?", [group.id, wish.id])


def _wish_json(wish: KeptWish) -> str:
    return json.dumps(asdict(wish), default=str)
