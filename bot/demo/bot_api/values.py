"""Who and where: the room's users and chats, as values that can be written down as JSON.
Messages and updates stay in Telegram's own JSON shape."""

from dataclasses import asdict
from typing import Any

from union.core.records import dataclass, field

Json = dict[str, Any]
PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"
INSIDE = ("creator", "administrator", "member")
ADMINS = ("creator", "administrator")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a Telegram account; the bot is one of them."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = "zh-hans"
    is_bot: bool = False

    def card(self) -> Json:
        return {key: value for key, value in asdict(self).items() if value is not None}


# The account Telegram puts in `from` when an administrator writes in the group's name.
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", None, is_bot=True)


@dataclass(slots=True)
class Chat:
    """A place to talk; `members` holds Telegram's status words by user id."""

    id: int
    type: str
    title: str
    username: str | None = None
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Json] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    is_forum: bool = False
    open_pins: bool = True
    blocked: bool = False
    migrated_to: int | None = None

    def card(self) -> Json:
        name = "first_name" if self.type == PRIVATE else "title"
        card: Json = {"id": self.id, "type": self.type, name: self.title}
        if self.username:
            card["username"] = self.username
        if self.is_forum:
            card["is_forum"] = True
        return card

    def status(self, user_id: int) -> str:
        """Telegram's word for this user's place here; strangers are `left`."""
        return self.members.get(user_id, "left")

    def has(self, user_id: int) -> bool:
        return self.status(user_id) in INSIDE

    @classmethod
    def loaded(cls, saved: Json) -> "Chat":
        """A chat from the journal; JSON has turned the integer keys into text."""
        members = {int(key): value for key, value in saved["members"].items()}
        topics = {int(key): value for key, value in saved["topics"].items()}
        return cls(**{**saved, "members": members, "topics": topics})
