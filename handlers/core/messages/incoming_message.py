"""What came in, as plain values: who, where, which words. update_reader.py makes them of Telegram's."""

from datetime import datetime

from telegram.constants import ChatMemberStatus

from handlers.core.messages.outgoing_message import Press
from union.core.files.refusal import Refused
from union.core.groups import Speaker
from union.core.records import dataclass, field
from union.reading.privacy.redaction import Exposed

Who = Speaker  # the user behind an update
INSIDE = frozenset(ChatMemberStatus) - {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


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
        return self.before == ChatMemberStatus.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class News:
    """A service message: the chat's other id where it became a supergroup, the user ids of who left or came."""

    moved_to: int | None = None
    moved_from: int | None = None
    left: int | None = None
    came: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """The chat of an update. `topic` is the forum thread."""

    chat_id: int
    title: str
    private: bool
    forum: bool = False
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """The largest size of a photo; `album` ties the photos of one album; `as_file`: a picture sent as a document."""

    file_id: str
    unique_id: str
    album: str | None
    as_file: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file somebody sent; `size` in bytes, 0 when Telegram does not say."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """A message's words and circumstances. `at` is aware UTC, when it was written.

    `reply_to` is a message of the same chat; `reply_to_bot` whether the bot wrote it, `reply_who` the person
    who did, `reply_text` what may be kept of its words. `other` names what a message without words is: sticker, …
    `addressed`: the bot was named in it, its name is taken off (union/reading/replies/short_replies.py).
    `refused`: why the words of its document are not behind its own, or why it can't be a template; `file`: the
    bytes of one that can (handlers/core/attachments.py). `address`: the words as written, where a key of a robot or a
    mailbox is in them: nothing keeps these (union/mirrors/destinations.py). `exposed`: private figures it shows to a whole group.
    `dictated`: the words as they came, where `text` has commas put in or a notice is one sentence (dictation.py and notices.py of
    union/reading/acts).
    """

    text: str
    message_id: int
    at: datetime
    edited: bool = False
    reply_to: int | None = None
    reply_to_bot: bool = False
    reply_who: Who | None = None
    reply_text: str = ""
    addressed: bool = False
    forwarded: bool = False
    photo: Photo | None = None
    other: str | None = None
    document: Document | None = None
    reply_document: Document | None = None
    refused: Refused | None = None
    file: bytes | None = None
    address: str = field(default="", repr=False)
    exposed: tuple[Exposed, ...] = ()
    dictated: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, read. `anonymous`: written by an administrator as the group itself.

    `channel`: written in a channel's name; `by_bot`: by another bot. `pressed_in` is the button's message,
    `pressed_at` when that was written or last changed.
    `presence`: the bot's own place in the chat changed; `news`: a service message about the chat.
    """

    update_id: int
    where: Where
    who: Who | None
    said: Said | None = None
    press: Press | None = None
    press_id: str | None = None
    pressed_in: int | None = None
    pressed_at: datetime | None = None
    anonymous: bool = False
    channel: bool = False
    by_bot: bool = False
    presence: Presence | None = None
    news: News | None = None
