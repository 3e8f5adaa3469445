"""Figures with what they count: 「600余人次」, 「3-5场」, 「90%以上」. Sums of money are read in union/reading/money/sums.py.

A figure is found, weighed against what looks like one (第3组, 25人以上企业), and keeps its place.
"""

import re
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.message import Measure
from union.reading.money.prices import has_unit_count_nearby, row_before
from union.reading.numbers.numerals import (
    ABOUT,
    ABOUT_WORDS,
    ARABIC,
    BEGINS,
    CHINESE,
    CORE,
    FIRST,
    HAS_DIGIT,
    HAS_FIGURE,
    TAIL,
    Amount,
    amount,
    halves,
    is_of_name,
    shares,
)
from union.reading.text.normal_form import Normal

WORDS_ENDING_IN_ONE = "后无统同唯任逐某这那哪另每上下进之专单本"
# "Unit 3 members", "Block 5 residents": a name with its number.
NUMBERED = Regex(
    r"(?<![A-Za-z])(?:Unit|Block|Blk|Level|Zone|Depot|Tower|Bay|Gate|Room|Team|Section|Shift|Ward|Terminal|Route|Phase|Line|Hall|Workshop|Site|Plant|Dept)[·\s]$"
)
# 「25人以上企业」 is a threshold, no count.
THRESHOLD = Regex(r"以[上下内](?:的|企业|单位|职工|员工|人员|会员|工会|公司|规模|党员|家庭|非公)")
# 「1小时30分钟后」, 「一天半后」 are far off, not long.
OFFSET = Regex(
    r"(?:半|零?[\d一二两三四五六七八九十]{1,4}(?:分钟|个月))?(?:之|以|过)?[后前内]|里|[就了]?(?:要|快要?)?(?:截|到期)"
)
PRICE_TIMES = Regex(r"每[^,。;×]{1,12}×\s?$")  # what stands behind it is a factor
# 「每月一次」, 「一年两次」, 「每周开两次」 says how often, not how many.
CADENCE = ("周", "月", "度", "年", "天", "日", "期")
HOW_OFTEN = Regex(r"(?:每|[一两二三四五六半])个?(?:周|星期|月|季度?|年|天|日)[开搞办做去]?$")
# 「每人2张」, 「每天走访6户」, 「每3人」 are rates.
RATE = Regex(
    r"[每隔]$|人手$|[每各]个?(?:分?店|门店|分会|支部|部门|科室|单位|学院|系|校|组|队|厂|小组|车间|班组)(?:限?报名?|推荐|选派|选|派|出|推选|参加|上报|最多|限)$|每(?:(?:人|户|家|名|位|车间|班组|单位|小组)(?:各?[发送给领]了?)?|[天日](?:走访|慰问|培训)?)$"
)
# 「一份60元，买了50份」, 「80元一个人」, 「走访4户，一户1000」
RATE_OF_ONE = Regex(
    rf"[^\d,。;!?]{{0,4}}(?:\d[\d.,]{{0,8}}(?:元|块|毛|角|(?=[,。;!?、\s)]|$))|[{CHINESE}]{{1,5}}(?:元|块(?!钱?[石布地])|毛(?!巾)))"
)
EACH_OF_THEM = Regex(r"[提拿发送给带拎搬领分得]了?[一两]?[\u4e00-\u9fff\d]")  # 「三户，一家提了一桶油」
# 「节前三天」 is a date; 「下班前后1、2个小时」 a duration.
ONE_EACH = Regex(r"一(?:人|家|户)一[\u4e00-\u9fff]")
COUNTED_END = Regex(r"\d[\u4e00-\u9fff]{1,2}$")  # 「72人一个没少」
NOT_ONE = Regex(r"[\u4e00-\u9fff]{0,2}?[都也]?(?:[没不冇唔](?!是|同|错)|未[曾有])")
COUNTED_FROM = Regex(r"[前头早晚]$|(?<![推延])迟$|(?<!前)后$|[昨今]明?$|再过$|^过$|[,。;]过$")
ONCE_IN = Regex(r"[开搞办做]?[一两二三四1-4][次回]")  # 「三天一次」
CARE = Regex("保护|女|职工|权益|妇女")  # 「四期保护」 is the care of four times of a woman's life
AT_A_TIME = Regex(r"[去来给发做跑送看][^,。;]{0,4}[\d一两二三四五六七八九十]")  # 「一次去两家」
# By their units what the words right before make no count; those right behind stand in union/data/units.toml.
NO_COUNT_BEFORE = {
    **dict.fromkeys("名位强", Regex("前$")),  # 「前三名」
    # 「走访分三组」, 「高一组」; those in so many groups have been counted: 「来了36人 分成6组」
    **dict.fromkeys(
        "组批路拨队", Regex("(?<![积部])(?<!\\d[人名位个][,、 ])(?<!\\d[人名位个])分(?:成|为)?$|[高初]$")
    ),
    **dict.fromkeys(("班", "级", "部", "个班"), Regex("[高初]$")),
    **dict.fromkeys("份式", Regex("一式$")),  # 「材料一式两份」
    **dict.fromkeys("笔条", Regex("补[录记登报]了?$")),  # 「补录三笔:」
    "次": Regex("届$"),  # 「二届三次」
    "号人": Regex(r"\d[号日](?:一直)?[到至-]\s?$"),  # 「18号到20号人在外地」
    "个月": Regex(r"[孕怀][^,。;]{0,2}$|[满龄]$"),  # 「怀孕七个月」 is a state
}
UNDIVIDED = frozenset(("人", "名", "位", "户", "人次", *"家个组支队场次期项件份条张"))
# 「统一」, 「她一个人过年」, 「每人花一束」
NO_ONE = Regex(rf"[{WORDS_ENDING_IN_ONE}我你您他她俺]$|每(?:人|户|家|名|位)[\u4e00-\u9fff]{{1,3}}$")
BY_ONESELF = Regex(
    r"个劲|个人(?:就|都|来|去|能|可以)?(?:过|住|在家|带|扛|撑|照顾|拉扯|[不没敢弄搞办做写管跑盯干忙顶跟行够]|负责|怪)"
)
BOTH = Regex(  # 「男32女29」, 「大人48，细路14」, 「家长52 娃29」
    r"(?:男(?:的|士|职工)?|大人|家长)(?:来了)?(?P<men>\d{1,4})[个位名人]?[、,和 ]?(?:女(?:的|士|职工)?|孩子|小孩|小朋友|儿童|小童|细路|娃)(?P<women>\d{1,4})[个位名人]?(?=[,。;、!?)\s]|$)"
)
SCORED = Regex(  # 「得分92分」, 「检查组给了88分」
    r"(?:得分|总分|均分|评分|[得给打评拿考扣]了?)(?:是|为|:)?(?P<score>\d{1,3}(?:\.\d)?)分(?!\d|[钟会店组队批别给成工厂])"
)
MADE = Regex("饺|粽|汤圆|馄饨|元宵|包子")
DURATIONS = frozenset({"天", "个月", "小时", "分钟"})
# 「参加人数120」, 「传单260」: people and things without a classifier at a clause's end.
BARE_PATTERN = Regex(
    lambda: (
        rf"(?P<what>{'|'.join(lexicon.bare_units())})(?:合?共|达|为|是|:| (?!\d{{1,2}}[、.]))?(?P<span>(?P<about>{ABOUT_WORDS})?(?P<low>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?P<more>[余多+])?)(?=[,。;、!?)\s](?!\d{{3}})|$)"
    )
)
# 「12个职工」, 「3个困难户」: people and homes counted by 个, but no 「3个职工书屋」.
WHOM = Regex(
    lambda: (
        rf"[^\d,。;:!?、\s的和与]{{0,4}}?(?:(?P<homes>(?:困难|贫困|特困|低保|重病)(?:户|家庭))|{'|'.join(lexicon.unit_words('people', 'nouns'))})"
        rf"(?=[,。;:!?、\s\d]|$|每|各|[都均全已]|参|来|去|到|办|入|报|拿|领|获|发|送|给|看|谈|聊|听|上|学|在|的|填|提|反映|说|投诉|[年月会季]?费)"
    )
)

