"""Commands in Chinese: a word is a command only alone or before a space, a line break, a colon or #.

Traditional characters count as the simplified ones, and a slash before the word is no mistake.
"""

import re
from collections.abc import Iterable

from telegram import Message
from telegram.ext import filters

AFTER = re.compile(r"[\s：:#＃]")
LATIN = re.compile(r"/[A-Za-z0-9_]+(@\w+)?\s*")
SLASHES = ("/", "／")
# The characters of our command words only: OpenCC knows them all, but takes long to load.
SIMPLIFIED = str.maketrans(
    "圖歷發來張給畫這請煩個後銷錄記報簡總結問統計幫辦曆設隱復遲為麼終認網頁訂閱",
    "图历发来张给画这请烦个后销录记报简总结问统计帮办历设隐复迟为么终认网页订阅",
)


def said_word(text: str, words: Iterable[str]) -> str | None:
    """The command word the text begins with, longest first; None when it is an ordinary sentence."""
    plain = text[_slash(text) :].translate(SIMPLIFIED)
    for word in sorted(words, key=len, reverse=True):
        if plain == word or (plain.startswith(word) and AFTER.match(plain[len(word)])):
            return word
    return None


def is_alone(text: str, alone: re.Pattern[str] | None) -> bool:
    """Whether the text is nothing but what such a pattern says."""
    return alone is not None and alone.fullmatch(text.strip().translate(SIMPLIFIED)) is not None


def plain(text: str) -> str:
    """The text with those characters simplified."""
    return text.strip().translate(SIMPLIFIED)


def argument(text: str, words: Iterable[str] = ()) -> str:
    """What follows the command, Latin or Chinese: 「记录：走访3户」 → 「走访3户」, 「撤销 #12」 → 「#12」."""
    stripped = text.strip()
    latin = LATIN.match(stripped)
    if latin:
        return stripped[latin.end() :].lstrip("：: \n").strip()
    word = said_word(stripped, words)
    return stripped if word is None else stripped[_slash(stripped) + len(word) :].lstrip("：: \n").strip()


def _slash(text: str) -> int:
    return int(text.startswith(SLASHES))


class Word(filters.MessageFilter):
    """Lets a message pass that begins with one of these command words, and a photo whose caption is the command.

    PTB's CommandHandler finds no command in a caption.
    """

    def __init__(self, words: Iterable[str], name: str, alone: re.Pattern[str] | None = None) -> None:
        super().__init__()
        self._words, self._alone = tuple(words), alone
        self._latin = re.compile(rf"/{name}(?![\w@])", re.ASCII | re.IGNORECASE)

    def filter(self, message: Message) -> bool:
        """PTB asks this for every message."""
        text = (message.text or message.caption or "").strip()
        in_caption = message.text is None and self._latin.match(text) is not None
        return in_caption or said_word(text, self._words) is not None or is_alone(text, self._alone)
