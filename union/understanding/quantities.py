"""Figures with what they count: 「600余人次」, 「3-5场」, 「90%以上」. Sums of money are read in sums.py.

A figure is found, weighed against what looks like one (第3组, 25人以上企业), and keeps its place.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from union.understanding import lexicon
from union.understanding.message import Measure
from union.understanding.normal import Normal
from union.understanding.numerals import CHINESE, number
from union.understanding.regex import Regex

# 「3千5百」, 「1万2千」, 「2万5000」, 「1万2」
MIXED = (
    r"\d{1,4}(?:\.\d{1,4})?[百千万亿]"
    r"(?:\d{1,4}[百千十](?:\d{1,3}[百十]?)?|\d{2,4}(?![\d.])|\d(?=[元块多余,。;、!?\s)]|$))"
)
FIGURE = rf"(?:{MIXED}|\d{{1,12}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,6}})?[十百千万亿]{{0,2}}|[{CHINESE}]{{1,16}})"
ABOUT_WORDS = "接近|将近|大约|近|约|超过|超|逾|不少于|不低于|至少|多达|高达"
ABOUT = rf"(?P<about>{ABOUT_WORDS}|上(?=[百千万]))?"
# A figure begins where no other ends; 「周三三十人」 is a weekday and thirty people.
WEEKDAY = r"(?!(?:(?<=[周拜])|(?<=星期))[一二三四五六日](?!次))"
# 「数百人」 has no value, 「人数230人次」 has; 「队伍」 and 「统一」 end in signs for figures and are none.
SOME = (
    rf"(?!(?<=[队退入落])伍|(?<=[统唯同专单逐])一|(?<=[大登])陆|(?<=几)[{CHINESE}]"
    rf"|(?<=数)(?<![人总次户场件份]数)[{CHINESE}])"
)
WORD_ENDS = r"(?<=[队退入落]伍)|(?<=[统唯同专单逐]一)|(?<=[大登]陆)"
ARABIC = rf"(?=(?:{ABOUT_WORDS})?\d)(?<![\d.A-Za-z*_第])(?<!\d[百千万亿])(?<!\d:)"
WRITTEN_OUT = (
    rf"(?!\d){WEEKDAY}{SOME}(?:(?<![\d.A-Za-z*_{CHINESE}第])(?<!\d:)|{WORD_ENDS})"
    rf"|(?<=[周期拜][一二三四五六日](?=[{CHINESE}]))"
)
BEGINS = rf"(?:{ARABIC}|{WRITTEN_OUT})"
MORE = r"[余多来几+]"
LUMP = r"[百千万亿]{1,2}"
TAIL = r"(?P<tail>左右|以上|上下|不等|开外|余|多(?=[,.;。、!?\s]|$))?"
# 「1、2个」 is one or two; in 「8支队伍、96人」 the sign only joins.
NEXT = r"(?<=[\d一二三四五六七八九])、(?=[\d一二三四五六七八九](?![\d十百千万.]))"
CORE = (
    rf"(?P<low>{FIGURE})(?P<more>{MORE})?(?P<lump>{LUMP})?"
    rf"(?:\s?(?P<to>[-~至到]|{NEXT})\s?(?P<high>{FIGURE})(?P<more_high>{MORE})?(?P<lump_high>{LUMP})?)?"
)
PERCENT = Regex(rf"{ABOUT}百分之(?P<low>{FIGURE})(?:点(?P<rest>[{CHINESE}]{{1,4}}))?{TAIL}")
CHINESE_FRACTION = Regex(rf"{ABOUT}(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九]){TAIL}")
# 「近1/4」: without a word of degree 1/4 is a date.
FRACTION = Regex(r"(?P<about>近|约|占|超过|达)(?P<above>\d)/(?P<below>\d{1,2})(?![\d/])(?P<tail>以上|左右)?")
NEIGHBOURS = Regex(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<low>[一二两三四五六七八九])(?P<high>[二三四五六七八九])(?P<unit>[十百千万]{0,2})"
)
WORDS_ENDING_IN_ONE = "后无统同唯任逐某这那哪另每上下进之专单本"
# 「25人以上企业」 is a threshold, no count.
THRESHOLD = Regex(r"以[上下内](?:的|企业|单位|职工|员工|人员|会员|工会|公司|规模|党员|家庭|非公)")
OFFSET = Regex(r"(?:之|以)?[后前内]|里")
# 「每月一次」 says how often, not how many.
CADENCE = ("周", "月", "度", "年", "天", "日", "期")
# 「每人2张」 is a rate.
RATE = Regex(r"每(?:人|户|家|名|位|车间|班组|单位|小组)$")
# 「节前三天」 is a date; 「下班前后1、2个小时」 a duration.
COUNTED_FROM = Regex(r"前$|(?<!前)后$")
DURATIONS = frozenset({"天", "个月", "小时", "分钟"})


class Found(NamedTuple):
    """A quantity and where it stands in the normal text."""

    start: int
    end: int
    measure: Measure


class Amount(NamedTuple):
    """What the figures of a match say: from `low` to `high` (None: one value), exact or not."""

    low: Decimal
    high: Decimal | None
    approx: bool


def measures(said: Normal) -> list[Found]:
    """All counted quantities, in order; ordinals, thresholds and slogans are none."""
    found = [
        one
        for pattern in (_pattern(), _loose_pattern())
        for match in pattern.finditer(said.text)
        if (one := _measure(said, match))
    ]
    found += [_people(said, match) for match in _people_pattern().finditer(said.text)]
    found += [
        one for pattern, read in SHARES for match in pattern.finditer(said.text) if (one := read(said, match))
    ]
    return _without_overlaps(found)


def amount(match: re.Match[str]) -> Amount | None:
    """The value or range of a match with the groups of CORE, ABOUT and TAIL."""
    parts = match.groupdict()
    near = _neighbours(parts["low"]) if not parts["high"] else None
    if near:
        return near
    lump = parts["lump"] or ""
    low, high = number(parts["low"] + lump), number((parts["high"] or "") + (parts["lump_high"] or ""))
    if low is None:
        return None
    if (
        high is not None
        and not _is_lumped(parts["low"] + lump)
        and _is_lumped(parts["high"] + (parts["lump_high"] or ""))
    ):
        low *= high / (number(re.sub(r"[百千万亿]+$", "", parts["high"])) or 1)
    inexact = any(parts.get(name) for name in ("about", "tail", "more", "more_high", "more_unit"))
    return _in_order(low, high, parts["to"], inexact)


def _in_order(low: Decimal, high: Decimal | None, sign: str | None, inexact: bool) -> Amount | None:
    if high is None:
        return Amount(low, None, inexact)
    if sign == "、" and high - low != 1:
        return None
    return Amount(low, high, True) if high > low else None


def _is_lumped(figure: str) -> bool:
    return figure[-1:] in "百千万亿" and figure[:1].isdigit()


def _neighbours(figure: str) -> Amount | None:
    """「七八」 is seven to eight, 「十七八」 seventeen to eighteen, 「三五」 three to five."""
    match = NEIGHBOURS.fullmatch(figure)
    if match is None:
        return None
    tens, unit = match["tens"] or "", match["unit"]
    low, high = (number(tens + sign + unit) for sign in (match["low"], match["high"]))
    gap = (number(match["high"]) or 0) - (number(match["low"]) or 0)
    if low is None or high is None or not (gap == 1 or match["low"] + match["high"] == "三五"):
        return None
    return Amount(low, high, True)


@cache
def _pattern() -> re.Pattern[str]:
    limits = lexicon.unit_limits()
    units = "|".join(re.escape(unit) + limits.get(unit, "") for unit in lexicon.units())
    # 「两个多月」「3个多小时」: the surplus stands inside the unit.
    return re.compile(
        rf"{BEGINS}{ABOUT}{CORE}\s?(?:(?P<surplus_unit>个(?P<more_unit>多)(?:月|小时))|(?P<unit>{units})){TAIL}"
    )


@cache
def _loose_pattern() -> re.Pattern[str]:
    """A figure with any sign at a clause's end: 「热饮200杯」. No classifier of the list needs to know it."""
    never = "".join(lexicon.no_units())
    sign = rf"(?P<surplus_unit>(?!))?(?P<unit>(?![{never}{CHINESE}])[\u4e00-\u9fff])"
    return re.compile(rf"{ARABIC}{ABOUT}{CORE}{sign}(?P<tail>左右)?(?=[,。;、!?)\s]|$)")


