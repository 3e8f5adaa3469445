"""Which money of a fact came in and was not spent: 会费收缴, 上级拨款, 募捐, 返还, 利息; counted apart from what was paid.

By the words of the figure, else of the title; what the message says was given on at once is spent money after all.
"""

from collections.abc import Sequence
from dataclasses import replace

from union.core.lazy_regex import Regex
from union.reading.message import Money
from union.worklog.entries import Fact

DUES = "会费"
FEWEST_PARTS = 2
INSIDE = "其中"
BESIDE = (INSIDE, "原为", "至今")  # part of the figure before it, what it has replaced, or all by now
SOURCE = "会费|经费|拨款|拨付款|补助|捐款|捐赠|善款|款项?|资金|利息|返还|回拨|筹备金"
GOT = "收缴|收取|收到|收齐|收回|收来|收入|代收|补收|领到|领取|争取到?|募集|募得|筹集|筹得|拨入|划入|转入|进账"
CAME = "收缴|收取|收齐|收入|到账|入账|到位|拨入|划入|进账|返还|回拨|筹集|募集"
# 「收到职工困难补助申请8份」 are papers, 「收缴会费通知」 too.
PAPER = "(?![^，。；]{0,6}(?:申请|材料|表|通知|发票|单据|凭证|方案|办法|标准))"
RECEIVED = Regex(
    f"(?:{GOT})[^，。；]{{0,12}}?(?:{SOURCE}){PAPER}"
    f"|(?:{SOURCE})[^，。；]{{0,4}}?(?:{CAME}){PAPER}"
    f"|收(?:工会|会员|党)?会?费|(?:会员|职工|人)(?:缴纳|交纳|缴|交)会费|利息"
    "|^(?:上级|行政|[省市区县]总)[^，。；]{0,6}(?:拨款|拨付|划拨|下拨|补助[款金收资])"
    f"|募捐|募集|募款|募得|筹款|筹得|拨入|划入{PAPER}"
)
# Money that went out, whoever it came from: said of the figure, or of the work before what was received.
PAID = (
    "上缴|上解|发放|支出|支付|开支|列支|发给|送给|转交|退还|退费"
    "|[向给][^，。；]{1,12}(?:返还|回拨|拨付|拨款|下拨|捐|缴|交)"
)
OUTGOING = Regex(PAID)
GIVEN = Regex(f"{PAID}|花|使用|动用|用于|购|买|奖|慰问|救助|资助|报销|场地|餐费|材料费|医药费|欠薪")
# Directly behind the figure: 「收到理赔款8000元，已转交职工」, but not 「募集12000元，发放10000元」.
GIVEN_ON = Regex(
    "^[^，,。；;\n]{0,2}[，,、]?(?:并|也|都|已经?|均|全部|全额|当天|当日|当场|现场|随后|一并|悉数|及时|将其|把钱|善款)*"
    "(?:转交|转给|送到|送给|送达|送至|交到|交给|发放|发给|发到|捐给|拨付给|分给)"
    "(?![^，,。；;\n]{0,8}[0-9.,]+万?[元块])"
)
CLAUSE = Regex("[^，,。；;、：:（(\n]*$")  # what stands directly before a figure
SOURCES = Regex(f"(?:{SOURCE})$")
# What is left of 「上级补助收入到账」 as a name of where it came from.
VERBS = Regex(f"^(?:共|共计|合计|累计)?(?:{GOT}|收)+了?|(?:{CAME}){{1,4}}$")


def parted(fact: Fact, text: str = "") -> tuple[list[Money], list[Money]]:
    """The fact's money that is no price: what came in, each by where from, and all the other; `text`: the message."""
    figures = [each for each in fact.money if each.per is None]
    came: list[Money] = []
    spent: list[Money] = []
    side = spent
    for each in figures:
        if not (each.what or "").startswith(BESIDE):
            side = came if _is_in(each, fact.title, text) else spent
        side.append(each)
    if not came:
        return [], figures
    named = [replace(each, what=_source(each.what, fact.title)) for each in came]
    return (named + _inside(spent), []) if _are_parts(spent, came) else (named, spent)


def comes_in(word: str) -> bool:
    """Whether a word that is asked about names money received: 会费, 收缴会费, 拨款, 募捐."""
    return bool(SOURCES.search(word) or RECEIVED.search(word))


def _are_parts(rest: Sequence[Money], came: Sequence[Money]) -> bool:
    """「收缴会费5000元（一分会3000元、二分会2000元）」: what adds up to all that came in is the same money."""
    is_same = sum(each.minor for each in rest) == sum(each.minor for each in came)
    is_alike = {each.currency for each in rest} == {each.currency for each in came}
    is_told = all(each.what and not GIVEN.search(each.what) for each in rest)
    return len(rest) >= FEWEST_PARTS and is_same and is_alike and is_told


def _inside(parts: Sequence[Money]) -> list[Money]:
    return [replace(each, what=f"{INSIDE}{(each.what or '').removeprefix(INSIDE)}") for each in parts]


def _is_in(money: Money, title: str, text: str) -> bool:
    """By what the figure is called; where that leaves it open by what the work is called."""
    what = money.what or ""
    if RECEIVED.search(what):
        return not OUTGOING.search(what) and not _is_given_on(money, text)
    if GIVEN.search(what) or (what and not SOURCES.search(what)):
        return False
    got = RECEIVED.search(title)
    if got is None or OUTGOING.search(title[: got.end()]):
        return False
    return not _is_given_on(money, text)


def _is_given_on(money: Money, text: str) -> bool:
    before, said, after = text.partition(money.text) if money.text else ("", "", "")
    clause = CLAUSE.search(before)
    return bool(said) and bool(GIVEN_ON.search(after) or (clause and OUTGOING.search(clause[0])))


def _source(what: str | None, title: str) -> str | None:
    if (what or "").startswith(BESIDE):
        return what
    if DUES in (what or title):
        return DUES
    return (VERBS.sub("", what) or what) if what else None
