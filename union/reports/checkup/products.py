"""So many at a price, averages, and what a change comes to: 「36户，每户1200元，共43200元」, 「12期2400人次，场均200人次」, 「由50家增至68家，增加18家」."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.reading.quantities.figure_relations import FROM, ROSE
from union.reports.checkup.flaws import Flaw, FlawKind, in_words, plain
from union.reports.checkup.told_figures import ReportFigure, alike
from union.reports.checkup.totals import TOTAL

HALF, ROUNDED = Decimal("0.5"), Decimal("0.001")
PAID = Regex("价值|总[价值额计]|共|支出|发放|金$|金额|费$")
EVERY = Regex("每[月天日年次周]")
AVERAGE = Regex("(?:平均|[月期场人户]均)[^,。;]{0,8}$")
BY = Regex("(?:增加|增长|增|减少|减|提高|上升|降低|下降|缩短|压缩|扩大)了?$")


def products(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that come to something else."""
    for one in known:
        if one.per is not None and not one.approx:
            yield from _product(one, known, text)
        elif not one.approx and AVERAGE.search(one.label):
            yield from _average(one, known, text)
    yield from _differences(known, text)


def changed(old: ReportFigure, new: ReportFigure) -> bool:
    """「由204人降到62人」."""
    lead = new.lead.removeprefix("人")
    return old.unit == new.unit and FROM.search(old.lead) is not None and ROSE.fullmatch(lead) is not None


def _differences(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    for (old, new), (_, by) in pairwise(pairwise(known)):
        is_told = changed(old, new) and by.unit == new.unit != "%" and by.sentence == old.sentence
        if not is_told or not BY.search(by.label) or any(each.approx for each in (old, new, by)):
            continue
        right = abs(new.value - old.value)
        if right != by.value:
            how = f"{plain(max(new.value, old.value))}-{plain(min(new.value, old.value))}"
            quote = text[by.start - min(len(by.label), 8) : by.end]
            yield Flaw(
                by.start,
                by.end,
                FlawKind.DIFFERENCE,
                quote,
                in_words(right, by.unit, text[by.start : by.end]),
                how,
            )


def _average(one: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    own = [
        each for each in known if each.sentence == one.sentence and each.start < one.start and not each.approx
    ]
    wholes = alike(own, one)
    counts = [each for each in own if each.unit not in (one.unit, "元", "%") and each.value > 1]
    if len(wholes) != 1 or len(counts) != 1:
        return
    right = wholes[0].value / counts[0].value
    if abs(right - one.value) >= 1 and HALF * right <= one.value <= 2 * right:
        how, quote = (
            f"{plain(wholes[0].value)}÷{plain(counts[0].value)}",
            text[one.start - min(len(one.label), 8) : one.end],
        )
        yield Flaw(one.start, one.end, FlawKind.PRODUCT, quote, f"{plain(round(right, 1))}{one.unit}", how)


def _product(price: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """One price, one count of those who got it, one sum: 「128人，每人60元，共计7860元」."""
    own = [each for each in known if each.sentence == price.sentence and not each.approx]
    units = (price.per, f"{price.per}次")
    counts = [each for each in own if each.unit in units]
    counts = counts or [each for each in known if each.unit in units and each.start < price.start]
    if len({each.value for each in counts}) > 1:
        counts = [each for each in counts if TOTAL.search(each.label)]
    sums = [each for each in own if each.unit in (price.unit, f"{price.unit}次") and each.per is None]
    prices = [each for each in own if each.per is not None and each.unit == price.unit]
    if len(prices) > 1:  # each has its sum behind it, or all have one at the end
        place = prices.index(price)
        if not any(one.start < each.start < other.start for one, other in pairwise(prices) for each in sums):
            yield from (
                _of_all(prices, [each for each in known if each.unit in units], sums, text)
                if not place
                else ()
            )
            return
        end = prices[place + 1].start if place + 1 < len(prices) else len(text)
        sums = [each for each in sums if price.start < each.start < end]
    if len({each.value for each in counts}) != 1 or not sums or EVERY.search(price.label):
        return
    count, near = counts[0], min(sums, key=lambda each: abs(each.start - price.start))
    right = price.value * count.value
    is_right = any(abs(each.value - right) <= each.value * ROUNDED for each in sums)
    if is_right or not HALF * right <= near.value <= 2 * right:
        return
    is_beside = "" if near.start < price.start else text[price.end : near.start].strip()
    if is_beside == "、" or (near.start < price.start and not PAID.search(near.label)):
        return
    start, end = min(price.start - len(price.label), near.start), max(price.end, near.end)
    how, like = f"{plain(price.value)}×{plain(count.value)}", text[near.start : near.end]
    if "均" in price.label:
        like = text[price.start : price.end]
        right, how = near.value / count.value, f"{plain(near.value)}÷{plain(count.value)}"
    yield Flaw(start, end, FlawKind.PRODUCT, text[start:end], in_words(right, near.unit if "均" not in price.label else price.unit, like), how)


def _of_all(
    prices: Sequence[ReportFigure], counts: Sequence[ReportFigure], sums: Sequence[ReportFigure], text: str
) -> Iterator[Flaw]:
    """「一等奖2个、二等奖4个，一等奖每个3000元，二等奖每个2000元，合计14000元」."""
    before = [each for each in counts if each.start < prices[0].start and not TOTAL.search(each.label)]
    meant = before[-len(prices) :]
    total = [each for each in sums if each.start > prices[-1].start]
    if len(meant) != len(prices) or len(total) != 1 or not TOTAL.search(total[0].label):
        return
    made = sum((price.value * each.value for price, each in zip(prices, meant, strict=True)), Decimal(0))
    if made != total[0].value and HALF * made <= total[0].value <= 2 * made:
        how = "+".join(
            f"{plain(price.value)}×{plain(each.value)}" for price, each in zip(prices, meant, strict=True)
        )
        start, end = prices[-1].start, total[0].end
        yield Flaw(
            start,
            end,
            FlawKind.PRODUCT,
            text[start:end],
            in_words(made, total[0].unit, text[total[0].start : end]),
            how,
        )
