"""Numbers as people write them: arabic, Chinese, bankers' capitals, mixtures such as 「1.2万」; exact, about (近百, 三千余), or from one to
another (3-5, 七八十, 一两百); shares (「百分之三」, 「近1/4」), halves (「半天」, 「两个半小时」), a word for two or three of a kind (「俩委员」).

Values only; what is counted is read in union/reading/quantities/measures.py. The pieces of patterns here are shared by the readers of
quantities, shares and sums.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex

DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇", "一壹", "二贰两俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LUMPS = {"万": 10**4, "亿": 10**8}
FIXED = {"廿": 20, "卅": 30}
CHINESE = "零〇一壹二贰两俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿廿卅"
UNITS = {**TENS, **LUMPS}
PIECE = Regex(rf"\d++(?:\.\d*+)?(?![\d.])|\.\d++(?![\d.])|[{CHINESE}]")
THOUSANDS = Regex(
    r"(?<![A-Za-z\d.])(\d{1,3}(?:\.\d)?)[kK](?![A-Za-z\d]|\s?(?:跑|run|米|公里))", signs="kK"
)  # 「2k」
LONGEST = 24  # signs; nobody writes a longer number, and a limit keeps reading linear


@lru_cache(maxsize=256)
def number(text: str) -> Decimal | None:
    """The value of a written number: 「两万叁千」 is 23000, 「1.2万」 12000, 「二〇二六」 2026; None if it is none."""
    plain = text.replace(",", "").strip()
    if not plain or len(plain) > LONGEST:
        return None
    if plain.isascii():
        return Decimal(plain) if plain.replace(".", "", 1).isdigit() else None
    if plain in DIGITS:
        return Decimal(DIGITS[plain])
    if plain == "半":
        return Decimal("0.5")
    if all(sign in DIGITS for sign in plain):
        return Decimal("".join(str(DIGITS[sign]) for sign in plain))
    return _composed(plain)


def whole_number(text: str) -> int | None:
    """The value of a written whole number, None if it is none."""
    if text.isascii() and text.isdigit() and len(text) <= LONGEST:
        return int(text)
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def _composed(text: str) -> Decimal | None:
    """A number with 十 百 千 万 亿; a last digit without its unit takes the next lower one (一百五 = 150)."""
    total = section = Decimal(0)
    current: Decimal | None = None
    step, end = 1, 0
    for piece in PIECE.finditer(text):
        said = piece[0]
        if piece.start() != end:
            return None
        end = piece.end()
        if said in TENS:
            section += (Decimal(1) if current is None else current) * TENS[said]
        elif said in LUMPS:
            lump = section + (current or 0)
            is_twice = LUMPS[said] > 10**4 and total > 0  # 「一万亿」
            total = (total + lump) * LUMPS[said] if is_twice else total + (lump or 1) * LUMPS[said]
            section = Decimal(0)
        elif said in FIXED:
            section += FIXED[said]
        else:
            step = 1 if said in "零〇" else step
            current = Decimal(DIGITS.get(said, said))
            continue
        step, current = UNITS.get(said, step), None
    if end < len(text):
        return None
    if current is not None and step >= 100 and text[-2] in UNITS:
        current *= step // 10
    return total + section + (current or 0)


# 「3千5百」, 「1万2千」, 「2万5000」, 「1万2」
MIXED = (
    r"\d{1,4}(?:\.\d{1,4})?[百千万亿]"
    r"(?:零\d{1,4}|\d{1,4}[百千十](?:\d{1,3}[百十]?){0,2}|\d{2,4}(?![\d.])|\d(?=[元块多余,。;、!?\s)]|$))"
)
FIGURE = rf"(?:{MIXED}|\d{{1,12}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,6}})?[十百千万亿]{{0,2}}|[{CHINESE}]{{1,16}})"
ABOUT_WORDS = "接近|将近|几近|大约|大概|差不多|约莫|近|约|超过|超出|超|逾|突破|不到|(?<![找查补点])不足|少于|不少于|不低于|至少|多达|高达"
ABOUT = rf"(?P<about>{ABOUT_WORDS}|上(?=[百千万]))?"
# A figure begins where no other ends; 「周三三十人」 is a weekday and thirty people.
WEEKDAY = r"(?!(?:(?<=[周拜])|(?<=星期))[一二三四五六日](?!次))"
# 「数百人」 has no value, 「人数230人次」 has; 「队伍」 and 「统一」 end in signs for figures and are none.
SOME = (
    rf"(?!(?<=[队退入落])伍|(?<=[统唯同专单逐])一|(?<=[大登])陆|(?<=几)[{CHINESE}]"
    rf"|(?<=数)(?<![人总次户场件份]数)[{CHINESE}]|(?<=成)(?<![完建达养变形合组促写做制]成)[百千])"
)
WORD_ENDS = r"(?<=[队退入落]伍)|(?<=[统唯同专单逐]一)|(?<=[大登]陆)"
# What every figure and the words for about begin with; most places of a text begin none.
FIRST = rf"(?=[\d{CHINESE}{''.join(sorted({word[0] for word in ABOUT_WORDS.replace('(?<![找查补点])', '').split('|')}))}上])"
HIDDEN = r"(?<=[\u4e00-\u9fff]\*\*)"  # 「慰问张＊＊500元」: a name was hidden, the end of no number
ARABIC = rf"(?=(?:{ABOUT_WORDS})?\d)(?:(?<![\d.A-Za-z*_第])|{HIDDEN})(?<!\d[百千万亿])(?<!\d:)"
WRITTEN_OUT = (
    rf"(?!\d){WEEKDAY}{SOME}(?:(?<![\d.A-Za-z*_{CHINESE}第])(?<!\d:)|{WORD_ENDS}|{HIDDEN})"
    rf"|(?<=[周期拜][一二三四五六日](?=[{CHINESE}]))"
)
BEGINS = rf"{FIRST}(?:{ARABIC}|{WRITTEN_OUT})"
MORE = r"(?:好几|[余多来几+]|(?<=[百千万])把(?=[人个名位户元块]))"
LUMP = r"[百千万亿]{1,2}"
TAIL = r"(?P<tail>左右|以上|上下|不等|开外|不到(?=[,.;。、!?)\s]|$)|余|多(?=[,.;。、!?\s]|$))?"
# 「慰问金1万左右」: behind a sum without a word for money, which is about so much.
ROUGHLY = r"左右|上下(?!午|班|车|级)|出头|不到(?=[,。;、!?)\s]|$)"
# 「1、2个」 is one or two; in 「8支队伍、96人」 the sign only joins.
NEXT = r"(?<=[\d一二三四五六七八九])、(?=[\d一二三四五六七八九](?![\d十百千万.]))"
CORE = (
    rf"(?P<low>{FIGURE})(?P<more>{MORE})?(?P<lump>{LUMP})?"
    rf"(?:\s?(?P<to>[-~至到]|{NEXT})\s?(?P<high>{FIGURE})(?P<more_high>{MORE})?(?P<lump_high>{LUMP})?)?"
)
NEIGHBOURS = Regex(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<low>[一二两三四五六七八九])(?P<high>[二两三四五六七八九])(?P<unit>[十百千万]{0,2})"
)
# Said of what is about that many: nobody counting 180 leaves the 一 out.
ROUGH = {"百八十": (80, 100), "百十": (100, 110), "千八百": (800, 1000), "万八千": (8000, 10000)}
# Nobody writes 53 so: of 「王五三人」 the first sign ends a name; 「七八人」 and 「三五人」 are ranges.
BARE_PAIR = Regex(r"[一二三四五六七八九][一二两三四五六七八九]")
HAS_FIGURE = Regex(rf"[\d{CHINESE}]")
HAS_DIGIT = Regex(r"\d")
LUMPED = Regex(r"\d.*[百千万亿]")


class Amount(NamedTuple):
    """What the figures of a match say: from `low` to `high` (None: one value), exact or not."""

    low: Decimal
    high: Decimal | None
    approx: bool


def is_of_name(match: re.Match[str]) -> bool:
    """Whether the first sign of a written figure belongs to the name before it: 「看望王五三人」."""
    low, others = match["low"], ("lump", "to", "more")
    is_bare = BARE_PAIR.fullmatch(low) is not None and not any(match[name] for name in others)
    return is_bare and not match["about"] and _rough(low) is None


def amount(match: re.Match[str]) -> Amount | None:
    """The value or range of a match with the groups of CORE, ABOUT and TAIL."""
    parts = match.groupdict()
    written = parts["low"] + (parts["lump"] or "")
    near = _rough(written) if not parts["high"] else None
    if near:
        return near
    low = number(written)
    if low is None:
        return None
    highest = parts["high"] + (parts["lump_high"] or "") if parts["high"] else ""
    high = number(highest) if highest else None
    if high is None:
        inexact = any(parts.get(name) for name in ("about", "tail", "more", "more_high", "more_unit"))
        return Amount(low, None, inexact)
    if LUMPED.fullmatch(highest) and not LUMPED.fullmatch(written):  # 「3-5万」
        low *= high / (number(re.sub(r"(?<![百千万亿])[百千万亿]+$", "", parts["high"])) or 1)
    if parts["to"] == "、" and high - low != 1:
        return None
    return Amount(low, high, True) if high > low else None


def _rough(figure: str) -> Amount | None:
    """「七八」 is seven to eight, 「十七八」 seventeen to eighteen, 「三五」 three to five; 「百八十」 a hundred or less."""
    if figure.isascii():
        return None
    if figure in ROUGH:
        return Amount(Decimal(ROUGH[figure][0]), Decimal(ROUGH[figure][1]), True)
    match = NEIGHBOURS.fullmatch(figure)
    if match is None:
        return None
    tens, unit = match["tens"] or "", match["unit"]
    low, high = (number(tens + sign + unit) for sign in (match["low"], match["high"]))
    gap = (number(match["high"]) or 0) - (number(match["low"]) or 0)
    if low is None or high is None or not (gap == 1 or match["low"] + match["high"] == "三五"):
        return None
    return Amount(low, high, True)


# Shares as percentages: 「百分之三」, 「六成五的会员」.
PERCENT = Regex(rf"{ABOUT}百分之(?P<low>{FIGURE})(?:点(?P<rest>[{CHINESE}]{{1,4}}))?{TAIL}")
CHINESE_FRACTION = Regex(rf"{ABOUT}(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九]){TAIL}")
# 「近1/4」: without a word of degree 1/4 is a date.
FRACTION = Regex(r"(?P<about>近|约|占|超过|达)(?P<above>\d)/(?P<below>\d{1,2})(?![\d/])(?P<tail>以上|左右)?")
# 「八成职工」, 「六成五」; 「结成」, 「三成立」 and 「八成要下雨」 are no shares.
OF_WHOM = (
    r"(?=以上|以下|左右|上下|的|职工|会员|员工|教师|人员|代表|企业|单位|家庭|党员|青年|受访|[,。;、!?)\s]|$)"
)
TENTHS = Regex(
    rf"{ABOUT}(?<![\d.第{CHINESE}])(?P<low>[1-9]|[一二两三四五六七八九])成(?P<rest>[半一二三四五六七八九])?(?P<more>多)?"
    rf"{OF_WHOM}(?P<tail>以上|以下|左右|上下)?"
)
Share = tuple[tuple[int, int], Amount]


def shares(text: str) -> Iterator[Share]:
    """All shares with where they stand, in per cent."""
    for sign, pattern, read in READERS:
        for match in pattern.finditer(text) if sign in text else ():
            if value := read(match):
                yield match.span(), value


def _percent(match: re.Match[str]) -> Amount | None:
    low, rest = number(match["low"]), number(match["rest"] or "")
    if low is not None and rest is not None:
        low += rest.scaleb(-len(match["rest"]))
    return Amount(low, None, bool(match["about"] or match["tail"])) if low else None


def _fraction(match: re.Match[str]) -> Amount | None:
    """「近1/4」 is 25 %, not exactly."""
    above, below = number(match["above"]), number(match["below"])
    if not above or not below or above >= below:
        return None
    share = (above * 100 / below).quantize(Decimal("0.01")).normalize()
    return Amount(share + 0, None, bool(match["tail"]) or (match["about"] or "") not in ("", "占", "达"))


def _tenths(match: re.Match[str]) -> Amount:
    fine = 5 if match["rest"] == "半" else number(match["rest"] or "零") or 0
    share = (number(match["low"]) or 0) * 10 + fine
    return Amount(Decimal(share), None, bool(match["about"] or match["more"] or match["tail"]))


READERS: tuple[tuple[str, Regex, Callable[[re.Match[str]], Amount | None]], ...] = (
    ("百分之", PERCENT, _percent),
    ("分之", CHINESE_FRACTION, _fraction),
    ("/", FRACTION, _fraction),
    ("成", TENTHS, _tenths),
)
SHORT_FIGURE = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,6}})"
# 「半天」; 「每半个月」 is a rule, 「等了大半天」 no figure, 「点半小时」 a time of day.
ALONE = Regex(
    r"(?<![\d每隔大多下上前后过点时夜两一二三四五六七八九十第])(?<!个)半(?P<unit>天|个月|个小时|小时|个钟头|吨|箱|车|桶|斤|公斤|亩|页)(?!工作|里)"
)
INSIDE = Regex(rf"{BEGINS}(?P<low>{SHORT_FIGURE})个半(?P<unit>小时|月|钟头)")
BEHIND = Regex(
    rf"{BEGINS}(?P<low>{SHORT_FIGURE})(?P<unit>天|个小时|小时|公里|吨|箱|车|桶|斤|公斤|亩|页|场)半(?![天年月日夜个小数价载径成途])"
)
SHORT_UNITS = {"月": "个月", "钟头": "小时", "个钟头": "小时", "个小时": "小时"}
# 「俩」 is 两个, 「仨」 三个; 「他俩」 and 「夫妻俩」 count nobody.
PAIR = Regex(
    r"(?<![咱他她你您我们妻弟妹姐哥子女娘爷母父友俩仨])(?P<low>[俩仨])(?!(?:个?小时|个?钟头|个?月|个?礼拜|个?星期|周|天|年|季度))(?=[\u4e00-\u9fff])",
    signs="俩仨",
)
# 「半天后」, 「三天半内」 are times; 「半个月一次」 says how often.
OFFSET = Regex(r"(?:之|以)?[后前内]|里|[开搞办做]?[一两二三四1-4][次回]")
Half = tuple[tuple[int, int], Amount, str]


def halves(text: str) -> Iterator[Half]:
    """All such quantities with where they stand and their unit."""
    for pattern in (ALONE, INSIDE, BEHIND) if "半" in text else ():
        for match in pattern.finditer(text):
            if not OFFSET.match(text, match.end()):
                low = number(match.groupdict().get("low") or "零") or 0
                unit = SHORT_UNITS.get(match["unit"], match["unit"])
                yield match.span(), Amount(low + Decimal("0.5"), None, False), unit
    for match in PAIR.finditer(text):
        yield match.span(), Amount(number(match["low"]) or Decimal(0), None, False), "个"
