"""Sums against their parts: 「共56人，其中男30人、女25人」, 「8期，7期，全年共16期」; so many at a price, averages, what a change
comes to: 「36户，每户1200元，共43200元」, 「12期2400人次，场均200人次」, 「由50家增至68家，增加18家」.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.core.units import number as plain
from union.data import table
from union.reading.quantities.figure_relations import FROM, ROSE
from union.reports.checkup.told_figures import (
    Flaw,
    FlawKind,
    ReportFigure,
    flaw,
    in_words,
    is_slip,
    noun,
    same_unit_figures,
    scaled,
    shared,
)

AMONG = Regex("其中|中[,，]|包括|分别为")
TOTAL = Regex(
    r"(?:总[\u4e00-\u9fff]{1,6}数|共计|合计|总计|一共|总共|(?<![公中])共(?![同产建享]))[\u4e00-\u9fff]{0,8}$"
)
OPEN = Regex(r"^[^,。;]{0,6}等|^以[上下]|^\(")
ANY = "个"  # 「28个单项，其中田径10项」
SEVERAL = 20  # 「三项活动共」: so few are counted in words
CLOSE, NEAR_BY = Decimal("0.2"), Decimal("0.3")
MOST_PARTS, APART, FAR = 24, 24, 40
YUAN = "元"
HALVES, BALANCE = ("上半年", "下半年", "全年"), ("收入", "支出", "结余")
CLAUSE = Regex("[,，。;；\n]")


def totals(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that its parts do not make."""
    for place, one in enumerate(known):
        if not one.is_exact or one.unit == "%" or not one.value:
            continue
        flaw = _flaw_with_parts_after(one, known[place + 1 : place + 1 + MOST_PARTS], text)
        if flaw is None and TOTAL.search(one.label):
            flaw = _flaw_with_parts_before(one, known[max(0, place - MOST_PARTS) : place], text)
        if flaw is not None:
            yield flaw
    yield from _halves(known, text)
    yield from _balances(known, text)


