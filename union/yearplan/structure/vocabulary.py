"""How a plan numbers its lines and the tasks within one: 一、 （一） 1、 1. (1) ① 一是; and the words by which plans are read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.numbers.numerals import whole_number

LABELS = ("owner", "time", "name", "other")
C = "[一二三四五六七八九十]{1,3}"
RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STYLES = (
    ("part", Regex(rf"第(?P<n>{C}|\d{{1,2}})(?:部分|章|项|条)[、:,.]?\s?")),
    ("section", Regex(rf"(?P<n>{C})[、.,:](?![一四八][”\"节])\s?")),
    ("bracketed", Regex(rf"\((?P<n>{C})\)[、.,:]?\s?")),
    ("point", Regex(r"(?P<n>\d{1,2})(?:[、,:]|[.](?!\d)|[.](?=\d{1,2}(?:[-~至到、]{1,2}\d{1,2})?月))\s?")),
    ("small", Regex(r"\(?(?P<n>\d{1,2})\)[、.,]?\s?")),
    ("ring", Regex(rf"(?P<n>[{RINGS}])[、.]?\s?")),
    ("bullet", Regex(r"(?P<n>[●○■□◆◇★☆▲△※➢·*•\-])\s?")),
)
# A number and a month one higher: 「三、四月份」 are two months, but the fourth month in a list of such lines.
PAIR = Regex(rf"\s*(?P<n>{C}|\d{{1,2}})[、.](?P<next>1[0-2]|[1-9]|{C})月")
# Tasks numbered within a line: 「1、…；2、…」, 「一是…；二是…」.
INSIDE = Regex(
    rf"(?<=[。;,:!?\s)])(?:\(?\d{{1,2}}\)[、.]?|\d{{1,2}}、(?=\d{{1,2}}[月日])|\d{{1,2}}[、.](?!\d)|\([一二三四五六七八九十]{{1,2}}\))(?!月(?![末底初中]))|[{RINGS}][、.]?"
    r"|(?P<close>(?:(?<=[\u4e00-\u9fff”\")])|(?<![^月])|\A)\d{1,2}[.、](?=[\u4e00-\u9fff“\"]))"
    r"|(?<=[。;,:\s])(?:第?[一二三四五六七八九十](?:是|要|,)|首先|其次)"
)
DATE = Regex(r"(?P<n>\d{1,2})月")


class Number(NamedTuple):
    """The number of a line: its style, its value (0 for a bullet), and where the words begin."""

    style: str
    value: int
    end: int


def pairs(texts: Iterable[str]) -> frozenset[int]:
    """The numbers of lines such as 「三、四月份」; where they run on, they number the lines."""
    found = (PAIR.match(text) for text in texts)
    return frozenset(_value(one["n"]) for one in found if one and _value(one["next"]) == _value(one["n"]) + 1)


def number_of(text: str, last: Mapping[str, int], paired: frozenset[int]) -> Number | None:
    """The number a line begins with; `last` holds the last value of each style, `paired` see `pairs`."""
    lead = len(text) - len(text.lstrip())
    for style, pattern in STYLES:
        found = pattern.match(text, lead)
        if found:
            number = Number(style, _value(found["n"]), found.end())
            return None if _is_month(text, number, last, paired) else number
    return None


def _is_month(text: str, number: Number, last: Mapping[str, int], paired: frozenset[int]) -> bool:
    """「三、四月份」, where no list has come to three."""
    pair = PAIR.match(text) if number.style in ("section", "point") else None
    if pair is None or _value(pair["next"]) != number.value + 1:
        return False
    is_next = number.value > 1 and last.get(number.style) == number.value - 1
    return not (is_next or {number.value - 1, number.value + 1} & paired)


def _value(said: str) -> int:
    if said in RINGS:
        return RINGS.index(said) + 1
    return whole_number(said) or 0


def inner_numbers(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where numbers stand that begin a task within a line, in order; run together only where they count on: 1.…2.…"""
    expected = 1
    for found in INSIDE.finditer(text, start):
        number = _value(found[0].strip("、.()"))
        following = DATE.match(text, found.end())
        if following and _value(following["n"]) == number + 1:  # 「3、4月份」
            continue
        is_apart = found["close"] is None
        if is_apart or number == expected:
            expected = number + 1
            yield found.span()


@cache
def either(name: str) -> str:
    """A list as the alternatives of a pattern, the longest first; its words may look ahead."""
    return "|".join(sorted(table("plans")[name], key=len, reverse=True))


@cache
def listed(name: str) -> frozenset[str]:
    """A list as a set."""
    return frozenset(table("plans")[name])


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """A pattern that matches one word of a list where it is tried."""
    return re.compile(f"(?:{either(name)})")


@cache
def seasons() -> Mapping[str, tuple[int, int]]:
    """Times of the year named without a month: the first and the last month."""
    return {name: (first, last) for name, (first, last) in table("plans")["seasons"].items()}


def label_of(text: str) -> str | None:
    """What a line that is a field says: its owner, time, name or something other; None where it is no field."""
    return next((sort for sort, label in _labels().items() if label.match(text)), None)


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {sort: re.compile(rf"\W{{0,9}}(?:{either(sort + '_labels')})\s?:") for sort in LABELS}
