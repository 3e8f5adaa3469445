"""The figures that identify a person: ID, bank and phone numbers of the regions served, however they are grouped.

When in doubt a figure is cut: what is a sum says 元, what is an order says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
DIGITS, ANY_FIGURES = Regex(rf"(?:\d{BESIDE}){{6}}"), Regex(rf"(?:[\d{NUMERAL}]{BESIDE}){{6,}}")
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
    return any(OTHER_THAN_DIGITS.search(found[0]) for found in ANY_FIGURES.finditer(raw))


def figure_signs(raw: str, *, numerals: bool = False) -> Signs:
    """「１３８ 1045\u00a0–5045」 → 「138 1045-5045」; with `numerals` also 「一三八」 and 「①③⑧」 → 「138」."""
    means = {ord(sign): _plain_sign(sign, numerals) for sign in set(raw)}
    text, places = raw.translate({code: sign for code, sign in means.items() if sign}), range(len(raw))
    hidden = {chr(code) for code, sign in means.items() if not sign}
    if not hidden:
        return _with_single_signs(text, places)
    kept = [place for place, sign in enumerate(raw) if sign not in hidden]
    return _with_single_signs("".join([text[place] for place in kept]), kept)


@lru_cache(maxsize=8192)
def _plain_sign(sign: str, numerals: bool) -> str:
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
    value = unicodedata.numeric(sign, -1)
    if numerals and (value in range(10) or sign in NUMERALS):
        return str(int(value)) if value in range(10) else NUMERALS[sign]
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 and not folded.isdecimal() else sign


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


Holds = Callable[[re.Match[str]], bool]

KEPT = 4
MARK = "****"

# One sign at most stands between two figures.
GAP = r"[ \-]?"
WIDE_GAP = r"[ \-./]?"
ANY_GAP = rf"[{GROUP_SIGNS}]?"
# What was cut before is left: its last four signs are no beginning of another.
EDGE = r"(?<![0-9*])"
END = r"(?![0-9])"
NO_SUM = r"(?!\s?(?:元|[块塊]|[万萬]|[亿億]|港[币幣]|美元|次|人|份|[户戶]))"
BRACKET = r"[(（]?"

# 18 figures with a birthday in them, the last may be X; the old form has 15.
BIRTHDAY = Regex(r"\d{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
OLD_BIRTHDAY = Regex(r"[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
ID_CARD = Regex(rf"{EDGE}[0-9](?:{ANY_GAP}[0-9]){{16}}{ANY_GAP}[0-9Xx]{END}")
OLD_ID_CARD = Regex(rf"{EDGE}[0-9]{{6}}{GAP}[0-9]{{6}}{GAP}[0-9]{{3}}{END}")
# Hong Kong and Macao A123456(7), Taiwan A123456789, Singapore S1234567D, Malaysia 900101-14-5678.
OTHER_ID = Regex(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d{6}[(（][\dA][)）]|[1578]/?\d{6}[(（]\d[)）]|[A-Z][1289]\d{8}(?!\d)"
    r"|[STFGM]\d{7}[A-Z](?![A-Za-z])|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d\d-\d{4}(?!\d))"
)
IDS = r"(?:身[份分][证證]|[证證]件|[护護]照|通行[证證]|回[乡鄉][证證]|居留[证證]|[台臺]胞[证證])(?:[号號][码碼]|[号號])?"
SAID_ID = Regex(
    rf"(?P<lead>{IDS}[:：是为為 (（]{{0,3}})[A-Za-z]{{0,2}}[0-9](?:{WIDE_GAP}[0-9]){{5,18}}(?:{WIDE_GAP}[Xx])?{END}"
)
CARD = Regex(
    rf"{EDGE}(?:[0-9]{{15,19}}|[0-9]{{4}}(?:{WIDE_GAP}[0-9]{{4}}){{3}}(?:{WIDE_GAP}[0-9]{{1,3}})?|[0-9]{{6,8}}{WIDE_GAP}[0-9]{{8,13}}){END}"
)
ACCOUNTS = r"(?:卡[号號]|[账賬帐帳][号號户戶]|[银銀]行卡|行卡|存[折摺]|[户戶]口)(?:[号號][码碼]|[号號])?"
ACCOUNT = Regex(rf"(?P<lead>{ACCOUNTS}[:：是为為 (（]{{0,3}})[0-9](?:{WIDE_GAP}[0-9]){{7,29}}{END}{NO_SUM}")
COUNTRY = rf"(?:{BRACKET}(?:\+ ?86|0086|86)[)）]?{ANY_GAP})?"
MOBILE = Regex(
    rf"{EDGE}{COUNTRY}1[3-9](?:[0-9]{{9}}|[0-9]{WIDE_GAP}[0-9]{{4}}{WIDE_GAP}[0-9]{{4}}|[0-9]{{3}}{GAP}[0-9]{{6}}"
    rf"|[0-9]{GAP}[0-9]{{3}}{GAP}[0-9]{{5}}|[0-9]{{4}}{GAP}[0-9]{{5}}){END}"
)
SPELLED = Regex(rf"{EDGE}1(?P<gap>[ \-./])[3-9](?:(?P=gap)[0-9]){{9}}{END}")
# 010-12345678, (0755)1234567, 09xx-xxx-xxx; without a sign between only behind a word for telephone.
LANDLINE = Regex(
    rf"{EDGE}{BRACKET}0\d{{2,3}}[)） -]{{1,2}}\d{{4}}{GAP}\d{{3,4}}(?:-\d{{1,5}})?{END}|{EDGE}09\d\d{GAP}\d{{3}}{GAP}\d{{3}}{END}"
    rf"|{EDGE}0\d{{2,3}}[{GROUP_SIGNS}][2-8]\d{{6,7}}{END}"
)
ABROAD = Regex(rf"\+\d{{1,3}}(?:{ANY_GAP}\d){{7,11}}{END}")
PHONES = r"(?:[电電][话話]|手[机機]|[联聯][系繫]方式|[联聯][络絡]方式|微信|[传傳]真|WhatsApp|tel|TEL|Tel)(?:[号號][码碼]|[号號])?"
SAID_PHONE = Regex(
    rf"(?P<lead>{PHONES}[:：. (（是为為]{{0,3}})\d{{1,4}}(?:{WIDE_GAP}\d){{6,11}}{END}{NO_SUM}"
)
# Grouped by what may as well part the cells of a table: only what has the shape of one figure and stands alone.
CARD_IN_CELLS = Regex(rf"{EDGE}62\d\d(?:{ANY_GAP}\d{{4}}){{3}}{END}")
LONG_CARD_IN_CELLS = Regex(
    rf"{EDGE}62\d\d(?:(?:{ANY_GAP}\d{{4}}){{3}}{ANY_GAP}\d{{1,3}}|\d\d{ANY_GAP}\d{{10,13}}){END}"
)
MOBILE_IN_CELLS = Regex(rf"{EDGE}{COUNTRY}1[3-9]\d{ANY_GAP}\d{{4}}{ANY_GAP}\d{{4}}{END}")
SAID_IN_CELLS = Regex(
    rf"(?P<lead>(?:{IDS}|{ACCOUNTS}|{PHONES})[:：. (（是为為{CELL_SIGNS}]{{0,3}})(?:1{ANY_GAP}[3-9](?:{ANY_GAP}\d){{9}}"
    rf"|\d{{2,8}}(?P<cells>[{CELL_SIGNS}])\d{{3,8}}(?:(?P=cells)\d{{3,8}}){{1,3}}(?:(?P=cells)\d{{1,3}})?){END}{NO_SUM}"
)

# Words in front of a long figure that is nobody's.
OF_PAPERS = Regex(
    r"(?:[订訂][单單]|[单單][号號]|[编編][号號]|流水|合同|[文批工][号號]|代[码碼]|快[递遞])[^0-9]{0,5}$"
)
BEFORE = 16  # how far such a word is looked for
COUNTED = Regex(r"\s?(?:次|人|份|[户戶]|件|场|個|个|名)")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
SUM_BEHIND = Regex(r"\s?(?:元|[块塊]|[万萬]|[亿億]|港[币幣]|美元)|[.,]\d")


def mask_private(text: str) -> str:
    """「身份证11010119900307663X」 → 「身份证****663X」; every private figure keeps its last four signs, all else is as written."""
    for numerals in (False, True):
        if holds_figures(text, numerals=numerals):
            text = _cut_in(text, figure_signs(text, numerals=numerals))
    return text


def _cut_in(raw: str, signs: Signs) -> str:
    found, text = list[tuple[int, int, str]](), signs.text
    for pattern, holds in FIGURES:
        spans = [
            (start, end, plain_figure(text[start:end])[-KEPT:]) for start, end in _spans(pattern, holds, text)
        ]
        found += [(*signs.span(start, end), MARK + kept) for start, end, kept in spans]
        # As long as before, so that the places stay right.
        text = _text_with_replacements(
            text, [(start, end, kept.rjust(end - start, MARK[0])) for start, end, kept in spans]
        )
    return _text_with_replacements(raw, sorted(found))


def _spans(pattern: Regex, holds: Holds, text: str) -> Iterator[tuple[int, int]]:
    """Where the figures of a kind stand, without the word in front; one that does not hold may begin before one that does."""
    at = 0
    while match := pattern.search(text, at):
        is_one = holds(match)
        if is_one:
            lead = "lead" in match.groupdict()
            yield match.end("lead") if lead else match.start(), match.end()
        at = match.end() if is_one else match.start() + 1


def _text_with_replacements(raw: str, found: Iterable[tuple[int, int, str]]) -> str:
    pieces, at = list[str](), 0
    for start, end, words in found:
        pieces += [raw[at:start], words]
        at = end
    return "".join([*pieces, raw[at:]])


def plain_figure(said: str) -> str:
    """「6222 0212」 → 「62220212」."""
    return "".join(sign for sign in said if sign.isalnum())


def _always(match: re.Match[str]) -> bool:
    return True


def _is_id(match: re.Match[str]) -> bool:
    """By its birthday; grouped by other signs than a blank and a dash by its last sign, too."""
    figures = plain_figure(match[0])
    if BIRTHDAY.fullmatch(figures) is None:
        return False
    return passes_id(figures) or match[0].replace(" ", "").replace("-", "").isalnum()


def _is_card(match: re.Match[str]) -> bool:
    """A figure of a card's length; one that fails the check may be a sum, an order or years in a row."""
    figures = plain_figure(match[0])
    if passes_luhn(figures):
        return not _is_years(match)
    if len(figures) < 16 or _is_years(match) or SUM_BEHIND.match(match.string, match.end()):
        return False
    if "." in match[0] or "/" in match[0]:
        return False
    return OF_PAPERS.search(match.string, max(0, match.start() - BEFORE), match.start()) is None


