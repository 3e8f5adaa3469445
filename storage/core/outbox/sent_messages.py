"""The bot's own messages in the outbox, found again: by their number in a chat, or by what they are about, one or its copies in many chats."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group

FOUND = "select id, group_id, about, key, created_at as queued_at from outbox"
STANDING = """from outbox where group_id = ? and about = ? and edits is null
              and state not in ('dead', 'replaced') order by id"""


@dataclass(frozen=True, slots=True)
class Sent:
    """One of our messages, found again: its row, its group, what it is about, its key and when it was queued."""

    id: int
    group_id: int | None
    about: str | None
    key: str | None
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class MessageCopy:
    """One of several with the same mark, so that all can be changed together: its outbox row and its chat."""

    id: int
    chat_id: int


def of_message(db: Database, chat_id: int, message_id: int) -> Sent | None:
    """The row whose message this is, None when it is not ours."""
    sql = f"{FOUND} where chat_id = ? and message_id = ? and edits is null order by id limit 1"
    return rows.first(rows.reader(Sent), db, sql, [chat_id, message_id])


def first_reminder(db: Database, group_id: int, chat_id: int, subject: str) -> Sent | None:
    """The first message of this mark that was sent to a chat as a reminder."""
    sql = f"""{FOUND} where group_id = ? and chat_id = ? and about = ? and key like 'reminder:%' and edits is null
              and state not in ('dead', 'replaced') order by id limit 1"""
    return rows.first(rows.reader(Sent), db, sql, [group_id, chat_id, subject])


def mark(db: Database, sent: Sent, about: str) -> None:
    """What the message is about from now on: an edit turned its page."""
    db.execute("update outbox set about = ? where id = ?", [about, sent.id])


def about(db: Database, group_id: int, subject: str) -> list[int]:
    """Rows of messages that speak of one item or entry, oldest first: an edit goes to these."""
    return rows.column(db, f"select id {STANDING}", [group_id, subject])


def standing(db: Database, group: Group, about: str) -> list[MessageCopy]:
    """The copies with this mark that were sent or will be, oldest first."""
    return rows.each(rows.reader(MessageCopy), db, f"select id, chat_id {STANDING}", [group.id, about])