@cache
def _people_pattern() -> re.Pattern[str]:
    """「参加人数120」, 「覆盖职工3500」: people without a classifier at a clause's end."""
    words = "|".join(lexicon.before_people())
    return re.compile(
        rf"(?:{words})(?:共|达|为|是|:)?(?P<span>(?P<about>{ABOUT_WORDS})?(?P<low>\d{{1,6}})(?P<more>[余多+])?)(?=[,。;、!?)\s]|$)"
    )


def _people(said: Normal, match: re.Match[str]) -> Found:
    value = Amount(Decimal(match["low"]), None, bool(match["about"] or match["more"]))
    return _found(said, match.span("span"), value, "人")


def _measure(said: Normal, match: re.Match[str]) -> Found | None:
    if _is_word(said.text, match):
        return None
    value = amount(match)
    if value is None:
        return None
    unit = (match["unit"] or match["surplus_unit"]).replace("个多", "个")
    unit = lexicon.same_unit().get(unit, unit)
    return _found(said, match.span(), value, unit)


def _found(said: Normal, span: tuple[int, int], value: Amount, unit: str) -> Found:
    return Found(*span, Measure(said.quote(*span), value.low, unit, value.high, value.approx))


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether the match only looks like a count: 统一, 六个一, 25人以上企业, 三天后, 每3人."""
    unit, low = match["unit"] or "", match["low"]
    before, after = (
        text[match.start() - 1 : match.start()],
        text[(at := match.end("unit") if unit else match.end()) : at + 8],
    )
    if low == "一" and ((before in WORDS_ENDING_IN_ONE and before) or unit in lexicon.words_with_one()):
        return True
    if before == "前" and unit in ("名", "位", "强"):  # 「前三名」
        return True
    if low == "二" and unit in ("次", "期", "轮"):  # one counts 两; 「二次报销」 is the second
        return True
    if RATE.search(text[max(0, match.start() - 4) : match.start()]):
        return True
    if before == "每" or (low[:1] in "万亿千百" and before and before in "几数"):
        return True
    if lexicon.same_unit().get(unit, unit) in DURATIONS and (
        OFFSET.match(after) or COUNTED_FROM.search(text[max(0, match.start() - 2) : match.start()])
    ):
        return True
    if unit == "次" and low == "一" and before in CADENCE:
        return True
    return bool(THRESHOLD.match(after)) or _is_slogan(text, match)


def _is_slogan(text: str, match: re.Match[str]) -> bool:
    """「“六个一”」「两个100%」「“三个优先”」「“百名学生评教”」: a number that belongs to a name."""
    if match["unit"] != "个" and match["low"] not in ("百", "千", "万"):
        return False
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return (before in ("“", '"', "「", "『", "‘") and match["low"][0] in CHINESE) or bool(
        re.match(r"[一\d]", after)
    )


def _percent(said: Normal, match: re.Match[str]) -> Found | None:
    low = number(match["low"])
    rest = number(match["rest"] or "")
    if low is not None and rest is not None:
        low += rest.scaleb(-len(match["rest"]))
    value = low and Amount(low, None, bool(match["about"] or match["tail"]))
    return _found(said, match.span(), value, "%") if value else None


def _share(said: Normal, match: re.Match[str]) -> Found | None:
    """A fraction as a percentage: 「近1/4」 is 25 %, not exactly."""
    above, below = number(match["above"]), number(match["below"])
    if not above or not below or above >= below:
        return None
    share = (above * 100 / below).quantize(Decimal("0.01")).normalize()
    rough = bool(match["tail"]) or (match["about"] or "") not in ("", "占", "达")
    return _found(said, match.span(), Amount(share + 0, None, rough), "%")


SHARES = ((PERCENT, _percent), (CHINESE_FRACTION, _share), (FRACTION, _share))


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