# 「8个队96个人」: what is counted is its own unit.
OF_BODY = Regex(r"[队组](?=[,。;:!?、\s\d]|$|每|参|报|来|到|比|分|打)")

# 「来了11个，提了4条意见」: who comes is counted by 个 with nothing behind it.
CAME = Regex(
    r"(?:(?:^|[,。;\s会课座训赛班动场])(?:一?共|总共|只|就|才|实际?)?[来到]了?|到会|到场|报名|参加|参赛|参训|出席|看望|探望|慰问)(?:了|的?有|的)?(?:一?共|大概|大约|差不多)?$"
)
CAME_REACH = 12  # signs in front of a figure; its longest words have nine
ALONE_BEHIND = Regex(r"(?=[,。;!?)\s]|$)")

# 「应到62人，实到60」, 「应发40份，实发38」: a figure whose unit is not told takes that of what it stands with.
REAL = Regex(
    r"(?:实际?(?P<deed>[到检参领发收训缴])了?|应到|到会|到场|实有|来了|到了|去了|参加了?|参训|参赛|到(?<![\u4e00-\u9fff\d]到)|其中(?:女|男)?(?:[职员工]|职工|员工|会员|代表|家属|党员|[生性的])?|来领的|到场领的|签到领的|领的|签到的?)(?P<figure>\d{1,6})(?=[,。;、!?)\s]|$|(?<=应到\d)实|(?<=应到\d\d)实|(?<=应到\d{3})实)"
)
BARE_LIST = Regex(
    r"(?:^|(?<=[,。;:!?\n(、中]))(?:[\u4e00-\u9fff]{1,8}\d{1,6}[,、]){1,11}[\u4e00-\u9fff]{1,8}\d{1,6}(?=[,。;!?)、\n]|$)"
)
BARE_FIGURE = Regex(r"\d{1,6}")
SENTENCE_END = Regex(r"[。;!?\n]")
OF_PEOPLE = ("人", "名", "位", "人次", "户", "家", "个")
UNTOLD = ("实有", "实收", "实发", "实领")  # these may count anything
ATTENDED = ("到", "参", "训", "检", None)
NEAR = 40


