"""Sums of money, exact in minor units: 「6000元」, 「3.6万元」, 「￥1,200.50」, 「每户500元」, 「12元5角」.

A price (per head, per month) is marked with what it is for; products are worked out in products.py.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from union.understanding import lexicon
from union.understanding.message import Money
from union.understanding.normal import Normal
from union.understanding.numerals import CHINESE, number
from union.understanding.quantities import ABOUT, BEGINS, CORE, FIGURE, LUMP, MIXED, TAIL, amount
from union.understanding.regex import Regex

REGION_CURRENCY = {"CN": "CNY", "HK": "HKD", "MO": "MOP", "TW": "TWD", "SG": "SGD", "MY": "MYR"}
SYMBOLS = {
    "HK$": "HKD",
    "MOP$": "MOP",
    "MOP": "MOP",
    "NT$": "TWD",
    "S$": "SGD",
    "US$": "USD",
    "RMB": "CNY",
    "RM": "MYR",
    "¥": "CNY",
    "$": "",
}
SIGN = "(?P<sign>" + "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True)) + ")"
BY_SIGN = Regex(rf"{SIGN}\s?{CORE}(?:元)?{TAIL}".replace(BEGINS, ""))
ONE = rf"[\d{CHINESE}]"
SMALL_CHANGE = rf"(?:(?P<jiao>{ONE})角)?(?:(?P<fen>{ONE})分(?!钟))?"
ONLY_JIAO = Regex(rf"{BEGINS}(?P<jiao>{ONE})角(?:(?P<fen>{ONE})分(?!钟))?")
PER_AFTER = Regex(
    r"\s?(?:/|每|一)(?P<per>平方米|人次|人|名|位|户|家|月|年|天|日|次|场|份|套|件|平方|平米|桌|本|盒|箱|张|个|只|瓶|袋|盆|期|课时|小时|学时|桶|杯|支|把|条|双|顶|床|册|台|斤|公斤|吨)"
)
PER_BEFORE = Regex(
    r"(?:每(?:一)?个?(?P<per>平方米|平方|平米|人次|人|名|位|户|家|个|月|年|季度|季|天|日|次|场|份|套|件|桌|本|盒|箱|班组|单位|职工|会员)|(?P<mean>[人户])均)"
    rf"[^\d{CHINESE},。;!?]{{0,10}}$"
)
# 「12户×500元」, 「500元×12户」
TIMES_BEFORE = Regex(r"\d(?P<per>户|人次|人|名|位|家|份|套|件|张|次|场|天|个月|个|本|盒|箱|袋|桶)×$")
TIMES_AFTER = Regex(r"×\d+(?P<per>户|人次|人|名|位|家|份|套|件|张|次|场|天|个月|个|本|盒|箱|袋|桶)")
PER_NAMES = {
    "平方": "平方米",
    "平米": "平方米",
    "日": "天",
    "季": "季度",
    "职工": "人",
    "会员": "人",
    "名": "人",
    "位": "人",
}
# 「花了800块」 is money, 「展板12块」 counts boards.
SPENT = Regex(r"(?:^|[,。;!?、\s(]|[花付共每价款金费钱捐给收补奖罚达约元]|支出|人均|发放?)了?约?$")
# 「八百一千」 or 「3.6万」 without 元 is money only where the clause speaks of money.
BARE = Regex(
    rf"{BEGINS}{ABOUT}(?P<low>{FIGURE})(?P<more>[余多])?(?P<lump>{LUMP})?(?P<to>)(?P<high>)(?P<lump_high>)(?P<more_high>)(?P<end>)(?=[,。;!?、\s()]|$)"
)


class Found(NamedTuple):
    """A sum and where it stands in the normal text."""

    start: int
    end: int
    money: Money


def sums(said: Normal, region: str = "CN") -> list[Found]:
    """All sums of money in order, prices included."""
    home = REGION_CURRENCY.get(region, "CNY")
    found = [one for match in _with_word().finditer(said.text) if (one := _worded(said, match, home))]
    found += [one for match in BY_SIGN.finditer(said.text) if (one := _signed(said, match, home))]
    found += [one for match in ONLY_JIAO.finditer(said.text) if (one := _change(said, match, home))]
    found += [one for match in _after_outlay().finditer(said.text) if (one := _outlay(said, match, home))]
    found += [one for match in BARE.finditer(said.text) if (one := _bare(said, match, home))]
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@cache
def _after_outlay() -> re.Pattern[str]:
    """「花了4500」, 「花了3千多」, 「助学金，共计24000」: what is spent is money, unit or not."""
    words = "|".join(lexicon.outlays())
    return re.compile(
        rf"(?:{words})[,:\s]?(?:共计|合计|总计|总共|一共|人民币|共|计|为|是|达|了)?(?P<about>约|近|大概|差不多)?"
        rf"(?P<low>\d[\d.,]{{0,11}}\d|\d(?=[百千万])|[{CHINESE}]{{2,10}}|{MIXED})(?P<lump>{LUMP})?(?P<more>[多余来+])?"
        r"(?=[,。;!?、\s()]|$)"
    )


@cache
def _with_word() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lexicon.currencies()), key=len, reverse=True))
    # 「6000块」 is money, 「12块展板」 counts boards.
    return re.compile(
        rf"{BEGINS}{ABOUT}{CORE}\s?(?P<word>{words}|块(?=[,。;!?、\s)]|$)|块(?=\d[,。;\s]|$))(?!旦|宵){SMALL_CHANGE}{TAIL}"
    )


def _worded(said: Normal, match: re.Match[str], home: str) -> Found | None:
    if match["word"] == "块" and not SPENT.search(said.text[max(0, match.start() - 6) : match.start()]):
        return None
    currency = lexicon.currencies().get(match["word"], "") or home
    return _found(said, match, currency, _small(match))


def _signed(said: Normal, match: re.Match[str], home: str) -> Found | None:
    return _found(said, match, SYMBOLS[match["sign"]] or home, Decimal(0))


def _found(said: Normal, match: re.Match[str], currency: str, change: Decimal) -> Found | None:
    value = amount(match)
    if value is None:
        return None
    per, end = _price_of(said.text, match)
    high = None if value.high is None else minor(value.high)
    text = said.quote(match.start(), match.end())
    money = Money(text, minor(value.low + change), currency, high, value.approx, per)
    return Found(match.start(), end, money)


def _change(said: Normal, match: re.Match[str], home: str) -> Found:
    money = Money(said.quote(match.start(), match.end()), minor(_small(match)), home)
    return Found(match.start(), match.end(), money)


def _outlay(said: Normal, match: re.Match[str], home: str) -> Found | None:
    value = number(match["low"] + (match["lump"] or ""))
    if value is None:
        return None
    start, end = match.start("low"), match.end()
    approx = bool(match["about"] or match["more"])
    return Found(start, end, Money(said.quote(start, end), minor(value), home, None, approx))


def _bare(said: Normal, match: re.Match[str], home: str) -> Found | None:
    figure = match["low"] + (match["lump"] or "")
    clause = re.split(r"[,。;!?]", said.text[max(0, match.start() - 20) : match.start()])[-1]
    if (
        figure[-1] not in "千万亿"
        or len(figure) < 2
        or not any(word in clause for word in lexicon.money_words())
    ):
        return None
    return _found(said, match, home, Decimal(0))


def minor(value: Decimal) -> int:
    """The sum in hundredths, exact; what lies below them is cut."""
    return int(value * 100)


def _small(match: re.Match[str]) -> Decimal:
    """角 and 分 in the major unit."""
    tenths, hundredths = number(match["jiao"] or "零"), number(match["fen"] or "零")
    return (tenths or Decimal(0)) / 10 + (hundredths or Decimal(0)) / 100


def _price_of(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """What one amount is for, said before (每户500元) or after it (500元/户), and where the words end."""
    after = PER_AFTER.match(text, match.end())
    if after:
        return PER_NAMES.get(after["per"], after["per"]), after.end()
    left = text[max(0, match.start() - 16) : match.start()]
    factor = TIMES_AFTER.match(text, match.end()) or TIMES_BEFORE.search(left)
    before = PER_BEFORE.search(left)
    if factor or before:
        per = factor["per"] if factor else before["per"] or before["mean"]  # type: ignore[index]
        return PER_NAMES.get(per, per), match.end()
    return None, match.end()
