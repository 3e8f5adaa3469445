"""Percentages worked out anew from the figures beside them: changes, shares, rates.

A percentage that any two figures near it explain is right; one is wrong only where the words say which two it is of.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.core.units import number as plain
from union.reports.checkup.told_figures import (
    Flaw,
    FlawKind,
    ReportFigure,
    is_slip,
    noun,
    same_unit_figures,
    shared,
)
from union.reports.checkup.totals import changed

PERCENT, POINTS = "%", ("个百分点", "百分点")
HUNDRED = Decimal(100)
MOST_PAIRS = 12
NEAR = 16  # figures that may explain a percentage
FALL = Regex(r"(?:下降|降低|降幅|减少|缩短|压缩|下滑|减|降)")
CHANGE = Regex(
    rf"(?:{FALL.pattern}|增长|增加|上升|提高|提升|上涨|升高|增幅|涨幅|扩大|增|升|涨)[幅率]?了?(?:达到?|为|约|至)?$"
)
THEN = Regex("同期|[比较与和同]|去年|上年|上届|年初|年末|年|的|原来|总?数")
RATE = Regex(r"(?P<stem>[\u4e00-\u9fff]{1,3})(?:[率面]|比例|比重)(?:达到?了?|高达|为|是|:)?$")
OF = Regex(
    r"(?:占|相当于|完成了?|达到?了?)(?P<of>[\u4e00-\u9fff]{0,10}?)(?:总人?数|总额|总量)?(?:的比例|的)?(?:为|达到?)?$"
)
COMPARED = Regex(r"(?:(?<![相同环])比|较|与|和|同)(?!赛|学|志|时|步)[^,。;!?\d]{0,20}$")
# Rates of what stands before them, whatever that is called.
OF_PLAN = ("执行", "使用", "完成", "到位", "兑现")
COMES_TO = ("共", "共计", "即", "为", "计")
PLAIN_SIGNS = frozenset("的率员工了数人意")


def percentages(known: Sequence[ReportFigure], text: str) -> Iterator[Flaw]:
    """Those of one line that are wrong; `known` are its figures in order."""
    for place, one in enumerate(known):
        if one.approx or not (one.unit == PERCENT or one.unit in POINTS):
            continue
        near = _nearby_figures(one, known[max(0, place - NEAR) : place + 3])
        is_share, quote = one.unit == PERCENT, text[one.begins(12) : one.end]
        change = CHANGE.search(one.label)
        if right := _share(one, near) if is_share else _points(one, near):
            kind = FlawKind.PERCENT if is_share else FlawKind.DIFFERENCE
            told = plain(round(right[0], max(1, one.places) if is_share else one.places)) + one.unit
            yield Flaw(one.start, one.end, kind, quote, told, right[1])
        elif is_share and one.value > HUNDRED and change and FALL.match(one.label, change.start()):
            yield Flaw(one.start, one.end, FlawKind.DECLINE, quote)


Right = tuple[Decimal, str] | None


def _nearby_figures(one: ReportFigure, around: Sequence[ReportFigure]) -> Sequence[ReportFigure]:
    """The figures of its sentence, and those of the one before where its own are too few to make a share."""
    near = [each for each in around if one.sentence - each.sentence in (0, 1)]
    own = [each for each in near if each.sentence == one.sentence and not each.approx]
    units = [each.unit for each in own if each.unit != one.unit]
    return own if len(units) > len(set(units)) else near


def _share(one: ReportFigure, near: Sequence[ReportFigure]) -> Right:
    """What it should be and of what; None where it is right, or where that can't be known."""
    before = [each for each in near if each.start < one.start]
    mistyped = _mistyped(one, [*_pairs(near)]) if one.places else None
    if CHANGE.search(one.label):
        sure = _change(one, before) or mistyped
        return None if sure is None or _fits(one, sure[0]) else sure
    if _explained(one, near):
        return None
    return (_rate(one, near) or mistyped) if RATE.search(one.label) else _part(one, before, near)


def _pairs(near: Sequence[ReportFigure]) -> Iterator[tuple[Decimal, Decimal]]:
    for part, whole in permutations(near, 2):
        is_exact = not (part.approx or whole.approx or part.per or whole.per)
        if is_exact and part.unit == whole.unit not in (PERCENT, *POINTS) and whole.value:
            yield part.value, whole.value


def _mistyped(one: ReportFigure, pairs: Sequence[tuple[Decimal, Decimal]]) -> Right:
    """The only share that differs from it by one sign; of few figures, and told with a decimal, that is no chance."""
    made = {
        plain(round(new / old * HUNDRED, one.places)): (new, old)
        for part, whole in pairs[:MOST_PAIRS]
        for new, old in ((part, whole), (abs(part - whole), whole))
    }
    like = [pair for share, pair in made.items() if is_slip(share, plain(one.value))]
    right = plain(one.value) in made
    return _share_of_whole(*like[0]) if len(like) == 1 and not right else None


def _explained(one: ReportFigure, near: Sequence[ReportFigure]) -> bool:
    """Whether a share or a change of two exact figures of one unit makes it, or the share one has of all of its sentence."""
    counts = [each for each in near if each.is_exact and each.unit not in (PERCENT, *POINTS)]
    rows = grouped(((each.unit, each.sentence), each.value) for each in counts)
    pairs = [*_pairs(near), *((part, sum(row, Decimal(0))) for row in rows.values() for part in row)]
    return any(_fits(one, part / whole * HUNDRED) for part, whole in pairs if whole)


