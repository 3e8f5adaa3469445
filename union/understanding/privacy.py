"""Cuts private figures to their last four signs and masks the names of helped people (design §3, Privacy).

Runs before anything is stored; dates, sums and document numbers stay as they are.
"""

import re
from collections.abc import Iterable

from union.understanding.helped_names import named_spans, shown_part
from union.understanding.regex import Regex

KEPT = 4
MARK = "****"
GAP = r"[ \u3000-]?"
DIGIT = "[0-9０-９]"
EDGE = r"(?<![0-9０-９A-Za-z.*-])"
END = r"(?![0-9０-９A-Za-z]|[.,]\d|-\d)"
DAY_IN_ID = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# 18 figures with a birthday in them, the last may be X; the old form has 15.
ID_CARD = Regex(
    rf"{EDGE}[1-9]\d{{5}}{GAP}(?:18|19|20)\d\d{DAY_IN_ID}{GAP}\d{{3}}[\dXx]{END}|{EDGE}[1-9]\d{{7}}{DAY_IN_ID}\d{{3}}{END}"
)
BANK_CARD = Regex(
    rf"{EDGE}(?:{DIGIT}{{16,19}}|{DIGIT}{{4}}(?:[ -]{DIGIT}{{4}}){{3}}(?:[ -]{DIGIT}{{1,3}})?|{DIGIT}{{6}} {DIGIT}{{10,13}}){END}"
)
COUNTRY = r"(?:[+＋]86|0086|86)"
MOBILE = Regex(rf"{EDGE}(?:{COUNTRY}{GAP})?[1１][3-9３-９]{DIGIT}{GAP}{DIGIT}{{4}}{GAP}{DIGIT}{{4}}{END}")
# 010-12345678, (0755)1234567; without a sign between only behind a word for telephone.
LANDLINE = Regex(
    rf"{EDGE}[(（]?0\d{{2,3}}[)） -]{{1,2}}\d{{7,8}}(?:-\d{{1,5}})?{END}|(?<=电话)[:： ]?0?\d{{7,12}}{END}"
)
FIGURES = (ID_CARD, BANK_CARD, MOBILE, LANDLINE)

HIDDEN = "＊＊"


def mask_private(text: str) -> str:
    """「身份证11010119900307663X」 → 「身份证****663X」; ID, bank and phone numbers keep their last four signs."""
    for pattern in FIGURES:
        text = pattern.sub(_cut, text)
    return text


def _cut(match: re.Match[str]) -> str:
    said = match[0]
    lead = said[: len(said) - len(said.lstrip(":： "))]
    signs = [sign for sign in said if sign.isdigit() or sign in "Xx"]
    return lead + MARK + "".join(signs[-KEPT:])


def helped_names(text: str) -> tuple[str, ...]:
    """The names of helped people that a text tells, as written, each once: 「慰问对象：张三、李四」 → 张三, 李四."""
    found = (text[start:end] for start, end in named_spans(text))
    return tuple(dict.fromkeys(name for name in found if HIDDEN[0] not in name))


def mask_names(text: str, also: Iterable[str] = ()) -> str:
    """「困难职工刘建国」 → 「困难职工刘＊＊」; only people named as helped ones, a colleague's name stays.

    `also`: names to be hidden wherever they stand, those of the message a title was cut from.
    """
    for start, end in reversed(named_spans(text)):
        text = text[:start] + _hidden(text[start:end]) + text[end:]
    for name in sorted(also, key=len, reverse=True):
        text = text.replace(name, _hidden(name))
    return text


def _hidden(name: str) -> str:
    return shown_part(name) + HIDDEN
