"""An outbox row as a call of the Bot API, whose own JSON the row holds: what is put in, what is read of the answer, and what a failed call
means: try again when, give up, or change the address. Decides, never acts.
"""

from datetime import timedelta
from enum import Enum, auto
from typing import Any

from telegram import InputFile, InputMediaPhoto
from telegram import error as refusals

from bot.telegram.http_request import NeverLeft, named_wait
from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from storage.core.outbox.queue import Waiting
from storage.core.outbox.sent_messages import GONE, KEPT, NO_RIGHTS
from storage.engine.sqlite_errors import fault_of
from union.core.lazy_regex import Regex
from union.core.records import dataclass

CAPTION_UNITS = 1024  # of UTF-16 code units, as those of a text
# Every method the sender may use; Telegram answers 404 to any other name, as it does to a wrong token.
METHODS = frozenset(
    {
        "sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption", "editMessageMedia",
        "editMessageReplyMarkup", "deleteMessage", "setMessageReaction", "pinChatMessage", "unpinChatMessage", "setMyCommands", "deleteMyCommands",
        "setChatMenuButton", "leaveChat",
    }
)  # fmt: skip


def arguments(row: Waiting, file: tuple[str, bytes] | None, doubtful_mark: str) -> dict[str, Any]:
    """The call's parameters, with chat, topic, edited message, file and the repeat mark put in. LookupError for no method."""
    if row.method not in METHODS:
        raise LookupError(row.method)
    given = dict(row.params)
    if "reaction" in given:
        given["reaction"] = [{"type": "emoji", "emoji": emoji} for emoji in given["reaction"]]
    if row.method not in ("setMyCommands", "deleteMyCommands", "setChatMenuButton"):
        given["chat_id"] = row.chat_id
    if row.topic is not None and row.method.startswith("send"):
        given["message_thread_id"] = row.topic
    if row.message_id is not None:
        given["message_id"] = row.message_id
    if file is not None:
        given |= _filed(row, *file)
    # Only what makes a new message can be there twice.
    if doubtful_mark and row.method.startswith("send"):
        for name, most in (("text", MESSAGE_UNITS), ("caption", CAPTION_UNITS)):
            marked = f"{given.get(name)}\n{doubtful_mark}"
            # Better unmarked than refused for its length.
            if given.get(name) and len(marked.encode("utf-16-le")) // 2 <= most:
                given[name] = marked
    return given


def _filed(row: Waiting, name: str, content: bytes) -> dict[str, Any]:
    """The file as the method takes it; a new picture in the place of an old one is wrapped."""
    if row.method == "editMessageMedia":
        caption = row.params["media"].get("caption")
        return {"media": InputMediaPhoto(content, caption=caption, filename=name)}
    return {{"sendDocument": "document", "sendPhoto": "photo"}[row.method]: InputFile(content, filename=name)}


def message_id(row: Waiting, result: Any) -> int | None:
    """The id of the message a call made or changed. Raises what reading an answer of unexpected shape raises."""
    if result is True or not row.method.startswith(("send", "editMessage")):
        return None
    number: int = result["message_id"]
    return number


TRIES, TRIES_IN_SILENCE, ROUNDS = 4, 8, 3
ASIDE = timedelta(minutes=5)  # between two rounds


class Spoilt(ValueError):
    """A row that holds nothing that can be read: no time will mend it."""


class Verdict(Enum):
    """The few things the sender can do about a failure."""

    DONE = auto()  # nothing was left to do
    RETRY = auto()
    HOLD_CHAT = auto()  # Telegram named a time: the whole chat waits
    NO_TOPIC = auto()
    MOVED = auto()
    DEAD = auto()


@dataclass(frozen=True, slots=True)
class Ruling:
    """`wait` before the next try; `doubtful` when Telegram may have delivered it; `moved_to` a chat id.

    `closed`: the chat takes nothing from us any more, not only this. `cause`: what the row remembers, where those
    who look at it later do something about it (storage/core/outbox/sent_messages.py). `reached`: the request got to Telegram, or may have:
    what fails like that again and again is not tried for ever.
    """

    verdict: Verdict
    wait: timedelta = timedelta()
    doubtful: bool = False
    moved_to: int | None = None
    closed: bool = False
    cause: str = ""
    reached: bool = False


