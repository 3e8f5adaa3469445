"""Slips in a fact's own arithmetic, pointed out and never corrected: 「每户500元×12户=5000元」, 「2人、3人，共6人」."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, islice
from statistics import median

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.message import Measure, Money
from union.reading.money.prices import is_product
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.counted_figures import CHECKED, INSIDE, is_listed, is_vague
from union.worklog.entries import Fact, LogEntry

PEOPLE = frozenset({"人", "名", "位"})
RECIPIENTS = (*PEOPLE, "户", "家", "份")
TOTAL = Regex(r"(?:共计|合计|总计|一共|总共|累计|共)(?:表彰|奖励|评出|参加|发放|慰问|走访|有|为|是)?[\s:]?")
MOST_TOTALS, MOST_PARTS, LONGEST_FIGURE = 24, 40, 40  # limits keep it linear
EACH = Regex(
    r"每(人|名|位|户|家)(?:发放|发|各|送|赠送)?(\d+(?:\.\d+)?)([^\d\s,。;、元块]{1,2}?)(?=[,。;、\s共\u4e00-\u9fff]|$)"
)
# 「保险每人」, right before a price; a sum so called is of everything.
PRICED_NOUN = Regex(
    r"[,，。;；、\s](?P<noun>[\u4e00-\u9fff]{2,5})[每毎][\u4e00-\u9fff]{1,2}\s?(?:HK)?[$￥]?$"
)
# What others, or the union, bear of a bill told before it; no grant that was handed out.
SUBSIDY = EitherScript(r"津贴|补贴|资助|赞助|\b(?:subsid|sponsor|allowance)", any_case=True)
GRANTED = EitherScript(r"[发补给送拨]|慰问|资助|救助|\b(?:gave|given|grant)", any_case=True)
WHOLE = Regex(r"[共合总總]|慰问|慰問|支出|费用|費用|花费|经费|資金|资金")
DEPOSIT = EitherScript(
    r"一半|[定订訂按]金|首[付期]|预付|預付|\d成|[一二三四五六七八九]成|deposit", any_case=True
)
FARTHEST = Decimal("0.5")  # a sum further off than half of the total is likely another thing
ENOUGH, TIMES = 3, 8  # how many like facts make something usual; from how many times of it one is asked


@dataclass(frozen=True, slots=True)
class Slip:
    """`price` for each of `count` makes `product` minor units, but `said` was written."""

    price: Money
    count: Measure
    product: int
    said: Money


@dataclass(frozen=True, slots=True)
class SumSlip:
    """The sums before a total make `sum` minor units, but `said` was written."""

    sum: int
    said: Money


def slips(fact: Fact) -> tuple[Slip | SumSlip, ...]:
    """A total that differs from price times count, or from all of them together: 「米5袋每袋68，油5桶每桶75，一共715」.

    Only where exactly one total was written, each price has one count, and none is vague.
    """
    totals = [
        one for one in fact.money if one.per is None and one.text and not DEPOSIT.search(one.what or "")
    ]
    prices = [money for money in fact.money if money.per is not None] if len(totals) == 1 else []
    found = [_priced_count(price, fact) for price in prices]
    paid = [each for each in found if each is not None]
    if not paid or len(paid) < len(found) or is_vague(totals[0]) or paid[0][0].currency != totals[0].currency:
        return ()
    products = [round(price.minor * count.value) for price, count in paid]
    said = {each.minor for each in fact.money if each.text is None}
    if sum(products) == totals[0].minor or not said.isdisjoint(products):
        return ()  # the total said is of something else: 「一桌9000，另外摸彩5万」
    if len(paid) == 1:
        return (Slip(*paid[0], products[0], totals[0]),)
    return (SumSlip(sum(products), totals[0]),)


def _priced_count(price: Money, fact: Fact) -> tuple[Money, Measure] | None:
    counts = [one for one in fact.measures if _is_same_unit(price.per, one.unit)]
    is_sure = len(counts) == 1 and not (is_vague(price) or is_vague(counts[0]))
    return (price, counts[0]) if is_sure else None


def _is_same_unit(per: str | None, unit: str) -> bool:
    return per == unit or (per in PEOPLE and unit in PEOPLE)


@dataclass(frozen=True, slots=True)
class CountSlip:
    """The parts make `sum`, or so many for each do, but `said` was written."""

    sum: Decimal
    said: Measure


@dataclass(frozen=True, slots=True)
class Unusual:
    """`paid` minor units for one `unit`, where `usual` is what the group gave so far."""

    unit: str
    paid: int
    usual: int
    currency: str


def sum_slips(fact: Fact, text: str) -> tuple[SumSlip, ...]:
    """A total that differs from the sums it was said to be of; after a written 其中 they need not be all of it."""
    parts = [each for each in fact.money if (each.what or "").startswith(INSIDE)]
    totals = [each for each in fact.money if each not in parts]
    is_worked_out = len(parts) == 1 and is_product(parts[0])
    are_parts = len(parts) > 1 or is_worked_out
    if len(totals) != 1 or not are_parts or INSIDE in text or any(map(is_vague, fact.money)):
        return ()
    made = sum(each.minor for each in parts)
    is_plain = totals[0].per is None and totals[0].text is not None
    return (SumSlip(made, totals[0]),) if is_plain and made != totals[0].minor else ()


def line_slips(facts: Sequence[Fact]) -> tuple[SumSlip | CountSlip, ...]:
    """Figures of a line of totals that the lines above it do not make."""
    found: list[SumSlip | CountSlip] = []
    sums = [each for fact in facts for each in fact.money if each.per is None]
    for total in (each for each in sums if each.what == CHECKED):
        plain = [one for one in sums if one.currency == total.currency and not is_listed(one)]
        made = sum(one.minor for one in plain)
        if made != total.minor and not any(map(is_vague, (*plain, total))):
            found.append(SumSlip(made, total))
    counts = [each for fact in facts for each in fact.measures]
    for each in (one for one in counts if one.what == CHECKED):
        alike = [one for one in counts if _is_same_unit(one.unit, each.unit) and not is_listed(one)]
        whole = sum((one.value for one in alike), Decimal(0))
        if whole != each.value and not any(map(is_vague, (*alike, each))):
            found.append(CountSlip(whole, each))
    return tuple(found)


def all_slips(entry: LogEntry) -> list[Slip | SumSlip | CountSlip]:
    """Those of money first, then sums, then counts; of either those of a line of totals behind those of each fact."""
    lines, facts, text = line_slips(entry.facts), entry.facts, entry.text
    return [
        *(
            each
            for fact in facts
            for each in slips(fact)
            if isinstance(each, SumSlip) or not _has_own_noun(each, text)
        ),
        *(slip for fact in facts for slip in sum_slips(fact, text)),
        *(slip for slip in lines if isinstance(slip, SumSlip)),
        *(slip for fact in facts for slip in count_slips(fact, text)),
        *(slip for slip in lines if isinstance(slip, CountSlip)),
    ]


def _has_own_noun(slip: Slip, text: str) -> bool:
    """Whether the price is for another thing than the sum: 「大巴1800元，保险每人12元」, 「埋单$9,800，每圍會所津貼$1,500」."""
    paid, _bill, behind = text.partition(slip.price.text or "")[0].rpartition(slip.said.text or "")
    if paid and SUBSIDY.search(behind) and not GRANTED.search(paid):
        return True
    said = PRICED_NOUN.search(text.partition(slip.price.text or "")[0])
    what = slip.said.what or ""
    return said is not None and bool(what) and said["noun"] not in what and WHOLE.search(what) is None


def count_slips(fact: Fact, text: str) -> tuple[CountSlip, ...]:
    """Totals of counts that differ from their parts, or from so many for each; `text` is the whole message."""
    plain = normal(text).text
    return (*_wrong_totals(fact, plain), *_wrong_products(fact, plain))


def unusual(fact: Fact, before: Iterable[Fact]) -> Unusual | None:
    """Whether one household, person or piece got eight times the usual or more, or an eighth: a nought too many."""
    now = _rate(fact)
    if now is None:
        return None
    unit, currency, paid = now
    rates = [each[2] for each in map(_rate, before) if each is not None and each[:2] == (unit, currency)]
    if len(rates) < ENOUGH:
        return None
    usual = round(median(rates))
    is_far = paid >= TIMES * usual or paid * TIMES <= usual
    return Unusual(unit, round(paid), usual, currency) if usual and is_far else None


def _rate(fact: Fact) -> tuple[str, str, Decimal] | None:
    """Money for one of whom or what it was given to; None where it is vague or there are several of either."""
    prices = [each for each in fact.money if each.per is not None]
    totals = [each for each in fact.money if each.per is None and each.text is not None]
    counts = [each for each in fact.measures if each.unit in RECIPIENTS]
    if len(prices) == 1 and not is_vague(prices[0]):
        return _unit(prices[0].per or ""), prices[0].currency, Decimal(prices[0].minor)
    if prices or len(totals) != 1 or len(counts) != 1:
        return None
    if is_vague(totals[0]) or is_vague(counts[0]) or counts[0].value <= 0:
        return None
    return _unit(counts[0].unit), totals[0].currency, totals[0].minor / counts[0].value


def _unit(unit: str) -> str:
    return "人" if unit in PEOPLE else unit


def _wrong_totals(fact: Fact, plain: str) -> Iterable[CountSlip]:
    """「一等奖2人、二等奖3人，共6人」: the parts stand before their total, each named."""
    totals = [plain[one.end() :][:LONGEST_FIGURE] for one in islice(TOTAL.finditer(plain), MOST_TOTALS)]
    before: dict[str, list[Measure]] = {}
    vague: set[str] = set()
    for total in fact.measures if totals else ():
        parts = before.setdefault(total.unit, [])
        if is_vague(total):
            vague.add(total.unit)
        elif (
            len(parts) > 1
            and total.unit not in vague
            and any(each.startswith(normal(total.text).text) for each in totals)
        ):
            yield from _slip(parts[-MOST_PARTS:], total)
        parts.append(total)


def _slip(parts: Sequence[Measure], total: Measure) -> Iterable[CountSlip]:
    sums = list(accumulate(each.value for each in reversed(parts)))[1:]  # of the last two, three … all
    is_near = abs(sums[-1] - total.value) <= total.value * FARTHEST
    are_parts = all(each.what and each.value < total.value for each in parts)
    if total.value not in sums and is_near and are_parts:
        yield CountSlip(sums[-1], total)


def _wrong_products(fact: Fact, plain: str) -> Iterable[CountSlip]:
    """「每人2条，共60人130条」: one count of who gets it, one of what they get."""
    for found in EACH.finditer(plain):
        each, unit = Decimal(found[2]), found[3]
        counts = [one for one in fact.measures if _is_same_unit(found[1], one.unit)]
        goods = [one for one in fact.measures if one.unit == unit and one.value != each]
        if len(counts) != 1 or len(goods) != 1 or any(map(is_vague, (counts[0], goods[0]))):
            continue
        if each * counts[0].value != goods[0].value:
            yield CountSlip(each * counts[0].value, goods[0])
