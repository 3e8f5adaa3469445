"""The room: a small Telegram. Here groups change: people and the bot come and go; what the bot may
do in them, as Telegram refuses it.
What people say is in people.py, what the bot does in methods/."""

from enum import IntEnum

from bot.demo.bot_api.call import Call, bad_request, forbidden
from bot.demo.bot_api.people import People, quoted
from bot.demo.bot_api.values import ADMINS, GROUP, INSIDE, PRIVATE, SUPERGROUP, Chat, Json, User

FIRST_USER = 1000
FIRST_GROUP = -4_000_000


class Need(IntEnum):
    """How far into a chat a method reaches."""

    READ = 0
    MEMBERS = 1
    EDIT = 2
    WRITE = 3


class Room(People):
    """State, people and groups in one, with a journal for the demo; tests play more of it (tests/room.py)."""

    def add_user(self, first_name: str, username: str | None = None, language_code: str = "zh-hans") -> User:
        user = User(FIRST_USER + self.count("users"), first_name, username, language_code)
        self.save_user(user)
        return user

    def add_group(self, title: str, creator: User) -> Chat:
        """A new group with its creator inside; the bot comes by `add_bot`."""
        chat = Chat(FIRST_GROUP - self.count(GROUP), GROUP, title, members={creator.id: "creator"})
        self.save_chat(chat)
        return chat

    def join(self, chat: Chat, user: User, status: str = "member") -> Json:
        return self._come(chat, user, user, status)

    def add_bot(self, chat: Chat, by: User) -> Json:
        return self._come(chat, self.bot, by, "member")

    def _come(self, chat: Chat, who: User, by: User, status: str) -> Json:
        old = chat.status(who.id)
        self._place(chat, who, status)
        self.tell_membership(chat, by, old, status, of=who)
        return self.service(chat, by, {"new_chat_members": [who.card()]})

    def check_reach(self, chat: Chat, need: Need) -> None:
        """Raises what Telegram says of a group the bot is not in."""
        is_open = need == Need.READ and chat.type != SUPERGROUP
        if chat.type != PRIVATE and not chat.has(self.bot.id) and not is_open:
            raise forbidden(f"bot is not a member of the {chat.type} chat")

    def _place(self, chat: Chat, user: User, status: str) -> None:
        if status in INSIDE:
            chat.members[user.id] = status
        else:
            chat.members.pop(user.id, None)
        self.save_chat(chat)


def chat_of(room: Room, call: Call, need: Need) -> Chat:
    """The chat the call names, if the bot may do there what it needs."""
    if not call.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = _chat_by_id(room, call.number("chat_id"), need)
    room.check_reach(chat, need)
    return chat


def message_of(room: Room, chat: Chat, call: Call, what: str) -> Json:
    """The message the call names; `what` is Telegram's phrase for it, e.g. "message to edit"."""
    message_id = call.number("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = room.message(chat, message_id)
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def is_admin(room: Room, chat: Chat) -> bool:
    return chat.status(room.bot.id) in ADMINS


def frame_of(room: Room, chat: Chat, call: Call) -> Json:
    """Where a new message stands: its topic and what it answers to."""
    frame = _topic(room, chat, call)
    target = _replied(room, chat, call)
    if target is not None:
        frame["reply_to_message"] = quoted(target)
        if "message_thread_id" in target and "message_thread_id" not in frame:
            frame.update(message_thread_id=target["message_thread_id"], is_topic_message=True)
    return frame


def _chat_by_id(room: Room, chat_id: int, need: Need) -> Chat:
    chat = room.chats.get(chat_id)
    if chat is not None:
        return chat
    user = room.users.get(chat_id)
    if user is None:
        raise bad_request("chat not found")
    if need >= Need.EDIT:
        raise forbidden("bot can't initiate conversation with a user")
    return Chat(user.id, PRIVATE, user.first_name, user.username)


def _topic(room: Room, chat: Chat, call: Call) -> Json:
    thread_id = call.number("message_thread_id")
    if not thread_id:
        return {}
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic["closed"] and not is_admin(room, chat):
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread_id, "is_topic_message": True}


def _replied(room: Room, chat: Chat, call: Call) -> Json | None:
    given = call.value("reply_parameters")
    if call.text("reply_parameters") and not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    wanted = given or {"message_id": call.number("reply_to_message_id")}
    if not wanted.get("message_id"):
        return None
    message = room.message(chat, int(wanted["message_id"]))
    if message is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message
