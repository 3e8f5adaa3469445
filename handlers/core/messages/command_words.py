"""Commands in Chinese: a word is a command only alone or before a space, a line break, a colon or #.

Traditional characters count as the simplified ones, and a slash before the word is no mistake.
"""

import re
from collections.abc import Iterable
from functools import cache

from telegram import Message
from telegram.ext import filters

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

AFTER = re.compile(r"[\s：:#＃]")
LATIN = re.compile(r"/[A-Za-z0-9_]+(@\w+)?\s*")
SLASHES = ("/", "／")


def said_word(text: str, words: Iterable[str]) -> str | None:
    """The command word the text begins with, longest first; None when it is an ordinary sentence."""
    known = sorted(words, key=len, reverse=True)
    begins = _slash(text)
    plain = simplified(text[begins : begins + len(known[0]) + 1]) if known else ""
    for word in known:
        same = _simple(word)
        if plain == same or (plain.startswith(same) and AFTER.match(plain[len(same)])):
            return word
    return None


def is_full_match(text: str, alone: Regex | None) -> bool:
    """Whether the text is nothing but what such a pattern says."""
    return alone is not None and alone.fullmatch(simplified_text(text)) is not None


def simplified_text(text: str) -> str:
    """The text in simplified characters, sign for sign: what fixed answers are compared with."""
    return simplified(text.strip())


def argument(text: str, words: Iterable[str] = ()) -> str:
    """What follows the command, Latin or Chinese: 「记录：走访3户」 → 「走访3户」, 「撤销 #12」 → 「#12」."""
    stripped = text.strip()
    latin = LATIN.match(stripped)
    if latin:
        return stripped[latin.end() :].lstrip("：: \n").strip()
    word = said_word(stripped, words)
    return stripped if word is None else stripped[_slash(stripped) + len(word) :].lstrip("：: \n").strip()


_simple = cache(simplified)


def _slash(text: str) -> int:
    return int(text.startswith(SLASHES))


class CommandWord(filters.MessageFilter):
    """Lets a message pass that begins with one of these command words, and a photo whose caption is the command.

    PTB's CommandHandler finds no command in a caption.
    """

    def __init__(self, words: Iterable[str], name: str, alone: Regex | None = None) -> None:
        super().__init__()
        self._words, self._alone = tuple(words), alone
        self._latin = Regex(rf"(?a)/{name}(?![\w@])", any_case=True)

    def filter(self, message: Message) -> bool:
        """PTB asks this for every message."""
        text = (message.text or message.caption or "").strip()
        in_caption = message.text is None and self._latin.match(text) is not None
        return in_caption or said_word(text, self._words) is not None or is_full_match(text, self._alone)
