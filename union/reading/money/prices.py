"""What one amount is for: 「每户500元」, 「500元/户」, 「人均80元」, 「12户×500元」, 「三个组各800元」, 「单价45元」, 「张大山、李小海，各500元」.

An amount that is for one of many is a price and is never added up; sums written without a word for money are found where
what stands around them leaves no doubt (union/data/bare_sums.toml). Products are worked out in union/reading/quantities/computed_totals.py.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.units import ANY_ITEM
from union.data import table
from union.reading import lexicon
from union.reading.lexicon import TextRules
from union.reading.message import Money
from union.reading.names.people import SURNAMES
from union.reading.numbers.numerals import CHINESE, MIXED, ROUGHLY, number

NEAR_ROW = 48
OF_EACH = ("各", "分别", "每人", "一人", "一位")  # every row has one of them
GIVEN = r"(?:奖励?|发放?|送去?|给|补助|慰问|资助|救助|得|获|领取?|拨付?|补贴|收)?了?(?:现金|慰问金|奖金|助学金|补助金|活动费|红包)?"
SIGN = r"(?:(?![和与及])[\u4e00-\u9fff])"
# 「二车间陈洋和一车间老刘」
WHERE = rf"(?:(?>{SIGN}{{1,5}}?(?:车间|班组|小组|分会|机关|组|科|班|室))的?)?"
WHO = rf"{WHERE}(?:[老小][{SURNAMES}]|[{SURNAMES}](?:{SIGN}{{1,2}}|[和与及]{SIGN}))"
PERSONS = Regex(
    rf"(?P<row>[\u4e00-\u9fff]{{2}}(?:(?:、|(?<=[\u4e00-\u9fff])[和与及]){WHO}){{1,20}})(?:同志|师傅)?等?[,\s]?(?:各(?:自)?|分别|每人|一人|一位){GIVEN}$"
)
# 「生孩子的小孙和做手术的李师傅，一人500」
PAIR = Regex(
    rf"[和与及]{SIGN}{{2,6}}的(?:[老小][{SURNAMES}]|[{SURNAMES}]{SIGN}{{1,2}})(?:同志|师傅)?[,\s]?(?:各(?:自)?|分别|每人|一人|一位){GIVEN}$"
)
BEFORE_PERSON = Regex(rf"(?:、|[和与及])(?={WHO})")
UNIT = (
    "(?:车间|工段|产线|班组|小组|组|班|队|分工会|分会|工会|支部|科室|科|处室|处|部门|部|办公室|机关|行政|公司|分厂|工厂|厂|门店|店|站|所"
    "|仓库|医院|敬老院|学校|中学|小学|大学|学院|幼儿园|社区|街道|村|食堂)"
)
ONES = "一二三四五六七八九"
NTH = rf"(?:十?[{ONES}]|[{ONES}]?十|\d{{1,2}}|[甲乙丙丁戊A-F])"
# What each got is told behind 各; 「各班组共800元」 is of all of them together.
UNITS = Regex(
    rf"(?P<row>[^\s,。;:!?]{{3,40}}?)(?:慰问|走访|看望)?了?[,\s]?(?:各(?:自)?(?!{UNIT}|单位|[人位户类项种级方界地])|分别)"
    rf"(?!.{{0,48}}[共总合]|.{{0,48}}小计)[^\s,。;:!?\d{CHINESE}]{{0,10}}$"
)
ONE_AFTER_OTHER = Regex(rf"({NTH}({UNIT}))(?={NTH}\2)")  # 一车间二车间
RUN_TOGETHER = Regex(rf"(?P<first>(?<!第)[{ONES}])(?=[{ONES}]{{1,4}}{UNIT})")  # 一二车间
AND = Regex(r"、|以及|及(?!格)|和(?![谐平睦])|与|跟")
# 「装配一、二车间」: the last names the unit of numbers before it.
NAMED, LAST = Regex(rf"{UNIT}$|{NTH}$"), Regex(rf"{UNIT}$")
LISTED = Regex(r"\s?元?[、和与]\s?\d")  # 「分别500、800元」


class Row(NamedTuple):
    """How many are named, and what one of them is: 人 or 个."""

    many: int
    per: str


def row_before(text: str, start: int, end: int) -> Row | None:
    """Those named right before a sum from `start` to `end` that is for each of them."""
    if LISTED.match(text, end):
        return None
    left = text[max(0, start - NEAR_ROW) : start]
    if not any(map(left.__contains__, OF_EACH)):
        return None
    if found := PERSONS.search(left):
        return Row(sum(1 for _ in BEFORE_PERSON.finditer(found["row"])) + 1, "人")
    if PAIR.search(left):
        return Row(2, "人")
    if (found := UNITS.search(left)) is None:
        return None
    names = AND.split(RUN_TOGETHER.sub(r"\g<first>、", ONE_AFTER_OTHER.sub(r"\1、", found["row"])))
    are_units = len(names) > 1 and LAST.search(names[-1]) and all(NAMED.search(name) for name in names)
    return Row(len(names), "个") if are_units else None


PEOPLE = "人次|人|名|位|户|家"
THINGS = (
    "份|套|件|桌|本|盒|箱|张|个|只|瓶|袋|盆|桶|杯|支|把|条|双|顶|床|册|台|部|辆|块|篮|篇|幅|副|面|束|包|罐|棵|株|间|趟|车(?!间)|座"
    "|碗|壶|根|片|枝|朵|筐|提|捆|筒|卷|页|枚|扎|粒|对|串|项|副|盏|封|围|笼|屉|贴|煲|锅|盅|碟|盘|坛|挂|样|公斤|斤|吨|平方米|平方|平米|处(?![理长级分罚])"
)
TIMES = "月|年|天|日|次|场|期|课时|小时|学时|节|学期|学年|半年|半天|晚|餐|顿|轮|批"
BODIES = "班组|小组|车间|科室|部门|分会|支部|企业|单位|家庭|学生|孩子|职工|会员|组|队|班"
FIGURE = rf"(?:\d{{1,6}}|[{CHINESE}]{{1,6}})"
AFTER = Regex(rf"\s?(?:/|每|一)(?:个(?=人))?(?P<per>{PEOPLE}|{THINGS}|学期|学年|半天|{TIMES})(?!性)")
AFTER_THING = Regex(
    rf"[^\d,。;!?/\n]{{1,16}}/(?P<per>{PEOPLE}|{THINGS})(?=[,。;!\s今昨前]|$)"
)  # 「$50购物券/人」
# 「每个职工」 is for each person, 「每个800元」 for each thing; 「封封$20」 says 「每封」.
BEFORE = Regex(
    rf"(?:(?:每(?:一)?个?|([人户位家封围桌盒箱包袋支张件份碗个])(?=\1))(?P<per>{BODIES}|季度|季|学期|学年|半年|半天|{PEOPLE}|{THINGS}|{TIMES})|(?P<mean>[人户])均)"
    rf"(?:(?:[\u4e00-\u9fff]{{0,5}}一[束份套件箱袋桶张盒条][、和及加]){{1,2}})?(?:花费|花了|支出)?(?:(?!共|合计|总|花费|花了|支出|投入|用去)[^\d{CHINESE},。;!?]){{0,14}}$"
)
# 「每人一箱牛奶60元」, 「每人发了一束花和一张50元电影票」; a sum of thousands there is of all of them.
BESIDE_PRICE = (
    r"(?:外加|另加|再加|加上?|[和及跟与]|以及|,还有|,另)[^\d,。;!?]{0,4}"  # 「每位送1000元外加一份88的果篮」
)
EACH_THING = Regex(
    rf"每(?:一)?个?(?P<per>{BODIES}|{PEOPLE})[^\d,。;:!?]{{0,12}}?一[束份套件箱袋桶张盒条瓶提篮个罐](?:(?!共|合计|总|花|支出|用)[^\d{CHINESE},。;:!?]){{0,8}}$"
)
THOUSANDS = Regex(r"\d,?\d{3}|[千万]")
# 「12户×500元」, 「500元×12户」, 「盒饭35个@$45」
TIMES_BEFORE = Regex(rf"\d(?P<per>{PEOPLE}|{THINGS}|次|场|天|个月|期)[^\d,。;\s]{{0,6}}[×@]\s?$")
OF_PRODUCT, MAKES = Regex(r"\d\s?(?P<per>)[×@]\s?$"), Regex(r"\s?=\s?[$\d]")  # 「35×$9 = $315」
TIMES_AFTER = Regex(rf"×{FIGURE}(?P<per>{PEOPLE}|{THINGS}|次|场|天|个月|期)")
# 「三个组各800元」, 「5名，各送500元」
EACH = Regex(
    rf"{FIGURE}(?P<per>{PEOPLE}|{THINGS}|组|队|支|对)[^\d,。;:!?]{{0,8}}[,、\s]?[^\d,。;:!?]{{0,3}}(?:各(?:自)?|分别){GIVEN}$"
)
# 「一等奖1000元2名」: a prize is told by its worth and how many won it.
PRIZE = Regex(r"(?:等奖|优秀奖|优胜奖|鼓励奖|纪念奖|组织奖|入围奖)[^\d,。;!?]{0,6}$")
WON = Regex(rf"[,×]?{FIGURE}(?P<per>名|人|位|个|项|队|支)")
# 「慰问标准500元」, 「按500元的标准」: for one of the people or households counted nearest.
STANDARD = Regex(r"(?:标准|定额)(?:为|是|:|约)?$")
OF_STANDARD = Regex(r"(?:的|左右的)?(?:标准|定额)")
HEADS = Regex(rf"{FIGURE}(?P<per>{PEOPLE})")
# 「200元的电影票35张」
FACE = Regex(rf"(?:面值)?的?[^\d,。;!?]{{0,6}}[卡券票](?:各|共)?{FIGURE}(?P<per>张)")
# 「油卡200元12张」
CARD, CARDS = Regex("[卡券票]$"), Regex(rf"[,×\s]?{FIGURE}(?P<per>张)")
# 「50元的41人」
OF_HEADS = Regex(rf"的(?:有|共)?{FIGURE}(?P<per>{PEOPLE})")
# 「每人每月200元」 is for neither alone.
TWICE = Regex(rf"每(?P<first>{PEOPLE})每(?P<second>月|天|次|年|场|期)[^\d,。;!?]{{0,6}}$")
# 「单价45元」 is for one of what is counted nearest.
UNIT_PRICE = Regex(r"(?:单价|零售价|批发价|票价|面值|面额|餐标)(?:为|是|:|约)?$")
COUNTED = Regex(rf"(?P<figure>{FIGURE})(?P<per>{PEOPLE}|{THINGS}|节|次|天|场|期)")
# 「一份60元,买了50份」: the rate where the same thing is counted elsewhere; 「慰问困难职工一户500元」 is a sum.
ONE = Regex(rf"一(?!车间)(?P<per>{THINGS}|节|次|天|场|期)[^\d,。;!?]{{0,4}}$")
# 「走访3户，一户500元」: at the head of a clause, behind the heads it is for.
ONE_HEAD = Regex(rf"[,。;\s][一1]个?(?P<per>{PEOPLE})(?:发|给|送|补)?了?$")
# One counts as the other: 「走访4户，一家500」.
SAME_HEAD = {"家": "户", "名": "人", "位": "人", "个": "人"}
NEAR = 24


def priced(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """What the amount of a match is for, said before or after it, and where the words for that end."""
    end = match.end()
    if after := AFTER.match(text, end):
        return _unit_name_in_match(after), after.end()
    left, right = text[max(0, match.start() - NEAR) : match.start()], text[end : end + NEAR]
    if twice := TWICE.search(left):
        return f"{price_unit_name(twice['first'])}每{twice['second']}", end
    found = (
        AFTER_THING.match(text, end)
        or FACE.match(text, end)
        or OF_HEADS.match(text, end)
        or (CARDS.match(text, end) if CARD.search(left) else None)
        or TIMES_AFTER.match(text, end)
        or TIMES_BEFORE.search(left)
        or BEFORE.search(left)
        or (THOUSANDS.search(match[0]) is None and EACH_THING.search(left))
        or EACH.search(left)
        or (MAKES.match(text, end) and OF_PRODUCT.search(left))
        or (WON.match(text, end) if PRIZE.search(left) else None)
        or (_nearest(COUNTED, left, right) if UNIT_PRICE.search(left) else None)
        or (_nearest(HEADS, left, right) if STANDARD.search(left) or OF_STANDARD.match(right) else None)
        or ((one := ONE.search(left)) and has_unit_count_nearby(text, end, one["per"]) and one)
        or ((one := ONE_HEAD.search(left)) and has_unit_count_nearby(left, 0, one["per"]) and one)
    )
    if not found and (row := row_before(text, match.start(), end)):
        return row.per, end
    return (_unit_name_in_match(found) if found else None), end


def has_unit_count_nearby(text: str, place: int, unit: str) -> bool:
    """Whether more than one of a thing is counted near a place."""
    around = text[max(0, place - 2 * NEAR) : place + 2 * NEAR]
    return any(
        SAME_HEAD.get(one["per"], one["per"]) == SAME_HEAD.get(unit, unit) and one["figure"] != "一"
        for one in COUNTED.finditer(around)
    )


def _unit_name_in_match(found: re.Match[str]) -> str:
    return price_unit_name(found["per"] or found.groupdict().get("mean") or ANY_ITEM)


def price_unit_name(per: str) -> str:
    """What a price is for by the name sums go by."""
    name: str = table("units")["price_names"].get(per, per)
    return name


def _nearest(counted: Regex, left: str, right: str) -> re.Match[str] | None:
    """The last thing counted before a price, else the first behind it."""
    before = list(counted.finditer(left))
    return before[-1] if before else counted.search(right)


GIFTS = "抚恤|(?:紧急)?援助金|慰问[金款]|补助|救助|红包|奖金|现金|奖励|礼金|助学金|补偿|赔偿|押金|定金|会费|补贴"  # 「2000抚恤金」
# 「奖金2400发了」: what is done with a sum follows it at once, where things counted would have their unit.
DONE_WITH = (
    r"[都已均全](?![校员国厂市区])|批下来|[交报退领付转批给送收结](?:了|[去上到齐完清讫])|签收|到[账位手]|入账|上[缴交解账]|发[放了完到下给]"
    r"|打[到给卡]|[要追讨]回|(?:已经?|都|也)?[退付转划打]?(?:[出回过]去|清)了|整(?=[,。;!?、)\s]|$)"
)
ENDS = rf"(?!,\d{{3}}(?!\d))(?=[,。;!?、)\s]|$|[和及与加][\u4e00-\u9fff]|{DONE_WITH}|{ROUGHLY})"  # 「慰问金1800和月饼」
GROUPED = r"\d{1,3}(?:,\d{3}){1,2}(?!\d)(?:\.\d{1,2})?"  # 41,260
# 「500、800、1000元」: the word for money stands once.
SUMS_LISTED = Regex(r"(?<![\d.])(?P<low>\d{2,7})(?=(?:[、和,]\d{2,7}){0,8}[、和,]\d{2,7}元)", signs="元")
TOTAL = Regex(
    rf"(?:共计|合计|总计|总共|一共|共|=)(?:花了?|花费|支出|发放?|是|为)?(?P<low>\d{{2,9}}(?:\.\d{{1,2}})?){ENDS}"
)
# 「奖品买回来了,一共3150,毛巾60条」: beside things that are counted, what was bought comes to so much.
BOUGHT = Regex(
    r"(?:[买购订][\u4e00-\u9fff]{0,3}[了齐好回]|采购|置办|下单|(?:物资|货|礼品|奖品|慰问品|用品)[定订备][了齐好])(?=[^。;!?]{0,60}(?:共|总|合)计?\d{3})"
)
OF_THINGS = Regex(rf"\d(?:{THINGS})")
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
NO_NAME = Regex(r"(?:[数量率号第共计至到月年]|(?<!第[一二三四五六七八九])名)$")  # but 「第一名1000」
IN_YUAN = Regex(
    rf"(?:共计|合计|总计|总共|一共|共)(?:花了?|花费|支出|发放?|用了?|是|为)?(?P<whole>\d{{2,7}})(?:[元块]|(?P<bare>){ENDS})"
)
FIGURES = Regex(r"\d{2,}")
# The least that is a sum: of a list or for somebody, and handed over; the steps of round ones.
LEAST, LEAST_GIVEN, ROUND, TENS = 10, 20, 50, 10
# 「4×500+3×200」: what so many at a price make; no 「4×100米」.
FACTORS = r"(?<![\d.])\d{1,4}\s?×\s?\$?\d{1,6}(?:\.\d{1,2})?(?![\d.])(?!\s?=\s?\$)(?:元|块)?"
NO_PRICE = r"(?!\s?(?:米|m|cm|mm|厘米|毫米|接力|寸|英寸|公里|规格|棍|方阵|×))"
PRODUCTS = Regex(rf"{FACTORS}{NO_PRICE}(?:\+{FACTORS}{NO_PRICE}){{0,11}}")
FACTOR = Regex(r"(?P<many>\d{1,4})\s?×\s?\$?(?P<price>\d{1,6}(?:\.\d{1,2})?)")
HAS_PRODUCT = Regex(r"\d\s?[×xX*]\s?\d")
OF_SPENDING = Regex(r"(?:[金款费钱薪]|支出|开支|花了?|共|补助|补贴|奖励?|慰问|红包|发放?)[^\d,。;×]{0,6}$")
# 「分别1000和1500」, 「奖金500、300、200」
RUN = Regex(
    r"(?:分别(?:为|是|给|送)?|奖[金励]?)[^\d,。;!?]{0,2}(?=\d{2,6}(?:[、/,和]\d{2,6}){1,6}(?:[,。;!?\s]|$))"
)
OF_RUN = Regex(r"[、/,和]?(?P<low>\d{2,6})(?![\d.])")
# So one of them begins, and so each ends: a figure with its unit behind it is none.
HAS_FIGURE = Regex(
    r"\d[\d.百千万亿]|一[千万][二三四五六七八九]|[二两三四五六七八九][百千万]|共[花了是才]{0,2}[二三四五六七八九]?[十百]"
)
HAS_END = Regex(
    rf"[\d{CHINESE}](?=[、/,和;。!?)\s]|$|{DONE_WITH}|{GIFTS}|{ROUGHLY})|[户份人名位家桶桌趟批][,、]?\d{{3}}|\d一[箱袋桶束盒篮份提]|[用花]了[一二两三四五六七八九][百千万]|[费租款金钱票仪品](?:\d{{2,5}}|[{CHINESE}]{{2,6}})[\u4e00-\u9fff]|\d{{3}}[都已也]?[交送塞转打拿]?给|\d{{3}}的?(?:加班费|工资|工钱|欠薪|补偿|赔偿|差额|津贴)"
)
SHARED = {
    "CHINESE": CHINESE, "MIXED": MIXED, "ROUGHLY": ROUGHLY, "SURNAMES": SURNAMES, "GIFTS": GIFTS,
    "GROUPED": GROUPED, "BESIDE_PRICE": BESIDE_PRICE, "PEOPLE": PEOPLE, "THINGS": THINGS, "TIMES": TIMES, "DONE_WITH": DONE_WITH, "ENDS": ENDS,
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
    for match in SUMS_LISTED.finditer(text):
        yield from _bare_sum_of_match(match, LEAST)
    yield from _handed_over_sums(text)
    is_list = sum(1 for _ in FIGURES.finditer(text)) > 1  # fewer make none
    listed = _sums_named(text, {start for start, _ in money}) if is_list else []
    for match in listed:
        yield from _bare_sum_of_match(match, LEAST)
    starts = [*(start for start, _ in money), *(one.start for one in rates), *(one.start() for one in listed)]
    if not starts and OF_THINGS.search(text) and (bought := BOUGHT.search(text)):
        starts = [bought.start()]
    for match in TOTAL.finditer(text, min(starts)) if starts else ():
        yield from _bare_sum_of_match(match, LEAST)


def _rates(text: str) -> Iterator[Bare]:
    """What is paid for one of many."""
    for match, rule in RATES.matches(text):
        parts = match.groupdict()
        per = price_unit_name(parts["per"]) or rule["per"]
        is_price = "counted" not in rule or has_unit_count_nearby(text, match.end(), parts["per"])
        per = per + (parts.get("often") or "") if is_price else None
        yield from _bare_sum_of_match(match, LEAST if per in (None, "人", "户", "家") else 1, per=per)


def _handed_over_sums(text: str) -> Iterator[Bare]:
    """Sums told by their handing over; what was given without a unit is round, else it counts something."""
    if not (HAS_FIGURE.search(text) and HAS_END.search(text)):
        return
    for match, rule in HANDED.matches(text):
        yield from _bare_sum_of_match(match, LEAST_GIVEN, rule.get("step", 0))
    for run in RUN.finditer(text):
        at = run.end()
        while one := OF_RUN.match(text, at):
            yield from _bare_sum_of_match(one, LEAST_GIVEN, TENS)
            at = one.end()


def _bare_sum_of_match(
    match: re.Match[str], least: int, step: int = 0, per: str | None = None
) -> Iterator[Bare]:
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
        is_money = "元" in match[0] or "$" in match[0] or text.startswith("=", match.end())
        is_spent = OF_SPENDING.search(text[max(0, match.start() - 12) : match.start()]) is not None
        if is_money or is_spent or (len(pairs) > 1 and FOR_NAMES.search(text)):
            yield Bare(*match.span(), sum(pairs, Decimal(0)))


def _sums_named(text: str, money: Collection[int]) -> list[re.Match[str]]:
    """The amounts of a list of people in a text about money, and of a list of anything that a sum of money totals."""
    people = list(BY_NAME.finditer(text))
    things = [match for match in ITEM.finditer(text) if not NO_NAME.search(match["name"])]
    if len(people) < 2 and len(things) < 2:
        return []
    is_of_money = bool(FOR_NAMES.search(text))
    found = people if len(people) > 1 and (is_of_money or _is_round(people)) else []
    if len(things) < 2:
        return found
    are_round = is_of_money and len(things) > 2 and _is_round(things)
    if are_round or _is_totalled(text, things, is_of_money=is_of_money):
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
