"""Which figures of one fact are added and which only listed: nothing that is part of another is counted twice.

「参训120人、合格110人」 is 120 people. The reader keeps every figure as written; this is the one place that decides.
Money that came in and was not spent (会费收缴, 上级拨款, 募捐, 返还, 利息) is told by the words of the figure, else of the title;
what the message says was given on at once is spent money after all.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from union.core.records import dataclass, replace
from union.reading.message import Measure, Money
from union.reading.money.flows import ASIDE, DONATED, GIVEN, INCOME, NEAR, Flow, flow_of, patterns
from union.reading.text.normal_form import simplified
from union.worklog.entries import Fact, LogEntry

# Only names of one and the same unit; 人次 counts attendances and stays apart from 人.
SAME_UNIT = {"名": "人", "位": "人", "平米": "平方米", "平方": "平方米", "个小时": "小时"}
RATIOS = ("%", "％", "‰", "百分点", "个百分点", "倍", "成", "折")
# 「其中女职工30人」 is already inside another figure; 「原为…」 is what another figure has replaced.
INSIDE, REPLACED, CHECKED = "其中", "原为", "合计行"  # the last a line of totals
# 「今天走访8户，累计走访23户」, 「目标20户」: how many by now, and what was not reached, is listed, too.
LISTED = (INSIDE, REPLACED, "至今", "不计", CHECKED)
# How many there are by now; no work of the day: 「新发展会员17人，会员总数达876人」.
STOCKS = tuple(f"{who}总{number}" for who in ("会员", "职工", "员工") for number in ("数", "人数"))
# What came of the people or things counted before: 「参训120人、合格110人」「提案12件，立案8件」.
OUTCOMES = (
    *("合格", "优秀", "良好", "及格", "达标", "通过", "结业", "毕业", "取得", "取证", "持证", "录取"),
    *("获奖", "优胜", "获得", "采纳", "被采纳", "立案", "办结", "复查", "异常"),
)
EXAMINED = re.compile(rf"(?:经?考[试核]|测试|已经?+|全部|均|都)+(?:{'|'.join(OUTCOMES)}|答复)")
# What an improvement was worth, no money of the union's: 「采纳建议21条，创效120万元」.
WORTH = (
    *("创效", "增效", "效益", "产值", "节支", "增收", "节约成本", "节约资金", "降低成本", "节约费用", "年省"),
)
# How many were to come, where it is also said how many came: 「应到80人，实到76人」.
EXPECTED = ("应到", "应参", "应考", "报名")
FEWEST_PARTS = 2
# Goes up with every change of what is added here: the database is then added up anew.
RULES = 26
GOT_BACK = "追回"  # pay of the members, none of the union's
FACT, MEASURE, MONEY, CAME_IN = "fact", "measure", "money", "income"  # sorts of sums that stand ready
Figure = TypeVar("Figure", bound=Measure | Money)


@dataclass(frozen=True, slots=True)
class Counted:
    """A fact's figures sorted out: those that are added, and those listed as written and never added.

    `income` is added too, but by itself: money that came in is none of what was spent.
    """

    measures: tuple[Measure, ...]
    money: tuple[Money, ...]
    listed: tuple[Measure | Money, ...]
    income: tuple[Money, ...] = ()

    @property
    def got_back(self) -> tuple[Money, ...]:
        """Of what is listed the pay that was got back for members."""
        return tuple(one for one in self.listed if isinstance(one, Money) and GOT_BACK in (one.what or ""))


class ReadySum(NamedTuple):
    """A sum that stands ready: of facts, measures, money or income (minor units), by category, unit and purpose."""

    sort: str
    key: tuple[str, str, str]
    value: Decimal
    approx: bool
    sources: Sequence[int]


def count_figures(fact: Fact, text: str = "") -> Counted:
    """Ratios and prices are listed, of parts and their whole only one is added; sums stay as the officer meant them.

    `text` is the whole message, which may say that money received was given on.
    """
    measures, beside = _sorted_out([each for each in fact.measures if each.unit not in RATIOS])
    came, spent, neither = parted(fact, text)
    income, parts = _sorted_out(came)
    allowed = [each for each in spent if (each.what or "").endswith(WORTH)]
    money, others = _sorted_out([each for each in spent if each not in allowed])
    ratios = [each for each in fact.measures if each.unit in RATIOS]
    prices = [each for each in fact.money if each.per is not None]
    listed: tuple[Measure | Money, ...] = (*ratios, *beside, *prices, *parts, *others, *allowed, *neither)
    return Counted(tuple(measures), tuple(money), listed, tuple(income))


def parts_of(fact: Fact, found: Counted, *sources: int) -> Iterator[ReadySum]:
    """What counts of a fact: it itself, and each of its figures that are added."""
    yield ReadySum(FACT, (fact.category, "", ""), Decimal(1), False, sources)
    for sort, added in ((MEASURE, found.measures), (MONEY, found.money), (CAME_IN, found.income)):
        for each in added:
            key = fact.category, unit_of(each), each.what or ""
            yield ReadySum(sort, key, value_of(each), is_vague(each), sources)


def unit_of(figure: Measure | Money) -> str:
    """The unit sums go by, a currency for money."""
    return figure.currency if isinstance(figure, Money) else SAME_UNIT.get(figure.unit, figure.unit)


def value_of(figure: Measure | Money) -> Decimal:
    """The number itself, money in minor units."""
    return Decimal(figure.minor) if isinstance(figure, Money) else figure.value


def is_vague(figure: Measure | Money) -> bool:
    """Whether the figure is approximate: 600余, or a range (3至5天), which counts with its lower end."""
    most = figure.minor_max if isinstance(figure, Money) else figure.value_max
    return figure.approx or most is not None


def _sorted_out(figures: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of all units: added and listed, each in the order written."""
    if not figures:
        return [], []
    added: list[Figure] = []
    listed: list[Figure] = []
    for unit in dict.fromkeys(map(unit_of, figures)):
        ours, inside = _of_unit([each for each in figures if unit_of(each) == unit])
        added += ours
        listed += inside
    return added, listed


