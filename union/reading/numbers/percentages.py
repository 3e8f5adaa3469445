"""Shares as percentages: 「百分之三」, 「近1/4」, 「三分之二」, 「六成五的会员」."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.reading.numbers.approximate_numbers import ABOUT, FIGURE, TAIL, Amount
from union.reading.numbers.numerals import CHINESE, number

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
            value = read(match)
            if value:
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
    rough = bool(match["tail"]) or (match["about"] or "") not in ("", "占", "达")
    return Amount(share + 0, None, rough)


def _tenths(match: re.Match[str]) -> Amount:
    rest = match["rest"]
    fine = 5 if rest == "半" else number(rest or "零") or 0
    share = (number(match["low"]) or 0) * 10 + fine
    return Amount(Decimal(share), None, bool(match["about"] or match["more"] or match["tail"]))


READERS: tuple[tuple[str, Regex, Callable[[re.Match[str]], Amount | None]], ...] = (
    ("百分之", PERCENT, _percent),
    ("分之", CHINESE_FRACTION, _fraction),
    ("/", FRACTION, _fraction),
    ("成", TENTHS, _tenths),
)
