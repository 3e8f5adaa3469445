"""The demo's room as tests play it: with what no page of the demo does, though Telegram's people do it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.demo.bot_api.call import BotError, Call, bad_request, forbidden
from bot.demo.bot_api.room import Need, Room
from bot.demo.bot_api.values import ADMINS, ANONYMOUS, PRIVATE, SUPERGROUP, Chat, Json, User

FIRST_SUPERGROUP = -1_001_000_000_000
SERVICE = (
    *("new_chat_members", "left_chat_member", "pinned_message", "group_chat_created", "migrate_to_chat_id"),
    *("migrate_from_chat_id", "forum_topic_created", "forum_topic_closed"),
)


def piece(text: str, entity: Json) -> str:
    """The words an entity covers."""
    raw = text.encode("utf-16-le")
    start = entity["offset"] * 2
    return raw[start : start + entity["length"] * 2].decode("utf-16-le")


def commands(message: Json) -> Iterator[str]:
    """The commands a message holds, as typed."""
    text = message.get("text") or message.get("caption") or ""
    for entity in message.get("entities") or message.get("caption_entities") or []:
        if entity["type"] == "bot_command":
            yield piece(text, entity)


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
    """A room in which people also block and remove the bot, make administrators, open topics and upgrade their group, and calls fail.

    Without `reads_all` the bot is in privacy mode.
    """

    def __init__(self, now: Callable[[], datetime], *what: Any, reads_all: bool = True, **how: Any) -> None:
        super().__init__(now, *what, **how)
        self.reads_all = reads_all
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
        self._set_blocked(user, "member", "kicked")

    def unblock_bot(self, user: User) -> None:
        """Unblocks the bot."""
        self._set_blocked(user, "kicked", "member")

    def _set_blocked(self, user: User, old: str, new: str) -> None:
        chat = self.private(user)
        if chat is None:
            raise LookupError("还没有和机器人私聊过，请先发 /start")
        chat.blocked = new == "kicked"
        self.save_chat(chat)
        self.tell_membership(chat, user, old, new)

    def start(self, user: User, payload: str | None = None) -> Json:
        """Who has blocked the bot lets it in again."""
        chat = self.private(user)
        if chat is not None and chat.blocked:
            self.unblock_bot(user)
        return super().start(user, payload)

    def add_group(self, title: str, creator: User, supergroup: bool = False) -> Chat:
        """A group, or a supergroup from the beginning."""
        return (
            self._supergroup(title, {creator.id: "creator"})
            if supergroup
            else super().add_group(title, creator)
        )

    def _supergroup(self, title: str, members: dict[int, str]) -> Chat:
        chat = Chat(FIRST_SUPERGROUP - self.count(SUPERGROUP), SUPERGROUP, title, members=members)
        self.save_chat(chat)
        return chat

    def check_reach(self, chat: Chat, need: Need) -> None:
        """As Telegram refuses it where the bot was blocked or removed, or the group was upgraded."""
        if chat.type == PRIVATE and chat.blocked and need >= Need.EDIT:
            raise forbidden("bot was blocked by the user")
        if chat.migrated_to is not None:
            if need in (Need.WRITE, Need.MEMBERS):
                # PTB turns the parameter into ChatMigrated.
                description = "Bad Request: group chat was upgraded to a supergroup chat"
                raise BotError(400, description, {"migrate_to_chat_id": chat.migrated_to})
            if need == Need.EDIT:
                raise bad_request("message can't be edited")
            return
        if chat.status(self.bot.id) == "kicked" and (need != Need.READ or chat.type == SUPERGROUP):
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        super().check_reach(chat, need)

    def _said(self, user: User, chat: Chat, body: Json, as_chat: bool = False) -> Json:
        if chat.migrated_to is not None:
            raise ValueError("这个群已升级，请在新群里发言")
        if chat.blocked and chat.has(user.id):
            raise ValueError("已停用机器人，请先重新启用")
        return super()._said(user, chat, body, as_chat)

    def _tell(self, kind: str, chat: Chat, message: Json) -> None:
        if not chat.blocked and self._hears(chat, message):
            super()._tell(kind, chat, message)

    def _hears(self, chat: Chat, message: Json) -> bool:
        """Privacy mode: in groups only commands, replies to the bot and service messages arrive."""
        if chat.type == PRIVATE or self.reads_all or chat.status(self.bot.id) in ADMINS:
            return True
        if any(name in message for name in SERVICE):
            return True
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot.id:
            return True
        own = f"@{self.bot.username}".lower()
        return any("@" not in said or said.lower().endswith(own) for said in commands(message))

    def leave(self, chat: Chat, user: User) -> Json:
        """A user goes."""
        old = chat.status(user.id)
        self._place(chat, user, "left")
        self.tell_membership(chat, user, old, "left", of=user)
        return self.service(chat, user, {"left_chat_member": user.card()})

    def kick_bot(self, chat: Chat, by: User) -> None:
        """Somebody removes the bot: it is told that, and nothing more from here."""
        old = chat.status(self.bot.id)
        chat.members[self.bot.id] = "kicked"
        self.save_chat(chat)
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
        new = self._supergroup(chat.title, dict(chat.members))
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
