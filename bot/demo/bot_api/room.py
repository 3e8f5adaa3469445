"""The room: a small Telegram. Here groups change: people and the bot come and go, a group moves.
What people say is in people.py, what the bot does in methods/."""

from bot.demo.bot_api.people import People
from bot.demo.bot_api.values import ANONYMOUS, GROUP, INSIDE, SUPERGROUP, Chat, Json, User

FIRST_USER = 1000
FIRST_GROUP = -4_000_000
FIRST_SUPERGROUP = -1_001_000_000_000


class Room(People):
    """State, people and groups in one: `Room(now)` for a test, with a journal for the demo."""

    def add_user(self, first_name: str, username: str | None = None, language_code: str = "zh-hans") -> User:
        """Somebody new with an account."""
        user = User(FIRST_USER + self.count("users"), first_name, username, language_code)
        self.save_user(user)
        return user

    def add_group(self, title: str, creator: User, supergroup: bool = False) -> Chat:
        """A new group with its creator inside; the bot comes by `add_bot`."""
        kind = SUPERGROUP if supergroup else GROUP
        chat = Chat(self._group_number(kind), kind, title, members={creator.id: "creator"})
        self.save_chat(chat)
        return chat

    def join(self, chat: Chat, user: User, status: str = "member") -> Json:
        """A user comes in."""
        old = chat.status(user.id)
        self._place(chat, user, status)
        self.tell_membership(chat, user, old, status, of=user)
        return self.service(chat, user, {"new_chat_members": [user.card()]})

    def leave(self, chat: Chat, user: User) -> Json:
        """A user goes."""
        old = chat.status(user.id)
        self._place(chat, user, "left")
        self.tell_membership(chat, user, old, "left", of=user)
        return self.service(chat, user, {"left_chat_member": user.card()})

    def add_bot(self, chat: Chat, by: User, as_chat: bool = False, status: str = "member") -> Json:
        """Somebody adds the bot (`as_chat`: an anonymous administrator)."""
        old = chat.status(self.bot.id)
        self._place(chat, self.bot, status)
        actor = ANONYMOUS if as_chat else by
        self.tell_membership(chat, actor, old, status)
        body: Json = {"new_chat_members": [self.bot.card()]}
        if as_chat:
            body["sender_chat"] = chat.card()
        return self.service(chat, actor, body)

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

    def _place(self, chat: Chat, user: User, status: str) -> None:
        if status in INSIDE or status == "kicked":
            chat.members[user.id] = status
        else:
            chat.members.pop(user.id, None)
        self.save_chat(chat)

    def _creator(self, chat: Chat) -> User:
        creators = (user_id for user_id, status in chat.members.items() if status == "creator")
        return self.users[next(creators)]

    def _group_number(self, kind: str) -> int:
        first = FIRST_SUPERGROUP if kind == SUPERGROUP else FIRST_GROUP
        return first - self.count(kind)
