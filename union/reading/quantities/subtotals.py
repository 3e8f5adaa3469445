"""Figures that are contained in another one: 「参训120人、其中女职工45人」, 「粽子8100元，咸鸭蛋5400元，合计13500元」.

A part is shown and never added up (union/worklog/totals.py), so that nothing is counted twice.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.money.prices import PRIZE

TOTAL_LINE = Regex(r"\n[ \t]{0,4}(?:以上)?(?:合计|总计|共计|总共|一共)[^\n]{1,120}")
NEW = Regex("新|本[周月次季]|今[天日早晚]|这[周次个]|□")
JOINED = Regex(r"[、,;]?(?:和|及|以及|另|还有)?[^\d,。;!?()、]{0,8}$")
IN_ALL = Regex(
    r"(合计|共计|总计|总共|一共|累计|[拢统]共|总[数价额]|加起来|加在一[起块]|合起来|合在?一[起块]|共|(?<![a-z])(?:so|tot(?:al)?|altogether|all[·\s]in|in[·\s]all|overall|everything|whole[·\s]thing)(?![a-z]))[·\s]?(?:[\u4e00-\u9fff]{0,6}?|[a-z]{2,9}[·\s]?)(?:约|近|为|是|达|:)?$"
)
IN_ALL_BEHIND = Regex(r"[·\s]?(?:in[·\s])?(?:total|altogether|all[·\s]in|all[·\s]told)\b")
FIRST_AMONG = Regex(r"其中[^\d。;!?]{0,16}$|(?<=[户家人名位个])(?:里[头面]?|当中|之中)有?[^\d,。;!?]{0,6}$")
# 「慰问了3户，有一户还留我们吃饭」: one of those.
THERE_WAS = Regex(r"(?:^|[,。;!(哈呵嘻]|但|不过|只|\s)(?:还|就|倒|也)?有$")
# Of people counted before: 「体检143人，查出问题需复查的6人」, 「到会213人，选举产生委员7名」.
OF_THOSE = Regex(
    r"(?:异常|阳性|[复需要]查|复检|确诊|有问题|结节)[^,。;!?\d]{0,3}$|(?:选出|选举|推选|产生|当选)[^,。;!?\d]{0,12}$"
)
PEOPLE = {"名": "人", "位": "人"}
COUNTED = Regex(r"\d{1,6}(?:\.\d{1,2})?")
SURE_TOTALS = ("合计", "共计", "总计")
# 「今天走访8户，累计走访23户」: how many by now, today's among them.
SO_FAR = Regex(
    r"(?:累计|截[至止](?:目前|今天|今日)|至今|迄今|[至到]此|到目前|(?:今年|年初|开年)(?:以来)?已)[^\d,。;!?]{0,10}$"
    r"|[又再新][^,。;!?\d]{1,6}\d{1,5}[^,。;!?\d]{0,4},(?:现在|目前)?(?:一共|总共|合计|总计|共)[^\d,。;!?]{0,6}$"
    # 「今日多了900元，计埋之前一共3300元」, 「又来15份，加上昨天的共42份」
    r"|[又再新多添][^,。;!?\d]{0,6}\d{1,6}[^,。;!?\d]{0,8},(?:[连加计算合]{1,2}[上埋同起]?|前后|头尾|现在|目前)[^\d,。;!?]{0,12}(?:一共|总共|合计|总计|共|加起来|累计)[^\d,。;!?]{0,4}$"
    # 「今天12户，发了7200，两天加起来25户，一共14800元」: the days before have been told; 「第一天100人，两天一共216人」 tells both
    r"|(?<!\d)(?<!第一[天日晚次批场])(?<!第一[天日晚次批场].)(?<!第一[天日晚次批场]..)\d{1,6}[户家人名位份张个盒箱元块][^。;!?]{0,16}?"
    r"[两二三四五几][天日晚次回批场轮趟](?:加|合|一共|总共|共)[加合总共计起来埋]{0,3}[^\d,。;!?]{0,3}(?:\d{1,6}[户家人名位份张盒箱个][^\d,。;!?]{0,2}[,、]?(?:一?共|合计|总共)?)?$"
)
# By itself, too, it tells what other messages have told already.
UNTIL_NOW = Regex(
    r"(?:截[至止](?:到)?(?:目前|今[天日晚]|现在|昨[天日]|[\d月日号□]{1,8})(?:为止)?|[至到](?:此|今天|目前|现在)(?:为止)?)[,]?"
    r"[^,。;\d□]{0,8}(?:累计|一共|总共|共计|合计|共|已)[^\d,。;!?]{0,10}$"
    # 「最后6户走完了，一共23户13800」: those before have been told
    r"|(?:最后|剩下|余下|剩余)的?[^,。;!?\d]{0,4}\d{1,5}[^\d。;!?]{1,10}(?:一共|总共|合计|总计|共|全部)[^\d,。;!?]{0,4}(?:\d{1,5}[户家人名位份][,、]?(?:共|合计|总共)?)?$"
    r"|(?:total|count)to·?date[^\d,。;]{0,6}$"
)
SO_FAR_BEHIND = Regex(r"[^\d,。;!?]{0,8}累计(?=[,。;!?\s]|$)")  # 「got 12 forms so far」
SO_FAR_SIGN = Regex(
    "最后|剩[下余]|余下|累计|截[至止]|[至迄]今|[至到]此|[至到]目前|[到至]今天|[到至]现在|以来|今年已|todate|to·date|[又再新].{1,16},(?:现在|目前)?(?:一共|总共|合计|总计|共)|[又再新多添][^,。;!?]{1,24},[连加计算合前头现目][^,。;!?]{0,16}(?:共|合计|总计|加起来|累计)|[两二三四五几][天日晚次回批场轮趟](?:加|合|总|一?共)"
)
NEAR, NEAR_TOTAL = 24, 16
ANOTHER_TIME = Regex(r"[今昨前][天日儿早晚]|[今昨][上下中]午|[又再](?!有)[\u4e00-\u9fff]")
LONGEST = 400  # signs of a sentence that a total is looked for in
MOST = 12  # parts of one total; a limit keeps reading linear


class Figure(NamedTuple):
    """A figure as this module needs it: its place, what may be compared with what (unit or currency), its value."""

    start: int
    end: int
    of: str
    value: Decimal


def parts(text: str, figures: Sequence[Figure]) -> frozenset[int]:
    """The places of those figures that another figure of the list contains."""
    return frozenset(
        _parts_after_whole(text, figures) | _parts_of_total(text, figures) | _deposits(text, figures)
    )


# 「全数9600，俾咗订金3000」, "$680, deposit $200 paid"
DEPOSIT = Regex(
    r"^[^,。;\d]{0,8},\s?(?:其中|先|已经?|只|我们)?(?:付|交|给|俾|畀|落)?(?:了|咗)?(?:[定订]金|首期|deposit)[^,。;\d]{0,4}$"
)


def _deposits(text: str, figures: Sequence[Figure]) -> set[int]:
    """Deposits told right behind the price they are a part of."""
    found = set[int]()
    for place in range(1, len(figures)):
        price, one = figures[place - 1], figures[place]
        is_part = one.of == price.of and one.value < price.value
        if is_part and DEPOSIT.match(text[price.end : one.start]):
            found.add(place)
    return found


def in_brackets(text: str, figures: Sequence[Figure], gone: Collection[int] = ()) -> frozenset[int]:
    """「劳模5人（省级1人、市级4人）」, 「走访12户（上月9户）」: what stands in brackets behind a figure is no more of it.

    Behind one that no longer holds (`gone`) it takes its place: 「12户（应为13户）」.
    """
    found: set[int] = set()
    for place, one in enumerate(figures):
        if place in gone:
            continue
        close = text.find(")", one.end, one.end + LONGEST) if text.startswith("(", one.end) else -1
        for each in range(place + 1, min(place + 1 + MOST, len(figures))):
            if figures[each].start < close and _are_of_same_unit(one, figures[each]):
                found.add(each)
    return frozenset(found)


def _are_of_same_unit(one: Figure, other: Figure) -> bool:
    return PEOPLE.get(one.of, one.of) == PEOPLE.get(other.of, other.of)


def running(text: str, figures: Sequence[Figure], contained: Collection[int]) -> frozenset[int]:
    """Figures that say how many by now, beside others that are not all of it."""
    if not SO_FAR_SIGN.search(text):
        return frozenset()
    found: set[int] = set()
    alike = grouped(
        (PEOPLE.get(one.of, one.of), one.value) for place, one in enumerate(figures) if place not in contained
    )
    wholes = {of: (len(values), sum(values, Decimal(0))) for of, values in alike.items()}
    for place, one in enumerate(figures):
        count, whole = wholes.get(PEOPLE.get(one.of, one.of), (0, Decimal(0)))
        if place not in contained:
            count, whole = count - 1, whole - one.value
        before = text[max(0, one.start - NEAR) : one.start]
        is_so_far = count and one.value >= whole and SO_FAR.search(before)
        if is_so_far or UNTIL_NOW.search(before) or SO_FAR_BEHIND.match(text, one.end):
            found.add(place)
    return frozenset(found)


def new_since(text: str, figures: Sequence[Figure], so_far: Collection[int]) -> frozenset[int]:
    """「累计走访38户，其中本周新走5户」: the part of a running total that is the work of now."""
    return frozenset(
        place
        for place, one in enumerate(figures)
        if place - 1 in so_far and NEW.search(text[figures[place - 1].end : one.start])
    )


def totals_of_lines(text: str, figures: Sequence[Figure]) -> dict[int, bool]:
    """The figures of a line that begins with 合计 and has two lines with the like above it; whether those make it."""
    found: dict[int, bool] = {}
    for line in islice(TOTAL_LINE.finditer(text), MOST) if "\n" in text else ():
        inside = [place for place, one in enumerate(figures) if line.start() <= one.start < line.end()]
        for place in inside:
            above = [
                one for one in figures if one.end <= line.start() and _are_of_same_unit(one, figures[place])
            ]
            if len({text.count("\n", 0, one.start) for one in above}) > 1:
                found[place] = sum(one.value for one in above) == figures[place].value
    return found


def _parts_after_whole(text: str, figures: Sequence[Figure]) -> set[int]:
    """What stands after 其中, and what is joined to that, while it does not exceed the whole before it."""
    found, whole, left = set[int](), dict[str, Decimal](), dict[str, Decimal]()
    for place, one in enumerate(figures):
        before, of = text[max(0, one.start - NEAR) : one.start], PEOPLE.get(one.of, one.of)
        most = whole.get(of, one.value)
        is_first = (
            (one.value <= most and FIRST_AMONG.search(before) is not None)
            or (one.value < most and THERE_WAS.search(before) is not None)
            or (of == "人" and one.value <= whole.get(of, 0) and OF_THOSE.search(before) is not None)
        )
        joins = place - 1 in found and _is_joined(text[figures[place - 1].end : one.start])
        if is_first:
            left[of] = most
        if is_first or (joins and one.value <= left.get(of, Decimal(0))):
            found.add(place)
            left[of] -= one.value
        else:
            whole[of] = one.value
    return found


def _is_joined(between: str) -> bool:
    """「其中女职工45人，党员30人」; a deed in between tells of something else."""
    return JOINED.match(between) is not None and not _is_separate_statement(between)


def _is_separate_statement(between: str) -> bool:
    """「其中及格25人，今天又补考3人」: a deed, or another day, tells of something else."""
    is_again = ANOTHER_TIME.search(between) is not None
    return is_again or len(between) > NEAR or lexicon.pattern("deeds").search(between) is not None


def _parts_of_total(text: str, figures: Sequence[Figure]) -> set[int]:
    """The parts before a total that is exactly their sum, or which 合计 speaks of, and those right behind one."""
    found: set[int] = set()
    run: dict[str, list[int]] = {}
    for place, one in enumerate(figures):
        before = run.setdefault(one.of, [])
        total = IN_ALL.search(text[max(0, one.start - NEAR_TOTAL) : one.start]) if len(before) > 1 else None
        if total or (len(before) > 1 and IN_ALL_BEHIND.match(text, one.end)):
            found.update(
                _making(reversed(before), figures, one.value) or _summed(text, total, before, figures, one)
            )
        before.append(place)
        del before[:-MOST]
        if not PRIZE.search(text, max(0, one.start - NEAR), one.start):  # 「一等奖500，二等奖300，三等奖200」
            found.update(_making(_right_behind(text, figures, place), figures, one.value))
    return found


def _right_behind(text: str, figures: Sequence[Figure], place: int) -> Iterator[int]:
    """「参加86人：一车间45，二车间41」: what may make one up, looked for no further than it does."""
    for at in range(place + 1, min(place + 1 + MOST, len(figures))):
        between = text[figures[at - 1].end : figures[at].start]
        if _is_separate_statement(between) or figures[at].of != figures[place].of:
            return
        yield at


def _summed(
    text: str, said: re.Match[str] | None, places: Sequence[int], figures: Sequence[Figure], total: Figure
) -> Sequence[int]:
    """The figures of the sentence that 合计 speaks of, although its sum differs: 80人、60人、75人,共计200余人."""
    if said is None or said[1] not in SURE_TOTALS:
        return ()
    begin = max(text.rfind(sign, max(0, total.start - LONGEST), total.start) for sign in "。!?\n")
    inside = [place for place in places if figures[place].start > begin]
    is_whole = len(inside) > 1 and total.value >= max(figures[place].value for place in inside)
    return inside if is_whole else ()


def paid_together(text: str, figures: Sequence[Figure], prices: Collection[int]) -> frozenset[int]:
    """Sums that stand before a total of their sentence, with prices or with one another: 「一等奖1000元，二等奖2人各500元，共2000元」.

    A total that is a price times a count told of has no other parts: 「场地费800元，12户每户500元，共6000元」.
    """
    found: set[int] = set()
    for place, one in enumerate(figures):
        if place in prices or not IN_ALL.search(text[max(0, one.start - NEAR_TOTAL) : one.start]):
            continue
        begin = max(text.rfind(sign, max(0, one.start - LONGEST), one.start) for sign in "。!?;\n")
        inside = [each for each in range(max(0, place - MOST), place) if figures[each].start > begin]
        paid = [each for each in inside if each not in prices and figures[each].of == one.of]
        each_paid = [figures[each].value for each in inside if each in prices]
        values = [figures[each].value for each in paid]
        if paid and _is_total_of_sums(one.value, values, each_paid, text[begin + 1 : one.start]):
            found.update(paid)
    return frozenset(found)


def _is_total_of_sums(total: Decimal, paid: Sequence[Decimal], prices: Sequence[Decimal], said: str) -> bool:
    """Whether 共 speaks of these sums: with a price they are less than it, alone they nearly make it."""
    if not prices:
        return len(paid) > 1 and max(paid) <= total and abs(sum(paid) - total) <= total / 4
    counts = {Decimal(found[0]) for found in COUNTED.finditer(said)}
    is_product = any(price and total / price in counts for price in prices)
    return sum(paid) < total and not is_product


def _making(places: Iterable[int], figures: Sequence[Figure], total: Decimal) -> Sequence[int]:
    """The first places, two at least, whose figures make the total; none if they do not."""
    rest, made = total, list[int]()
    for place in places:
        rest -= figures[place].value
        made.append(place)
        if rest <= 0:
            return made if rest == 0 and len(made) > 1 else ()
    return ()
