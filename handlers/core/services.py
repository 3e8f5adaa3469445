"""What every conversation is given: the store, the clock, the way out, in which groups a private writer is. Built by bot/app.py."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from handlers.core.monitoring.counters import Meters
from handlers.core.monitoring.troubles import Troubles
from storage.core import groups
from storage.engine.database import Database, Store
from storage.engine.sqlite_errors import Fault
from union.core.groups import Group, Settings, Speakers
from union.core.rate_limit import NO_QUOTA, Floods, Quota
from union.core.records import dataclass, field
from union.reading.acts.lessons import Learned
from union.requests.request_drafts import EphemeralTexts, Talks

GOOD = timedelta(days=1)
MOST_KEPT = 5000  # people


@dataclass(slots=True)
class Whereabouts:
    """What Telegram said: by user id and group, whether they are in it (None: it did not say), and when."""

    _told: dict[int, dict[int, tuple[bool | None, datetime]]] = field(default_factory=dict)

    def groups_of(self, user_id: int, now: datetime) -> list[int]:
        """The groups somebody is in, as far as it was asked of late."""
        told = self._told.get(user_id, {})
        return sorted(each for each, (inside, at) in told.items() if inside and now - at < GOOD)

    def is_unsaid(self, user_id: int) -> bool:
        return any(inside is None for inside, _at in self._told.get(user_id, {}).values())

    def unasked(self, user_id: int, wanted: Collection[int], now: datetime) -> list[int]:
        """Those of the groups about which there is no answer, or an old one."""
        told = self._told.get(user_id, {})
        fresh = {each for each, (inside, at) in told.items() if inside is not None and now - at < GOOD}
        return [each for each in wanted if each not in fresh]

    def keep(self, user_id: int, told: Mapping[int, bool | None], now: datetime) -> None:
        if user_id not in self._told and len(self._told) >= MOST_KEPT:
            for oldest in list(self._told)[: MOST_KEPT // 2]:
                del self._told[oldest]
        self._told.setdefault(user_id, {}).update({each: (inside, now) for each, inside in told.items()})

    def seen(self, user_id: int, group: Group, now: datetime, *, inside: bool) -> None:
        """Somebody asked about wrote in the group, came or went."""
        if user_id in self._told:
            self.keep(user_id, {group.id: inside}, now)


@dataclass(frozen=True, slots=True)
class Administrator:
    """One of a chat's administrators, as Telegram tells it."""

    user_id: int
    name: str
    username: str | None
    creator: bool
    bot: bool = False


class Gateway(Protocol):
    """The few direct calls: answering a press, 「正在发送文件」 and reads. Everything else goes through the outbox."""

    async def download(self, file_id: str, most: int) -> bytes | None:
        """The bytes of a file somebody sent, at most so many; None when Telegram does not give them."""

    def answer(self, press_id: str, text: str | None, alert: bool = False) -> None:
        """Take the spinner off a button, with a toast; does not wait for Telegram."""

    def show_at_work(self, chat_id: int, topic: int | None, *, picture: bool) -> None:
        """Let the chat see for some seconds that a file is coming; does not wait for Telegram."""

    async def settle(self, seconds: float | None = None) -> None:
        """Wait for the answers to presses that are under way, at most so long."""

    async def is_in(self, chat_ids: Sequence[int], user_id: int) -> list[bool | None]:
        """Of each chat whether somebody is in it; None when Telegram does not say."""

    async def administrators(self, chat_id: int) -> list[Administrator]:
        """The chat's administrators; empty when Telegram does not say."""


@dataclass(frozen=True, slots=True)
class Face:
    """Who the bot is: from getMe."""

    id: int
    username: str
    sees_all: bool  # privacy mode is off

    def start_link(self, payload: str) -> str:
        """Where somebody opens the private chat with the bot; `payload` stands behind the /start that they send."""
        return f"https://t.me/{self.username}?start={payload}"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a handler failed, without a word of the message."""

    error: str
    place: str
    fault: Fault | None = None  # the database's, not ours
    is_slow: bool = False  # it took too long, and would again


# Of processor time, for work of many rows outside of a turn: a group's part of the round, a page, a document's command.
PART_SECONDS = 3.0


class TookTooLong(Exception):
    """Work on what somebody wrote was broken off: it took more processor time than any ordinary message does."""


def _no_key(purpose: str) -> bytes:
    raise LookupError(f"no key for {purpose}: this program signs nothing")


@dataclass(slots=True)
class Services:
    """Shared by all handlers and the round. `now` is aware UTC; `wake` tells the sender there is work."""

    store: Store
    now: Callable[[], datetime]
    gateway: Gateway
    face: Face
    defaults: Settings
    wake: Callable[[], None]
    operator_chat: int = 0
    operator_name: str = ""  # who runs the bot, as /privacy says it
    allowed_chats: frozenset[int] | None = None  # None: any group may use this bot
    photos: Path | None = None  # the folder of saved photos; None: there is none
    public_url: str = ""  # where the web parts are found, without a slash at the end; empty: there are none
    mirror_hosts: frozenset[str] = frozenset()  # where copies may go beside the known vendors
    hooks: object = None  # handlers/core/hooks.py knows what it is
    key: Callable[[str], bytes] = _no_key  # a secret of the bot's own for one purpose, from its token
    mini_app_key: bytes = b""  # what Telegram signs a Mini App's data with; empty: there is no Mini App
    learned: dict[int, tuple[str, Learned]] = field(default_factory=dict)  # by group, with its lessons' stamp
    # Who heard in a group that something was not understood, and when: (chat, person).
    apologised: dict[tuple[int | None, int | None], datetime] = field(default_factory=dict)
    # Whose last words in a chat were not heard, and when (handlers/worklog/unheard_writers.py).
    unheard: dict[tuple[int, int], datetime] = field(default_factory=dict)
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
    speakers: Speakers = field(default_factory=Speakers)
    failures: dict[int, Failure] = field(default_factory=dict)  # by update_id, until polling has looked
    # Around work on what was written, outside of a turn: so many processor seconds, else TookTooLong.
    bounded: Callable[[float], AbstractContextManager[object]] = nullcontext
    quota: Quota = NO_QUOTA
    floods: Floods = field(default_factory=Floods)
    talks: Talks = field(default_factory=Talks)  # requests being written, and what is whispered about them
    whispers: EphemeralTexts = field(default_factory=EphemeralTexts)
    # In which hour something was first put into a group's anonymous box, as far as this program saw.
    opened: dict[int, datetime] = field(default_factory=dict)
    troubles: Troubles = field(default_factory=Troubles)  # what the operator is to hear of
    meters: Meters = field(default_factory=Meters)  # what the program counts about itself

    def group(self, db: Database, number: int | None) -> Group | None:
        return groups.get(db, number, self.defaults) if number else None

    def served(self, db: Database, number: int | None) -> Group | None:
        """The same, where the operator lets it use this bot."""
        found = self.group(db, number)
        is_open = self.allowed_chats is None  # to any: its chat is not looked up
        return found if found and (is_open or self.serves(groups.chat_ids(db, found))) else None

    def serves(self, chat_ids: Set[int]) -> bool:
        """Whether the operator lets a group use this bot, by any id its chat has had."""
        return self.allowed_chats is None or not self.allowed_chats.isdisjoint(chat_ids)
