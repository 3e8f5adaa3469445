"""A log corrected in words by a reply: 「是13户」, 「金额6500」, 「不是12户，是13户」, 「加上参加30人」.

What is left of the words once its figures are read must say nothing else: talk is no correction.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes.log_remarks import Remark
from union.reading.message import FactRead, Measure, Money
from union.reading.quantities.computed_totals import ALIKE, product
from union.reading.text.normal_form import normal
from union.worklog.counted_figures import is_listed
from union.worklog.entries import Fact

PEOPLE = frozenset({"人", "名", "位", "人次"})
ANYTHING = frozenset({"个", "个人"})
SAYS = r"(?:应该|应当|应|实际|其实|更正)?(?:是|为|改为|改成|改到|改|换成|:)?"
NOT_SO = Regex(
    r"^\s*(?:不对,?)?不是(?:[^,。;]{1,20}[,。;\s]\s*(?:应该|应|而)?是?|[^,。;是]{1,12}(?:应该|应|而)?是)|^\s*[约共]?\d[^,。;]{0,8}(?:改为|改成|应为|应该是|应是)"
)
MORE = Regex(
    r"^\s*(?:再|还要|要)?(?:加上|补上|补充|补(?!贴|助|偿)(?:记|登|录|写)?(?:一?[下笔条])?|另有|另外(?:还有?|有)?|此外还?有?|还有|加(?!班))(?:了|上)?[:,\s]*"
)
LEAD = Regex(
    rf"^\s*+(?:不好意思|抱歉|(?:数字|人数|户数|数量?)?(?:[写记打说搞弄报]?错了|不对|有误)|更正|纠正|[核查数点算看](?:对|实|过)?(?:了|过)?(?:一?[下遍回])?)?[:,。\s]*+{SAYS}\s*+"
)
# 「多了2户」 of a count that is there
OFF_BY = Regex(r"^\s*(?P<way>[多少])了(?=\d|[一二两三四五六七八九十])")
LABELS = Regex(
    r"(?:一共|总共|合计|共计|总计|共|总|慰问金|慰问款|救助金|助学金|奖金|费用|花费|经费|金额|人数|户数|份数|数量|参加|参训|参会|到会|实到|发放|走访|慰问)"
)
COMING = Regex(r"^(?:参加|参训|参会|到会|实到)")
REST = Regex(rf"[,。;:!\s了的吧哦啊元]|{SAYS}")
BARE_SUM = Regex(
    r"(?:金额|慰问金|慰问款|救助金|助学金|奖金|费用|花费|经费)(?:应该|应)?(?:是|为|改为|改成|改|:)?\s*(\d+(?:\.\d+)?)$"
)

# Homes and people paid alike, 「按每人500元×5计」: how many, once a figure is put right, nobody said.
MIXED = Regex(r"×[\d.]+计$")
NAMED = Regex(r"(?<=×)(?P<many>\d+)(?P<unit>[人个])(?=计$)")


class CorrectionTrouble(StrEnum):
    """Why figures can't be put into a log."""

    NOT_THERE = "not_there"  # no such figure to be replaced
    SEVERAL = "several"  # more than one it could be


@dataclass(frozen=True, slots=True)
class SaidReply:
    """What a reply says: `words` to be read as a log, added to what is there or put in its place."""

    words: str
    adds: bool


def read_figure_reply(text: str) -> SaidReply:
    """The figures' own words in a reply, without what leads up to them."""
    plain = normal(text).text.strip()
    adds = MORE.match(plain)
    if adds is not None:
        return SaidReply(plain[adds.end() :], adds=True)
    words = LEAD.sub("", NOT_SO.sub("", plain), count=1)
    bare = BARE_SUM.fullmatch(words)
    return SaidReply(f"{words}元" if bare else words, adds=False)


def is_only_figures(facts: Sequence[Fact], reply: SaidReply, read: Sequence[FactRead]) -> bool:
    """Whether the reply is figures and what they are of, and nothing besides; `facts` are those of the log."""
    measures = [each for fact in read for each in fact.measures]
    money = [each for fact in read for each in fact.money]
    if (not measures and not money) or any(fact.when for fact in read):
        return False
    rest = reply.words
    for text in (*(each.text for each in measures), *(each.text or "" for each in money)):
        rest = rest.replace(normal(text).text, "", 1)
    named = {each.what for fact in facts for each in fact.measures} | {fact.title for fact in facts}
    for what in (*(each.what for each in measures), *(each.what for each in money)):
        # What is added may have any name: 毛巾60条.
        if what and (reply.adds or any(each and (what in each or each in what) for each in named)):
            rest = rest.replace(what, "", 1)
    for words in (words for each in money if each.per for words in (f"每{each.per}", "人均")):
        rest = rest.replace(words, "")
    return not REST.sub("", LABELS.sub("", rest))


