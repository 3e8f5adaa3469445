"""Quantities with a half, 「半天」「三天半」「两个半小时」, and with a word for two or three of a kind, 「俩委员」「仨志愿者」."""

import re
from collections.abc import Iterator
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.reading.numbers.approximate_numbers import BEGINS, Amount
from union.reading.numbers.numerals import CHINESE, number

FIGURE = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,6}})"
HALF = Decimal("0.5")
# 「半天」; 「每半个月」 is a rule, 「等了大半天」 no figure, 「点半小时」 a time of day.
ALONE = Regex(
    r"(?<![\d每隔大多下上前后过点时夜两一二三四五六七八九十第])(?<!个)半(?P<unit>天|个月|个小时|小时|个钟头|吨|箱|车|桶|斤|公斤|亩|页)(?!工作|里)"
)
INSIDE = Regex(rf"{BEGINS}(?P<low>{FIGURE})个半(?P<unit>小时|月|钟头)")
BEHIND = Regex(
    rf"{BEGINS}(?P<low>{FIGURE})(?P<unit>天|个小时|小时|公里|吨|箱|车|桶|斤|公斤|亩|页|场)半(?![天年月日夜个小数价载径成途])"
)
UNITS = {"月": "个月", "钟头": "小时", "个钟头": "小时", "个小时": "小时"}
# 「俩」 is 两个, 「仨」 三个; 「他俩」 and 「夫妻俩」 count nobody.
PAIR = Regex(
    r"(?<![咱他她你您我们妻弟妹姐哥子女娘爷母父友俩仨])(?P<low>[俩仨])(?!(?:个?小时|个?钟头|个?月|个?礼拜|个?星期|周|天|年|季度))(?=[\u4e00-\u9fff])"
)
# 「半天后」, 「三天半内」 are times; 「半个月一次」 says how often.
OFFSET = Regex(r"(?:之|以)?[后前内]|里|[开搞办做]?[一两二三四1-4][次回]")
Half = tuple[tuple[int, int], Amount, str]


def halves(text: str) -> Iterator[Half]:
    """All such quantities with where they stand and their unit."""
    if "半" in text:
        for pattern in (ALONE, INSIDE, BEHIND):
            yield from (
                _half(match) for match in pattern.finditer(text) if not OFFSET.match(text, match.end())
            )
    if "俩" in text or "仨" in text:
        for match in PAIR.finditer(text):
            yield match.span(), Amount(number(match["low"]) or Decimal(0), None, False), "个"


def _half(match: re.Match[str]) -> Half:
    whole = number(match.groupdict().get("low") or "零") or Decimal(0)
    return match.span(), Amount(whole + HALF, None, False), UNITS.get(match["unit"], match["unit"])