def _of_unit(figures: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    stocks = [each for each in figures if (each.what or "").endswith(STOCKS)]
    if stocks:
        rest = [each for each in figures if each not in stocks]
        added, listed = _of_unit(rest) if rest else ([], [])
        return added, [*stocks, *listed]
    if len(figures) == 1:  # nothing beside it that it could be a part of
        return ([], figures) if is_listed(figures[0]) else (figures, [])
    split = _divided(figures)
    if split is not None:
        return split
    named = [each for each in figures if not is_listed(each)]
    added = [each for place, each in enumerate(named) if not _is_part(each, named[:place], named)]
    counted = {id(each) for each in added}
    return added, [each for each in figures if id(each) not in counted]


def _is_part(figure: Figure, before: Sequence[Figure], all_: Sequence[Figure]) -> bool:
    if _has_label_prefix(figure, OUTCOMES) or EXAMINED.match(figure.what or ""):
        return any(
            value_of(one) >= value_of(figure) and not _has_label_prefix(one, OUTCOMES) for one in before
        )
    return _has_label_prefix(figure, EXPECTED) and any(
        not _has_label_prefix(one, (*EXPECTED, *OUTCOMES)) for one in all_
    )


def is_listed(figure: Measure | Money) -> bool:
    """Whether its name says of itself that it is never added: a part of another, what it replaced, how many by now."""
    return _has_label_prefix(figure, LISTED)


def _has_label_prefix(figure: Measure | Money, words: tuple[str, ...]) -> bool:
    return (figure.what or "").startswith(words)


def _divided(figures: list[Figure]) -> tuple[list[Figure], list[Figure]] | None:
    """「共12600元（慰问金6000元、慰问品6600元）」: money is added by purpose where all parts say one, else the whole is."""
    for whole, shares in _wholes(figures):
        is_exact = not any(is_vague(each) for each in (whole, *shares))
        is_exact = is_exact and len(set(map(is_listed, shares))) < 2  # all parts, or none
        if len(shares) < FEWEST_PARTS or not is_exact or sum(map(value_of, shares)) != value_of(whole):
            continue
        if isinstance(whole, Money) and not whole.what and all(_purpose(each) for each in shares):
            return [replace(each, what=_purpose(each)) for each in shares], []
        return [whole], shares
    return None


def _wholes(figures: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """The first as the sum of all the others, or the last; never where all are named alike: 2户、3户、5户 are ten."""
    first, last = figures[0], figures[-1]
    after, before = figures[1:], figures[:-1]
    if not first.what or all(_has_label_prefix(each, (INSIDE,)) or not each.what for each in after):
        yield first, after
    if not last.what and all(each.what for each in before):
        yield last, before


def _purpose(figure: Figure) -> str:
    return (figure.what or "").removeprefix(INSIDE)


DUES = "会费"
UNNAMED = {"拨": "上级拨款", "捐": "捐款"}  # what no word of the figure says, by what the work is called
MARKS = {
    Flow.RECOVERED: GOT_BACK,
    Flow.DISPUTED: "争议",
    Flow.BUDGETED: "预算",
    Flow.DEPOSIT: "待退",
    Flow.OWN: "自付",
}
WAYS = {**MARKS, Flow.IN: "收到款项", Flow.DONATED: UNNAMED["捐"]}
UNSPENT = ("申请", "结余", "报价", "未付")  # what else is no spending yet, by the word that stands before it
# Part of the figure before it, what it has replaced, or all by now.
BESIDE = (INSIDE, REPLACED, "至今", CHECKED)
# What is left of 「上级补助收入到账」 as a name of where it came from.
(VERBS,) = patterns("verbs")


def parted(fact: Fact, text: str = "") -> tuple[list[Money], list[Money], list[Money]]:
    """The fact's money that is no price: what came in, each by where from, what was spent, and what is neither.

    `text`: the whole message.
    """
    came: list[Money] = []
    spent: list[Money] = []
    neither: list[Money] = []
    side = spent
    for each in fact.money:
        if each.per is not None:
            continue
        if not (each.what or "").startswith(BESIDE):
            flow = flow_of(each, fact.title, text)
            if flow is Flow.DONATED and not DONATED.search(each.what or ""):  # "Raised $4,300" is no grant
                each = replace(each, what=UNNAMED["捐"])
            side = came if flow in INCOME else neither if flow in ASIDE else spent
        side.append(each)
    neither = [_marked(each, fact.title, text) for each in neither]
    if not came:
        return [], spent, neither
    named = [replace(each, what=_source(each.what, fact.title)) for each in came]
    if not _are_parts(spent, came):
        return named, spent, neither
    inside = [replace(each, what=f"{INSIDE}{(each.what or '').removeprefix(INSIDE)}") for each in spent]
    return named + inside, [], neither


def by_its_way(money: Money, way: Flow | None = None) -> Money:
    """With the word that says which way it went, where that is none of spending: what is added, or put right, stands in another text."""
    way = way or Flow(money.flow)
    mark = (
        "" if (money.what or "").startswith(INSIDE) else WAYS.get(way, "")
    )  # a part goes the way of its sum
    return money if mark in (money.what or "") else replace(money, what=f"{mark}{money.what or ''}")


def with_their_way(entry: LogEntry, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of a log put right, each sum going the way of the one it replaces: 「写错了，追回的是38000」 is spent no more than before."""
    found = list(facts)
    for at, (old, new) in enumerate(zip(entry.facts, facts, strict=False)):
        if len(old.money) == len(new.money) and old.money != new.money:
            ways = ([flow_of(one, each.title, entry.text) for one in each.money] for each in (old, new))
            pairs = zip(new.money, *ways, strict=True)
            money = (one if way is now else by_its_way(one, way) for one, way, now in pairs)
            found[at] = replace(new, money=tuple(money))
    return tuple(found)


def _marked(money: Money, title: str, text: str) -> Money:
    """With the word that says why it is no spending: 「追回欠薪」, 「争议加班费」."""
    flow, what = flow_of(money, title, text), money.what or ""
    before = text.partition(money.text)[0][-NEAR:] if money.text else title
    mark = next((word for word in UNSPENT if flow is Flow.BUDGETED and word in before), MARKS[flow])
    return money if mark in what else replace(money, what=f"{mark}{what}")


def _are_parts(rest: Sequence[Money], came: Sequence[Money]) -> bool:
    """「收缴会费5000元（一分会3000元、二分会2000元）」: what adds up to all that came in is the same money."""
    is_same = sum(each.minor for each in rest) == sum(each.minor for each in came)
    is_alike = {each.currency for each in rest} == {each.currency for each in came}
    is_told = all(each.what and not GIVEN.search(each.what) for each in rest)
    return len(rest) >= FEWEST_PARTS and is_same and is_alike and is_told


def _source(what: str | None, title: str) -> str | None:
    if (what or "").startswith(BESIDE):
        return what
    if DUES in simplified(what or title):
        return DUES
    if not what:
        return next((name for sign, name in UNNAMED.items() if sign in title), None)
    return VERBS.sub("", what) or what
