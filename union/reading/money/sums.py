"""Sums of money, exact in minor units: 「6000元」, 「3.6万元」, 「￥1,200.50」, 「每户500元」, 「12元5角」.

A price (per head, per month) is marked with what it is for; products are worked out in union/reading/quantities/computed_totals.py.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from union.core import groups
from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.message import Money
from union.reading.money.unit_prices import priced
from union.reading.money.unmarked_sums import DONE_WITH, Bare, bare_sums
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
ONLY_JIAO = Regex(rf"{BEGINS}(?P<jiao>{ONE})[角毛]{NO_TENTH}(?:(?P<fen>{ONE})分(?!钟))?钱?")
ONLY_FEN = Regex(rf"{BEGINS}(?P<fen>{ONE})分钱")
SOME_TENTHS = Regex(rf"(?<![\d{CHINESE}几])块八(?:毛|角)(?:钱)?")  # 「块八毛」: a yuan or less
# 「花了800块」 is money, 「展板12块」 counts boards.
SPENT = Regex(r"(?:^|[,。;!?、\s(]|[花付共每价款金费钱捐给收补奖罚达约元]|支出|人均|发放?)了?约?$")
# 「八百一千」 or 「3.6万」 without 元 is money only where the clause speaks of money.
BARE = Regex(
    rf"{BEGINS}{ABOUT}(?P<low>{FIGURE})(?P<more>[余多])?(?P<lump>{LUMP})?(?P<to>)(?P<high>)(?P<lump_high>)(?P<more_high>)(?P<end>)(?=[,。;!?、\s()]|$|{DONE_WITH}|{ROUGHLY})"
)
ABOUT_SO_MUCH = Regex(ROUGHLY)
HAS_LUMP, HAS_SMALL = Regex("[千万亿]"), Regex("[角毛]")
LUMPED = Regex(rf"[千万亿](?:[\d{CHINESE}]{{0,6}})$")
CLAUSE_END, SENTENCE_END = Regex(r"[,。;!?]"), Regex(r"[。;!?]")
IN_ALL = Regex(r"(?:^|一共|总共|共计|合计|总计|合起来|加起来|拢共|统共|共)(?:约|近|是|为|:)?$")
# 「行政出2万」: a figure in thousands with no unit behind one of these is money.
PUT_IN = Regex(
    r"(?:出|凑|掏|批|拨|赔|垫|捐|给|交|缴|付|借|退|要回|讨回|追回|报销?|省下?|节约)了?$|[拨捐奖借]了?给?[\u4e00-\u9fff]{1,6}$"
)
NEAR = 30
MANY = 10000  # in hundredths: of what is no board or cake nobody counts 100 pieces
# The last signs of the words for money.
UNIT_SIGNS = Regex(
    lambda: "[" + re.escape("".join({"块", *(word[-1] for word in lexicon.meant("money"))})) + "]"
)
FIRST_SIGNS = Regex(lambda: "[" + re.escape("".join(sign[0] for sign in lexicon.meant("signs"))) + "]")
PIECES = Regex(lambda: "|".join(lexicon.unit_words("sums", "in_pieces")))
PIECES_BEFORE = Regex(lambda: rf"(?:{PIECES.pattern})[^\d,。;!?]{{0,3}}$")
# 「花了4500」, 「花了3千多」, 「助学金，共计24000」: what is spent is money, unit or not.
AFTER_OUTLAY = Regex(
    lambda: (
        rf"(?:{'|'.join(lexicon.unit_words('sums', 'outlays'))})[,:\s]?(?:共计|合计|总计|总共|一共|人民币|共|计|为|是|达|了)?(?P<about>约|近|大概|差不多)?"
        rf"(?P<low>\d[\d.,]{{0,11}}\d|\d(?=[百千万])|[{CHINESE}]{{2,10}}|{MIXED})(?P<lump>{LUMP})?(?P<more>[多余来+])?"
        rf"(?=[,。;!?、\s()/×]|$|{DONE_WITH}|{ROUGHLY})"
    )
)
WITH_SIGN = Regex(
    lambda: (
        rf"(?P<sign>{'|'.join(map(re.escape, sorted(lexicon.meant('signs'), key=len, reverse=True)))})\s?{CORE}(?:元)?{TAIL}"
    )
)
WITH_WORD = Regex(
    lambda: (
        rf"{BEGINS}{ABOUT}{CORE}\s?(?P<word>{'|'.join(sorted(map(re.escape, lexicon.meant('money')), key=len, reverse=True))}|块)(?!旦|宵){SMALL_CHANGE}{TAIL}"
    )
)


class Found(NamedTuple):
    """A sum and where it stands in the normal text."""

    start: int
    end: int
    money: Money


def sums(said: Normal, region: str = "CN") -> list[Found]:
    """All sums of money in order, prices included."""
    if not HAS_FIGURE.search(said.text):
        return []
    home = groups.REGIONS.get(region, groups.REGIONS["CN"]).currency
    found = [*_with_unit(said, home)]
    found += [one for match in AFTER_OUTLAY.finditer(said.text) if (one := _outlay(said, match, home))]
    if HAS_LUMP.search(said.text):
        found += [one for match in BARE.finditer(said.text) if (one := _bare(said, match, home))]
    spans = [(one.start, one.end) for one in found]
    found += [_plain(said, one, home) for one in bare_sums(said.text, spans)]
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(_about(said, one))
    return kept


def _about(said: Normal, one: Found) -> Found:
    """「1万左右」 is about so much, and the word belongs to it."""
    behind = ABOUT_SO_MUCH.match(said.text, one.end)
    if behind is None:
        return one
    money = replace(one.money, text=said.quote(one.start, behind.end()), approx=True)
    return Found(one.start, behind.end(), money)


def _with_unit(said: Normal, home: str) -> Iterator[Found]:
    """The sums with a word or sign for money; each pattern is tried only where its sign stands."""
    text = said.text
    if UNIT_SIGNS.search(text):
        yield from (one for match in WITH_WORD.finditer(text) if (one := _worded(said, match, home)))
    for match in WITH_SIGN.finditer(text) if FIRST_SIGNS.search(text) else ():
        if one := _found(said, match, lexicon.meant("signs")[match["sign"]] or home, Decimal(0)):
            yield one
    if HAS_SMALL.search(text):
        yield from (_change(said, match, home) for match in ONLY_JIAO.finditer(text))
        yield from (_tenths(said, match, home) for match in SOME_TENTHS.finditer(text))
    if "分钱" in text:
        yield from (_change(said, match, home) for match in ONLY_FEN.finditer(text))


def _worded(said: Normal, match: re.Match[str], home: str) -> Found | None:
    currency = lexicon.meant("money").get(match["word"], "") or home
    found = _found(said, match, currency, _small(match))
    is_count = match["word"] == "块" and found and _is_of_pieces(said.text, match, found.money.minor)
    return None if is_count else found


def _is_of_pieces(text: str, match: re.Match[str], minor: int) -> bool:
    """「展板12块」 and 「12块展板」 count boards; 「买展板花了800块」 and 「800块打到卡上」 are money."""
    before, at = text[max(0, match.start() - 12) : match.start()], match.end("word")
    if match["jiao"] or match["tenth"]:
        return False
    if not AS_MONEY.match(text, at) and (minor < MANY or PIECES.search(text[at : at + 5])):
        return True
    return SPENT.search(before[-6:]) is None and PIECES_BEFORE.search(before) is not None


def _found(said: Normal, match: re.Match[str], currency: str, change: Decimal) -> Found | None:
    value = amount(match)
    if value is None:
        return None
    per, end = priced(said.text, match)
    high = None if value.high is None else minor(value.high)
    text = said.quote(match.start(), match.end())
    money = Money(text, minor(value.low + change), currency, high, value.approx, per)
    return Found(match.start(), end, money)


def _change(said: Normal, match: re.Match[str], home: str) -> Found:
    per, end = priced(said.text, match)
    money = Money(said.quote(match.start(), match.end()), minor(_small(match)), home, per=per)
    return Found(match.start(), end, money)


def _tenths(said: Normal, match: re.Match[str], home: str) -> Found:
    money = Money(said.quote(match.start(), match.end()), 80, home, 100, approx=True)
    return Found(match.start(), match.end(), money)


def _outlay(said: Normal, match: re.Match[str], home: str) -> Found | None:
    value = number(match["low"] + (match["lump"] or ""))
    if value is None:
        return None
    start, (per, end) = match.start("low"), priced(said.text, match)
    approx = bool(match["about"] or match["more"])
    text = said.quote(start, match.end())
    return Found(start, end, Money(text, minor(value), home, None, approx, per))


def _bare(said: Normal, match: re.Match[str], home: str) -> Found | None:
    """A figure in thousands where its clause speaks of money, or behind 「一共」 where its sentence does."""
    figure = match["low"] + (match["lump"] or "")
    before = said.text[max(0, match.start() - NEAR) : match.start()]
    if len(figure) < 2 or not LUMPED.search(figure):
        return None
    clause, sentence = CLAUSE_END.split(before)[-1], SENTENCE_END.split(before)[-1]
    of_money = PUT_IN.search(clause) or any(word in clause for word in lexicon.unit_words("sums", "words"))
    if not of_money and not (
        IN_ALL.search(clause) and any(word in sentence for word in lexicon.unit_words("sums", "spending"))
    ):
        return None
    return _found(said, match, home, Decimal(0))


def _plain(said: Normal, one: Bare, home: str) -> Found:
    text = said.quote(one.start, one.end)
    return Found(one.start, one.end, Money(text, minor(one.value.low), home, None, one.value.approx, one.per))


def minor(value: Decimal) -> int:
    """The sum in hundredths, exact; what lies below them is cut."""
    return int(value * 100)


def _small(match: re.Match[str]) -> Decimal:
    """角 and 分 in the major unit."""
    parts = match.groupdict()
    tenths = number(parts.get("jiao") or parts.get("tenth") or "零")
    hundredths = number(parts["fen"] or "零")
    return (tenths or Decimal(0)) / 10 + (hundredths or Decimal(0)) / 100
