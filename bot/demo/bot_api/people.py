"""What people do: write, edit, press, send, block; each tells the bot what Telegram would tell it.
Every method is synchronous and returns the message as the Bot API shows it."""

from typing import Any

from bot.demo.bot_api.journal import photo_size
from bot.demo.bot_api.keyboards import buttons
from bot.demo.bot_api.sent_text import TEXT_LIMIT, detected_entities, worded
from bot.demo.bot_api.state import State
from bot.demo.bot_api.values import ADMINS, ANONYMOUS, PRIVATE, Chat, Json, User


class People(State):
    """The room as its people use it."""

    def write(
        self,
        user: User,
        chat: Chat,
        text: str,
        reply_to: int | Json | None = None,
        thread_id: int | None = None,
        forward_from: User | None = None,
        as_chat: bool = False,
    ) -> Json:
        """Writes in a chat; a text over 4096 characters is split as clients do, the last part is returned."""
        words = text.strip()
        if not words:
            raise ValueError("没有内容可发，请先写几个字")
        parts = [words[start : start + TEXT_LIMIT] for start in range(0, len(words), TEXT_LIMIT)]
        frame = self._frame(chat, reply_to, thread_id)
        if forward_from is not None:
            origin = {"type": "user", "sender_user": forward_from.card(), "date": self.stamp()}
            frame["forward_origin"] = origin
        for part in parts:
            message = self._said(user, chat, {**frame, **_text(part)}, as_chat)
        return message

    def start(self, user: User, payload: str | None = None) -> Json:
        """Opens the private chat with the bot by /start, as a link or the button does."""
        chat = self.private(user) or Chat(user.id, PRIVATE, user.first_name, user.username)
        chat.members = {user.id: "member", self.bot.id: "member"}
        self.save_chat(chat)
        return self.write(user, chat, f"/start {payload}" if payload else "/start")

    def edit(self, user: User, message_id: int, chat: Chat, text: str) -> Json:
        """Edits the user's own message (the caption, where it is a photo or document)."""
        message = self._own(user, chat, message_id)
        words = text.strip()
        if not words:
            raise ValueError("改后的内容不能为空")
        body = _caption(words) if "photo" in message or "document" in message else _text(words)
        kept = {key: value for key, value in message.items() if key not in ("entities", "caption_entities")}
        edited = {**kept, "edit_date": self.stamp(), **body}
        self.save_message(edited)
        self._tell("edited_message", chat, edited)
        return edited

    def press(self, user: User, chat: Chat, message_id: int, data_or_label: str) -> str:
        """Presses an inline button named by its data or label; returns the id of the callback query."""
        message = self.message(chat, message_id)
        if message is None:
            raise LookupError("这条消息已经不在了")
        button = _button(message, data_or_label)
        number = str(self.count("callbacks") + 4_000_000_000)
        pressed = {"chat": chat.id, "message": message_id, "label": button["text"]}
        kept = {"at": self.stamp(), "user": user.id, "answer": None, **pressed}
        self.journal.put("callbacks", number, kept)
        query = {"id": number, "from": user.card(), "message": message, "data": button["callback_data"]}
        if chat.has(self.bot.id):  # whoever has blocked the bot still presses its buttons
            self.enqueue("callback_query", {**query, "chat_instance": str(chat.id * 31)})
        return number

    def answer(self, callback_id: str) -> Json | None:
        """What the bot answered to a press (text, show_alert), or None while it has not."""
        answer: Json | None = self.journal.table("callbacks").get(callback_id, {}).get("answer")
        return answer

    def send_photo(
        self,
        user: User,
        chat: Chat,
        data: bytes,
        caption: str | None = None,
        media_group_id: str | None = None,
        reply_to: int | Json | None = None,
        as_chat: bool = False,
    ) -> Json:
        size = dict(zip(("width", "height"), photo_size(data), strict=True))
        stored = self.keep_file("photos", "photo.jpg", data, mime="image/jpeg", **size)
        body: Json = {"photo": stored.photo(), **_caption(caption or "")}
        if media_group_id:
            body["media_group_id"] = media_group_id
        return self._said(user, chat, {**self._frame(chat, reply_to, None), **body}, as_chat)

    def send_document(
        self,
        user: User,
        chat: Chat,
        name: str,
        data: bytes,
        caption: str | None = None,
        mime: str = "",
        reply_to: int | Json | None = None,
        as_chat: bool = False,
    ) -> Json:
        stored = self.keep_file("documents", name, data, mime=mime or "application/octet-stream")
        body = {"document": stored.document(), **_caption(caption or "")}
        return self._said(user, chat, {**self._frame(chat, reply_to, None), **body}, as_chat)

    def tell_membership(self, chat: Chat, by: User, old: str, new: str, of: User | None = None) -> None:
        """The my_chat_member update (or chat_member, for another user and only to an administrator)."""
        subject = of or self.bot
        kind = "my_chat_member" if subject.id == self.bot.id else "chat_member"
        if kind == "chat_member" and chat.status(self.bot.id) not in ADMINS:
            return
        members = {"old_chat_member": member_card(subject, old), "new_chat_member": member_card(subject, new)}
        self.enqueue(kind, {"chat": chat.card(), "from": by.card(), "date": self.stamp(), **members})

    def service(self, chat: Chat, actor: User, body: Json, *, tell: bool = True) -> Json:
        """Anything that appears in the chat, service messages too: somebody joined, something was pinned …"""
        message = self.new_message(chat, actor, body)
        if tell:
            self._tell("message", chat, message)
        return message

    def _said(self, user: User, chat: Chat, body: Json, as_chat: bool = False) -> Json:
        if not chat.has(user.id):
            raise ValueError(f"{user.first_name} 不在这个聊天里")
        if as_chat:
            user, body = ANONYMOUS, {"sender_chat": chat.card(), **body}
        return self.service(chat, user, body)

    def _frame(self, chat: Chat, reply_to: int | Json | None, thread_id: int | None) -> Json:
        frame: Json = {}
        target = self.message(chat, reply_to) if isinstance(reply_to, int) else reply_to
        if isinstance(reply_to, int) and target is None:
            raise LookupError("要回复的消息已经不在了")
        if target is not None:
            frame["reply_to_message"] = quoted(target)
            thread_id = thread_id or target.get("message_thread_id")
        if thread_id is not None:
            if thread_id not in chat.topics:
                raise LookupError("没有这个话题")
            frame.update(message_thread_id=thread_id, is_topic_message=True)
        return frame

    def _own(self, user: User, chat: Chat, message_id: int) -> Json:
        message = self.message(chat, message_id)
        if message is None:
            raise LookupError("这条消息已经不在了")
        if message["from"]["id"] != user.id:
            raise ValueError("只能改自己的消息")
        if not message.keys() & {"text", "photo", "document"}:
            raise ValueError("这条消息不能改")
        return message

    def _tell(self, kind: str, chat: Chat, message: Json) -> None:
        if chat.has(self.bot.id):
            self.enqueue(kind, message)


def quoted(message: Json) -> Json:
    """A message as it stands inside a reply to it: without what it replies to itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def member_card(user: User, status: str) -> Json:
    """A ChatMember; the fields a client library insists on are given with Telegram's defaults."""
    card: Json = {"user": user.card(), "status": status}
    if status == "kicked":
        card["until_date"] = 0
    if status == "creator":
        card["is_anonymous"] = False
    if status == "administrator":
        card.update(RIGHTS)
    return card


RIGHTS: dict[str, Any] = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
}


def _text(words: str) -> Json:
    return worded("text", words, detected_entities(words))


def _caption(words: str) -> Json:
    return worded("caption", words, detected_entities(words)) if words else {}


def _button(message: Json, data_or_label: str) -> Json:
    for button in buttons(message):
        if "callback_data" in button and data_or_label in (button["callback_data"], button["text"]):
            return button
    raise LookupError(f"这条消息下没有按钮「{data_or_label}」")
