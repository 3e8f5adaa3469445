"""What is remembered of a request while its words are still being chosen: in memory alone, never on any disk.

Whoever asks anonymously must not be found by what a database, a backup or a replica once held; so words and person
meet only here, and a restart forgets them (docs/decisions/0018).
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from union.core.grouping import Latest

WAITS = timedelta(minutes=30)
MOST = 10_000
ADAY = 5  # requests of one chat
TRIES = 10  # codes of nothing that one chat may type a day
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
SIGNS = 8
CODE = re.compile(r"([A-Z0-9]{4})[-－—–\s]?([A-Z0-9]{4})", re.IGNORECASE | re.ASCII)
MARK = re.compile(r"%whisper-([0-9a-f]{32})%")


def new_code() -> str:
    """A code as a member notes it down: 「7K3F-92QD」."""
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
        if any(sign.isdigit() for sign in drawn):  # a word of eight letters is none
            return f"{drawn[:4]}-{drawn[4:]}"


def read_code(text: str) -> str | None:
    """The code a text is, however it is typed; None for anything else."""
    found = CODE.fullmatch(text.strip())
    if found is None or not any(sign.isdigit() for sign in found[0]):
        return None
    return f"{found[1]}-{found[2]}".upper()


def hash_of(code: str) -> str:
    return hashlib.sha256(f"gonghui-request/{code}".encode()).hexdigest()


@dataclass(slots=True)
class Talk:
    """A request being written in a private chat.

    `purpose`: "new", or the step to be taken with one that is there: of a code, or one's own `number`. `listens`: the
    next words are its text. `groups`: among which the member is asked to choose. `answers`: how many of a request the
    member was shown, so that no opinion is taken for that of a later one.
    """

    token: str
    until: datetime
    purpose: str = "new"
    group_id: int | None = None
    groups: tuple[int, ...] = ()
    code: str = ""
    number: int | None = None
    text: str = ""
    listens: bool = True
    answers: int = 0

    @property
    def since(self) -> datetime:
        """When it began, or was last shown."""
        return self.until - WAITS


@dataclass(slots=True)
class Talks:
    """Everybody's, by private chat; whoever was silent longest is forgotten first."""

    _of_chat: Latest[int, Talk] = field(default_factory=lambda: Latest(MOST))
    _done: Latest[tuple[str, int], tuple[date, int]] = field(default_factory=lambda: Latest(MOST))
    _written: Latest[tuple[int, int], None] = field(default_factory=lambda: Latest(MOST))

    def begin(self, chat_id: int, now: datetime, purpose: str = "new") -> Talk:
        """A talk from its beginning; one that was under way in the chat is forgotten."""
        talk = self._of_chat[chat_id] = Talk(secrets.token_hex(6), now + WAITS, purpose)
        return talk

    def of(self, chat_id: int, now: datetime) -> Talk | None:
        talk = self._of_chat.get(chat_id)
        if talk is not None and talk.until <= now:
            del self._of_chat[chat_id]
            return None
        return talk

    def pressed(self, chat_id: int, token: str, now: datetime) -> Talk | None:
        """The talk a button belongs to; None when its words were changed since, or it is over."""
        talk = self.of(chat_id, now)
        return talk if talk is not None and talk.token == token else None

    def shown(self, talk: Talk, now: datetime) -> None:
        """It is shown anew: earlier buttons are not its any more."""
        talk.token, talk.until = secrets.token_hex(6), now + WAITS

    def end(self, chat_id: int) -> bool:
        """Forget the talk; whether there was one."""
        return self._of_chat.pop(chat_id, None) is not None

    def wrote(self, chat_id: int, message_id: int) -> None:
        """This message was of a request: an edit of it is not to be taken for anything else."""
        self._written[chat_id, message_id] = None

    def is_request_message(self, chat_id: int, message_id: int) -> bool:
        return (chat_id, message_id) in self._written

    def is_too_much(self, sort: str, chat_id: int, day: date, most: int) -> bool:
        """Whether a chat has done this so often today already; if not, once more is counted."""
        of_day, count = self._done.get((sort, chat_id), (day, 0))
        if of_day < day:  # another group's may be behind: it is the same day's count
            of_day, count = day, 0
        self._done[sort, chat_id] = of_day, count + 1
        return count >= most

    def has_done_enough(self, sort: str, chat_id: int, day: date, most: int) -> bool:
        """The same, without counting."""
        of_day, count = self._done.get((sort, chat_id), (day, 0))
        return of_day >= day and count >= most


@dataclass(slots=True)
class EphemeralTexts:
    """Texts of messages whose rows hold a mark in their place; after a restart a mark says nothing to anybody."""

    _texts: dict[str, str] = field(default_factory=dict)

    def keep(self, text: str) -> str:
        mark = secrets.token_hex(16)
        self._texts[mark] = text
        return f"%whisper-{mark}%"

    def told(self, mark: str) -> str | None:
        return self._texts.get(mark)

    def forget_but(self, waiting: Iterable[str]) -> None:
        """Only what rows still waiting need is remembered; these are their messages."""
        needed = {mark for message in waiting for mark in MARK.findall(message)}
        self._texts = {mark: text for mark, text in self._texts.items() if mark in needed}


def is_whisper(text: str) -> bool:
    return MARK.fullmatch(text) is not None
