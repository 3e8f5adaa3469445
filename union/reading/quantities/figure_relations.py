"""How the figures of a text stand to each other: what was replaced is left out, what is contained is marked 「其中」.

A figure of a time before that another is held against (「走访12户（上月9户）」) is no work of the day, its time no day of it.
Of a change the former value is kept and marked as such, so that it is shown and never added; a wrong one is left out, as is what a
message takes back itself: 「走访12户，不对，是15户」 tells of 15.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.money.prices import is_product
from union.reading.money.sums import FoundSum as Sum
from union.reading.numbers.numerals import CHINESE
from union.reading.quantities.measures import FoundMeasure as Count
from union.reading.quantities.subtotals import (
    SO_FAR_SIGN,
    Figure,
    in_brackets,
    new_since,
    paid_together,
    parts,
    running,
    totals_of_lines,
)
from union.reading.text.normal_form import Normal, of_signs

# Before and between the two figures of a change. The figure that is left behind stands after 从, 由, 自 or 原来.
FROM = Regex(r"(?:从|由|自|过去|原来|原先|原有)[^,。;!?\d]{0,14}$")
ROSE = Regex(
    r"[^,。;!?\d]{0,4}(?:提高|增加|增长|增|上升|升|涨|提升|扩大|扩充|发展|壮大|下降|降低|降|减少|减|缩减|压缩|缩短|调整|调|变更?|改|扩)"
    r"(?:到|至|为|成)了?(?:现在的?|目前的?|如今的?|约|近)?$"
)
# 「不是12户是15户」, 「12户应为15户」
DENIED = Regex(r"(?:不是|并非|不应是|误报|误记|错报|错写成?|写成)(?:了)?$")
BUT = Regex(r"[,、;]?(?:而是|应该是|应当是|应该为|应是|应为|实际是|实际为|实际|实为|其实是|是)$")
CORRECTED = Regex(
    r"[,(]?(?:改成|改为|更正为|更正成|订正为|修正为|更改为|应为|应是|应该是|应更正为|实付|实际(?:付|支付|支出|花|用)了?)$"
)
# 「培训45人，比上次多5人」, 「目标100户，走访12户」, 「应领60人，实领57人」, 「发放12户，3户未领」: none of these was reached.
DIFFERS = Regex(
    r"(?:比(?!赛|武|拼)|较|同比|环比|相比)[^,。;!?\d]{0,10}?(?:多|少|增加|减少|增长|增|减|上升|下降)[了出]?$"
)
EXPECTED = Regex(
    r"(?:目标|任务|原计划|剩余?|余下|[还尚]差|(?<![出时误落])[差缺欠](?![勤席额口])|(?<![减至多])少了?|应[领发收缴检体训查测考])(?:人数|户数)?(?:为|是|:)?(?:走访|慰问|培训|参加)?$"
)
SHORT = Regex(
    r"[^,。;!?\d]{0,2}(?:还没|没有|未|没)(?:领|到|走|去|来|参加|参训|完成|发|通过|合格|交|报名|联系)"
)
# 「有两户没人应门」, 「还有一户不在家」: nobody was met there, however it is counted elsewhere.
AWAY = Regex(
    r"[^,。;!?\d]{0,4}(?:(?:没|冇|无)人(?:在|应|开|[,。;!?)\s]|$)|不在(?:家|屋企|岗|宿舍|[,。;!?)\s]|$)|not·(?:in|(?:at·)?home)(?=[,。;!?)\s]|$)|[锁关]着?门|外出|没见[到着]|没碰[到着])"
)
# 「还差夜班9个人没量」: what stands between says of whom.
STILL, NOT_YET = Regex(r"[还尚][差欠有剩][^,。;!?\d]{0,8}$"), Regex(r"[^,。;!?\d]{0,4}[没未](?!来得及|想到)")
HEADS = ("户", "家", "人", "名", "位", "个")
LEFT = Regex(r"(?:还|只|就)剩(?:下|余)?(?:了)?$")  # 「便当还剩5个」
# At the head of a bracket or clause nothing but the time stands before the figure.
EARLIER = Regex(
    r"[(,、](?P<time>(?:上个?(?:月|周|星期|礼拜|季度)|[去上前]年|上次|上回)(?:同期|同月)?)[是为有只才:]{0,3}$"
)
# 「上月9户，本月12户」 tells the work of two times.
NOW_TOO = Regex(r"(?:[本这]个?(?:月|周|星期|礼拜|季度)|今年)[^\d]{0,6}\d")
NEAR, NEAR_TIME = 24, 16


def _standing(text: str, figures: Sequence[Figure]) -> tuple[set[int], set[int], set[int]]:
    """The places of the figures that were wrong, of the former values of a change, of those that tell what was not reached."""
    gone, former = set[int](), set[int]()
    for place, (one, other) in enumerate(pairwise(figures)):
        if one.of != other.of or not one.end <= other.start <= one.end + NEAR:
            continue
        before, between = text[max(0, one.start - NEAR) : one.start], text[one.end : other.start]
        if FROM.search(before) and ROSE.match(between):
            former.add(place)
        elif CORRECTED.match(between) or (DENIED.search(before) and BUT.match(between)):
            gone.add(place)
    return gone, former, set(_not_reached(text, figures)) - gone - former


def _not_reached(text: str, figures: Sequence[Figure]) -> Iterator[int]:
    """Differences, targets, former figures and who is still missing, where another of the same sort tells what was done."""
    yield from (place for place, _ in compared(text, [(one.start, one.end, one.of) for one in figures]))
    alike = Counter(one.of for one in figures)
    for place, (start, end, unit, _) in enumerate(figures):
        before = text[max(0, start - NEAR) : start]
        is_aside = DIFFERS.search(before) or EXPECTED.search(before) or SHORT.match(text, end)
        is_missed = LEFT.search(before) or (unit in HEADS and AWAY.match(text, end))
        is_missed = is_missed or (STILL.search(before) and NOT_YET.match(text, end))
        # 「来了27个姐妹，比报的少3个」: who is missed may be counted by 个
        is_told = alike[unit] > 1 or (unit == "个" and any(alike[one] for one in ("人", "名", "位")))
        if is_missed or (is_aside and is_told):
            yield place


def compared(text: str, figures: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Of figures given as (start, end, unit) in order those of a time before, each with where that time stands."""
    told: set[str] = set()
    for place, (start, end, unit) in enumerate(figures):
        begin = max(0, start - NEAR_TIME)
        said = EARLIER.search(text[begin:start])
        if said is None:
            told.add(unit)
        elif unit in told and NOW_TOO.search(text, end) is None:
            yield place, (begin + said.start("time"), begin + said.end("time"))


