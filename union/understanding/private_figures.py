"""The figures that identify a person: ID, bank and phone numbers of the regions served, however they are grouped.

When in doubt a figure is cut: what is a sum says 元, what is an order says so.
"""

import re
from collections.abc import Callable

from union.understanding.regex import Regex

KEPT = 4
MARK = "****"
NARROW = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
DIGIT = "[0-9０-９]"
GAP = r"[ \u3000\-–—_]?"
WIDE_GAP = r"[ \u3000\-–—_./·]?"
# What was cut before is left: its last four signs are no beginning of another.
EDGE = r"(?<![0-9０-９*])(?<!\d[.,])"
END = r"(?![0-9０-９])"
NO_SUM = r"(?!\s?(?:元|[块塊]|[万萬]|[亿億]|港[币幣]|美元|次|人|份|[户戶]))"
LAST = "[0-9０-９XxＸｘ]"
BRACKET = r"[(（]?"

# 18 figures with a birthday in them, the last may be X; the old form has 15.
BIRTHDAY = re.compile(r"\d{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
OLD_BIRTHDAY = re.compile(r"[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
ID_CARD = Regex(rf"{EDGE}{DIGIT}(?:{GAP}{DIGIT}){{16}}{GAP}{LAST}(?![0-9０-９])")
OLD_ID_CARD = Regex(rf"{EDGE}{DIGIT}{{6}}{GAP}{DIGIT}{{6}}{GAP}{DIGIT}{{3}}{END}")
# Hong Kong and Macao A123456(7), Taiwan A123456789, Singapore S1234567D, Malaysia 900101-14-5678.
OTHER_ID = Regex(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d{6}[(（][\dA][)）]|[1578]/?\d{6}[(（]\d[)）]|[A-Z][1289]\d{8}(?!\d)"
    r"|[STFGM]\d{7}[A-Z](?![A-Za-z])|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d\d-\d{4}(?!\d))"
)
SAID_ID = Regex(
    rf"(?P<lead>(?:身[份分][证證]|[证證]件|[护護]照|通行[证證]|回[乡鄉][证證]|居留[证證]|[台臺]胞[证證])(?:[号號][码碼]|[号號])?[:：是为為 (（]{{0,3}})[A-Za-z]{{0,2}}{DIGIT}(?:{GAP}{DIGIT}){{5,18}}(?:{GAP}[XxＸｘ])?{END}"
)
CARD = Regex(
    rf"{EDGE}(?:{DIGIT}{{15,19}}|{DIGIT}{{4}}(?:{GAP}{DIGIT}{{4}}){{3}}(?:{GAP}{DIGIT}{{1,3}})?|{DIGIT}{{6,8}}{GAP}{DIGIT}{{8,13}}){END}"
)
ACCOUNT = Regex(
    rf"(?P<lead>(?:卡[号號]|[账賬帐帳][号號户戶]|[银銀]行卡|行卡|存[折摺]|[户戶]口)(?:[号號][码碼]|[号號])?[:：是为為 (（]{{0,3}}){DIGIT}(?:{WIDE_GAP}{DIGIT}){{7,29}}{END}{NO_SUM}"
)
COUNTRY = rf"(?:{BRACKET}(?:[+＋] ?[8８][6６]|[0０]{{2}}[8８][6６]|[8８][6６])[)）]?{GAP})?"
MOBILE = Regex(
    rf"{EDGE}{COUNTRY}[1１][3-9３-９](?:{DIGIT}{{9}}|{DIGIT}{WIDE_GAP}{DIGIT}{{4}}{WIDE_GAP}{DIGIT}{{4}}|{DIGIT}{{3}}{GAP}{DIGIT}{{6}}"
    rf"|{DIGIT}{GAP}{DIGIT}{{3}}{GAP}{DIGIT}{{5}}|{DIGIT}{{4}}{GAP}{DIGIT}{{5}}){END}"
)
SPELLED = Regex(rf"{EDGE}[1１](?P<gap>[ \-.])[3-9](?:(?P=gap)\d){{9}}{END}")
# 010-12345678, (0755)1234567, 09xx-xxx-xxx; without a sign between only behind a word for telephone.
LANDLINE = Regex(
    rf"{EDGE}{BRACKET}0\d{{2,3}}[)） -]{{1,2}}\d{{4}}{GAP}\d{{3,4}}(?:-\d{{1,5}})?{END}|{EDGE}09\d\d{GAP}\d{{3}}{GAP}\d{{3}}{END}"
)
ABROAD = Regex(rf"[+＋]\d{{1,3}}(?:{GAP}\d){{7,11}}{END}")
SAID_PHONE = Regex(
    rf"(?P<lead>(?:[电電][话話]|手[机機]|[联聯][系繫]方式|[联聯][络絡]方式|微信|[传傳]真|WhatsApp|tel|TEL|Tel)(?:[号號][码碼]|[号號])?[:：. (（是为為]{{0,3}})\d{{1,4}}(?:{GAP}\d){{6,11}}{END}{NO_SUM}"
)

# Words in front of a long figure that is nobody's.
OF_PAPERS = re.compile(
    r"(?:[订訂][单單]|[单單][号號]|[编編][号號]|流水|合同|[文批工][号號]|代[码碼]|快[递遞])[^0-9]{0,5}$"
)
SUM_BEHIND = re.compile(r"\s?(?:元|[块塊]|[万萬]|[亿億]|港[币幣]|美元)|[.,]\d")


def cut_figures(text: str) -> str:
    """The text with every private figure cut to its last four signs."""
    for pattern, holds in FIGURES:
        text = pattern.sub(lambda match, holds=holds: _cut(match) if holds(match) else match[0], text)
    return text


def _cut(match: re.Match[str]) -> str:
    lead = match.groupdict().get("lead") or ""
    return lead + MARK + _plain(match[0][len(lead) :])[-KEPT:]


def _plain(said: str) -> str:
    """「６２２２ 0212」 → 「62220212」."""
    return "".join(sign for sign in said.translate(NARROW) if sign.isalnum())


def _always(match: re.Match[str]) -> bool:
    return True


def _is_id(match: re.Match[str]) -> bool:
    return BIRTHDAY.fullmatch(_plain(match[0])) is not None


def _is_old_id(match: re.Match[str]) -> bool:
    return OLD_BIRTHDAY.fullmatch(_plain(match[0])) is not None


def _is_card(match: re.Match[str]) -> bool:
    """A figure of a card's length; one that fails the check may be a sum, an order or years in a row."""
    figures = _plain(match[0])
    if passes_luhn(figures):
        return not _is_years(match)
    if len(figures) < 16 or _is_years(match) or SUM_BEHIND.match(match.string, match.end()):
        return False
    return OF_PAPERS.search(match.string, 0, match.start()) is None


def _is_years(match: re.Match[str]) -> bool:
    """「2024 2025 2026 2027」, 「20261101-20261130」."""
    parts = re.split(r"\D+", match[0])
    return len(parts) > 1 and sum(re.match("(?:19|20)", part) is not None for part in parts) > 1


def passes_luhn(figures: str) -> bool:
    """Whether the last figure checks the others, as on bank cards."""
    total = 0
    for place, sign in enumerate(reversed(figures)):
        doubled = int(sign) * (1 + place % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0


Holds = Callable[[re.Match[str]], bool]
FIGURES: tuple[tuple[Regex, Holds], ...] = (
    (OTHER_ID, _always),
    (SAID_ID, _always),
    (ID_CARD, _is_id),
    (OLD_ID_CARD, _is_old_id),
    (ACCOUNT, _always),
    (CARD, _is_card),
    (MOBILE, _always),
    (SPELLED, _always),
    (ABROAD, _always),
    (LANDLINE, _always),
    (SAID_PHONE, _always),
)