def mended(
    facts: Sequence[Fact], reply: SaidReply, read: Sequence[FactRead]
) -> tuple[Fact, ...] | CorrectionTrouble:
    """The facts with the reply's figures; only where it is plain which figure each stands for."""
    measures = [each for fact in read for each in fact.measures]
    money = [each for fact in read for each in fact.money if each.text is not None]
    if reply.adds:
        (told, measures), coming = _with_wholes(facts[-1].measures, measures), COMING.match(reply.words)
        last = replace(facts[-1], measures=tuple(told))
        if coming and len(measures) == 1 and measures[0].what is None:
            measures = [replace(measures[0], what=coming[0])]
        more = replace(last, measures=(*last.measures, *measures), money=(*last.money, *money))
        return (*facts[:-1], more)
    found: tuple[Fact, ...] = tuple(facts)
    figures: tuple[Measure | Money, ...] = (*measures, *money)
    for figure in figures:
        put = _facts_with_figure(found, figure)
        if isinstance(put, CorrectionTrouble):
            return put
        found = put
    return tuple(reckoned(fact) for fact in found)


def _facts_with_figure(
    facts: tuple[Fact, ...], figure: Measure | Money
) -> tuple[Fact, ...] | CorrectionTrouble:
    """In the place of the only one it can be meant for: of the very unit, and by name, where there are such."""
    kind = "money" if isinstance(figure, Money) else "measures"
    known = [(at, *one) for at, fact in enumerate(facts) for one in enumerate(getattr(fact, kind))]
    alike = [one for one in known if _is_comparable(one[2], figure)]
    exact = [one for one in alike if isinstance(figure, Money) or one[2].unit == figure.unit]
    named = [one for one in exact or alike if _has_same_name(one[2], figure)]
    chosen = named or exact or alike
    if len(chosen) != 1:
        return CorrectionTrouble.SEVERAL if chosen else CorrectionTrouble.NOT_THERE
    at, place, before = chosen[0]
    new = replace(figure, what=before.what)
    if isinstance(new, Measure) and before.unit in PEOPLE:
        new = replace(new, unit=before.unit)
    figures = getattr(facts[at], kind)
    changed: dict[str, Any] = {kind: (*figures[:place], new, *figures[place + 1 :])}
    return (*facts[:at], replace(facts[at], **changed), *facts[at + 1 :])


def _is_comparable(one: Any, figure: Measure | Money) -> bool:
    if isinstance(figure, Measure):  # 「姐妹36个」, 「是38人」
        return same_unit(one.unit, figure.unit) or same_unit(figure.unit, one.unit)
    return (one.per is None) == (figure.per is None) and bool(one.currency == figure.currency)


def _has_same_name(one: Any, figure: Measure | Money) -> bool:
    if isinstance(figure, Money):
        return bool(figure.what) and bool(one.what == figure.what)
    return bool(one.what and figure.what and (one.what in figure.what or figure.what in one.what))


def same_unit(one: str, two: str) -> bool:
    """Whether two units count the same; 「个」 may be said of people, 「个人」 is."""
    one, two = ("人" if each == "个人" else each for each in (one, two))
    return one == two or (one in PEOPLE and two in PEOPLE | ANYTHING) or two in ALIKE.get(one, ())


def same_written_unit(one: str, two: str) -> bool:
    """The same of units as they are written."""
    return same_unit(normal(one).text, normal(two).text)


def figures_told_again(facts: Sequence[Fact], read: Sequence[FactRead]) -> tuple[Fact, ...] | None:
    """The facts with what the figures count as a reply has it; None where it says another figure or none."""
    said = [each for fact in read for each in fact.measures]
    sums = {each.minor for fact in read for each in fact.money}
    there = {each.value for fact in facts for each in fact.measures}
    paid = {each.minor for fact in facts for each in fact.money}
    if not (said or sums) or not ({each.value for each in said} <= there and sums <= paid):
        return None
    anew = {each.value: each for each in said}

    def named(one: Measure) -> Measure:
        new = anew.get(one.value)
        return replace(new, what=new.what or one.what) if new and (new.what or new.unit != one.unit) else one

    return tuple(replace(fact, measures=tuple(map(named, fact.measures))) for fact in facts)