PART, FORMER, SO_FAR, ASIDE, CHECKED = "其中", "原为", "至今", "不计", "合计行"

EQUALS = Regex(r"[,(]?(?::|=|共计?|合计|总计|一共|是|为){1,2}")


def counts_that_stand(text: str, counts: Sequence[Count]) -> list[Count]:
    """The quantities that hold, parts and former values marked in `what`."""
    if not counts:
        return []
    figures = [Figure(one.start, one.end, one.measure.unit, one.measure.value) for one in counts]
    marks = _marks(text, figures)
    return [
        one._replace(measure=replace(one.measure, what=_marked(mark, one.measure.what))) if mark else one
        for one, mark in zip(counts, marks, strict=True)
        if mark is not None
    ]


def sums_that_stand(text: str, sums: Sequence[Sum]) -> list[Sum]:
    """The sums that hold, parts and former values marked in `what`; prices are neither."""
    if len(sums) < 2 and not SO_FAR_SIGN.search(text):
        return list(sums)
    figures = [
        Figure(one.start, one.end, f"{one.money.currency}{one.money.per or ''}", Decimal(one.money.minor))
        for one in sums
    ]
    prices = {place for place, one in enumerate(sums) if one.money.per}
    marks = _marks(text, figures)
    for place in (*paid_together(text, figures, prices), *_worked_out(text, sums)):
        marks[place] = PART if marks[place] == "" else marks[place]
    return [
        one._replace(money=replace(one.money, what=_marked(mark, one.money.what)))
        if mark and not one.money.per
        else one
        for one, mark in zip(sums, marks, strict=True)
        if mark is not None
    ]


def _worked_out(text: str, sums: Sequence[Sum]) -> list[int]:
    """The places of products beside the one sum they make: 「支出2600元：4×500+3×200」, 「4×500+3×200=2600元」."""
    products = [place for place, one in enumerate(sums) if is_product(one.money)]
    totals = [one for place, one in enumerate(sums) if not one.money.per and place not in products]
    if not products or len(totals) != 1:
        return []
    total = totals[0]
    gaps = (sorted((total[:2], sums[place][:2])) for place in products)
    is_beside = any(EQUALS.fullmatch(text, first[1], max(first[1], second[0])) for first, second in gaps)
    is_sum = total.money.minor == sum(sums[place].money.minor for place in products)
    return products if is_beside or is_sum else []


