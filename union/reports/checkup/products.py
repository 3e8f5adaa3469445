"""So many at a price, averages, and what a change comes to: 「36户，每户1200元，共43200元」, 「12期2400人次，场均200人次」, 「由50家增至68家，增加18家」."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from union.core.lazy_regex import Regex
from union.core.units import number as plain
from union.reading.quantities.figure_relations import FROM, ROSE
from union.reports.checkup.flaws import Flaw, FlawKind, in_words
from union.reports.checkup.told_figures import ReportFigure, alike, flaw, is_slip, noun
from union.reports.checkup.totals import TOTAL

HALF, ROUNDED = Decimal("0.5"), Decimal("0.001")
PAID = Regex("价值|总[价值额计]|共|支出|发放|金$|金额|费$")
EVERY = Regex("每[月天日年次周]")
AVERAGE = Regex("(?:平均|[月期场人户]均)[^,。;]{0,8}$")
NAMES, CLAUSE = Regex("[、和]"), Regex("[,。;:]")
BY = Regex("(?:增加|增长|增|减少|减|提高|上升|降低|下降|缩短|压缩|扩大)了?$")


def products(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that come to something else."""
    for one in known:
        if one.per is not None and not one.approx:
            yield from _product(one, known, text)
        elif not one.approx and AVERAGE.search(one.label):
            yield from _average(one, known, text)
        elif not one.approx and one.lead.endswith("各"):
            yield from _for_each(one, known, text)
    yield from _differences(known, text)