class FoundMeasure(NamedTuple):
    """A quantity and where it stands in the normal text."""

    start: int
    end: int
    measure: Measure


def measures(said: Normal) -> list[FoundMeasure]:
    """All counted quantities, in order; ordinals, thresholds and slogans are none."""
    text, found = said.text, list[FoundMeasure]()
    if HAS_FIGURE.search(text):
        if HAS_UNIT.search(text):
            found += [one for match in PATTERN.finditer(text) if (one := _measure(said, match))]
        found += [_found_measure(said, span, value, "%") for span, value in shares(text)]
    if HAS_DIGIT.search(text):
        if HAS_SIGN.search(text):
            found += [one for match in LOOSE_PATTERN.finditer(text) if (one := _measure(said, match))]
        for match in BARE_PATTERN.finditer(text):
            low, approx = Decimal(match["low"].replace(",", "")), bool(match["about"] or match["more"])
            unit = lexicon.bare_units()[match["what"]]
            found.append(_found_measure(said, match.span("span"), Amount(low, None, approx), unit))
        for pattern, unit in ((BOTH, "人"), (SCORED, "分")):
            for match in pattern.finditer(text):
                spans = ((match.span(name), Decimal(value)) for name, value in match.groupdict().items())
                found += [
                    _found_measure(said, span, Amount(value, None, False), unit) for span, value in spans
                ]
    found += [_found_measure(said, *half) for half in halves(text)]
    found = _without_factors(text, _without_overlaps(found)) if len(found) > 1 else found
    more = list(_without_unit(said, found))
    return sorted([*found, *more], key=lambda one: one.start) if more else found


def _without_factors(text: str, found: list[FoundMeasure]) -> list[FoundMeasure]:
    """「走访12户，每户500元×12户」 says 12户 once more as a factor: counted twice it would be 24."""
    if "×" not in text:
        return found
    told: set[tuple[object, ...]] = set()
    kept = []
    for one in found:
        what = (one.measure.value, one.measure.value_max, one.measure.unit)
        is_factor = PRICE_TIMES.search(text, max(0, one.start - NEAR), one.start) is not None
        if not is_factor:
            told.add(what)
        if not (is_factor and what in told):
            kept.append(one)
    return kept


def _firsts() -> str:
    return re.escape("".join(sorted({unit[0] for unit in lexicon.units()})))


