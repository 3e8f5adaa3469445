"""Commands in Chinese: a word is a command only alone or before a space, a line break, a colon or #."""

import re
from collections.abc import Iterable

from telegram import Message
from telegram.ext import filters

AFTER = re.compile(r"[\s：:#＃]")
LATIN = re.compile(r"/[A-Za-z0-9_]+(@\w+)?\s*")


def said_word(text: str, words: Iterable[str]) -> str | None:
    """The command word the text begins with, longest first; None when it is an ordinary sentence."""
    for word in sorted(words, key=len, reverse=True):
        if text == word or (text.startswith(word) and AFTER.match(text[len(word)])):
            return word
    return None


def argument(text: str, words: Iterable[str] = ()) -> str:
    """What follows the command, Latin or Chinese: 「记录：走访3户」 → 「走访3户」, 「撤销 #12」 → 「#12」."""
    stripped = text.strip()
    latin = LATIN.match(stripped)
    if latin:
        return stripped[latin.end() :].lstrip("：: \n").strip()
    word = said_word(stripped, words)
    return stripped if word is None else stripped[len(word) :].lstrip("：: \n").strip()


class Word(filters.MessageFilter):
    """Lets a message pass that begins with one of these command words, and a photo whose caption is the command.

    PTB's CommandHandler finds no command in a caption.
    """

    def __init__(self, words: Iterable[str], name: str) -> None:
        super().__init__()
        self._words = tuple(words)
        self._latin = re.compile(rf"/{name}(?![\w@])", re.ASCII | re.IGNORECASE)

    def filter(self, message: Message) -> bool:
        """PTB asks this for every message."""
        text = (message.text or message.caption or "").strip()
        in_caption = message.text is None and self._latin.match(text) is not None
        return in_caption or said_word(text, self._words) is not None