def _fits(one: ReportFigure, value: Decimal) -> bool:
    """Rounded as people round, or cut off."""
    step = Decimal(1).scaleb(-one.places)
    return abs(one.value - value) <= step * Decimal("0.55") or 0 <= value - one.value < step


def _changed(before: Sequence[ReportFigure], sentence: int) -> tuple[ReportFigure, ReportFigure] | None:
    """The last 「由204人降到62人」 of the sentence."""
    row = [each for each in before if each.sentence == sentence]
    found = [(old, new) for old, new in pairwise(row) if changed(old, new)]
    return found[-1] if found else None


def _change(one: ReportFigure, before: Sequence[ReportFigure]) -> Right:
    """Of the last figures before it: from one to another, by so many more than the one it is compared with, or than what is told."""
    own = [each for each in before if each.sentence == one.sentence and each.unit != PERCENT]
    pair = _changed(own, one.sentence)
    if pair is not None and pair[1] in own[-2:]:
        return _of_change(pair[0], pair[1].value - pair[0].value)
    for place in range(max(0, len(own) - 2), len(own)):
        old, rest = own[place], own[place + 1 :]
        if not COMPARED.search(old.lead):
            continue
        if rest:
            is_by = rest[0].unit == old.unit and CHANGE.search(rest[0].label)
            return _of_change(old, rest[0].value) if is_by else None
        earlier = [each for each in same_unit_figures(before, old) if each.start < old.start]
        if CHANGE.search(old.label):  # 「设立9个，比上年增加3个」
            told = [each.value for each in earlier if each.sentence == old.sentence]
            by = -old.value if FALL.search(old.label) else old.value
            base = told[-1] - by if told else Decimal(0)
            return (old.value / base * HUNDRED, f"{plain(old.value)}÷{plain(base)}") if base > 0 else None
        what, named = THEN.sub("", noun(old)), [each for each in earlier if each.sentence == old.sentence]
        if what:
            named = [each for each in earlier if shared(noun(each), what, min(4, len(what)))]
        return _of_change(old, named[-1].value - old.value) if named else None
    return None


def _of_change(old: ReportFigure, change: Decimal) -> Right:
    if not old.value or old.approx or old.unit == PERCENT:
        return None
    return abs(change) / old.value * HUNDRED, f"{plain(abs(change))}÷{plain(old.value)}"


def _share_of_whole(part: Decimal, whole: Decimal) -> Right:
    return (part / whole * HUNDRED, f"{plain(part)}÷{plain(whole)}") if whole else None


def _rate(one: ReportFigure, near: Sequence[ReportFigure]) -> Right:
    """「整改205处，整改率85.8%」: one of the two figures has a sign of the rate's name."""
    found = RATE.search(one.label)
    signs = set(found["stem"]) - PLAIN_SIGNS if found else set()
    linked = [each for each in near if each.is_exact and each.unit != PERCENT and signs & set(noun(each))]
    if found and found["stem"].endswith(OF_PLAN):
        linked = linked or [each for each in near if each.start < one.start and each.unit != PERCENT][-1:]
    for each in sorted(linked, key=lambda figure: abs(figure.start - one.start)):
        others = [
            (other.sentence != each.sentence, abs(other.start - each.start), other.value)
            for other in same_unit_figures(near, each)
            if other.value != each.value
        ]
        if others:
            return _share_of_whole(*sorted((each.value, min(others, key=lambda other: other[:2])[2])))
    return None


def _part(one: ReportFigure, before: Sequence[ReportFigure], near: Sequence[ReportFigure]) -> Right:
    """「占教职工总数205人的62.4%」, also 「…的62.4%，共128人」, 「其中农民工932人，占63.8%」, 「县总补助占46.3%」."""
    if one.lead == "的" and before:
        whole, others = before[-1], [each for each in near if each.start > one.start]
        rest = [each for each in same_unit_figures(others, whole) if each.lead.lstrip(",") in COMES_TO]
        rest = rest or same_unit_figures(before[:-1], whole)
        is_of = OF.search(whole.label) is not None and not whole.approx
        return _share_of_whole(rest[-1].value, whole.value) if rest and is_of else None
    found = OF.search(one.lead)
    if found is None:
        return None
    named = found["of"]
    for part in reversed(_possible_parts(one, before)):
        wholes = [
            each
            for each in same_unit_figures(before, part)
            if each.value > part.value and named in noun(each)
        ]
        row = [each.value for each in same_unit_figures(before, part) if each.sentence == part.sentence]
        if wholes and not part.approx:
            return _share_of_whole(part.value, max(each.value for each in wholes))
        if len(row) > 1 and not named:  # a share of all that stand in a row
            return _share_of_whole(part.value, sum(row, part.value))
    return None


def _possible_parts(one: ReportFigure, before: Sequence[ReportFigure]) -> Sequence[ReportFigure]:
    """Whose share it is: what the clause names before 占, else the figure right before it."""
    named = noun(one).partition("占")[0]
    if named:
        return [each for each in before if named in noun(each)]
    return before[-1:] if one.lead.lstrip(",、(").startswith("占") else ()


def _points(one: ReportFigure, near: Sequence[ReportFigure]) -> Right:
    pair = _changed([each for each in near if each.start < one.start], one.sentence)
    if pair is None or pair[0].unit != PERCENT or any(each.approx for each in pair):
        return None
    right = abs(pair[1].value - pair[0].value)
    return None if right == one.value else (right, f"{plain(pair[0].value)}%→{plain(pair[1].value)}%")