def _marks(text: str, figures: Sequence[Figure]) -> list[str | None]:
    """For each figure what is to be said of it, None where it no longer holds.

    The figures of a line of totals are only held against the lines above it: right ones say no more.
    """
    totals = totals_of_lines(text, figures)
    if not totals:
        return _marks_of(text, figures)
    rest = iter(_marks_of(text, [one for place, one in enumerate(figures) if place not in totals]))
    marks = {place: None if is_right else CHECKED for place, is_right in totals.items()}
    return [marks[place] if place in marks else next(rest) for place in range(len(figures))]


def _marks_of(text: str, figures: Sequence[Figure]) -> list[str | None]:
    gone, former, aside = _standing(text, figures)
    contained = parts(text, figures) | in_brackets(text, figures, gone)
    so_far = running(text, figures, contained)
    contained -= new_since(text, figures, so_far)
    marks: dict[int, str | None] = dict.fromkeys(range(len(figures)), "")
    for places, mark in ((contained, PART), (so_far, SO_FAR), (aside, ASIDE), (former, FORMER), (gone, None)):
        marks |= dict.fromkeys(places, mark)
    return list(marks.values())


def _marked(mark: str, what: str | None) -> str | None:
    if mark in (FORMER, SO_FAR, ASIDE, CHECKED):
        return mark
    return what if (what or "").startswith(mark) else mark + (what or "")


MINUS = Regex(r"[^\d\-~A-Za-z%\s]\s?-$")  # no range, no code, no dash of two, no sign of a list
REACHED = ("户", "家", "人", "名", "位", "人次")  # 「发现隐患0处」 is a finding


def tells_nothing(text: str, counts: Sequence[Count], prices: Sequence[Sum]) -> bool:
    """Whether a count or sum is said with a minus, or there is nobody but noughts."""
    starts = [*(one.start for one in counts), *(one.start for one in prices)]
    if any(MINUS.search(text[max(0, start - 3) : start]) for start in starts):
        return True
    nobody = [one.measure.value == 0 and one.measure.unit in REACHED for one in counts]
    return bool(nobody) and not prices and all(nobody)


# Hardly any message holds one of these; no other is looked at further.
SIGN = Regex(
    r"错|不对|不是|有误|[更纠订]正|[笔口]误|[哦噢啊呃额唉哎][,.]{0,2}(?:不[,是]|应|是\d)",
    signs="错不误正哦噢啊呃额唉哎",
)
SORRY = r"(?:哦|噢|啊|呃|额|唉|哎呀?|嗯|抱歉|不好意思|对不起|等等|等一?下)"
ERROR = r"(?:(?:我|刚才|刚|上面|前面){0,3}[写打说记报弄搞算数看填输]错(?:数|人数)?|错了|不对|(?:数字?)?有误|(?:更正|纠正|订正)(?:一下)?|[笔口]误)"
SO = r"(?:(?:而|应该|应当|应|其实|实际|实际上)?[是为]|应)"
NOT_THAT = rf"(?:不是[^,。;!?]{{1,12}}?,?{SO})"
GAP = r"[\s,。;!.…:()-]{0,6}"
# Behind what was wrong: 「，不对，是」, 「……更正：」, 「，哦应该是」, 「（写错了）」, 「，啊不，」.
BACK = Regex(
    rf"{GAP}(?:(?:{SORRY}{GAP}){{0,3}}(?:{ERROR}了?[啊哦呀吧]?{GAP}){{1,3}}(?:{SORRY}{GAP}){{0,3}}(?P<so>{NOT_THAT}|{SO})?"
    rf"|(?P<sorry>(?:{SORRY}{GAP}){{1,3}}(?:不{GAP}{SO}?|不?(?:应该|应当|应)[是为]|是(?=\d)))){GAP}"
)
SIGNS = frozenset(" \n,。;!.…:()-")
# 「，更正6张」 and 「，填错3本」 are deeds; these are said of one's own words only.
OF_WORDS = Regex(r"(?:不对|说错了?|口误|正一下)[啊哦呀吧]?$")
NUMBER = rf"(?:(?<![\d.])\d[\d.,]{{0,12}}[百千万]?\d{{0,4}}|[{CHINESE}]{{1,8}})"
# 「6850元（不是6580）」
NOT_BUT = Regex(
    rf"(?<=[\u4e00-\u9fff])[,(]?不是(?:{NUMBER})[元块户人名份个场次]?(?:\)|(?=[,。;!)]|$))(?!,?(?:而|应该|应)?是)"
)
MONTH_DAY = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
DAY = rf"(?:大?前天|昨[天日]|今[天日早]|上{{0,2}}(?:周|星期|礼拜)[一二三四五六日天]|(?:{MONTH_DAY}月)?{MONTH_DAY}[日号]|\d{{1,2}}\.\d{{1,2}}(?!\d))"
NEAR_SLIP = 40


