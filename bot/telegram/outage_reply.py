"""A word to who wrote while nothing can be kept: once a chat, directly, since no row can be written (decision 13)."""

from collections.abc import Callable
from typing import Protocol

from telegram import Update

from bot.telegram.direct_alarm import Alarm

FIRST = 2  # a refusal alone is often a lock of a moment: the next try says more
MOST = 1000  # updates; Telegram gives a hundred at a time


class OutageWord(Protocol):
    """One direct message."""

    @property
    def chat_id(self) -> int:
        """Whom it is for."""

    @property
    def topic(self) -> int | None:
        """Where in a forum."""

    @property
    def text(self) -> str:
        """What it says."""


class Held:
    """One for the whole bot: who has been told of this trouble. `word_for` gives what to tell who wrote an update."""

    def __init__(self, word_for: Callable[[Update], OutageWord | None], alarm: Alarm) -> None:
        self._word_for = word_for
        self._alarm = alarm
        self._refused = 0
        self._seen: set[int] = set()  # updates
        self._told: set[int] = set()  # chats

    def refused(self) -> None:
        """An update could not be kept; it stays at Telegram and comes again."""
        self._refused += 1

    def waits(self, update: Update) -> None:
        """Tell who wrote one that could not be kept, or waits behind one: once, unless this is the first refusal."""
        if self._refused < FIRST or update.update_id in self._seen or len(self._seen) >= MOST:
            return
        self._seen.add(update.update_id)
        word = self._word_for(update)
        if word is not None and word.chat_id not in self._told:
            self._told.add(word.chat_id)
            self._alarm.begin(word.chat_id, word.text, word.topic)

    def kept(self) -> None:
        """An update was kept: the trouble is over."""
        if self._refused:
            self._refused = 0
            self._told.clear()
            self._seen.clear()
