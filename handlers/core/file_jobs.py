"""What was wished for, a document or a picture: how often it is tried, where it goes, the words when nothing came of it."""

from datetime import datetime
from typing import Protocol

from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from union.core.groups import Group

MOST_TRIES = 3


class Wished(Protocol):
    """Where it was asked for."""

    @property
    def chat_id(self) -> int: ...

    @property
    def topic(self) -> int | None: ...


def chat_of(wanted: Wished, group: Group) -> int:
    """Where it goes; the group may have become a supergroup meanwhile, so its present chat is taken."""
    return group.chat_id if wanted.chat_id < 0 else wanted.chat_id


def say(db: Database, wanted: Wished, group: Group, text: str, now: datetime) -> None:
    """Words in its place."""
    out = Outgoing(
        chat_of(wanted, group), "sendMessage", {"text": text}, group_id=group.id, topic=wanted.topic
    )
    queue.put(db, out, now)