ALL = r"(?:各位|大家|全体|姐妹们|兄弟们|同志们|同事们|家人们|亲们|手足们?|老师们|hi|hello|hey|dear)"
TO_ALL = rf"{ALL}[^,。;!?\n\d:~]{{0,24}}?"
CALLED = rf"{ALL}(?:[^,。;!?\n\d:~]{{0,6}}?|[^,。;!?\n\d:~]{{0,10}}?[员长们])"  # longer ones say something: 「大家下周三下午交材料！」
WISH = r"(?:(?:早上|上午|中午|下午|晚上|你们?|您)?好(?:[啊呀哈]|大家|所有人)?|早(?:晨|安)?|辛苦(?:大家|各位)?了?|good·\w{3,10}|(?:happy|hope)·[^,。;!?\n\d:]{3,50}|[新佳端中]\w{0,3}(?:快乐|安康|好))"
GREETING = Regex(
    rf"\s?(?:{TO_ALL}[\s·,]{{0,2}}{WISH}|{CALLED}(?=[!。~])|{WISH}(?:·?[a-z]{{2,9}}){{0,3}})[,。!~\n]\s?",
    any_case=True,
)


def without_slips(said: Normal) -> Normal:
    """The message without its greeting and the words it takes back; the same one where it has neither."""
    gone = set(range(_greeted(said.text)))
    for start, end in _slips(said.text) if SIGN.search(said.text) else ():
        gone.update(range(start, end))
    if not gone:
        return said
    signs = enumerate(zip(said.text, said.places, said.ends, strict=True))
    return of_signs(said.raw, [sign for place, sign in signs if place not in gone])


def _greeted(text: str) -> int:
    """Where the greeting ends; 0 where the message says nothing else."""
    at = 0
    while found := GREETING.match(text, at):
        at = found.end()
    return at if at < len(text) else 0


def _slips(text: str) -> Iterator[tuple[int, int]]:
    for match in BACK.finditer(text):
        wrong = [place for one in _right(text, match.end()) if (place := _wrong(text, match.start(), one))]
        is_beside = bool(wrong) and wrong[-1][1] == match.start()
        if wrong and _is_of_words(match, is_beside=is_beside):
            yield from wrong
            # What parts the clauses stays where words stand between.
            yield match.start() + (not is_beside and match[0][:1] in ",。;"), match.end()
    yield from (match.span() for match in NOT_BUT.finditer(text))


def _is_of_words(match: re.Match[str], *, is_beside: bool) -> bool:
    """Whether it is the words that are wrong: 「核对200人，发现有误15人」 is a deed, and 「地址有误，今天再去2户」 the next one."""
    if match["so"] or match["sorry"]:
        return True
    begins = is_beside or match[0][0] in SIGNS
    return begins and (match[0][-1] in SIGNS or OF_WORDS.search(match[0]) is not None)


def _right(text: str, at: int) -> Iterator[str]:
    """What each of the right words is of, a unit or "day", as long as one follows the other."""
    while found := _figure().match(text, at):
        yield found["unit"] or "day"
        at = found.end() + (text[found.end() : found.end() + 1] in tuple("、,和"))


def _wrong(text: str, before: int, of: str) -> tuple[int, int] | None:
    found = [
        one
        for one in _figure().finditer(text, max(0, before - NEAR_SLIP), before)
        if (one["unit"] or "day") == of
    ]
    return found[-1].span() if found else None


@cache
def _figure() -> re.Pattern[str]:
    words = sorted({*lexicon.units(), *lexicon.unit_meanings("money"), "块"}, key=len, reverse=True)
    units = "|".join(map(re.escape, words))
    return re.compile(rf"{DAY}|(?:约|近)?{NUMBER}[余多来几]?(?P<unit>{units})[钱整]?")
