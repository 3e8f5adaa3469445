"""Per-head products: 「每户500元，12户」 with no total said is a further sum of 6000元, marked as computed (design §5)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from itertools import pairwise

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.data import table
from union.reading.message import Measure, Money
from union.reading.money.flows import RECEIVED
from union.reading.money.prices import BESIDE_PRICE, GIVEN, THINGS, row_before
from union.reading.money.sums import FoundSum as Sum
from union.reading.quantities.figure_relations import ASIDE, CHECKED, FORMER, PART
from union.reading.quantities.measures import FoundMeasure as Count

# 「走访4户，每家给了800」: by another word for the same, where nothing is counted by this one.
ALIKE = {"家": ("户",), "户": ("家",), "个": ("人", "户")}
# 「给了4人每人1000元」: nothing but words between the count and its price.
NEAR = 12
BESIDE = Regex(rf"[^\d,。;!?\n]{{0,{NEAR}}}")
# 「二车间3户和一车间2户，各送500元」: what each of all those counted in a row got; 「每户」 may be of the last alone.
JOINED = Regex(rf"[^\d,。;:!?\n]{{0,8}}(?:、|以及|及|和|与)(?!其中|含|包括)[^\d,。;:!?\n]{{0,{NEAR}}}")
OWN_CLAUSE = Regex(r"[^\d,。;:!?\n]{0,8}[,。;]每[^\d,。;:!?\n]{0,10}")
NAMELESS = Regex(r"[^\d,。;:!?\n]{0,2}(?:、|以及|及|和|与)?(?:共|计|合计|共计)?")
AND_A_THING = Regex(rf"[^,。;!?\d]{{0,8}}{BESIDE_PRICE}")  # 「每位1000元外加一份88的果篮」
CLAUSE, FAR = Regex("[,。;!\n]"), 24
MOST_PRICES = 24  # beside which a sum is looked at: all of them are laid beside all counts
BESIDES = Regex("另外|另|此外|外加|还[有发花送买给]|再加")
# 「买水果420元，矿泉水10箱，每箱38元」, 「红包袋500个，275元；糖8罐，每罐68元」: the price is of other goods; 「奖品900元」 and
# 「运动会花了900元」 may be all of them.
OWN_THING = Regex(rf"(?:[\u4e00-\u9fff]{{2}}|\d(?:{THINGS}),?)$")
OF_ALL = Regex(
    r"共|[合总]计|总|花[了费]|付|(?:慰问|活动|支出|[会赛餐费款金额钱宴]|费用|[奖礼用物]品|物资|东西|礼物|[样项种])[是为约]?$"
)
OWN_SUM = Regex(r"(?:[金酬款]|(?<![花经收消])费|奖品|礼品)(?:一?共|总共|合计|总计)?$")
SPELT_THING = Regex(r"(?!.{0,20}(?:all|total|whole|everything))[A-Za-z][A-Za-z ]{2,30}", any_case=True)
OF_ONE = Regex(r"(?<!每)[一1]个?(?:人|名|位|户|家)[^\d,。;:!?]{0,3}$")
# 「到会5人，通过了慰问方案，标准每人300元」: what was agreed on is not paid yet, least of all to whoever agreed.
DECIDED = Regex(
    r"(?:通过|审议|讨论|商定|议定|表决)[^。;!\n]{0,14}?(?:标准|定为|定|方案|办法|草案)[^。;!\n\d]{0,8}$"
    r"|就(?:这么|这样|按这个)?定(?![期时点位])[^。;!\n\d]{0,14}$"
)
FOR_EACH = Regex(rf"[^\d,。;:!?\n]{{0,8}}[,、\s]?(?:各(?:自)?|分别){GIVEN}")


def with_product(text: str, sums: Sequence[Sum], counts: Sequence[Count]) -> tuple[Money, ...]:
    """The sums of one fact of a text, each price followed by its product; none where a total was said."""
    prices, plain = [one for one in sums if one.money.per], tuple(one.money for one in sums)
    if not prices or any(DECIDED.search(text[max(0, one.start - FAR) : one.start]) for one in prices):
        return plain
    apart = [one for one in sums if not one.money.per]
    if apart and len(prices) > MOST_PRICES:
        return plain
    bought = [each for one in prices for each in _paid_for(one.money, counts)] if apart else []
    # 「每户1000，米油各一份共318」: what is less than one price is no total of it
    least = min(one.money.minor for one in prices)
    if not all(each.money.minor < least or _is_separate_sum(text, each, bought) for each in apart):
        return plain
    if len(prices) == len(sums) and (each := _one_unit_per_price(text, sums, counts)):
        return tuple(money for price in plain for money in (price, product(price, each)))
    measures = {
        price.start: _named_row_count(text, price) or (count.measure if count else None)
        for price, count in zip(prices, _counts(text, prices, counts), strict=True)
    }
    found: list[Money] = []
    said = {one.minor for one in plain if one.per is None}
    for one in sums:
        measure = measures.get(one.start)
        total = product(one.money, measure) if measure else None
        # "sold 40 tickets $8 each, collected $320": the total was said
        found += [one.money, total] if total is not None and total.minor not in said else [one.money]
    return tuple(found)


def _is_separate_sum(text: str, one: Sum, bought: Sequence[Count]) -> bool:
    """Whether a sum is no total of prices: money that came in, paid besides, or for a thing in a clause without what they are for."""
    before = text[max(0, one.start - FAR) : one.start]
    clause = CLAUSE.split(before)[-1]
    if BESIDES.search(clause) or RECEIVED.search(f"{clause}{one.money.what or ''}"):
        return True
    own = CLAUSE.split(before[:-1])[-1] + before[-1:]  # with a comma right before the sum
    # 「奖金共1800，盒饭36份每份15」, "60 umbrellas at $7.80, delivery $25"
    is_first = bool(bought) and all(each.start > one.end for each in bought) and OWN_SUM.search(own)
    if is_first or SPELT_THING.fullmatch(one.money.what or ""):
        return True
    are_goods = all(
        each.measure.what
        and _getting().get(each.measure.unit) is None
        and not one.start - len(own) <= each.start < one.start
        for each in bought
    )
    return bool(bought) and are_goods and bool(OWN_THING.search(own)) and not OF_ALL.search(own.rstrip(","))


def closes(text: str, prices: Sequence[Sum], deeds: Sequence[Sequence[Count]]) -> bool:
    """Whether the one price of a text stands in a clause of its own behind the counts of all its deeds."""
    if len(prices) != 1 or not all(deeds) or not all(_paid_for(prices[0].money, each) for each in deeds):
        return False
    return OWN_CLAUSE.fullmatch(text, max(one.end for one in deeds[-1]), prices[0].start) is not None


def _one_unit_per_price(text: str, sums: Sequence[Sum], counts: Sequence[Count]) -> Measure | None:
    """「理赔2人，一人6000元，一人4500元」: as many prices as heads, each of them paid once."""
    are_of_one = len(sums) > 1 and all(OF_ONE.search(text[max(0, one.start - 6) : one.start]) for one in sums)
    fitting = [one.measure for one in _paid_for(sums[0].money, counts)] if are_of_one else []
    if len(fitting) != 1 or fitting[0].value != len(sums):
        return None
    return replace(fitting[0], text=f"1{fitting[0].unit}", value=Decimal(1))


def _named_row_count(text: str, price: Sum) -> Measure | None:
    """Those named in a row before their price: they are counted for the product alone."""
    row = row_before(text, price.start, price.end)
    is_meant = row and row.per == price.money.per
    return Measure(f"{row.many}{row.per}", Decimal(row.many), row.per) if row and is_meant else None


def worked_out(money: Sequence[Money], measures: Sequence[Measure]) -> Iterator[tuple[Money, Measure, Money]]:
    """Each price with its count and the product that follows it."""
    for price, reckoned in pairwise(money):
        if reckoned.text is None:
            fitting = (one for one in measures if _is_paid_for(price, one))
            count = next((one for one in fitting if product(price, one) == reckoned), None)
            if count:
                yield price, count, reckoned


def _counts(text: str, prices: Sequence[Sum], counts: Sequence[Count]) -> list[Count | None]:
    """The count of each: in order where as many fit as there are prices for the like, else the one beside it."""
    rivals = grouped((price.money.per, place) for place, price in enumerate(prices))
    found: list[Count | None] = [None] * len(prices)
    for rows in rivals.values():
        joined = [
            (one, other)
            for one, other in pairwise(rows)
            if AND_A_THING.fullmatch(text, prices[one].end, prices[other].start)
        ]
        places = [place for place in rows if place not in [other for _, other in joined]]
        fitting = _merged_counts(_paid_for(prices[places[0]].money, counts))
        is_even = len(fitting) == len(places)
        wholes = [one for one in fitting if not (one.measure.what or "").startswith(PART)]
        for nth, place in enumerate(places):
            found[place] = fitting[nth] if is_even else _count_before_price(text, prices[place], fitting)
            if found[place] is None and len(wholes) == len(places):
                between = text[wholes[nth].end : prices[place].start]
                found[place] = None if "各" in between else wholes[nth]
        for one, other in joined:
            found[other] = found[one]
    if "各" not in text and "分别" not in text:
        return found
    # The homes, people and bodies of a text that says each of them got something.
    units = _getting()
    alike = _merged_counts(
        [one for one in counts if one.measure.unit in units and one.measure.what != FORMER]
    )
    mixed = [_mixed(text, price, alike) for price in prices]
    return [one if row is None else _unitless_total(text, row) for one, row in zip(found, mixed, strict=True)]


def _mixed(text: str, price: Sum, getting: Sequence[Count]) -> list[Count] | None:
    """A row of such, each of whom got a price: 「3户和劳模2人，各送500元」; None where they are alike."""
    before = getting[: bisect_right(getting, price.start, key=lambda one: one.end)]
    row = _row(text, price, before)
    rest = before[: len(before) - len(row)]
    if row and rest and _are_same_people(text, rest[-1], row[0]):
        row.insert(0, rest[-1])
    return row if len({_getting()[one.measure.unit] for one in row}) > 1 else None


def _getting() -> Mapping[str, str]:
    """Whoever may get the same in such a row, by unit; in 「3户、12人」 the people may be those of the homes."""
    found: dict[str, str] = table("units")["getting"]
    return found


def _are_same_people(text: str, one: Count, other: Count) -> bool:
    units = _getting()[one.measure.unit], _getting()[other.measure.unit]
    return units == ("家", "人") and NAMELESS.fullmatch(text, one.end, other.start) is not None


def _unitless_total(text: str, row: Sequence[Count]) -> Count | None:
    """All of them as one without a unit; none where people may be those of the homes before them."""
    if any(_are_same_people(text, one, other) for one, other in pairwise(row)):
        return None
    one = reduce(_sum_of_two_counts, row)
    return one._replace(measure=replace(one.measure, text=f"{one.measure.value}"))


def _merged_counts(counts: Sequence[Count]) -> list[Count]:
    """Counts told in one figure as one: 「劳模和困难职工各5户，每户500元」 pays for ten."""
    kept: list[Count] = []
    for one in counts:
        if kept and kept[-1].start == one.start:
            kept[-1] = _sum_of_two_counts(kept[-1], one)
        else:
            kept.append(one)
    return kept


def _sum_of_two_counts(first: Count, other: Count) -> Count:
    """Two counts as one."""
    one, two = first.measure, other.measure
    value, approx = one.value + two.value, one.approx or two.approx
    highest = (one.value_max or one.value) + (two.value_max or two.value)
    value_max = highest if one.value_max or two.value_max else None
    return first._replace(
        measure=replace(one, text=f"{value}{one.unit}", value=value, value_max=value_max, approx=approx)
    )


def _paid_for(price: Money, counts: Sequence[Count]) -> list[Count]:
    fitting = [one for one in counts if _is_paid_for(price, one.measure)]
    exact = [one for one in fitting if one.measure.unit not in ALIKE.get(price.per or "", ())]
    return exact or fitting


def _is_paid_for(price: Money, count: Measure) -> bool:
    per = price.per or ""
    is_fitting = count.unit in table("units")["priced"].get(per, (per,)) or count.unit in ALIKE.get(per, ())
    return is_fitting and count.what not in (FORMER, ASIDE, CHECKED)


def _count_before_price(text: str, price: Sum, fitting: Sequence[Count]) -> Count | None:
    """All those counted in a row before a price that each of them got, as one; else the one count right before it."""
    before = fitting[: bisect_right(fitting, price.start, key=lambda one: one.end)]
    row = _row(text, price, before)
    if len(row) > 1:
        return reduce(_sum_of_two_counts, row)
    near = before[bisect_left(before, price.start - NEAR, key=lambda one: one.end) :]
    beside = [one for one in near if BESIDE.fullmatch(text, one.end, price.start)]
    return beside[0] if len(beside) == 1 else None


def _row(text: str, price: Sum, before: Sequence[Count]) -> list[Count]:
    """The counts that stand in a row before 各 and a price; none where the price is not for each."""
    row = list(before[-1:]) if before and FOR_EACH.fullmatch(text, before[-1].end, price.start) else []
    for one in reversed(before[:-1] if row else ()):
        if not JOINED.fullmatch(text, one.end, row[0].start):
            break
        row.insert(0, one)
    return row


def product(price: Money, count: Measure) -> Money:
    """What so many at this price make, and how that was worked out."""
    minor = int(price.minor * count.value)
    highest = int((price.minor_max or price.minor) * (count.value_max or count.value))
    approx, what = price.approx or count.approx, f"按每{price.per}{price.text}×{count.text}计"
    return Money(None, minor, price.currency, highest if highest > minor else None, approx, None, what)
