"""Copies of one message in several private chats: where they stand, so that all can be changed together."""

from dataclasses import dataclass

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group


@dataclass(frozen=True, slots=True)
class MessageCopy:
    """One of them: its outbox row and its chat."""

    id: int
    chat_id: int


def standing(db: Database, group: Group, about: str) -> list[MessageCopy]:
    """The copies with this mark that were sent or will be, oldest first."""
    sql = """select id, chat_id from outbox where group_id = ? and about = ? and edits is null
             and state not in ('dead', 'replaced') order by id"""
    found = rows.every(db, sql, [group.id, about])
    return [MessageCopy(row["id"], row["chat_id"]) for row in found]
