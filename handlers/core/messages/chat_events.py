"""What happens to a chat itself, as plain values: the bot comes, goes, rises; the chat moves, a member leaves.

Read from Telegram's updates by handlers/core/messages/incoming_message.py; what to do about it is in handlers/routing/bot_membership.py and handlers/routing/basic_commands.py.
"""

from dataclasses import dataclass
from datetime import datetime

from telegram import ChatMemberUpdated, Message
from telegram.constants import ChatMemberStatus

INSIDE = frozenset(
    {
        ChatMemberStatus.OWNER,
        ChatMemberStatus.ADMINISTRATOR,
        ChatMemberStatus.MEMBER,
        ChatMemberStatus.RESTRICTED,
    }
)


@dataclass(frozen=True, slots=True)
class Presence:
    """The bot's own place in a chat before and after, by Telegram's names. `at` is aware UTC."""

    before: str
    after: str
    at: datetime

    @property
    def came_in(self) -> bool:
        """It was added; in private: allowed to write."""
        return self.before not in INSIDE and self.after in INSIDE

    @property
    def went_out(self) -> bool:
        """It was removed or left; in private: blocked."""
        return self.after not in INSIDE

    @property
    def is_administrator(self) -> bool:
        """Whether it is one of the chat's administrators now, and so sees every message."""
        return self.after == ChatMemberStatus.ADMINISTRATOR

    @property
    def was_administrator(self) -> bool:
        """Whether it was one before."""
        return self.before == ChatMemberStatus.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class News:
    """A service message: the chat's other id where it became a supergroup, the user ids of who left or came."""

    moved_to: int | None = None
    moved_from: int | None = None
    left: int | None = None
    came: tuple[int, ...] = ()


def presence_of(changed: ChatMemberUpdated) -> Presence:
    """The change of the bot's place in a chat."""
    return Presence(changed.old_chat_member.status, changed.new_chat_member.status, changed.date)


def news_of(message: Message) -> News | None:
    """What a service message tells; None for a message that somebody wrote."""
    news = News(
        moved_to=message.migrate_to_chat_id,
        moved_from=message.migrate_from_chat_id,
        left=message.left_chat_member.id if message.left_chat_member else None,
        came=tuple(user.id for user in message.new_chat_members),
    )
    renamed = message.new_chat_title or message.forum_topic_created
    return news if renamed or news != News() else None