def unit_put_right(facts: Sequence[Fact], said: Remark) -> tuple[Fact, ...] | None:
    """The facts with the right unit for the one figure that has the denied one; None where none or several have."""
    found = [
        each
        for fact in facts
        for each in fact.measures
        if same_written_unit(f"2 {each.unit}", f"2 {said.denied}") and said.value in (None, each.value)
    ]
    put = {id(each): _in_unit(each, said.right) for each in found}
    told = (replace(fact, measures=tuple(put.get(id(one), one) for one in fact.measures)) for fact in facts)
    return tuple(told) if len(found) == 1 else None


def _in_unit(one: Measure, unit: str) -> Measure:
    text = f"{one.value.normalize():f}{' ' if unit.isascii() else ''}{unit}"
    return one if same_written_unit(one.unit, unit) else replace(one, unit=unit, text=text)


BODY = Regex(
    r"[高初大]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:年级|车间|分会|工段|支部|分厂|校区|号楼|[班组队楼科]|部(?!分))"
)


def is_of_other_bodies(text: str, words: str) -> bool:
    """Whether both name bodies and none of them alike: 「高二组是4件」 behind what 高三组 handed in."""
    told, meant = (set(BODY.findall(normal(each).text)) for each in (text, words))
    return bool(told and meant) and told.isdisjoint(meant)


def reckoned(fact: Fact) -> Fact:
    """A total the reader reckoned follows its price and count; what can't be reckoned any more goes."""
    if all(each.text is not None for each in fact.money):
        return fact
    prices = [each for each in fact.money if each.per is not None]
    plain = [each for each in fact.measures if not is_listed(each)]
    counts = [each for each in plain if prices and same_unit(each.unit, prices[0].per or "")]
    counts = counts or [each for one in fact.money if (each := _count_of_names(one)) is not None]
    said_so = tuple(each for each in fact.money if each.text is not None)
    if len(prices) != 1 or len(counts) != 1 or any(MIXED.search(each.what or "") for each in fact.money):
        return replace(fact, money=said_so)
    return replace(fact, money=(*said_so, product(prices[0], counts[0])))


def with_price(fact: Fact, price: Money) -> Fact | None:
    """The fact with the price told behind it and what it comes to: 「每人60块」 behind 20 people.

    None where nothing is counted so, or another sum was told.
    """
    counts = [each for each in fact.measures if not is_listed(each) and same_unit(each.unit, price.per or "")]
    if len(counts) != 1:
        return None
    total, said = product(price, counts[0]), [each.minor for each in fact.money]
    if said not in ([], [total.minor]):
        return None
    return replace(fact, money=(*fact.money, price, *(() if said else (total,))))


def with_added_figures(fact: Fact, read: FactRead) -> Fact:
    """The fact with what was told behind it: a count grows by one of the like, 「3户」 and 「再补2户」 are five."""
    measures, rest = _with_wholes(fact.measures, read.measures)
    for more in rest:
        alike = [  # of the same, both plain
            place
            for place, each in enumerate(measures)
            if each.value_max is None and more.value_max is None and each.unit == more.unit
            if not is_listed(each) and more.what in (None, each.what)
        ]
        if len(alike) == 1:
            before = measures[alike[0]]
            value = before.value + more.value
            text = f"{value.normalize():f}{before.unit}"
            approx = before.approx or more.approx
            measures[alike[0]] = replace(before, text=text, value=value, approx=approx)
        else:
            measures.append(more)
    said_so = (*fact.money, *(each for each in read.money if each.text is not None))
    whole = reckoned(replace(fact, measures=tuple(measures), money=said_so))
    if any(each.text is None for each in whole.money):
        return whole
    return replace(whole, money=(*fact.money, *read.money))  # 「评委5人每人200元」 beside prizes for others


def _with_wholes(there: Sequence[Measure], more: Sequence[Measure]) -> tuple[list[Measure], list[Measure]]:
    """「漏了两位，一共38人」 behind 36: the whole stands in its place, and what it grew by is no figure of its own."""
    found, left = list(there), list(more)
    for place, before in enumerate(there):
        pairs = (
            (one, whole)
            for one in left
            for whole in left
            if before.value + one.value == whole.value
            if len(units := {before.unit, one.unit, whole.unit}) == 1 or units <= PEOPLE | ANYTHING
        )
        one, whole = next(pairs, (None, None))
        if one is not None and whole is not None:
            text = f"{whole.value.normalize():f}{before.unit}"
            found[place] = replace(before, value=whole.value, text=text)
            left = [each for each in left if each is not one and each is not whole]
    return found, left


def _count_of_names(product_: Money) -> Measure | None:
    """Those named in a row, whom no figure but the product counts: 「按每个500元×2个计」."""
    many = NAMED.search(product_.what or "") if product_.text is None else None
    return Measure(many[0], Decimal(many["many"]), many["unit"]) if many else None
