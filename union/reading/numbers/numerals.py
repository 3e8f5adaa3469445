"""Numbers as people write them: arabic, Chinese, bankers' capitals, and mixtures such as 「1.2万」.

Values only; what is counted is read in union/reading/quantities/measures.py.
"""

from decimal import Decimal
from functools import lru_cache

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
    step, i = 1, 0
    while i < len(text):
        sign = text[i]
        if sign in TENS or sign in LUMPS:
            total, section, step = _raised(total, section, current, sign)
            current = None
        elif sign in FIXED:
            section, current = section + FIXED[sign], None
        elif sign in DIGITS:
            step = 1 if sign in "零〇" else step
            current = Decimal(DIGITS[sign])
        else:
            figure = _figure(text, i)
            if not figure:
                return None
            current, i = Decimal(figure), i + len(figure) - 1
        i += 1
    if current is not None and step >= 100 and (text[-2] in TENS or text[-2] in LUMPS):
        current *= step // 10
    return total + section + (current or 0)


def _raised(
    total: Decimal, section: Decimal, current: Decimal | None, sign: str
) -> tuple[Decimal, Decimal, int]:
    if sign in TENS:
        return total, section + (Decimal(1) if current is None else current) * TENS[sign], TENS[sign]
    lump = section + (current or 0)
    if LUMPS[sign] > 10**4 and total:  # 「一万亿」
        return (total + lump) * LUMPS[sign], Decimal(0), LUMPS[sign]
    return total + (lump or 1) * LUMPS[sign], Decimal(0), LUMPS[sign]


def _figure(text: str, start: int) -> str:
    end = start
    while end < len(text) and (text[end].isdigit() or text[end] == "."):
        end += 1
    figure = text[start:end]
    return figure if figure.replace(".", "", 1).isdigit() else ""