def _balances(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """「收入58.6万元，支出46.9万元，结余11.7万元」, one of each in a sentence and nothing left from before."""
    for row in grouped(
        (each.sentence, each) for each in known if each.unit == YUAN and each.is_exact
    ).values():
        names = [name for each in row for name in BALANCE if noun(each).endswith(name)]
        if names == [*BALANCE] and len(row) == len(BALANCE) and row[2].value != row[0].value - row[1].value:
            like = text[row[2].start : row[2].end]
            right = in_words(row[0].value - row[1].value, YUAN, like)
            how = "-".join(scaled(each.value, like) for each in row[:2])
            yield flaw(FlawKind.DIFFERENCE, row[2], row[2], right, how, text)


def _flaw_with_parts_after(whole: ReportFigure, after: Sequence[ReportFigure], text: str) -> Flaw | None:
    """The parts stand behind the whole: with 其中, or alone where they can't but be all."""
    parts: list[ReportFigure] = []
    is_among, last = False, whole
    for each in after:
        gap = text[last.end : each.start]
        is_new = AMONG.search(gap) is not None
        is_next = is_new and not parts
        if each.sentence != last.sentence and not is_next:
            break
        if each.per is not None or not (
            each.unit in (whole.unit, last.unit) or (is_next and whole.unit == ANY)
        ):
            continue
        if (is_new and not is_next) or "占" in gap or TOTAL.search(each.label):
            break
        if len(gap) > (FAR if is_next else APART):
            break
        is_among = is_among or is_next
        parts.append(each)
        last = each
    if len(parts) < 2 or any(each.approx or each.value > whole.value for each in parts):
        return None
    sums = list(accumulate(each.value for each in parts))
    is_open = OPEN.match(parts[-1].tail) is not None or any(each.label.endswith("等") for each in parts)
    is_all = _has_all_parts(whole, parts, sums[-1], is_among=is_among)
    if whole.value in sums or is_open or not is_all:
        return None
    return _slip(whole, parts, sums[-1], text, parts[-1])


def _has_all_parts(
    whole: ReportFigure, parts: Sequence[ReportFigure], made: Decimal, *, is_among: bool
) -> bool:
    """Whether the parts are all there are: men and women, every grade, 其他 at the end; and the sum is near enough to be meant."""
    off, known = abs(made - whole.value) / whole.value, table("checkup")["parts"]
    names = [noun(each) for each in parts]
    pairs = (names[0].startswith(one) and names[1].startswith(other) for one, other in known["opposite"])
    are_apart = {*names} <= {*known["grades"]} or any(pairs) or names[1] == f"未{names[0]}"
    is_rest = names[-1].startswith(tuple(known["rest"]))
    is_kind = all(len(name) > 1 and name[-2:] == names[0][-2:] for name in names)
    if not is_among:
        is_one_of_them = noun(whole)[-1:] == names[-1][-1:]
        is_divided = is_rest or (is_kind and whole.unit != "元")  # 收入, 支出 and 支出 are no division
        return (are_apart or (is_divided and not is_one_of_them)) and off <= CLOSE
    if are_apart or is_rest or is_kind or len(parts) > 2:
        return off <= (NEAR_BY if made > whole.value or are_apart or is_rest else CLOSE)
    return made > whole.value and off <= CLOSE


def _flaw_with_parts_before(total: ReportFigure, before: Sequence[ReportFigure], text: str) -> Flaw | None:
    """The parts stand before their total: in its sentence, or in those before it where the words say so."""
    same = same_unit_figures(before, total)
    own = [each for each in same if each.sentence == total.sentence]
    last = before[-1] if before else total
    if last.end == total.start - len(total.label) and last.value <= SEVERAL:  # 「三项活动共参加」
        named = [each for each in same if shared(noun(each), total.label)]
        own = named if len(named) == last.value else same[-int(last.value) :]
    elif len(own) < 2:
        told = [each for each in same if TOTAL.search(each.label)]
        own = told if len(told) > 1 else [each for each in same if _is_part_of_total(each, total)]
    greater = [place for place, each in enumerate(own) if each.value >= total.value]
    parts = _since_total(own[greater[-1] + 1 :] if greater else own)
    if len(parts) < 2:
        return None
    sums = list(accumulate(each.value for each in reversed(own)))
    made = sum((each.value for each in parts), Decimal(0))
    if total.value in sums or total.value in [each.value for each in own]:
        return None
    is_near = abs(made - total.value) <= total.value * NEAR_BY or is_slip(plain(made), plain(total.value))
    return _slip(total, parts, made, text, total) if is_near else None


def _since_total(own: Sequence[ReportFigure]) -> Sequence[ReportFigure]:
    """Behind a total that told others; totals that are parts of a greater one are taken together."""
    told = [place for place, each in enumerate(own) if TOTAL.search(each.label)]
    if len(told) > 1:
        return [own[place] for place in told]
    return own[told[-1] + 1 :] if told else own


def _is_part_of_total(part: ReportFigure, total: ReportFigure) -> bool:
    """「看望生育女教工9人」 of 「全年看望生育和住院女教工共15人」."""
    head = TOTAL.split(total.label)[0]
    return len(head) > 1 and shared(noun(part), head, 3)


def _slip(
    whole: ReportFigure, parts: Sequence[ReportFigure], made: Decimal, text: str, end: ReportFigure
) -> Flaw:
    start = min(each.begins() for each in (whole, parts[0]))
    like = text[whole.start : whole.end]
    how = "+".join(scaled(each.value, like) for each in parts)
    spot = min(whole.start, parts[0].start), max(whole.end, end.end)
    return Flaw(*spot, FlawKind.SUM, text[start : spot[1]], in_words(made, whole.unit, like), how)


def _halves(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """「上半年3批75人，下半年5批125人，全年8批200人」: for each unit told of all three."""
    told: dict[str, dict[str, ReportFigure]] = {}
    for one in known:
        clause = CLAUSE.split(text[max(0, one.start - FAR) : one.start])[-1]
        name = next((each for each in HALVES if each in clause), None)
        if name is not None and one.is_exact:
            told.setdefault(one.unit, {}).setdefault(name, one)
    for row in told.values():
        first, second, year = map(row.get, HALVES)
        if not (first and second and year) or year.unit == "%" or TOTAL.search(year.label):
            continue
        made, is_together = first.value + second.value, first.sentence == second.sentence == year.sentence
        if is_together and 0 < abs(made - year.value) <= year.value * NEAR_BY:
            yield _slip(year, (first, second), made, text, year)


HALF, ROUNDED = Decimal("0.5"), Decimal("0.001")
PAID = Regex("价值|总[价值额计]|共|支出|发放|金$|金额|费$")
EVERY = Regex("每[月天日年次周]")
AVERAGE = Regex("(?:平均|[月期场人户]均)[^,。;]{0,8}$")
NAMES, PAUSE = Regex("[、和]"), Regex("[,。;:]")
BY = Regex("(?:增加|增长|增|减少|减|提高|上升|降低|下降|缩短|压缩|扩大)了?$")


def products(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that come to something else."""
    for one in (each for each in known if not each.approx):
        if one.per is not None:
            yield from _product(one, known, text)
        elif AVERAGE.search(one.label):
            yield from _average(one, known, text)
        elif one.lead.endswith("各"):
            yield from _count_per_name_flaws(one, known, text)
    yield from _differences(known, text)


def _count_per_name_flaws(one: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """「火灾、触电、中暑演练各2次，共计6次」: as many as are named."""
    many = len(NAMES.split(PAUSE.split(one.lead)[-1]))
    total = next((each for each in same_unit_figures(known, one) if each.start > one.end), None)
    if total is None or text[one.end : total.start].strip(",，") != total.label:
        return
    if TOTAL.search(total.label) and many > 1 and total.value != one.value * many:
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
    own = [each for each in _figures_in_sentence(known, one) if each.start < one.start]
    wholes = same_unit_figures(own, one)
    counts = [each for each in own if each.unit not in (one.unit, "元", "%") and each.value > 1]
    if len(wholes) != 1 or not counts:
        return
    shares = {each.value: wholes[0].value / each.value for each in counts}
    made = {many: right for many, right in shares.items() if HALF * right <= one.value <= 2 * right}
    if len(shares) > 1:
        said = plain(one.value)
        made = {many: right for many, right in made.items() if is_slip(plain(round(right, 0)), said)}
    for many, right in made.items() if len(made) == 1 else ():
        if abs(right - one.value) >= 1:
            how = f"{plain(wholes[0].value)}÷{plain(many)}"
            yield flaw(FlawKind.PRODUCT, one, one, f"{plain(round(right, 1))}{one.unit}", how, text)


def _figures_in_sentence(known: Sequence[ReportFigure], one: ReportFigure) -> list[ReportFigure]:
    return [each for each in known if each.sentence == one.sentence and not each.approx]


def _product(price: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those who got it at a price, and one sum: 「128人，每人60元，共计7860元」."""
    own = _figures_in_sentence(known, price)
    got = [each for each in known if _is_count_for_price(price, each)]
    counts = [each for each in got if each in own] or [each for each in got if each.start < price.start]
    sums = [each for each in own if each.unit in (price.unit, f"{price.unit}次") and each.per is None]
    prices = [each for each in own if each.per is not None and each.unit == price.unit]
    place = prices.index(price)
    if len(prices) > 1 and not any(prices[0].start < each.start < prices[-1].start for each in sums):
        yield from () if place else _joint_total_flaws(prices, got, sums, text)  # all have one sum at the end
        return
    if len(prices) > 1:  # each has its own behind it
        end = prices[place + 1].start if place + 1 < len(prices) else len(text)
        sums = [each for each in sums if price.start < each.start < end]
    if counts and sums and not EVERY.search(price.label):
        yield from _single_price_flaws(price, counts, sums, text)


def _is_count_for_price(price: ReportFigure, each: ReportFigure) -> bool:
    """「12户」 at so much a 户; 「场站18个」 at so much a 站."""
    per = price.per or ""
    is_named = each.unit == "个" and noun(each).endswith(per)
    return each.is_exact and (each.unit in (per, f"{per}次") or is_named)


def _single_price_flaws(
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
    is_paid = text[price.end : near.start].strip() != "、"
    if near.start < price.start:
        is_paid = PAID.search(near.label) is not None
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


def _joint_total_flaws(
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
