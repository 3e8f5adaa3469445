"""Which erasures were asked for and which are through to the last byte: kept for good, without a name or a word."""

from datetime import date, datetime
from typing import NamedTuple

from sqlite_utils import Database

from storage.core import rows

GROUP, PERSON, FAMILY = "group", "person", "family"  # of `sort`; of a family its name alone
BY_PERSON, BY_ADMIN, BY_OPERATOR = "person", "admin", "operator"  # of `by`


class Erasure(NamedTuple):
    """One of them; `group_id` is no more, `chat_id` is told when the file holds nothing any more, `expires` the last backup's end."""

    id: int
    group_id: int | None
    chat_id: int | None
    asked_at: datetime
    expires: date | None


def note(
    db: Database,
    sort: str,
    by: str,
    number: int,
    now: datetime,
    *,
    chat_id: int | None = None,
    expires: date | None = None,
) -> int:
    """The rows are gone, the file is still to be cleansed; `number` is ours of what is no more."""
    row = {"sort": sort, "by": by, f"of_{sort}": number, "chat_id": chat_id, "asked_at": rows.to_text(now)}
    return rows.add(db, "erasures", row | {"expires": expires.isoformat() if expires else None})


def unfinished(db: Database) -> list[Erasure]:
    """Those whose rows are gone while the file may still hold them."""
    sql = "select *, of_group as group_id from erasures where done_at is null order by id"
    return rows.each(rows.reader(Erasure), db, sql)


def done(db: Database, erasure: Erasure, now: datetime) -> None:
    """The file holds nothing of it any more; whom to tell is forgotten too."""
    sql = "update erasures set done_at = ?, chat_id = null where id = ?"
    db.execute(sql, [rows.to_text(now), erasure.id])


def forget_answers(db: Database) -> None:
    """Messages sent to chats of nobody and no group: the last word to whoever is erased."""
    sql = """delete from outbox where group_id is null and key is null and state in ('sent', 'replaced', 'dead')
             and chat_id not in (select user_id from people) and chat_id not in (select chat_id from groups)
             and chat_id not in (select chat_id from erasures where chat_id is not null)"""
    db.execute(sql)


def numbers(db: Database) -> frozenset[tuple[str, int]]:
    """Which groups, people and names of families were ever erased, by our numbers: whoever restores an older file has to do it again."""
    found = rows.every(db, "select sort, coalesce(of_group, of_person, of_family) as number from erasures")
    return frozenset((row["sort"], row["number"]) for row in found if row["number"] is not None)
