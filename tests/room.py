"""The demo's room as tests play it: with what no page of the demo does, though Telegram's people do it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.demo.bot_api.call import BotError, Call
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ANONYMOUS, SUPERGROUP, Chat, Json, User


@dataclass(slots=True)
class Fault:
    """The next `times` calls of `method` (or any, "*") end in this error, so that tests see how the bot takes it.

    `after_effect`: the work is done all the same.
    """

    method: str
    error_code: int
    description: str
    parameters: Json | None = None
    times: int = 1
    after_effect: bool = False
    chat_id: int | None = None

    def fits(self, method: str, chat_id: str) -> bool:
        """Whether this call is the one to fail; `chat_id` as the bot wrote it."""
        named = self.method in ("*", method)
        return named and self.times > 0 and (self.chat_id is None or str(self.chat_id) == chat_id)

    def error(self) -> BotError:
        """What the bot is told."""
        return BotError(self.error_code, self.description, self.parameters)


class PlayedRoom(Room):
    """A room in which people also block and remove the bot, make administrators, open topics and upgrade their group, and calls fail."""

    def __init__(self, now: Callable[[], datetime], *what: Any, **how: Any) -> None:
        super().__init__(now, *what, **how)
        self.faults: list[Fault] = []

    def forget(self) -> None:
        """Starts anew; no call fails any more."""
        self.faults.clear()
        super().forget()

    @contextmanager
    def calling(self, method: str, call: Call) -> Iterator[None]:
        """The call fails where it is to, before or after its work."""
        with super().calling(method, call):
            error, after_effect = self.fault(method, call.text("chat_id"))
            if error is not None and not after_effect:
                raise error
            yield
            if error is not None:
                raise error

    def fail_next(self, *what: Any, **how: Any) -> None:
        """Lets the next calls of a method fail, as a `Fault` of these values says."""
        self.faults.append(Fault(*what, **how))

    def fault(self, method: str, chat_id: str) -> tuple[BotError | None, bool]:
        """The error waiting for this call, if any, and whether it comes after the effect."""
        for fault in self.faults:
            if fault.fits(method, chat_id):
                fault.times -= 1
                return fault.error(), fault.after_effect
        return None, False

    def send_sticker(self, user: User, chat: Chat, emoji: str = "👍") -> Json:
        """Sends a sticker."""
        stored = self.keep_file("stickers", "sticker.webp", b"RIFF", mime="image/webp")
        sticker = {
            "file_id": stored.file_id,
            "file_unique_id": stored.file_unique_id,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self._said(user, chat, {"sticker": sticker})

    def block_bot(self, user: User) -> None:
        """Blocks the bot in private."""
        self.set_blocked(user, blocked=True)

    def unblock_bot(self, user: User) -> None:
        """Unblocks the bot."""
        self.set_blocked(user, blocked=False)

    def kick_bot(self, chat: Chat, by: User) -> None:
        """Somebody removes the bot: it is told that, and nothing more from here."""
        old = chat.status(self.bot.id)
        self._place(chat, self.bot, "kicked")
        self.tell_membership(chat, by, old, "kicked")
        self.service(chat, by, {"left_chat_member": self.bot.card()}, tell=False)

    def promote(self, chat: Chat, user: User, by: User | None = None, status: str = "administrator") -> None:
        """Somebody (or the bot) becomes an administrator, or by `status` something else."""
        old = chat.status(user.id)
        self._place(chat, user, status)
        self.tell_membership(chat, by or self._creator(chat), old, status, of=user)

    def add_topic(self, chat: Chat, name: str, by: User | None = None) -> int:
        """Opens a forum topic in a supergroup; returns its thread id."""
        if chat.type != SUPERGROUP:
            raise ValueError("只有超级群才有话题")
        chat.is_forum = True
        body = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self.service(chat, by or self._creator(chat), body, tell=False)
        thread_id: int = message["message_id"]
        chat.topics[thread_id] = {"name": name, "closed": False}
        self.save_chat(chat)
        placed = {**message, "chat": chat.card(), "message_thread_id": thread_id, "is_topic_message": True}
        self.save_message(placed)
        self._tell("message", chat, placed)
        return thread_id

    def close_topic(self, chat: Chat, thread_id: int) -> None:
        """Closes a topic: only administrators may write there."""
        chat.topics[thread_id]["closed"] = True
        self.save_chat(chat)

    def migrate(self, chat: Chat) -> Chat:
        """The group becomes a supergroup with a new id; the old one refuses everything from now on."""
        new = Chat(self._group_number(SUPERGROUP), SUPERGROUP, chat.title, members=dict(chat.members))
        self.save_chat(new)
        actor = self._creator(chat)
        self.service(chat, actor, {"migrate_to_chat_id": new.id})
        chat.migrated_to = new.id
        self.save_chat(chat)
        body = {"migrate_from_chat_id": chat.id, "sender_chat": new.card()}
        self.service(new, ANONYMOUS, body)
        return new

    def _creator(self, chat: Chat) -> User:
        creators = (user_id for user_id, status in chat.members.items() if status == "creator")
        return self.users[next(creators)]
