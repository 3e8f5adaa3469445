"""Sums of money, exact in minor units: 「6000元」, 「3.6万元」, 「￥1,200.50」, 「每户500元」, 「12元5角」.

A price (per head, per month) is marked with what it is for; products are worked out in union/reading/quantities/computed_totals.py.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from union.core import groups
from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.message import Money
from union.reading.money.prices import DONE_WITH, GIFTS, bare_sums, priced
from union.reading.numbers.numerals import (
    ABOUT,
    BEGINS,
    CHINESE,
    CORE,
    FIGURE,
    HAS_FIGURE,
    LUMP,
    MIXED,
    ROUGHLY,
    TAIL,
    Amount,
    amount,
    number,
)
from union.reading.text.normal_form import Normal

ONE = rf"[\d{CHINESE}]"
NO_TENTH = r"(?![巾衣线笔豆毯发泽])"  # 「3毛」 is money, 「3毛巾」 is none
SMALL_CHANGE = (
    rf"(?:(?P<jiao>{ONE})[角毛]{NO_TENTH}(?:(?P<fen>{ONE})分(?!钟))?钱?"
    rf"|(?<=[块元])(?P<tenth>{ONE})(?:钱|(?=[,。;!?、\s)]|$)))?"
)
# 「6000块」 and 「五块八」 are money, 「12块展板」 counts boards.
AS_MONEY = Regex(
    rf"[,。;!?、\s)]|$|{ONE}(?:[角毛]|钱|[,。;!?、\s)]|$)|/|每|一个?[人份张盒套桌户]"
    r"|的?(?:慰问|补助|救助|奖[金励品]|红包|现金|礼)|[给都已全均送交]|到[账位]"
)
ONLY_JIAO = Regex(rf"{BEGINS}(?P<jiao>{ONE})[角毛]{NO_TENTH}(?:(?P<fen>{ONE})分(?!钟))?钱?", signs="角毛")
ONLY_FEN = Regex(rf"{BEGINS}(?P<fen>{ONE})分钱", signs="分")
SOME_TENTHS = Regex(rf"(?<![\d{CHINESE}几])块八(?:毛|角)(?:钱)?", signs="角毛")  # 「块八毛」: a yuan or less
# 「花了800块」, 「蛋糕一个260块」 are money, 「展板12块」 counts boards.
SPENT = Regex(
    r"(?:^|[,。;!?、\s(]|[一二两三\d][个桶箱条份盒袋瓶篮束套张斤]|[花付共每价款金费钱捐给收补奖罚达约元]|支出|人均|发放?)了?约?$"
)
# 「八百一千」 or 「3.6万」 without 元 is money only where the clause speaks of money.
BARE = Regex(
    rf"{BEGINS}{ABOUT}(?P<low>{FIGURE})(?P<more>[余多])?(?P<lump>{LUMP})?(?P<to>)(?P<high>)(?P<lump_high>)(?P<more_high>)(?P<end>)(?=[,。;!?、\s()]|$|{DONE_WITH}|{ROUGHLY})"
)
ABOUT_SO_MUCH = Regex(ROUGHLY)
HAS_LUMP, EXACT = Regex("[千万亿]"), Amount(Decimal(0), None, False)
LUMPED = Regex(rf"[千万亿](?:[\d{CHINESE}]{{0,6}})$")
CLAUSE_END, SENTENCE_END = Regex(r"[,。;!?]"), Regex(r"[。;!?]")
IN_ALL = Regex(r"(?:^|一共|总共|共计|合计|总计|合起来|加起来|拢共|统共|共)(?:约|近|是|为|:)?$")
# 「行政出2万」: a figure in thousands with no unit behind one of these is money.
PUT_IN = Regex(
    r"(?:出|凑|掏|批|拨|赔|[补赔]偿|垫|捐|给|交|缴|付|借|退|要回|讨回|追回|报销?|省下?|节约)了?$|[拨捐奖借]了?给?[\u4e00-\u9fff]{1,6}$"
)
# 「一分钱没花」, 「没掏一块钱」: the least there is, denied, is nothing.
DENIED_BEHIND, DENIED = (
    Regex(r"钱?[都也]?(?:没|不(?!是)|未|无需)"),
    Regex(r"(?:没|未|不用?)有?[^,。;!?\d]{0,6}$"),
)
NEAR = 30
LEAST_COIN, MANY = 100, 10000  # in hundredths: one yuan; of what is no board or cake nobody counts 100 pieces
# The last signs of the words for money.
UNIT_SIGNS = Regex(
    lambda: "[" + re.escape("".join({"块", *(word[-1] for word in lexicon.unit_meanings("money"))})) + "]"
)
FIRST_SIGNS = Regex(
    lambda: "[" + re.escape("".join(sign[0] for sign in lexicon.unit_meanings("signs"))) + "]"
)
PIECES = Regex(lambda: "|".join(lexicon.unit_words("sums", "in_pieces")))
PIECES_BEFORE = Regex(lambda: rf"(?:{PIECES.pattern})[^\d,。;!?]{{0,3}}$")
# 「花了4500」, 「花了3千多」, 「助学金，共计24000」: what is spent is money, unit or not.
AFTER_OUTLAY = Regex(
    lambda: (
        rf"(?:{'|'.join(lexicon.unit_words('sums', 'outlays'))})[,:\s]?(?:共计|合计|总计|总共|一共|人民币|共|计|为|是|达|了)?(?P<about>约|近|大概|差不多)?"
        rf"(?P<low>\d[\d.,]{{0,11}}\d|\d(?=[百千万])|[{CHINESE}]{{2,10}}|{MIXED})(?P<lump>{LUMP})?(?P<more>[多余来+])?"
        rf"(?=[,。;!?、\s()/×]|$|{DONE_WITH}|{ROUGHLY}|{GIFTS}|[给俾畀](?!我)|[没未冇][付给俾结])"
    )
)
WITH_SIGN = Regex(
    lambda: (
        rf"(?P<sign>{'|'.join(map(re.escape, sorted(lexicon.unit_meanings('signs'), key=len, reverse=True)))})\s?{CORE}(?:元)?{TAIL}"
    )
)
WITH_WORD = Regex(
    lambda: (
        rf"{BEGINS}{ABOUT}{CORE}\s?(?P<word>{'|'.join(sorted(map(re.escape, lexicon.unit_meanings('money')), key=len, reverse=True))}|块)(?!旦|宵){SMALL_CHANGE}{TAIL}"
    )
)


class FoundSum(NamedTuple):
    """A sum and where it stands in the normal text."""

    start: int
    end: int
    money: Money


def sums(said: Normal, region: str = "CN") -> list[FoundSum]:
    """All sums of money in order, prices included."""
    if not HAS_FIGURE.search(said.text):
        return []
    home = home_currency(region)
    reader = _Reader(said, home)
    found = [*reader.with_unit(), *reader.led()]
    for bare in bare_sums(said.text, [(one.start, one.end) for one in found]):
        money = Money(said.quote(bare.start, bare.end), minor(bare.value), home, per=bare.per)
        found.append(FoundSum(bare.start, bare.end, money))
    kept: list[FoundSum] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if (kept and one.start < kept[-1].end) or _is_denied(said.text, one):
            continue
        kept.append(with_roughly(said, one))
    return kept


def with_roughly(said: Normal, one: FoundSum) -> FoundSum:
    """「1万左右」 is about so much, and the word belongs to it."""
    behind = ABOUT_SO_MUCH.match(said.text, one.end)
    if behind is None:
        return one
    text = said.quote(one.start, behind.end())
    return FoundSum(one.start, behind.end(), replace(one.money, text=text, approx=True))


class _Reader:
    """The sums of a text with a word or sign for money, or told by what stands before them; each pattern is tried only where its sign stands."""

    def __init__(self, said: Normal, home: str) -> None:
        self._said, self._text, self._home = said, said.text, home

    def with_unit(self) -> Iterator[FoundSum]:
        """The sums with a word or sign for money."""
        text = self._text
        for match in WITH_WORD.finditer(text) if UNIT_SIGNS.search(text) else ():
            currency = lexicon.unit_meanings("money").get(match["word"], "")
            found = self._found_sum(match, amount(match), _small(match), currency)
            is_count = match["word"] == "块" and found and _is_of_pieces(text, match, found.money.minor)
            if found and not is_count:
                yield found
        for match in WITH_SIGN.finditer(text) if FIRST_SIGNS.search(text) else ():
            if found := self._found_sum(
                match, amount(match), currency=lexicon.unit_meanings("signs")[match["sign"]]
            ):
                yield found
        for match in chain(ONLY_JIAO.finditer(text), ONLY_FEN.finditer(text)):
            if found := self._found_sum(match, EXACT, _small(match)):
                yield found
        for match in SOME_TENTHS.finditer(text):
            money = Money(self._said.quote(*match.span()), 80, self._home, 100, approx=True)
            yield FoundSum(*match.span(), money)

    def led(self) -> Iterator[FoundSum]:
        """What stands behind words for spending, and thousands where the clause speaks of money."""
        text = self._text
        for match in AFTER_OUTLAY.finditer(text):
            value = number(match["low"] + (match["lump"] or ""))
            about = None if value is None else Amount(value, None, bool(match["about"] or match["more"]))
            if found := self._found_sum(match, about, start=match.start("low")):
                yield found
        for match in BARE.finditer(text) if HAS_LUMP.search(text) else ():
            if _is_money(text, match) and (found := self._found_sum(match, amount(match))):
                yield found

    def _found_sum(
        self,
        match: re.Match[str],
        value: Amount | None,
        change: Decimal = Decimal(0),
        currency: str = "",
        start: int | None = None,
    ) -> FoundSum | None:
        if value is None:
            return None
        start = match.start() if start is None else start
        per, end = priced(self._text, match)
        high = None if value.high is None else minor(value.high)
        text, low = self._said.quote(start, match.end()), minor(value.low + change)
        return FoundSum(start, end, Money(text, low, currency or self._home, high, value.approx, per))


def _is_denied(text: str, one: FoundSum) -> bool:
    if one.money.minor > LEAST_COIN:
        return False
    before = text[max(0, one.start - 12) : one.start]
    return DENIED_BEHIND.match(text, one.end) is not None or DENIED.search(before) is not None


def _is_of_pieces(text: str, match: re.Match[str], minor: int) -> bool:
    """「展板12块」 and 「12块展板」 count boards; 「买展板花了800块」 and 「800块打到卡上」 are money."""
    before, at = text[max(0, match.start() - 12) : match.start()], match.end("word")
    if match["jiao"] or match["tenth"]:
        return False
    if not AS_MONEY.match(text, at) and (minor < MANY or PIECES.search(text[at : at + 5])):
        return True
    return SPENT.search(before[-6:]) is None and PIECES_BEFORE.search(before) is not None


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of a figure in thousands speaks of money, or behind 「一共」 its sentence does."""
    figure, before = match["low"] + (match["lump"] or ""), text[max(0, match.start() - NEAR) : match.start()]
    if len(figure) < 2 or not LUMPED.search(figure):
        return False
    clause, sentence = CLAUSE_END.split(before)[-1], SENTENCE_END.split(before)[-1]
    if PUT_IN.search(clause) or any(word in clause for word in lexicon.unit_words("sums", "words")):
        return True
    is_spent = any(word in sentence for word in lexicon.unit_words("sums", "spending"))
    return is_spent and IN_ALL.search(clause) is not None


def home_currency(region: str) -> str:
    """What a sum without a sign is in."""
    return groups.REGIONS.get(region, groups.REGIONS["CN"]).currency


def minor(value: Decimal) -> int:
    """The sum in hundredths, exact; what lies below them is cut."""
    return int(value * 100)


def _small(match: re.Match[str]) -> Decimal:
    """角 and 分 in the major unit."""
    parts = match.groupdict()
    tenths = number(parts.get("jiao") or parts.get("tenth") or "零")
    hundredths = number(parts["fen"] or "零")
    return (tenths or Decimal(0)) / 10 + (hundredths or Decimal(0)) / 100
