"""Sums against their parts: 「共56人，其中男30人、女25人」, 「8期，7期，全年共16期」."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from union.core.lazy_regex import Regex
from union.data import table
from union.reports.checkup.flaws import Flaw, FlawKind, in_words, scaled
from union.reports.checkup.told_figures import ReportFigure, alike, noun, shared

AMONG = Regex("其中|中[,，]|包括|分别为")
TOTAL = Regex(
    r"(?:总[\u4e00-\u9fff]{1,6}数|共计|合计|总计|一共|总共|(?<![公中])共(?![同产建享]))[\u4e00-\u9fff]{0,8}$"
)
OPEN = Regex(r"^[^,。;]{0,6}等|^以[上下]|^\(")
ANY = "个"  # 「28个单项，其中田径10项」
SEVERAL = 20  # 「三项活动共」: so few are counted in words
CLOSE, NEAR_BY = Decimal("0.2"), Decimal("0.3")
MOST_PARTS, APART, FAR = 24, 24, 40
HALVES = ("上半年", "下半年", "全年")
CLAUSE = Regex("[,，。;；\n]")


def totals(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that its parts do not make."""
    for place, one in enumerate(known):
        if one.approx or one.unit == "%" or not one.value or one.per is not None:
            continue
        flaw = _behind(one, known[place + 1 : place + 1 + MOST_PARTS], text)
        if flaw is None and TOTAL.search(one.label):
            flaw = _before(one, known[max(0, place - MOST_PARTS) : place], text)
        if flaw is not None:
            yield flaw
    yield from _halves(known, text)


def _behind(whole: ReportFigure, after: Sequence[ReportFigure], text: str) -> Flaw | None:
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
    is_all = _is_all(whole, parts, sums[-1], is_among=is_among)
    if whole.value in sums or is_open or not is_all:
        return None
    return _slip(whole, parts, sums[-1], text, parts[-1])


def _is_all(whole: ReportFigure, parts: Sequence[ReportFigure], made: Decimal, *, is_among: bool) -> bool:
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
        if name is not None and not one.approx and one.per is None:
            told.setdefault(one.unit, {}).setdefault(name, one)
    for row in told.values():
        first, second, year = map(row.get, HALVES)
        if (
            first
            and second
            and year
            and not TOTAL.search(year.label)
            and first.sentence == second.sentence == year.sentence
        ):
            made = first.value + second.value
            if made != year.value and abs(made - year.value) <= year.value * NEAR_BY and year.unit != "%":
                yield _slip(year, (first, second), made, text, year)
