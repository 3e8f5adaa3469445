"""Sums against their parts: 「共56人，其中男30人、女25人」, 「8期，7期，全年共16期」, 「36户，每户1200元，共45200元」."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from union.core.lazy_regex import Regex
from union.reports.checkup.flaws import Flaw, FlawKind, in_words, plain, scaled
from union.reports.checkup.told_figures import ReportFigure, alike, noun, shared

AMONG = "其中"
TOTAL = Regex(r"(?:总[\u4e00-\u9fff]{1,6}数|共计|合计|总计|一共|总共|(?<![公中])共(?![同产建享]))[\u4e00-\u9fff]{0,8}$")
OPEN = Regex(r"^[^,。;]{0,6}等|^以[上下]|^\(")
GRADES = frozenset(
    ("优秀", "称职", "合格", "良好", "不合格", "不称职", "基本称职", "赞成", "反对", "弃权", "同意", "不同意")
)
OPPOSITE = (("男", "女"), ("专职", "兼职"), ("在职", "退休"), ("线上", "线下"), ("城镇", "农村"), ("集中", "分散"))
ANY = "个"  # 「28个单项，其中田径10项」
SEMICOLON = Regex("[;；]")
REST = ("其他", "其它", "其余", "剩余", "转为", "尚有", "未")
SEVERAL = 20  # 「三项活动共」: so few are counted in words
CLOSE, NEAR_BY, HALF, ROUNDED = Decimal("0.2"), Decimal("0.3"), Decimal("0.5"), Decimal("0.001")
PAID = Regex("价值|总[价值额计]|共|支出|发放|金$|金额|费$")
EVERY = Regex("每[月天日年次周]")
MOST_PARTS, APART = 24, 24


def totals(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that its parts do not make."""
    for place, one in enumerate(known):
        if one.approx or one.unit == "%" or not one.value:
            continue
        if one.per is not None:
            yield from _product(one, known, text)
            continue
        flaw = _behind(one, known[place + 1 : place + 1 + MOST_PARTS], text)
        if flaw is None and TOTAL.search(one.label):
            flaw = _before(one, known[max(0, place - MOST_PARTS) : place], text)
        if flaw is not None:
            yield flaw


def _behind(whole: ReportFigure, after: Sequence[ReportFigure], text: str) -> Flaw | None:
    """The parts stand behind the whole: with 其中, or alone where they can't but be all."""
    parts: list[ReportFigure] = []
    is_among, last = False, whole
    for each in after:
        gap = text[last.end : each.start]
        is_next = AMONG in gap and not parts
        if each.sentence != whole.sentence and not is_next:
            if last is whole or each.sentence != last.sentence:
                break
        if each.per is not None or not (each.unit in (whole.unit, last.unit) or (is_next and whole.unit == ANY)):
            continue
        if (AMONG in gap and not is_next) or TOTAL.search(each.label) or len(gap) > APART:
            break
        is_among = is_among or is_next
        parts.append(each)
        last = each
    if len(parts) < 2 or any(each.approx or each.value > whole.value for each in parts):
        return None
    sums = list(accumulate(each.value for each in parts))
    is_open = OPEN.match(parts[-1].tail) is not None or any(each.label.endswith("等") for each in parts)
    is_all = _is_all(whole, parts, sums[-1], is_among=is_among)
    if whole.value in sums or is_open or not is_all:
        return None
    return _slip(whole, parts, sums[-1], text, parts[-1])


def _is_all(whole: ReportFigure, parts: Sequence[ReportFigure], made: Decimal, *, is_among: bool) -> bool:
    """Whether the parts are all there are: men and women, every grade, 其他 at the end; and the sum is near enough to be meant."""
    off = abs(made - whole.value) / whole.value
    names = [noun(each) for each in parts]
    are_apart = all(name in GRADES for name in names) or any(
        names[0].startswith(one) and names[1].startswith(other) for one, other in OPPOSITE
    )
    is_rest = names[-1].startswith(REST)
    if not is_among:
        is_one_of_them = noun(whole)[-1:] == names[-1][-1:]
        return (are_apart or (is_rest and not is_one_of_them)) and off <= CLOSE
    is_kind = all(len(name) > 1 and name[-2:] == names[0][-2:] for name in names)
    if are_apart or is_rest or is_kind or len(parts) > 2:
        return off <= (NEAR_BY if made > whole.value or are_apart or is_rest else CLOSE)
    return made > whole.value and off <= CLOSE


def _before(total: ReportFigure, before: Sequence[ReportFigure], text: str) -> Flaw | None:
    """The parts stand before their total: in its sentence, or in those before it where the words say so."""
    same = alike(before, total)
    own = [each for each in same if each.sentence == total.sentence]
    last = before[-1] if before else total
    if last.end == total.start - len(total.label) and last.value <= SEVERAL:  # 「三项活动共参加」
        named = [each for each in same if shared(noun(each), total.label)]
        own = named if len(named) == last.value else same[-int(last.value) :]
    elif len(own) < 2:
        told = [each for each in same if TOTAL.search(each.label)]
        own = told if len(told) > 1 else [each for each in same if _is_of(each, total)]
    greater = [place for place, each in enumerate(own) if each.value >= total.value]
    parts = _since_total(own[greater[-1] + 1 :] if greater else own)
    if len(parts) < 2:
        return None
    sums = list(accumulate(each.value for each in reversed(own)))
    made = sum((each.value for each in parts), Decimal(0))
    if total.value in sums or total.value in [each.value for each in own]:
        return None
    return (
        _slip(total, parts, made, text, total) if abs(made - total.value) <= total.value * NEAR_BY else None
    )


def _since_total(own: Sequence[ReportFigure]) -> Sequence[ReportFigure]:
    """Behind a total that told others; totals that are parts of a greater one are taken together."""
    told = [place for place, each in enumerate(own) if TOTAL.search(each.label)]
    if len(told) > 1:
        return [own[place] for place in told]
    return own[told[-1] + 1 :] if told else own


def _is_of(part: ReportFigure, total: ReportFigure) -> bool:
    """「看望生育女教工9人」 of 「全年看望生育和住院女教工共15人」."""
    head = TOTAL.split(total.label)[0]
    return len(head) > 1 and shared(noun(part), head, 3)


def _slip(
    whole: ReportFigure, parts: Sequence[ReportFigure], made: Decimal, text: str, end: ReportFigure
) -> Flaw:
    start = min(each.start - min(len(each.label), 8) for each in (whole, parts[0]))
    like = text[whole.start : whole.end]
    how = "+".join(scaled(each.value, like) for each in parts)
    spot = min(whole.start, parts[0].start), max(whole.end, end.end)
    return Flaw(*spot, FlawKind.SUM, text[start : spot[1]], in_words(made, whole.unit, like), how)


def _product(price: ReportFigure, known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """One price, one count of those who got it, one sum: 「128人，每人60元，共计7860元」."""
    own = [each for each in known if each.sentence == price.sentence and not each.approx]
    units = (price.per, f"{price.per}次")
    counts = [each for each in own if each.unit in units]
    counts = counts or [each for each in known if each.unit in units and each.start < price.start]
    if len({each.value for each in counts}) > 1:
        counts = [each for each in counts if TOTAL.search(each.label)]
    sums = [each for each in own if each.unit == price.unit and each.per is None]
    prices = [each.start for each in own if each.per is not None]
    if len(prices) > 1:  # each has its sum behind it
        end = min((start for start in prices if start > price.start), default=len(text))
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
    yield Flaw(start, end, FlawKind.PRODUCT, text[start:end], in_words(right, price.unit, like), how)