LONGEST_WAIT = 300  # seconds
TOO_LARGE = "(413)"  # PTB makes a NetworkError of this answer, but no time will mend it
# What is refused, by the words of the refusal; of any other nothing is known.
BAD_REQUESTS = (
    (Regex("not modified|not_modified"), Ruling(Verdict.DONE)),  # an edit, a pin
    (Regex("thread not found|topic_closed|topic_deleted"), Ruling(Verdict.NO_TOPIC)),
    (Regex("chat not found|peer_id_invalid"), Ruling(Verdict.DEAD, closed=True)),
    (Regex("not enough rights|chat_admin_required"), Ruling(Verdict.DEAD, cause=NO_RIGHTS)),
    (Regex("can't be deleted|message_delete_forbidden"), Ruling(Verdict.DEAD, cause=KEPT)),
    (Regex("message to.*not found|message_id_invalid"), Ruling(Verdict.DEAD, cause=GONE)),
)


def ruling(error: BaseException, tries: int) -> Ruling:
    """What to do after `tries` tries have ended with this error."""
    match error:
        case refusals.RetryAfter():
            return Ruling(Verdict.HOLD_CHAT, wait=timedelta(seconds=named_wait(error)))
        case refusals.ChatMigrated():
            return Ruling(Verdict.MOVED, moved_to=error.new_chat_id)
        case refusals.BadRequest():
            said = error.message.lower()
            return next((found for words, found in BAD_REQUESTS if words.search(said)), Ruling(Verdict.DEAD))
        case refusals.Forbidden():
            return Ruling(Verdict.DEAD, closed=True)
        case refusals.NetworkError() if TOO_LARGE in error.message:
            return Ruling(Verdict.DEAD)
        case Spoilt():
            return Ruling(Verdict.DEAD)
        case TimeoutError() | refusals.NetworkError():
            left = not isinstance(error, NeverLeft)
            return Ruling(Verdict.RETRY, _backoff_delay(tries), doubtful=left, reached=left)
        case refusals.InvalidToken() | refusals.Conflict():  # the operator mends it, nothing is lost
            return Ruling(Verdict.RETRY, _backoff_delay(tries))
    # An answer nobody can read, also one of success; or a mistake of ours.
    return Ruling(Verdict.RETRY, _backoff_delay(tries), doubtful=True, reached=True)


def is_mistake(error: BaseException) -> bool:
    """Neither Telegram's refusal nor trouble with the way there or with the file: ours, or an answer nobody can read."""
    return not isinstance(error, refusals.TelegramError | TimeoutError) and fault_of(error) is None


def _backoff_delay(tries: int) -> timedelta:
    return timedelta(seconds=min(2 ** max(tries - 1, 0), LONGEST_WAIT))


class Next(Enum):
    AGAIN = auto()
    ASIDE = auto()
    DEAD = auto()


class Stubborn:
    """Counts rounds by row, and what went through meanwhile: who fails again and again steps aside, in the end it is dead.

    A row is tried four times in a round (seven seconds); then the others of its chat pass it. After three rounds it is
    dead. While nothing else goes through either, Telegram is at fault: order is kept for two minutes, and nothing is
    ever given up.
    """

    def __init__(self) -> None:
        self._rounds: dict[int, tuple[int, int]] = {}  # rounds through, and successes before the first
        self._successes = 0

    def succeeded(self, row_id: int) -> None:
        self._successes += 1
        self._rounds.pop(row_id, None)

    def failed(self, row_id: int, tries: int) -> Next:
        """This row failed for the `tries`-th time in its round."""
        rounds, before = self._rounds.setdefault(row_id, (0, self._successes))
        is_silent = self._successes == before
        if tries < (TRIES_IN_SILENCE if is_silent else TRIES):
            return Next.AGAIN
        self._rounds[row_id] = rounds + 1, before
        if rounds + 1 < ROUNDS or is_silent:
            return Next.ASIDE
        del self._rounds[row_id]
        return Next.DEAD