def _is_years(match: re.Match[str]) -> bool:
    """「2024 2025 2026 2027」, 「20261101-20261130」; not 「6200 0000 2091 1900」, whose first part is no year."""
    is_year = [part.startswith(("19", "20")) for part in re.split(r"\D+", match[0])]
    return is_year[0] and sum(is_year) > 1


def _is_card_in_cells(match: re.Match[str]) -> bool:
    return _is_standalone_figure(match) and passes_luhn(plain_figure(match[0]))


def _is_standalone_figure(match: re.Match[str]) -> bool:
    """Whether it is no part of a row, a column or a list of figures, and no round ones: 「150，1200，1300」."""
    signs = set(CELL_SIGNS) & set(match[0])
    text, start, end = match.string, match.start(), match.end()
    if text[start - 1 : start] in signs and text[start - 2 : start - 1].isdigit():
        return False
    if text[end : end + 1] in signs and text[end + 1 : end + 2].isdigit():
        return False
    is_round = all(group.endswith("0") for group in re.split(r"\D+", match[0]))
    is_counted = SUM_BEHIND.match(text, end) or COUNTED.match(text, end)
    return bool(signs) and not is_round and not is_counted


def passes_id(figures: str) -> bool:
    """Whether the last sign checks the others, as on identity cards (GB 11643-1999)."""
    total = sum(weight * int(sign) for weight, sign in zip(WEIGHTS, figures, strict=False))
    return CHECKS[total % 11] == figures[-1].upper()


def passes_luhn(figures: str) -> bool:
    """Whether the last figure checks the others, as on bank cards."""
    total = 0
    for place, sign in enumerate(reversed(figures)):
        doubled = int(sign) * (1 + place % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0


FIGURES: tuple[tuple[Regex, Holds], ...] = (
    (OTHER_ID, _always),
    (ID_CARD, _is_id),
    (SAID_ID, _always),
    (OLD_ID_CARD, lambda match: OLD_BIRTHDAY.fullmatch(plain_figure(match[0])) is not None),
    (ACCOUNT, _always),
    (CARD, _is_card),
    (MOBILE, _always),
    (SPELLED, _always),
    (LONG_CARD_IN_CELLS, _is_card_in_cells),
    (CARD_IN_CELLS, _is_card_in_cells),
    (MOBILE_IN_CELLS, _is_standalone_figure),
    (ABROAD, _always),
    (LANDLINE, _always),
    (SAID_PHONE, _always),
    (SAID_IN_CELLS, _is_standalone_figure),
)
