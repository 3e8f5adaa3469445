"""Sums written without a word for money, where what stands around them leaves no doubt (rules in union/data/bare_sums.toml).

「每户300」「3户各500」「80/人」, 「给小桂800」「花圈钱260」, 「王丽800，赵强500」 behind 慰问金, 「500、800、1000元」, 「共计6000」 behind other sums.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.message import Money
from union.reading.money.unit_prices import PEOPLE, THINGS, TIMES, is_counted, named
from union.reading.names.helped_names import SURNAMES
from union.reading.numbers.numerals import CHINESE, MIXED, ROUGHLY, number
from union.reading.piece_rules import TextRules

GIFTS = "抚恤|慰问[金款]|补助|救助|红包|奖金|现金|奖励|礼金|助学金|补偿|赔偿|押金|定金|会费|补贴"  # 「2000抚恤金」
# 「奖金2400发了」: what is done with a sum follows it at once, where things counted would have their unit.
DONE_WITH = (
    r"[都已均全](?![校员国厂市区])|[交报退领付转批给送收结](?:了|[去上到齐完清讫])|签收|到[账位手]|入账|上[缴交解账]|发[放了完到下]"
    r"|打[到给卡]|[要追讨]回|(?:已经?|都|也)?[退付转划打]?(?:[出回过]去|清)了|整(?=[,。;!?、)\s]|$)"
)
ENDS = rf"(?!,\d{{3}}(?!\d))(?=[,。;!?、)\s]|$|[和及与加][\u4e00-\u9fff]|{DONE_WITH}|{ROUGHLY})"  # 「慰问金1800和月饼」
GROUPED = r"\d{1,3}(?:,\d{3}){1,2}(?!\d)(?:\.\d{1,2})?"  # 41,260
# 「500、800、1000元」: the word for money stands once.
LISTED = Regex(r"(?<![\d.])(?P<low>\d{2,7})(?=(?:[、和,]\d{2,7}){0,8}[、和,]\d{2,7}元)", signs="元")
TOTAL = Regex(
    rf"(?:共计|合计|总计|总共|一共|共|=)(?:花了?|花费|支出|发放?|是|为)?(?P<low>\d{{2,9}}(?:\.\d{{1,2}})?){ENDS}"
)
# 「奖品买回来了,一共3150,毛巾60条」: beside things that are counted, what was bought comes to so much.
BOUGHT = Regex(
    r"(?:[买购订][\u4e00-\u9fff]{0,3}[了齐好回]|采购|置办|下单|(?:物资|货|礼品|奖品|慰问品|用品)[定订备][了齐好])(?=[^。;!?]{0,60}(?:共|总|合)计?\d{3})"
)
COUNTED = Regex(rf"\d(?:{THINGS})")
# 「慰问金:王丽800,赵强500」, 「老张家送了2000」
FOR_NAMES = Regex(
    r"慰问|补助|救助|互助|理赔|赔付|助学|礼金|(?<!免)费(?!劲)|津贴|补贴|大病|困难|份子|随礼|捐|红包|奖|报销|支出|开支|元|块|钱"
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
    rf"(?:共计|合计|总计|总共|一共|共)(?:花了?|花费|支出|发放?|用了?|是|为)?(?P<whole>\d{{2,7}})(?:[元块]|(?P<bare>){ENDS})"
)
FIGURES = Regex(r"\d{2,}")
# The least that is a sum: of a list or for somebody, and handed over; the steps of round ones.
LEAST, LEAST_GIVEN, ROUND, TENS = 10, 20, 50, 10
# 「4×500+3×200」: what so many at a price make; no 「4×100米」.
FACTORS = r"(?<![\d.])\d{1,4}×\d{1,6}(?:\.\d{1,2})?(?![\d.])(?:元|块)?"
NO_PRICE = r"(?!\s?(?:米|m|cm|mm|厘米|毫米|接力|寸|英寸|公里|规格|棍|方阵|×))"
PRODUCTS = Regex(rf"{FACTORS}{NO_PRICE}(?:\+{FACTORS}{NO_PRICE}){{0,11}}")
FACTOR = Regex(r"(?P<many>\d{1,4})×(?P<price>\d{1,6}(?:\.\d{1,2})?)")
HAS_PRODUCT = Regex(r"\d\s?[×xX*]\s?\d")
OF_SPENDING = Regex(r"(?:[金款费钱薪]|支出|开支|花了?|共|补助|补贴|奖励?|慰问|红包|发放?)[^\d,。;×]{0,6}$")
# 「分别1000和1500」, 「奖金500、300、200」
RUN = Regex(
    r"(?:分别(?:为|是|给|送)?|奖[金励]?)[^\d,。;!?]{0,2}(?=\d{2,6}(?:[、/,和]\d{2,6}){1,6}(?:[,。;!?\s]|$))"
)
OF_RUN = Regex(r"[、/,和]?(?P<low>\d{2,6})(?![\d.])")
# So one of them begins, and so each ends: a figure with its unit behind it is none.
HAS_FIGURE = Regex(r"\d[\d.百千万亿]|[二两三四五六七八九][百千万]|共[花了是才]{0,2}[二三四五六七八九]?[十百]")
HAS_END = Regex(
    rf"[\d{CHINESE}](?=[、/,和;。!?)\s]|$|{DONE_WITH}|{GIFTS}|{ROUGHLY})|[户份人名位家桶桌趟批][,、]?\d{{3}}|\d一[箱袋桶束盒篮份提]|\d{{3}}[都已也]?[交送塞转打拿]?给"
)
SHARED = {
    "CHINESE": CHINESE, "MIXED": MIXED, "ROUGHLY": ROUGHLY, "SURNAMES": SURNAMES, "GIFTS": GIFTS,
    "GROUPED": GROUPED, "PEOPLE": PEOPLE, "THINGS": THINGS, "TIMES": TIMES, "DONE_WITH": DONE_WITH, "ENDS": ENDS,
}  # fmt: skip
RATES, HANDED = TextRules("bare_sums", "rates", SHARED), TextRules("bare_sums", "given", SHARED)


class Bare(NamedTuple):
    """A sum, where its figure stands, and what it is for (None: a sum as such)."""

    start: int
    end: int
    value: Decimal
    per: str | None = None


def bare_sums(text: str, money: Sequence[tuple[int, int]]) -> Iterator[Bare]:
    """The sums without a word for money; `money` are the places of those with one."""
    rates = list(_rates(text))
    yield from rates
    yield from _products(text)
    for match in LISTED.finditer(text):
        yield from _read(match, LEAST)
    yield from _given(text)
    is_list = sum(1 for _ in FIGURES.finditer(text)) > 1  # fewer make none
    listed = _named(text, {start for start, _ in money}) if is_list else []
    for match in listed:
        yield from _read(match, LEAST)
    starts = [*(start for start, _ in money), *(one.start for one in rates), *(one.start() for one in listed)]
    if not starts and COUNTED.search(text) and (bought := BOUGHT.search(text)):
        starts = [bought.start()]
    for match in TOTAL.finditer(text, min(starts)) if starts else ():
        yield from _read(match, LEAST)


def _rates(text: str) -> Iterator[Bare]:
    """What is paid for one of many."""
    for match, rule in RATES.matches(text):
        parts = match.groupdict()
        per = named(parts["per"]) or rule["per"]
        is_price = "counted" not in rule or is_counted(text, match.end(), parts["per"])
        per = per + (parts.get("often") or "") if is_price else None
        yield from _read(match, LEAST if per in (None, "人", "户", "家") else 1, per=per)


def _given(text: str) -> Iterator[Bare]:
    """Sums told by their handing over; what was given without a unit is round, else it counts something."""
    if not (HAS_FIGURE.search(text) and HAS_END.search(text)):
        return
    for match, rule in HANDED.matches(text):
        yield from _read(match, LEAST_GIVEN, rule.get("step", 0))
    for run in RUN.finditer(text):
        at = run.end()
        while one := OF_RUN.match(text, at):
            yield from _read(one, LEAST_GIVEN, TENS)
            at = one.end()


def _read(match: re.Match[str], least: int, step: int = 0, per: str | None = None) -> Iterator[Bare]:
    value = number(match["low"])
    if value is not None and value >= least and not (step and value % step):
        yield Bare(*match.span("low"), value, per)


def is_product(money: Money) -> bool:
    """Whether a sum was written as a product, or as several: 「4×500+3×200」."""
    return money.per is None and HAS_PRODUCT.search(money.text or "") is not None


def _products(text: str) -> Iterator[Bare]:
    """Products and sums of products of bare figures, where they are of money."""
    for match in PRODUCTS.finditer(text) if "×" in text else ():
        pairs = [Decimal(one["many"]) * Decimal(one["price"]) for one in FACTOR.finditer(match[0])]
        is_money = "元" in match[0] or text.startswith("=", match.end())
        is_spent = OF_SPENDING.search(text[max(0, match.start() - 12) : match.start()]) is not None
        if is_money or is_spent or (len(pairs) > 1 and FOR_NAMES.search(text)):
            yield Bare(*match.span(), sum(pairs, Decimal(0)))


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
    if _is_totalled(text, things, is_of_money=is_of_money):
        return found + things
    if is_of_money and len(things) > 2 and _is_round(things):
        return found + things
    if not any(one.start("low") in money for one in things):
        return found
    # 「花圈150 慰问金1000」: beside a sum with its word a bare one is a sum, too; 「职工80 慰问金1000」 counts people
    heads = lexicon.unit_words("people", "before")
    bare = [one for one in things if ENDED.match(text, one.end("low")) and not one["name"].endswith(heads)]
    return found + (bare if _is_round(bare, TENS) else [])


def _is_round(items: Sequence[re.Match[str]], step: int = ROUND) -> bool:
    return all(int(one["low"]) % step == 0 for one in items)


def _is_totalled(text: str, items: Sequence[re.Match[str]], *, is_of_money: bool) -> bool:
    """「水32、面包48、水果65,合计145元」, 「会费制浆930,抄纸1240,共2170」; of heads no one says 元."""
    whole = sum(int(one["low"]) for one in items)
    totals = (one for one in IN_YUAN.finditer(text, items[-1].end()) if is_of_money or one["bare"] is None)
    return any(int(match["whole"]) == whole for match in totals)
