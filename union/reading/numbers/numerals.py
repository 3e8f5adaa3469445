"""Numbers as people write them: arabic, Chinese, bankers' capitals, mixtures such as 「1.2万」; exact, about (近百, 三千余), or from one to
another (3-5, 七八十, 一两百).

Values only; what is counted is read in union/reading/quantities/measures.py. The pieces of patterns here are shared by the readers of
quantities, shares and sums.
"""

import re
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
PIECE = Regex(rf"\d+\.?\d*(?![\d.])|\.\d+(?![\d.])|[{CHINESE}]")
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


def whole(text: str) -> int | None:
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
ARABIC = rf"(?=(?:{ABOUT_WORDS})?\d)(?<![\d.A-Za-z*_第])(?<!\d[百千万亿])(?<!\d:)"
WRITTEN_OUT = (
    rf"(?!\d){WEEKDAY}{SOME}(?:(?<![\d.A-Za-z*_{CHINESE}第])(?<!\d:)|{WORD_ENDS})"
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
