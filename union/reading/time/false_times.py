"""What has the words of a time and is none: idioms, names of firms, plants and people, names in quotation marks.

The words stand in union/data/no_times.toml; figures are looked at in false_time_figures.py.
"""

import re
from collections.abc import Iterator
from functools import cache

from union.core.lazy_regex import Regex, ahead
from union.data import table
from union.reading.numbers.numerals import CHINESE
from union.reading.time.false_time_figures import plain_figures
from union.reading.time.no_time_patterns import either, no_time

# Songs and poems: 五月的鲜花, 三月里的小雨
SONGS = Regex(
    r"[一二三四五六七八九十]{1,2}月里?的(?:小雨|雨(?![天季])|风(?![采险格])|鲜?花(?![费销展])|歌|草原|纪念(?![品日章])|阳光(?!房)|麦|天空|玫瑰|向日葵|微笑|桃花)"
)
LOOK_BEHIND = Regex(r"^\(\?<[!=][^)]{1,20}\)")
QUOTED = Regex(
    r"[“「『\"‘](?![^”」』]{0,12}(?:[\d一二三四五六七八九十]月|[日号节]))(?=[^”」』]{0,12}?[点月时周期天今明昨每晚早夜午晨])(?P<name>[^”」』\"’“\n]{2,12})[”」』\"’]"
)
NAMED = Regex(lambda: either("named"))
NAMING = Regex(lambda: f"(?:{either('naming')}):?$")
SHOP, FEAST = Regex(lambda: either("kinds")), Regex(lambda: either("festive"))
SHOPS, BY_GIVEN_NAME, FESTIVE, PEOPLE = (
    no_time(name) for name in ("SHOPS", "BY_GIVEN_NAME", "FESTIVE", "PEOPLE")
)


def lookalikes(text: str) -> Iterator[tuple[int, int]]:
    """Where stands what only looks like a time; union/reading/reader.py blanks it out before it looks for times."""
    yield from _names(text)
    if "周" in text or "明" in text or FESTIVE.search(text):
        yield from (match.span() for match in PEOPLE.finditer(text))
    yield from (match.span("name") for match in QUOTED.finditer(text) if _is_name(text, *match.span()))
    if SHOP.search(text):
        yield from (match.span("name") for match in SHOPS.finditer(text))
    if FEAST.search(text):
        yield from (match.span() for match in BY_GIVEN_NAME.finditer(text))
    if "月" in text:
        yield from (match.span() for match in SONGS.finditer(text))
    yield from plain_figures(text)


def _is_name(text: str, start: int, end: int) -> bool:
    """“三点半”课堂, “七点学堂”: whether the words in or around quotation marks say that a name stands in them."""
    inside, before = text[start + 1 : end - 1], text[max(0, start - 5) : start]
    return any((NAMED.match(text, end), NAMED.search(inside), NAMING.search(before)))


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Words and names, tried by their first sign: few places of a text begin one."""
    end = 0
    for sign in FIRST_SIGNS.finditer(text):
        match = _beginning_with(sign[0]).match(text, sign.start()) if sign.start() >= end else None
        if match:
            end = match.end()
            yield match.span()


@cache
def _beginning_with(sign: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()[sign]))


@ahead
def _all() -> Iterator[object]:
    return map(_beginning_with, _words())


@cache
def _words() -> dict[str, list[str]]:
    by_first: dict[str, list[str]] = {}
    words = (word for words in table("no_times")["words"].values() for word in words)
    for word in sorted(words, key=len, reverse=True):
        sign = LOOK_BEHIND.sub("", word)[0]
        # A word that begins or ends with a numeral is none inside a longer number: 十|一点点名, 三月三|十日.
        before = rf"(?<![\d{CHINESE}历])" if sign in CHINESE else ""
        after = rf"(?![\d{CHINESE}日号月点])" if word[-1] in CHINESE else ""
        by_first.setdefault(sign, []).append(before + word + after)
    return by_first


FIRST_SIGNS = Regex(lambda: f"[{''.join(_words())}]")
