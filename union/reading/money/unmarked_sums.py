"""Sums written without a word for money, where what stands around them leaves no doubt.

「每户300」「3户各500」「80/人」, 「王丽800，赵强500」 behind 慰问金, 「500、800、1000元」, 「共计6000」 behind other sums.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.message import Money
from union.reading.money.gift_sums import ENDS, handed_over
from union.reading.money.unit_prices import NAMES, PEOPLE, THINGS, TIMES, is_counted
from union.reading.names.helped_names import SURNAMES
from union.reading.numbers.approximate_numbers import MIXED, Amount
from union.reading.numbers.numerals import CHINESE, number

FIGURE = rf"(?P<low>{MIXED}|\d{{2,7}}(?:\.\d{{1,2}})?|[{CHINESE}]{{2,8}})"
GIVEN = r"(?:(?:发放?|补助?|慰问金?|奖励?|补贴|送|给|交|收|捐|领|按|标准)了?)?"
# 「每户300」; 「每人2张」 has a unit and is none, 「每车间10」 counts people.
EVERY = Regex(rf"每(?:一)?个?(?P<per>人|户|名|位|家|月|{THINGS}){GIVEN}{FIGURE}{ENDS}")
# 「每人每年50」 is for neither alone.
TWICE = Regex(rf"每(?P<per>人|户)(?P<often>每[月年天次场期]){GIVEN}{FIGURE}{ENDS}")
# 「讲课费每次300」, but 「每场80」 counts people.
EVERY_TIME = Regex(
    rf"(?:费|补贴|补助|津贴|报酬|租金|餐)[^\d,。;!?每]{{0,4}}每(?P<per>{TIMES}){GIVEN}{FIGURE}{ENDS}"
)
# 「一户500」 behind 「走访3户」 is a price, by itself a sum.
ONE = Regex(
    rf"(?<![\d{CHINESE}每])[一1]个?(?P<per>{PEOPLE}|{THINGS})(?:(?:发|给|送|补|收|交)了?)?{FIGURE}{ENDS}"
)
UNIT_PRICE = Regex(rf"(?:单价|人均|户均)(?:为|是|:|约)?{FIGURE}{ENDS}")
EACH = Regex(
    rf"(?:\d|[{CHINESE}])(?P<per>{PEOPLE}|{THINGS}|组|队|支)[\u4e00-\u9fff]{{0,8}}[,、\s]?[\u4e00-\u9fff]{{0,3}}各{GIVEN}{FIGURE}{ENDS}"
)
# 「本科5人*3000」
BY_TIMES = Regex(rf"\d(?P<per>{PEOPLE})×{FIGURE}{ENDS}")
BY_SLASH = Regex(
    rf"(?<![\d/.])(?P<low>\d{{2,6}}(?:\.\d{{1,2}})?)[/一](?P<per>人次|人|户|位|名|次|月|天|场|节|小时|{THINGS})"
)
# 「500、800、1000元」: the word for money stands once.
LISTED = Regex(r"(?<![\d.])(?P<low>\d{2,7})(?=(?:[、和,]\d{2,7}){0,8}[、和,]\d{2,7}元)")
TOTAL = Regex(
    rf"(?:共计|合计|总计|总共|一共|共|=)(?:花了?|花费|支出|发放?|是|为)?(?P<low>\d{{2,9}}(?:\.\d{{1,2}})?){ENDS}"
)
# 「慰问金:王丽800,赵强500」, 「老张家送了2000」
FOR_NAMES = Regex(
    r"慰问|补助|救助|奖金|奖励|助学|礼金|捐款|稿费|津贴|补贴|大病|困难|份子|随礼|捐|红包|奖|报销|支出|元|块|钱"
)
NAME = rf"(?:老|小)?[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}})?家?"
BY_NAME = Regex(
    rf"(?:^|[,。;:、\s金款]|(?<=\d)|给|慰问|看望|走访|探望)(?:{NAME})(?:送了?|给了?|发了?|补了?|捐了?)?"
    rf"(?P<low>\d{{2,6}})(?:{ENDS}|(?={NAME}\d))"
)
# 「一车间500,二车间300,机关800」: three items at least, each a name with its figure.
ITEM = Regex(
    rf"(?:^|[,。;:、\s]|(?<=\d)|(?<=元))(?P<name>[\u4e00-\u9fff]{{1,6}})(?P<low>\d{{2,6}})(?=(?P<unit>元)?(?:[,。;!?、)\s]|$|(?!{PEOPLE}|{THINGS})[\u4e00-\u9fff]{{2,6}}\d))"
)
ENDED = Regex(ENDS)
NO_NAME = "数量率名号第共计至到月年"
IN_YUAN = Regex(
    r"(?:共计|合计|总计|总共|一共|共)(?:花了?|花费|支出|发放?|用了?|是|为)?(?P<whole>\d{2,7})[元块]"
)
FIGURES = Regex(r"\d{2,}")
LEAST, ROUND, TENS = 10, 50, 10


# 「4×500+3×200」: what so many at a price make; no 「4×100米」.
FACTORS = r"(?<![\d.])\d{1,4}×\d{1,6}(?:\.\d{1,2})?(?![\d.])(?:元|块)?"
NO_PRICE = r"(?!\s?(?:米|m|cm|mm|厘米|毫米|接力|寸|英寸|公里|规格|棍|方阵|×))"
PRODUCTS = Regex(rf"{FACTORS}{NO_PRICE}(?:\+{FACTORS}{NO_PRICE}){{0,11}}")
FACTOR = Regex(r"(?P<many>\d{1,4})×(?P<price>\d{1,6}(?:\.\d{1,2})?)")
HAS_PRODUCT = Regex(r"\d\s?[×xX*]\s?\d")
OF_SPENDING = Regex(r"(?:[金款费钱薪]|支出|开支|花了?|共|补助|补贴|奖励?|慰问|红包|发放?)[^\d,。;×]{0,6}$")
# 「二百一人」, 「五百一户」: so much for one of them; nobody counts 210 people so.
EACH_HUNDRED = Regex(
    rf"(?<![\d{CHINESE}])(?P<low>[一二两三四五六七八九][百千佰仟])一(?P<per>人|户|位|名|家)(?=[,。;!?、)\s]|$)"
)


class Bare(NamedTuple):
    """A sum, where its figure stands, and what it is for (None: a sum as such)."""

    start: int
    end: int
    value: Amount
    per: str | None


def bare_sums(text: str, money: Sequence[tuple[int, int]]) -> Iterator[Bare]:
    """The sums without a word for money; `money` are the places of those with one."""
    rates = list(_rates(text))
    yield from rates
    yield from _products(text)
    for match in LISTED.finditer(text) if "元" in text else ():
        yield from _read(match, None)
    if money or rates:
        first = min([*(start for start, _ in money), *(one.start for one in rates)])
        for match in TOTAL.finditer(text, first):
            yield from _read(match, None)
    for start, end, value in handed_over(text):
        yield Bare(start, end, value, None)
    for match in _named(text, {start for start, _ in money}) if _may_list(text) else ():
        yield from _read(match, None)


def _rates(text: str) -> Iterator[Bare]:
    """What is paid for one of many."""
    for sign, pattern in (("每", EVERY), ("每", EVERY_TIME), ("各", EACH), ("", BY_SLASH), ("×", BY_TIMES)):
        for match in pattern.finditer(text) if sign in text else ():
            yield from _read(match, NAMES.get(match["per"], match["per"]))
    for match in TWICE.finditer(text) if "每" in text else ():
        yield from _read(match, match["per"] + match["often"])
    for match in ONE.finditer(text) if "一" in text or "1" in text else ():
        is_price = is_counted(text, match.end(), match["per"])
        yield from _read(match, NAMES.get(match["per"], match["per"]) if is_price else None)
    for match in EACH_HUNDRED.finditer(text) if "一" in text else ():
        yield from _read(match, NAMES.get(match["per"], match["per"]))
    for match in UNIT_PRICE.finditer(text) if "价" in text or "均" in text else ():
        yield from _read(match, "户" if match[0][0] == "户" else "人" if match[0][0] == "人" else "个")


def is_product(money: Money) -> bool:
    """Whether a sum was written as a product, or as several: 「4×500+3×200」."""
    return money.per is None and HAS_PRODUCT.search(money.text or "") is not None


def _products(text: str) -> Iterator[Bare]:
    """Products and sums of products of bare figures, where they are of money."""
    for match in PRODUCTS.finditer(text) if "×" in text else ():
        pairs = [Decimal(one["many"]) * Decimal(one["price"]) for one in FACTOR.finditer(match[0])]
        is_money = "元" in match[0] or text[match.end() : match.end() + 1] == "="
        is_money = (
            is_money or OF_SPENDING.search(text[max(0, match.start() - 12) : match.start()]) is not None
        )
        if is_money or (len(pairs) > 1 and FOR_NAMES.search(text)):
            yield Bare(*match.span(), Amount(sum(pairs, Decimal(0)), None, False), None)


def _may_list(text: str) -> bool:
    """Whether two figures of two signs stand there: fewer make no list."""
    return sum(1 for _ in FIGURES.finditer(text)) > 1


def _named(text: str, money: Collection[int]) -> list[re.Match[str]]:
    """The amounts of a list of people in a text about money, and of a list of anything that a sum of money totals."""
    people = list(BY_NAME.finditer(text))
    things = [match for match in ITEM.finditer(text) if match["name"][-1] not in NO_NAME]
    if len(people) < 2 and len(things) < 2:
        return []
    is_of_money = bool(FOR_NAMES.search(text))
    found = people if len(people) > 1 and (is_of_money or _is_round(people)) else []
    if len(things) < 2:
        return found
    if _is_totalled(text, things) or (is_of_money and len(things) > 2 and _is_round(things)):
        return found + things
    return found + _beside_money(text, things, money)


def _beside_money(text: str, items: Sequence[re.Match[str]], money: Collection[int]) -> list[re.Match[str]]:
    """「花圈150 慰问金1000」: beside a sum with its word a bare one is a sum, too; 「职工80 慰问金1000」 counts people."""
    if not any(one.start("low") in money for one in items):
        return []
    bare = [one for one in items if ENDED.match(text, one.end("low")) and not _counts_people(one["name"])]
    return bare if _is_round(bare, TENS) else []


def _counts_people(name: str) -> bool:
    return name.endswith(lexicon.before_people())


def _is_round(items: Sequence[re.Match[str]], step: int = ROUND) -> bool:
    return all(int(one["low"]) % step == 0 for one in items)


def _is_totalled(text: str, items: Sequence[re.Match[str]]) -> bool:
    """「水32、面包48、水果65,合计145元」; of heads no one says 元."""
    whole = sum(int(one["low"]) for one in items)
    return any(int(match["whole"]) == whole for match in IN_YUAN.finditer(text, items[-1].end()))


def _read(match: re.Match[str], per: str | None) -> Iterator[Bare]:
    value = number(match["low"])
    if value is not None and value >= (LEAST if per in (None, "人", "户", "家") else Decimal(1)):
        yield Bare(match.start("low"), match.end("low"), Amount(value, None, False), per)
