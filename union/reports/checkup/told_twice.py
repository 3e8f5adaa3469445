"""The same figure told twice differently: how many members, staff, delegates there are in all."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.reports.checkup.flaws import Flaw, FlawKind, plain
from union.reports.checkup.told_figures import ReportFigure

# All of them, behind words that say no more than that they are there.
STOCK = Regex(
    r"(?:^|现有|共有|全部|全体|下设|来自|在册|参加|为|向|的|项目部|单位|时|末)"
    r"(?P<what>会员|职工|员工|教职工|女教职工|女职工|代表队|参保单位|基层工会|分工会|工会小组|参赛职工)(?:总人?数)?(?:现有|共有|共|达到?|为|有|是)?$"
)
NAMED_BEHIND = Regex(r"(?P<what>代表队|参保单位|基层工会|分工会|工会小组)")
ALL_BEFORE = Regex(r"(?:全部|全体|共有|现有|来自|末参保单位|年末[\u4e00-\u9fff]{0,6})$")
OTHER_TIME = Regex(r"去年|上年|上届|上季|上月|同期|年初|原有|原来|其中|第[一二三四五六七八九十]")
OF_DEEDS = Regex(r"由|从|比|较|增加|减少|发展|新增|到$|至$|每|慰问|走访|培训|看望")
MOST_TOLD = 24


def told_twice(lines: Sequence[Sequence[ReportFigure]], text: str) -> Iterator[Flaw]:
    """What differs from its first telling by a sign or by two that changed places: a slip of the hand, not another thing."""
    told: dict[tuple[str, str], list[ReportFigure]] = {}
    for one in (each for line in lines for each in line):
        what = _subject(one)
        if what is None or one.approx or one.per is not None:
            continue
        known = told.setdefault((what, one.unit), [])
        like = [each for each in known if is_slip(plain(each.value), plain(one.value))]
        is_sure = any(each.label != what for each in (one, *like))
        if like and is_sure and all(each.value != one.value for each in known):
            start = one.start - min(len(one.label), 8)
            how = text[like[0].start - min(len(like[0].label), 8) : like[0].end]
            yield Flaw(
                one.start,
                one.end,
                FlawKind.TWICE,
                text[start : one.end],
                plain(like[0].value) + one.unit,
                how,
            )
        if len(known) < MOST_TOLD:
            known.append(one)


def _subject(one: ReportFigure) -> str | None:
    if OTHER_TIME.search(one.lead[-16:]) or OF_DEEDS.search(one.label) or one.tail.startswith("参"):
        return None
    found = STOCK.search(one.label)
    if found is None and ALL_BEFORE.search(one.label):
        found = NAMED_BEHIND.match(one.tail)
    return found["what"] if found else None


def is_slip(one: str, other: str) -> bool:
    """Whether two figures differ by a sign, or by two that changed places."""
    if one == other or len(one) != len(other) or len(one) < 2:
        return False
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    is_swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return len(wrong) == 1 or (
        is_swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    )
