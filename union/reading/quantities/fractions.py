"""Figures that are no whole number: shares as percentages (「百分之三」, 「近1/4」, 「六成五的会员」) and halves (「半天」「三天半」「两个半小时」).

Also a word for two or three of a kind: 「俩委员」「仨志愿者」.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import ABOUT, BEGINS, CHINESE, FIGURE, TAIL, Amount, number

PERCENT = Regex(rf"{ABOUT}百分之(?P<low>{FIGURE})(?:点(?P<rest>[{CHINESE}]{{1,4}}))?{TAIL}")
CHINESE_FRACTION = Regex(rf"{ABOUT}(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九]){TAIL}")
# 「近1/4」: without a word of degree 1/4 is a date.
FRACTION = Regex(r"(?P<about>近|约|占|超过|达)(?P<above>\d)/(?P<below>\d{1,2})(?![\d/])(?P<tail>以上|左右)?")
# 「八成职工」, 「六成五」; 「结成」, 「三成立」 and 「八成要下雨」 are no shares.
OF_WHOM = (
    r"(?=以上|以下|左右|上下|的|职工|会员|员工|教师|人员|代表|企业|单位|家庭|党员|青年|受访|[,。;、!?)\s]|$)"
)
TENTHS = Regex(
    rf"{ABOUT}(?<![\d.第{CHINESE}])(?P<low>[1-9]|[一二两三四五六七八九])成(?P<rest>[半一二三四五六七八九])?(?P<more>多)?"
    rf"{OF_WHOM}(?P<tail>以上|以下|左右|上下)?"
)
Share = tuple[tuple[int, int], Amount]


def shares(text: str) -> Iterator[Share]:
    """All shares with where they stand, in per cent."""
    for sign, pattern, read in READERS:
        for match in pattern.finditer(text) if sign in text else ():
            if value := read(match):
                yield match.span(), value


def _percent(match: re.Match[str]) -> Amount | None:
    low, rest = number(match["low"]), number(match["rest"] or "")
    if low is not None and rest is not None:
        low += rest.scaleb(-len(match["rest"]))
    return Amount(low, None, bool(match["about"] or match["tail"])) if low else None


def _fraction(match: re.Match[str]) -> Amount | None:
    """「近1/4」 is 25 %, not exactly."""
    above, below = number(match["above"]), number(match["below"])
    if not above or not below or above >= below:
        return None
    share = (above * 100 / below).quantize(Decimal("0.01")).normalize()
    return Amount(share + 0, None, bool(match["tail"]) or (match["about"] or "") not in ("", "占", "达"))


def _tenths(match: re.Match[str]) -> Amount:
    fine = 5 if match["rest"] == "半" else number(match["rest"] or "零") or 0
    share = (number(match["low"]) or 0) * 10 + fine
    return Amount(Decimal(share), None, bool(match["about"] or match["more"] or match["tail"]))


READERS: tuple[tuple[str, Regex, Callable[[re.Match[str]], Amount | None]], ...] = (
    ("百分之", PERCENT, _percent),
    ("分之", CHINESE_FRACTION, _fraction),
    ("/", FRACTION, _fraction),
    ("成", TENTHS, _tenths),
)
SHORT_FIGURE = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,6}})"
# 「半天」; 「每半个月」 is a rule, 「等了大半天」 no figure, 「点半小时」 a time of day.
ALONE = Regex(
    r"(?<![\d每隔大多下上前后过点时夜两一二三四五六七八九十第])(?<!个)半(?P<unit>天|个月|个小时|小时|个钟头|吨|箱|车|桶|斤|公斤|亩|页)(?!工作|里)"
)
INSIDE = Regex(rf"{BEGINS}(?P<low>{SHORT_FIGURE})个半(?P<unit>小时|月|钟头)")
BEHIND = Regex(
    rf"{BEGINS}(?P<low>{SHORT_FIGURE})(?P<unit>天|个小时|小时|公里|吨|箱|车|桶|斤|公斤|亩|页|场)半(?![天年月日夜个小数价载径成途])"
)
UNITS = {"月": "个月", "钟头": "小时", "个钟头": "小时", "个小时": "小时"}
# 「俩」 is 两个, 「仨」 三个; 「他俩」 and 「夫妻俩」 count nobody.
PAIR = Regex(
    r"(?<![咱他她你您我们妻弟妹姐哥子女娘爷母父友俩仨])(?P<low>[俩仨])(?!(?:个?小时|个?钟头|个?月|个?礼拜|个?星期|周|天|年|季度))(?=[\u4e00-\u9fff])",
    signs="俩仨",
)
# 「半天后」, 「三天半内」 are times; 「半个月一次」 says how often.
OFFSET = Regex(r"(?:之|以)?[后前内]|里|[开搞办做]?[一两二三四1-4][次回]")
Half = tuple[tuple[int, int], Amount, str]


def halves(text: str) -> Iterator[Half]:
    """All such quantities with where they stand and their unit."""
    for pattern in (ALONE, INSIDE, BEHIND) if "半" in text else ():
        for match in pattern.finditer(text):
            if not OFFSET.match(text, match.end()):
                low = number(match.groupdict().get("low") or "零") or 0
                unit = UNITS.get(match["unit"], match["unit"])
                yield match.span(), Amount(low + Decimal("0.5"), None, False), unit
    for match in PAIR.finditer(text):
        yield match.span(), Amount(number(match["low"]) or Decimal(0), None, False), "个"
