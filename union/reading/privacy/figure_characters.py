"""A text as private figures are sought in it: each digit, space and dash in its one form, signs that show nothing away.

Every character keeps the place it came from: what is no figure stays as written.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex

SPACE, DASH, DOT, SLASH, COMMA, LOOSE, TAB, LINE = " ", "-", ".", "/", ",", ";", "\t", "\n"
# What parts cells, items and lines as well as the groups of one figure.
CELL_SIGNS = rf"{COMMA}{LOOSE}{TAB}{LINE}"
GROUP_SIGNS = rf" \-.{SLASH}{CELL_SIGNS}"
# NFKC leaves these what they are. The comma of a sentence is no comma of thousands.
SIGNS = {
    **dict.fromkeys("_＿−─━ー", DASH),
    **dict.fromkeys("·•‧・･∙⋅․．", DOT),
    **dict.fromkeys("\\＼⁄∕", SLASH),
    **dict.fromkeys("，﹐﹑、；;。｡", LOOSE),
    **dict.fromkeys("\t|｜", TAB),
    **dict.fromkeys("\v\f\x85\u2028\u2029", LINE),
    LINE: LINE,
}
NUMERALS = {"○": "0", "◯": "0", "两": "2", "兩": "2"}  # Unicode calls these no numerals
HIDDEN = ("Cf", "Mn", "Me", "Cc", "Cs")
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols by their kind, and yet spaces
# Six figures with no letter between them; nearly every message is spared the rest.
NUMERAL = "○◯〇零一二三四五六七八九幺两兩壹贰貳叁參肆伍陆陸柒捌玖¹²³⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒㈠-㈨㊀-㊈"
BESIDE = rf"(?:[^\w○◯]|[_ー{BLANKS}])*+"
DIGITS, FIGURES = Regex(rf"(?:\d{BESIDE}){{6}}"), Regex(rf"(?:[\d{NUMERAL}]{BESIDE}){{6,}}")
OTHER_THAN_DIGITS = Regex(f"[{NUMERAL}]")
# One sign for several between two figures: the widest of them, so that 「1. 138」 is no decimal.
RUN = Regex(rf"(?<=[0-9])[{GROUP_SIGNS}]{{2,}}(?=[0-9])")
WIDEST = (LINE, TAB, LOOSE, COMMA, SLASH, DASH, SPACE, DOT)


class Signs(NamedTuple):
    """The i-th character of `text` stands in what was written at `places[i]`."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in what was written."""
        return self.places[start], self.places[end - 1] + 1


def holds_figures(raw: str, *, numerals: bool = False) -> bool:
    """Whether enough figures stand together to be private; with `numerals` some that are no digits among them."""
    if not numerals:
        return DIGITS.search(raw) is not None
    return any(OTHER_THAN_DIGITS.search(found[0]) for found in FIGURES.finditer(raw))


def figure_signs(raw: str, *, numerals: bool = False) -> Signs:
    """「１３８ 1045\u00a0–5045」 → 「138 1045-5045」; with `numerals` also 「一三八」 and 「①③⑧」 → 「138」."""
    means = {ord(sign): _meant(sign, numerals) for sign in set(raw)}
    text, places = raw.translate({code: sign for code, sign in means.items() if sign}), range(len(raw))
    hidden = {chr(code) for code, sign in means.items() if not sign}
    if not hidden:
        return _with_single_signs(text, places)
    kept = [place for place, sign in enumerate(raw) if sign not in hidden]
    return _with_single_signs("".join([text[place] for place in kept]), kept)


@lru_cache(maxsize=8192)
def _meant(sign: str, numerals: bool) -> str:
    """Another sign for this one, itself, or nothing for one that shows nothing."""
    if sign in SIGNS:
        return SIGNS[sign]
    import unicodedata  # a library of its own to be loaded, which the reader alone does not need

    kind = unicodedata.category(sign)
    if kind == "Zs" or sign in BLANKS:
        return SPACE
    if kind == "Pd":
        return DASH
    if kind in HIDDEN:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if numerals and (digit := _digit(sign)):
        return digit
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 and not folded.isdecimal() else sign


def _digit(sign: str) -> str | None:
    import unicodedata

    value = unicodedata.numeric(sign, -1)
    return str(int(value)) if value in range(10) else NUMERALS.get(sign)


def _with_single_signs(text: str, places: Sequence[int]) -> Signs:
    pieces, kept, at = list[str](), list[int](), 0
    for run in RUN.finditer(text):
        if run[0].count(LINE) > 1:  # another paragraph
            continue
        sign = next(each for each in WIDEST if each in run[0])
        if sign == COMMA and run[0].strip(COMMA):
            sign = LOOSE
        pieces += [text[at : run.start()], sign]
        kept += [*places[at : run.start()], places[run.start()]]
        at = run.end()
    if not at:
        return Signs(text, places)
    return Signs("".join([*pieces, text[at:]]), [*kept, *places[at:]])