# A figure's end with a unit's first sign behind it, or any sign that ends a clause: elsewhere nothing is counted.
FIGURE_END = rf"[\d{CHINESE}几余多来+把]"
HAS_UNIT = Regex(lambda: rf"{FIGURE_END}\s?[{_firsts()}]")
HAS_SIGN = Regex(rf"{FIGURE_END}\w(?:左右)?(?:[,。;、!?)\s]|$)")


PATTERN = Regex(lambda: _pattern())
# A figure with any sign at a clause's end: 「热饮200杯」. No classifier of the list needs to know it.
LOOSE_PATTERN = Regex(
    lambda: (
        rf"{FIRST}{ARABIC}{ABOUT}{CORE}(?P<surplus_unit>(?!))?(?P<unit>(?![{''.join(lexicon.unit_words('no_unit', 'signs'))}{CHINESE}])[\u4e00-\u9fff])(?P<tail>左右)?(?=[,。;、!?)\s]|$)"
    )
)


def _pattern() -> str:
    limits = lexicon.unit_limits()
    units = "|".join(re.escape(unit) + limits.get(unit, "") for unit in lexicon.units())
    # 「两个多月」「3个多小时」: the surplus stands inside the unit.
    return rf"{BEGINS}{ABOUT}{CORE}\s?(?=[{_firsts()}])(?:(?P<surplus_unit>个(?P<more_unit>多)(?:月|小时|钟头?))|(?P<unit>{units})){TAIL}"


def _measure(said: Normal, match: re.Match[str]) -> FoundMeasure | None:
    if _is_word(said.text, match) or _is_day(said.text, match):
        return None
    value = amount(match)
    if value is None:
        return None
    start, end = match.span()
    if is_of_name(match):
        start, value = start + 1, value._replace(low=value.low % 10)
    unit = (match["unit"] or match["surplus_unit"]).replace("个多", "个")
    unit = lexicon.unit_meanings("same").get(unit, unit)
    if unit == "个" and (whom := WHOM.match(said.text, end)):
        unit = "户" if whom["homes"] else "人"
    elif unit == "个" and (body := OF_BODY.match(said.text, end)):
        unit, end = body[0], body.end()
    elif unit == "个" and ALONE_BEHIND.match(said.text, end):
        unit = "人" if CAME.search(said.text, max(0, start - CAME_REACH), start) else unit
    return _found_measure(said, (start, end), value, unit)


