"""Words a message was read as, in the reader's signs: the reader of messages works on simplified ones.

「探访困难会员12户」 was 「探訪困難會員12戶」 when it was written, and is so again for who reads Traditional.
"""

from functools import cache
from typing import Any

from union.words import Words

TRADITIONAL = "zh_Hant"


def in_signs(words: str, _: Words) -> str:
    """A name the catalogue has in its own words; any other words in the signs of the language."""
    told = _(words)
    return told if told != words else signs_alone(words, _)


def signs_alone(words: str, _: Words) -> str:
    """Words that are no name, in the signs of the language."""
    return _traditional(words) if _.language == TRADITIONAL and not words.isascii() else words


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loads its tables

    return OpenCC("s2tw")


def _traditional(words: str) -> str:
    converted: str = _converter().convert(words)
    return converted
