"""What is kept pinned in a group, board or picture: whether its message still stands, what is done with it, missing rights."""

from typing import Any, Protocol

from handlers.core.job_context import Desk
from storage.core.outbox import queue as outbox_queue
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Lane, Outgoing
from storage.core.outbox.sent_messages import GONE, NO_RIGHTS


class Pinned(Protocol):
    """The outbox rows of a message, of its pinning and of its last edit."""

    @property
    def post_id(self) -> int | None: ...

    @property
    def pin_id(self) -> int | None: ...

    @property
    def edit_id(self) -> int | None: ...


def stands(desk: Desk, one: Pinned) -> bool:
    """Whether its message is there: in this very chat, not refused, and as far as we know nobody deleted it."""
    post = sent_messages.of_row(desk.db, one.post_id) if one.post_id else None
    if post is None or post.is_refused or post.chat_id != desk.group.chat_id:
        return False
    later = [sent_messages.of_row(desk.db, row) for row in (one.pin_id, one.edit_id) if row]
    return not any(fate is not None and fate.is_refused and fate.error == GONE for fate in later)


def lacks_rights(desk: Desk, one: Pinned) -> bool:
    """Whether Telegram did not let the bot pin it."""
    pinned = sent_messages.of_row(desk.db, one.pin_id) if one.pin_id else None
    return pinned is not None and pinned.error == NO_RIGHTS


def say_without_rights(desk: Desk, one: Pinned, subject: str, text: str) -> None:
    """Once in a chat, that it could not be pinned."""
    if lacks_rights(desk, one):
        key = f"{subject}/rights/{desk.group.id}/{desk.group.chat_id}"
        desk.post(text, lane=Lane.DIGEST, topic=desk.group.settings.reminder_topic, key=key)


def queue(
    desk: Desk, one: Pinned, method: str, params: dict[str, Any], file_id: int | None = None
) -> int | None:
    """Do something with its message, once that is there; the row."""
    group = desk.group
    out = Outgoing(group.chat_id, method, params, Lane.DIGEST, group.id, edits=one.post_id, file_id=file_id)
    return outbox_queue.put(desk.db, out, desk.now)