def _for_each(one: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """「火灾、触电、中暑演练各2次，共计6次」: as many as are named."""
    many = len(NAMES.split(CLAUSE.split(one.lead)[-1]))
    total = next((each for each in alike(known, one) if each.start > one.end), None)
    is_beside = (
        total is not None
        and TOTAL.search(total.label)
        and text[one.end : total.start].strip(",，") == total.label
    )
    if total is not None and is_beside and many > 1 and total.value != one.value * many:
        right, how = f"{plain(one.value * many)}{total.unit}", f"{plain(one.value)}×{many}"
        yield flaw(FlawKind.PRODUCT, one, total, right, how, text)


def changed(old: ReportFigure, new: ReportFigure) -> bool:
    """「由204人降到62人」."""
    lead = new.lead.removeprefix("人")
    return old.unit == new.unit and FROM.search(old.lead) is not None and ROSE.fullmatch(lead) is not None


def _differences(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    for (old, new), (_, by) in pairwise(pairwise(known)):
        is_told = changed(old, new) and by.unit == new.unit != "%" and by.sentence == old.sentence
        right = abs(new.value - old.value)
        is_exact = not any(each.approx for each in (old, new, by))
        if is_told and is_exact and BY.search(by.label) and right != by.value:
            how = f"{plain(max(new.value, old.value))}-{plain(min(new.value, old.value))}"
            made = in_words(right, by.unit, text[by.start : by.end])
            yield flaw(FlawKind.DIFFERENCE, by, by, made, how, text)


def _average(one: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """One whole by one count, or the only count by which a slip of the hand explains it."""
    own = [each for each in _beside(known, one) if each.start < one.start]
    wholes = alike(own, one)
    counts = [each for each in own if each.unit not in (one.unit, "元", "%") and each.value > 1]
    if len(wholes) != 1 or not counts:
        return
    made = {each.value: wholes[0].value / each.value for each in counts}
    if len(made) > 1:
        made = {
            many: right for many, right in made.items() if is_slip(plain(round(right, 0)), plain(one.value))
        }
    for many, right in made.items() if len(made) == 1 else ():
        if abs(right - one.value) >= 1 and HALF * right <= one.value <= 2 * right:
            how = f"{plain(wholes[0].value)}÷{plain(many)}"
            yield flaw(FlawKind.PRODUCT, one, one, f"{plain(round(right, 1))}{one.unit}", how, text)


def _beside(known: Sequence[ReportFigure], one: ReportFigure) -> list[ReportFigure]:
    """All exact figures of its sentence."""
    return [each for each in known if each.sentence == one.sentence and not each.approx]


def _product(price: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those who got it at a price, and one sum: 「128人，每人60元，共计7860元」."""
    own = _beside(known, price)
    got = [each for each in known if _is_for(price, each)]
    counts = [each for each in got if each in own] or [each for each in got if each.start < price.start]
    sums = [each for each in own if each.unit in (price.unit, f"{price.unit}次") and each.per is None]
    prices = [each for each in own if each.per is not None and each.unit == price.unit]
    place = prices.index(price)
    if len(prices) > 1 and not any(prices[0].start < each.start < prices[-1].start for each in sums):
        yield from () if place else _of_all(prices, got, sums, text)  # all have one sum at the end
        return
    if len(prices) > 1:  # each has its own behind it
        end = prices[place + 1].start if place + 1 < len(prices) else len(text)
        sums = [each for each in sums if price.start < each.start < end]
    if counts and sums and not EVERY.search(price.label):
        yield from _of_one(price, counts, sums, text)


def _is_for(price: ReportFigure, each: ReportFigure) -> bool:
    """「12户」 at so much a 户; 「场站18个」 at so much a 站."""
    per = price.per or ""
    is_named = each.unit == "个" and noun(each).endswith(per)
    return each.per is None and not each.approx and (each.unit in (per, f"{per}次") or is_named)


def _of_one(
    price: ReportFigure, counts: Sequence[ReportFigure], sums: Sequence[ReportFigure], text: str
) -> Iterator[Flaw]:
    """One count; of several their total, or the only ones by which a slip of the hand explains the sum."""
    near = min(sums, key=lambda each: abs(each.start - price.start))
    totals = [each for each in counts if TOTAL.search(each.label)] if len(counts) > 1 else counts
    many = {each.value for each in totals} or {*accumulate(each.value for each in reversed(counts))}
    made = {each: price.value * each for each in many | {one.value for one in counts}}
    if any(abs(each.value - right) <= each.value * ROUNDED for each in sums for right in made.values()):
        return
    made = {each: price.value * each for each in many}
    if len(made) > 1:
        made = {each: right for each, right in made.items() if is_slip(plain(right), plain(near.value))}
    is_paid = (
        PAID.search(near.label) if near.start < price.start else text[price.end : near.start].strip() != "、"
    )
    for count, right in made.items() if len(made) == 1 and is_paid else ():
        if not HALF * right <= near.value <= 2 * right:
            continue
        first, last = sorted((price, near), key=lambda each: each.start)
        told = in_words(right, near.unit, text[near.start : near.end])
        how = f"{plain(price.value)}×{plain(count)}"
        if "均" in price.label:
            told = in_words(near.value / count, price.unit, text[price.start : price.end])
            how = f"{plain(near.value)}÷{plain(count)}"
        yield flaw(FlawKind.PRODUCT, first, last, told, how, text)


def _of_all(
    prices: Sequence[ReportFigure], counts: Sequence[ReportFigure], sums: Sequence[ReportFigure], text: str
) -> Iterator[Flaw]:
    """「一等奖2个、二等奖4个，一等奖每个3000元，二等奖每个2000元，合计14000元」."""
    before = [each for each in counts if each.start < prices[0].start and not TOTAL.search(each.label)]
    meant = before[-len(prices) :]
    total = [each for each in sums if each.start > prices[-1].start]
    if len(meant) != len(prices) or len(total) != 1 or not TOTAL.search(total[0].label):
        return
    pairs = [*zip(prices, meant, strict=True)]
    made = sum((price.value * each.value for price, each in pairs), Decimal(0))
    if made != total[0].value and HALF * made <= total[0].value <= 2 * made:
        how = "+".join(f"{plain(price.value)}×{plain(each.value)}" for price, each in pairs)
        right = in_words(made, total[0].unit, text[total[0].start : total[0].end])
        yield flaw(FlawKind.PRODUCT, prices[-1], total[0], right, how, text)
