"""Sums told by their handing over, with no word for money: 「给小桂800」「送去600」「奖金发了2400」「花圈钱260」."""

import re
from collections.abc import Iterator

from union.core.lazy_regex import Regex
from union.reading.money.unit_prices import THINGS
from union.reading.names.helped_names import SURNAMES
from union.reading.numbers.approximate_numbers import MIXED, ROUGHLY, Amount
from union.reading.numbers.numerals import CHINESE, number

# 「800」, 「都送到了」 behind it; a figure with a unit counts things.
FIGURE = rf"(?P<low>{MIXED}|\d{{2,7}}(?:\.\d{{1,2}})?|[二两三四五六七八九][百千万][{CHINESE}]{{0,6}})"
# 「奖金2400发了」: what is done with a sum follows it at once, where things counted would have their unit.
DONE_WITH = (
    r"[都已均全](?![校员国厂市区])|[交报退领付转批给送收](?:了|[去上到齐完清])|签收|到[账位手]|入账|上[缴交解账]|发[放了完到下]"
    r"|打[到给卡]|[要追讨]回"
)
ENDS = rf"(?=[,。;!?、)\s]|$|{DONE_WITH}|{ROUGHLY})"
PERSON = (
    rf"(?:[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}}|[老小大阿][\u4e00-\u9fff]|家属|本人|家里|家|他|她|其|困难户|户|职工|工友|师傅|员工|会员"
    r"|孩子|学生|大爷|大妈|阿姨|大姐|姐|哥|叔)"
)
VERB = r"(?:(?:送|发|补|报|批|转|拿|给|塞|拨|付|凑|捐|退|赔)[去上到了]?)?"
GIVEN = Regex(rf"给(?:了)?(?:[\u4e00-\u9fff]{{0,6}}?{PERSON}{VERB})?{FIGURE}{ENDS}")
HANDED = Regex(
    rf"(?:送去|送上|送了|拿了|拿去|预支|减免|打款|转账|账上还?[有剩]|自费|自掏|讨薪|[追讨要挽]回|[塞垫凑掏随补赔付批拨奖借退罚]了|[塞垫凑掏赔拨奖送][出给]?){FIGURE}{ENDS}"
)
# 「租场地1500」, 「买水350」: of things bought their price, where no unit counts them.
BOUGHT = Regex(rf"(?:买|购|租|购置|购买|采购|维修|打车|坐车)了?[\u4e00-\u9fff]{{1,5}}?{FIGURE}{ENDS}")
# The noun says that it is money: 「会费9月收3416」; but 「捐款人数150」.
MONEY = r"[金费款钱薪]|补贴|补助|津贴|红包|工资|奖励|救助|赔付|理赔|回拨|拨款|返还|报销|结余|伙补|餐补|上[交缴解](?:[区市省]总|上级)?|捐了"
COUNTING = "数率额号第编例案册单证卡券票涨扣"
PAID = Regex(
    rf"(?:{MONEY})(?:[\u4e00-\u9fff]{{0,4}}\d{{1,2}}月份?)?[^\d,。;!?{COUNTING}]{{0,10}}?(?<![{COUNTING}人户次份名会参]){FIGURE}{ENDS}"
)
# 「包200红包」, 「2000抚恤金」
GIFTS = "抚恤|慰问[金款]|补助|救助|红包|奖金|现金|奖励|礼金|助学金|补偿|赔偿|押金|定金|会费|补贴"
NAMED = Regex(rf"{FIGURE}(?={GIFTS})")
# 「老李老王各500」
EACH = Regex(rf"各(?:给|送|包|发|奖|补|自)?(?:红包|现金|慰问金|奖金)?{FIGURE}{ENDS}")
# 「西瓜60个1200」, 「租大巴2辆 共1600」: behind goods that were counted stands what they cost.
GOODS = Regex(rf"\d(?:{THINGS})\s?(?:共计?|一共|总价|花了?|计)?\s?{FIGURE}{ENDS}")
# 「慰问11户，6600」: behind the homes or people helped stands what they were given.
HELPED = Regex(
    rf"(?:慰问|走访|补助|救助|资助|看望|探望|送温暖|助学)[^,。;!?]{{0,12}}\d(?:户|人|名|位|家)[,、]?(?P<low>\d(?:\.\d{{1,2}})?[千万]|\d{{3,6}}){ENDS}"
)
# 「二车间20户都送到了，一共12000」, 「走了21户，共12600」
HOMES = Regex(
    rf"\d户[^,。;!?\d]{{0,8}}[,、](?:一共|总共|合计|共计|共|总计)(?:发了?|给了?|花了?|用了?)?(?P<low>\d(?:\.\d{{1,2}})?[千万]|\d{{3,6}}){ENDS}"
)
# 「奖品780」: what was bought to be given, and no sign of how many.
PRESENTS = Regex(
    rf"(?<![\d件份个])(?:奖品|礼品|纪念品|果篮|花篮|餐费|场租)(?:一共|总共|共)?(?P<low>\d{{3,6}}){ENDS}"
)
# 「分别1000和1500」, 「奖金500、300、200」
RUN = Regex(
    r"(?:分别(?:为|是|给|送)?|奖[金励]?)[^\d,。;!?]{0,2}(?=\d{2,6}(?:[、/,和]\d{2,6}){1,6}(?:[,。;!?\s]|$))"
)
OF_RUN = Regex(r"[、/,和]?(?P<low>\d{2,6})(?![\d.])")
LEAST, ROUND = 20, 10
# So one of them begins, and so each ends: a figure with its unit behind it is none.
HAS_FIGURE = Regex(r"\d[\d.百千万亿]|[二两三四五六七八九][百千万]")
HAS_END = Regex(rf"[\d{CHINESE}](?=[、/,和;。!?)\s]|$|{DONE_WITH}|{GIFTS}|{ROUGHLY})")
PATTERNS = (
    ("给", GIVEN, ROUND),
    ("", HANDED, ROUND),
    ("各", EACH, ROUND),
    ("", NAMED, ROUND),
    ("", PAID, None),
    ("", BOUGHT, None),
    ("", GOODS, None),
    ("", HELPED, ROUND),
    ("户", HOMES, ROUND),
    ("", PRESENTS, ROUND),
)


def handed_over(text: str) -> Iterator[tuple[int, int, Amount]]:
    """Such sums with where their figures stand; what was given without a unit is round, else it counts something."""
    if not (HAS_FIGURE.search(text) and HAS_END.search(text)):
        return
    for sign, pattern, step in PATTERNS:
        for match in pattern.finditer(text) if sign in text else ():
            yield from _sum(match, step)
    for run in RUN.finditer(text):
        at = run.end()
        while one := OF_RUN.match(text, at):
            yield from _sum(one, ROUND)
            at = one.end()


def _sum(match: re.Match[str], step: int | None) -> Iterator[tuple[int, int, Amount]]:
    value = number(match["low"])
    if value is not None and value >= LEAST and not (step and value % step):
        yield *match.span("low"), Amount(value, None, False)