def _found_measure(said: Normal, span: tuple[int, int], value: Amount, unit: str) -> FoundMeasure:
    return FoundMeasure(*span, Measure(said.quote(*span), value.low, unit, value.high, value.approx))


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether the match only looks like a count: 统一, 六个一, 25人以上企业, 三天后, 每3人, 二届三次, 最近一次."""
    unit, low, start = match["unit"] or "", match["low"], match.start()
    end = match.end("unit") if unit else match.end()
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    last, is_one = before[-1:], low == "一"
    if (
        RATE.search(before)
        or NUMBERED.search(before)
        or THRESHOLD.match(after)
        or (is_one and _is_uncounted_one(text, match, before, after))
    ):
        return True
    if unit in NO_COUNT_BEFORE and NO_COUNT_BEFORE[unit].search(before):
        return True
    if low == "二" and unit in ("次", "期", "轮"):  # one counts 两; 「二次报销」 is the second
        return True
    if (low[0] in "万亿千百" and last and last in "几数") or (match["about"] == "近" and last == "最"):
        return True
    if unit == "期" and low in ("四", "五", "4", "5") and CARE.match(after):
        return True
    if lexicon.unit_meanings("same").get(unit, unit) in DURATIONS and (
        OFFSET.match(after) or ONCE_IN.match(after)
    ):
        return True
    if lexicon.unit_meanings("same").get(unit, unit) in DURATIONS and COUNTED_FROM.search(before[-2:]):
        return True
    if unit in ("次", "回") and (
        (last in CADENCE and is_one) or (not match["about"] and HOW_OFTEN.search(before))
    ):
        return True
    return _is_slogan(text, match)


def _is_uncounted_one(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """Whether 一 with a unit counts nothing: 「一起」 is together, but 「一起劳动争议」 one case."""
    unit, start, end = match["unit"] or "", match.start(), match.end()
    last, things = before[-1:], lexicon.one_count_patterns().get(unit)
    if NO_ONE.search(before) or last == unit or BY_ONESELF.match(unit + after):
        return True
    if unit in lexicon.unit_words("word_with_one", "units") and not (things and things.match(after)):
        return True
    if unit == "次" and last in ("", *",。; ") and AT_A_TIME.match(after):
        return True
    # 「一个个抱着花回家」, 「一人一份」, 「去了163人,一个没丢」: all of them
    if any(ONE_EACH.match(text, at) for at in (start, max(0, start - 2))):
        return True
    is_apart = last in ("", *",。;!? ") or COUNTED_END.search(before) is not None
    if (unit and after.startswith((unit, f"一{unit}"))) or (is_apart and NOT_ONE.match(after)):
        return True
    # 「120份，一份七块」, 「三户，一家提了一桶油」: one of those counted or named
    is_head = last in ("", *",。; ") and unit in ("家", "户", "人", "个人")
    is_each = RATE_OF_ONE.match(after) or (is_head and EACH_OF_THEM.match(after))
    return bool(is_each) and (
        has_unit_count_nearby(text, end, unit) or row_before(text, end, end) is not None
    )


def _is_day(text: str, match: re.Match[str]) -> bool:
    """「12.5包饺子比赛」, 「11.20组建小组」: of what nobody counts a half, such a figure is a month and a day."""
    month, _, day = match["low"].partition(".")
    if not (day.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return False
    unit = match["unit"] or ""
    return unit in UNDIVIDED or (unit == "包" and MADE.match(text, match.end("unit")) is not None)


def _is_slogan(text: str, match: re.Match[str]) -> bool:
    """「“六个一”」「两个100%」「“三个优先”」「“百名学生评教”」: a number that belongs to a name; 「60个一个不剩」, 「花篮2个300元」, 「排球6个一个65」 count."""
    if (match["unit"] != "个" and match["low"] not in ("百", "千", "万")) or match["about"]:
        return False
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 9]
    is_quoted = before in ("“", '"', "「", "『", "‘") and match["low"][0] in CHINESE
    return (
        is_quoted
        or re.match(
            r"一(?!.[都也]?[不没]|个[\d两]|[个份][\u4e00-\u9fff]?\d)|\d+(?![\d.,、)元块]|一个)", after
        )
        is not None
    )


def _without_overlaps(found: list[FoundMeasure]) -> list[FoundMeasure]:
    kept: list[FoundMeasure] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def bare_parts(text: str, wholes: Container[Decimal]) -> Iterator[tuple[Decimal, Sequence[tuple[int, int]]]]:
    """「一车间45，二车间41」: where bare figures stand that make up a whole told elsewhere, and which."""
    for listed in BARE_LIST.finditer(text):
        figures = list(BARE_FIGURE.finditer(text, *listed.span()))
        total = sum(Decimal(one[0]) for one in figures)
        if total in wholes:
            yield Decimal(total), [one.span() for one in figures]


def _without_unit(said: Normal, told: Sequence[FoundMeasure]) -> Iterator[FoundMeasure]:
    """Figures whose unit is not told; `told` are the counts with theirs, in order."""
    units = {one.measure.value: one.measure.unit for one in told}
    for total, places in bare_parts(said.text, units) if units else ():
        for place in places:
            if not any(one.start < place[1] and place[0] < one.end for one in told):
                value = Amount(Decimal(said.text[slice(*place)]), None, False)
                yield _found_measure(said, place, value, units[total])
    for match in REAL.finditer(said.text):
        start, end = match.span("figure")
        if any(one.start < end and start < one.end for one in told):
            continue
        is_of_people = match["deed"] in ATTENDED
        fitting = [
            one.measure.unit
            for one in told
            if start - NEAR <= one.end <= start
            and not SENTENCE_END.search(said.text, one.end, start)
            and (one.measure.unit in OF_PEOPLE or not is_of_people)
        ]
        if not fitting and is_of_people and not match[0].startswith(UNTOLD):
            fitting = ["人"]
        if fitting:
            yield _found_measure(
                said, (start, end), Amount(Decimal(match["figure"]), None, False), fitting[-1]
            )
