"""The bot's own messages in the outbox, found again: by their number in a chat, or by what they are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows


@dataclass(frozen=True, slots=True)
class Sent:
    """One of our messages, found again: its row, its group, what it is about, its key and when it was queued."""

    id: int
    group_id: int | None
    about: str | None
    key: str | None
    queued_at: datetime


def of_message(db: Database, chat_id: int, message_id: int) -> Sent | None:
    """The row whose message this is, None when it is not ours."""
    sql = """select id, group_id, about, key, created_at from outbox
             where chat_id = ? and message_id = ? and edits is null order by id limit 1"""
    row = rows.one(db, sql, [chat_id, message_id])
    return _found(row)


def first_reminder(db: Database, group_id: int, chat_id: int, subject: str) -> Sent | None:
    """The first message of this mark that was sent to a chat as a reminder."""
    sql = """select id, group_id, about, key, created_at from outbox
             where group_id = ? and chat_id = ? and about = ? and key like 'reminder:%' and edits is null
             and state not in ('dead', 'replaced') order by id limit 1"""
    row = rows.one(db, sql, [group_id, chat_id, subject])
    return _found(row)


def mark(db: Database, sent: Sent, about: str) -> None:
    """What the message is about from now on: an edit turned its page."""
    db.execute("update outbox set about = ? where id = ?", [about, sent.id])


def about(db: Database, group_id: int, subject: str) -> list[int]:
    """Rows of messages that speak of one item or entry, oldest first: an edit goes to these."""
    sql = """select id from outbox where group_id = ? and about = ? and edits is null
             and state not in ('dead', 'replaced') order by id"""
    return rows.column(db, sql, [group_id, subject])


def _found(row: Mapping[str, Any] | None) -> Sent | None:
    if row is None:
        return None
    return Sent(row["id"], row["group_id"], row["about"], row["key"], rows.to_moment(row["created_at"]))
