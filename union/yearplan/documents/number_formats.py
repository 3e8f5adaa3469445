"""How Word writes the numbers it puts before list items: 一, （十二）, 甲, ①, iv. Only the figure, not what stands around it."""

from collections.abc import Callable
from string import ascii_lowercase

DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
MOST = 9999  # beyond it the plain figure: no list is so long


def written(number: int, form: str) -> str:
    """The number in one of Word's forms (ST_NumberFormat); an unknown form is decimal, bullet and none are empty."""
    if form in ("bullet", "none"):
        return ""
    if not 0 <= number <= MOST:
        return str(number)
    return FORMS.get(form, str)(number)


def chinese(number: int, zero: str = "零") -> str:
    """「十二」「二十」「一百零五」."""
    if number < 10:
        return zero if number == 0 else DIGITS[number]
    said, gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        gap = gap or (digit == 0 and said != "")
        if digit:
            said += (zero if gap and said else "") + DIGITS[digit] + UNITS[place]
            gap = False
    return said.removeprefix("一") if 10 <= number < 20 else said


def _digits(number: int) -> str:
    return "".join(DIGITS[int(sign)] for sign in str(number))


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word doubles the letter."""
    return "" if number == 0 else ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for value, sign in ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def _of(signs: str) -> Callable[[int], str]:
    """One sign for each number; the plain figure where they are used up."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


CIRCLED = _of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": lambda number: chinese(number, "〇"),
    **dict.fromkeys(("chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting"), chinese),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), chinese),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digits),
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), CIRCLED),
    "ideographEnclosedCircle": _of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedParen": _of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(WIDE)),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
