"""Sums that nothing marks as one: 「火锅1960」, 「一共砸进去890」, 「请裁判400当天结清」.

What is counted in Chinese has its unit; a figure that neither a unit, a time nor a sum has taken is weighed by what leads to
it, what stands behind it, and whether it comes to what the others make.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from union.core.lazy_regex import Regex, either
from union.reading import lexicon
from union.reading.english.translation import is_english
from union.reading.message import Money
from union.reading.money.prices import DONE_WITH, GROUPED, UNIT, priced
from union.reading.money.sums import FoundSum, minor, with_roughly
from union.reading.numbers.numerals import CHINESE, MIXED, ROUGHLY, number
from union.reading.quantities.figure_relations import HEADS
from union.reading.quantities.measures import OF_PEOPLE
from union.reading.quantities.measures import FoundMeasure as Count
from union.reading.text.normal_form import Normal
from union.reading.text.tense import Tense, tense

WRITTEN = rf"[一二两三四五六七八九][百千万](?:[{CHINESE}](?!共|起|直)){{0,7}}|[二三四五六七八九]十[一二三四五六七八九]?"
PAID = r"(?:当[场天日晚]|现场|即场|实际|[先都也全已我由是他她]|已经|自己|老板|厂里|公司|[老小阿][\u4e00-\u9fff]|主席){0,3}(?:[付垫掏]|[买购](?![一单家进])了?[\u4e00-\u9fff]{2}|给|结(?![果业束合])|报[销了]|交给|转给|打给|找数|埋单|买单|花费)"
FIGURE = Regex(
    rf"(?<![\d./:×@A-Za-z第号#~-])(?<!\d,)(?<![{CHINESE}])(?P<low>{MIXED}|{GROUPED}|\d{{1,4}}(?:\.\d{{1,2}})?[千万](?!\d)|\d{{2,7}}(?:\.\d{{1,2}})?|{WRITTEN})"
    rf"(?=(?!,\d{{3}}(?!\d))(?P<ends>[,。;!?、)\s]|$)|{DONE_WITH}|{ROUGHLY}|(?P<paid>{PAID})|[和跟加及][\u4e00-\u9fff]|[\u4e00-\u9fff]{{1,6}}(?:\d{{2,7}}(?:[,。;!?、)\s]|$)|{WRITTEN}))"
)
TOTAL = r"(?:一共|总共|拢共|统共|合共|共计|合计|总计|总数|全数|全部|[加合]起来|一起|一齐|[里前]外里|满打满算|共|总)"
DONE = r"(?:了|掉|去|脱|光|完|上|过|进去?|出去?|下去?|下来|得)"
# What is done with money, and what money is called.
SPENT = Regex(
    rf"(?:(?:[花烧砸费耗使垫掏付缴贴]|用|消费|埋单|买单|结账|结算|付款|支付|报销){DONE}{{0,3}}|(?<![表卷议案稿])收(?:了|取|我们){{1,2}}|(?:[干造败搭整吃喝弄搞出进]|干进|刷){DONE}{{1,3}}(?<!上)|开销|开支|支出|成本){TOTAL}?$"
)
CALLED = Regex(
    rf"(?:(?<!免)费|[钱款酬价租薪]|(?<![公基资奖])金|奖[品金]|劳务|报酬|[面价货]值|面额|标价|礼品|(?:^|[,\s]|\d)[请雇聘](?!假)[\u4e00-\u9fff]{{1,5}})(?:用|花|付|给|支)?{DONE}?{TOTAL}?$"
)
IN_ALL = Regex(rf"{TOTAL}(?:就|才|只|要|是)?{DONE}?$")
# Before these a bare figure counts, names or puts right.
NO_SUM = Regex(
    rf"(?:[人户名份数量率额次分期届岁度线室楼层栋号码证编卡版级米圈步位强区段路型天页]|人员|会员|职工|员工|家属|孩子|应?[是为]|不[是到]|改成|改为|[至到后前余延]|签[名到]|[得投选]票|赞成|点赞|转发|阅读|播放|浏览|血[压糖]|成绩|{UNIT})$"
)
THING = Regex(r"[\u4e00-\u9fff]{2,10}(?<![了过得着的])$")
NAMED = Regex(r"[\u4e00-\u9fff]$")
OF_MANY = Regex(
    r"[人男女名组队班票]|车间|部门|科室|支部|分会|报名|参加|出席|到会|签到|步|公里"
)  # 「男12女15」 are no sums
BESIDE = Regex(r"[,、\s]{1,2}")  # 「围巾四十条，一千二」
GIVING = Regex("[发送派寄捐领]")
AMENDED = Regex(r"不是|应[该当]?[是为]|[写打记报算看数说搞弄]错|不对|更正|改[成为]|写[反倒串]|颠倒")
OF_CLAUSE, OF_SENTENCE = Regex(r"[,。;!?\n]"), Regex(r"[。;!?\n]")
NEAR, LONG = 30, 90
LEAST, LEAST_OF_THING = 32, 100  # below them it may be a day, a head count or a number of things
FEWEST = 2


def sums_left(said: Normal, home: str, prices: Sequence[FoundSum], counts: Sequence[Count]) -> list[FoundSum]:
    """The sums among the figures of a text that are neither in `prices` nor in `counts`."""
    text = said.text
    if is_english(said.raw) or AMENDED.search(text):
        return []
    taken = [one[:2] for one in (*prices, *counts)]
    left = [
        (match, value)
        for match in FIGURE.finditer(text)
        if not any(match.start("low") < end and start < match.end("low") for start, end in taken)
        and (value := number(match["low"])) is not None
    ]
    paid = [Decimal(one.money.minor) / 100 for one in prices if one.money.per is None]
    is_weighed = bool(taken) or _is_bill(text, left)
    made = set(_values_that_add_up([*paid, *(value for _, value in left)])) if is_weighed else set()
    found = (
        _sum(said, match, value, home)
        for match, value in left
        if (value in made and value >= LEAST) or _is_sum(text, match, value, prices, counts)
    )
    return [*found]


def _sum(said: Normal, match: re.Match[str], value: Decimal, home: str) -> FoundSum:
    per, _end = priced(said.text, match)
    money = Money(said.quote(*match.span("low")), minor(value), home, per=per)
    return with_roughly(said, FoundSum(*match.span("low"), money))


def _values_that_add_up(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """「奖品840水120一共960」: the values of the longest row before one that they make, and that one."""
    for at in range(FEWEST, len(values)):
        if sum(values[:at]) == values[at]:
            yield from values[: at + 1]


def _is_bill(text: str, left: Sequence[tuple[re.Match[str], Decimal]]) -> bool:
    """「苹果60油75，一共135」: things by their names with what each came to, and what they came to in all."""
    if len(left) <= FEWEST or left[-1][1] < LEAST_OF_THING or OF_MANY.search(text):
        return False
    starts = [match.start("low") for match, _ in left]
    is_total = IN_ALL.search(text[max(0, starts[-1] - NEAR) : starts[-1]]) is not None
    return is_total and all(NAMED.search(text[max(0, at - NEAR) : at]) for at in starts[:-1])


def _is_sum(
    text: str, match: re.Match[str], value: Decimal, prices: Sequence[FoundSum], counts: Sequence[Count]
) -> bool:
    start = match.start("low")
    counted = max((one[1] for one in (*prices, *counts) if one[1] <= start), default=0)
    clause = OF_CLAUSE.split(text[max(0, start - NEAR, counted) : start])[-1]
    total = IN_ALL.search(clause)
    led = clause[: total.start()] if total else clause
    if value < LEAST or NO_SUM.search(led):
        return False
    is_paid = SPENT.search(clause) is not None or CALLED.search(clause) is not None
    if is_paid or not (prices or counts):
        return is_paid and (bool(prices or counts) or match["ends"] is not None)
    sentence = OF_SENTENCE.split(text[max(0, start - LONG) : start])[-1]
    is_told = any(one.measure.unit in HEADS for one in counts) and tense(text) is not Tense.PLANNED
    is_of_thing = is_told and value >= LEAST_OF_THING and THING.search(led) is not None
    if total:
        is_alone = is_told and value >= LEAST_OF_THING and not led
        return not _is_of_heads(value, counts) and (
            is_alone or is_of_thing or _is_total_of_money(sentence, prices, counts)
        )
    is_given = GIVING.search(sentence) is not None
    # 「送油12桶，168」 may be of anything; 「送围巾四十条，一千二」 is said of money
    may_be_sum = not (is_given and match["low"].isascii()) and value >= LEAST_OF_THING
    is_beside = may_be_sum and BESIDE.fullmatch(text, counted, start) is not None
    is_lump = match["low"][-1] in "千万" and not led
    # 「讲师费800我垫的，茶水90」: a thing and its figure alone in a clause, beside what was paid
    if prices and match["ends"] is not None and THING.fullmatch(clause) and not OF_MANY.search(clause):
        return True
    if match["paid"] is not None or is_lump or (is_beside and match["ends"] is not None):
        return True
    return is_of_thing and not is_given


def _is_total_of_money(sentence: str, prices: Sequence[FoundSum], counts: Sequence[Count]) -> bool:
    """Whether 「一共」 tells what something came to, and not how many there were of all."""
    if prices or any(one.measure.unit not in OF_PEOPLE for one in counts):
        return True
    spending = lexicon.unit_words("sums", "spending")
    return re.search(either(spending), sentence) is not None


def _is_of_heads(value: Decimal, counts: Sequence[Count]) -> bool:
    """Whether a total is what the counts come to."""
    counted = [one.measure.value for one in counts]
    return value in counted or value == sum(counted)
