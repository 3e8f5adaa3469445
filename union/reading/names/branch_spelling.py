"""A text in the form branches are looked for in: every number one sign, 「第二车间」「2#车间」「２号車間」 all 「二车间」.

Signs keep the place they came from. Nothing is known here of a group's own branches.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import DIGITS, whole
from union.reading.text.normal_form import SAME, simplified

PIECE = Regex(" |第?(?:[0-9]+|[一二三四五六七八九十廿]+)")
# Numbers stand as private signs: no text holds one, and none is part of another.
FIRST, LARGEST = 0xE000, 0x18FF
WEEK = ("周", "星期", "礼拜")
# A private sign in a message says nothing.
ONE_SIGN = {**SAME, **dict.fromkeys(range(57344, 63744), " ")}


class Plain(NamedTuple):
    """`text` is what is looked at; its i-th sign stands in the message from `places[i]` to `ends[i]`.

    `written` is the message, half width and simplified, sign for sign. `lists`: where several numbers were written
    as one, 「一二车间」, with the numbers.
    """

    written: str
    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]
    lists: dict[int, tuple[str, ...]]


def plain(message: str) -> Plain:
    """The message so."""
    bare = message.translate(ONE_SIGN)
    small = simplified(bare).lower()
    said = small if len(small) == len(message) else bare  # a capital that is two small letters
    text: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    lists: dict[int, tuple[str, ...]] = {}
    for sign, start, end, several in _signs(said):
        if several:
            lists[len(places)] = several
        text.append(sign)
        places += range(start, end) if sign[1:] else [start]
        ends += range(start + 1, end + 1) if sign[1:] else [end]
    return Plain(said, "".join(text), tuple(places), tuple(ends), lists)


@lru_cache(4096)
def key(name: str) -> str:
    """A branch's name in that form."""
    return plain(name).text


def is_number(sign: str) -> bool:
    """Whether a sign stands for a number."""
    return FIRST <= ord(sign) <= FIRST + LARGEST if sign else False


def value(sign: str) -> int:
    """The number it stands for."""
    return ord(sign) - FIRST


def number_sign(number: int) -> str:
    """The sign of a number that `plain` would put."""
    return chr(FIRST + number)


def _signs(said: str) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    """Stretches without a number or a stray blank, and the signs of numbers between them."""
    at = 0
    for match in PIECE.finditer(said):
        start, end = match.span()
        words = match[0].removeprefix("第")
        if said[max(0, start - 3) : start].endswith(WEEK):  # 「周三二车间」, 「周三车间开会」
            start, words = start + 1, words[1:]
        number = whole(words) if words.strip() else None
        if number is None or number > LARGEST:
            if words == " " and not _parts(said, start):
                yield from _stretch(said, at, start)
                at = end
            continue
        yield from _stretch(said, at, start)
        # Behind what says no more than the number does: 「2#车间」, 「2号车间」; but 「11月2号」 is a day
        marks = "#" if said[start - 1 : start] == "月" else "#号"
        at = end + (said[end : end + 1] in tuple(marks))
        yield number_sign(number), start, at, _several(words)
    yield from _stretch(said, at, len(said))


def _stretch(said: str, start: int, end: int) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    if start < end:
        yield said[start:end], start, end, ()


def _several(words: str) -> tuple[str, ...]:
    """「一二」 is one and two, for twelve is 十二."""
    if len(words) < 2 or any(sign not in DIGITS for sign in words):
        return ()
    return tuple(number_sign(DIGITS[sign]) for sign in words)


def _parts(said: str, at: int) -> bool:
    """Whether a blank parts words: between letters it does, beside Chinese it is only style."""
    before, after = said[at - 1 : at], said[at + 1 : at + 2]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
