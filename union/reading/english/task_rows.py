"""Rows that say whose a thing is and by when: 「- Ken: poster, 8 Nov」, 「minutes by 16 Mar - Ravi」."""

import re
from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.reading.english.orders import ALL, FURTHEST, WRITER, given_to, is_name
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, all_signs

# 「Amy - hall booking by 5 Nov」
LISTED = Regex(
    r"(?:^|(?<=[.;!\n,:•*-]\s)|(?<=[.;!\n])|(?<=\d[.)]\s))(?P<who>[A-Z@][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2}(?:(?:,\s|\s&\s|\sand\s)[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2}){0,3}|(?i:all(?:\s[a-z]{3,12})?|everyone|everybody))\s?[-–:]\s(?=[A-Za-z])(?!(?i:i|we|he|she|they|it|is|was|are|has|have|had|will|can|cannot|ok|okay|yes|no|noted|thanks|sorry)\b)"
)
# What stands before a row of a list.
ROW = Regex(r"(?:^|\n)(?:\s?(?P<bullet>[-•*]\s?)|\s?\(?\d{1,2}[.)]\s?)?$")
LINE_ENDS, CLAUSE_ENDS = Regex(r"[;!?\n]|\.\s"), Regex(r"[,;!?\n]|\.\s")
LAST_OF_ROW = Regex(r"[,;–-]\s?(?:on\s)?$")
# 「minutes by 16 Mar - Ravi」, 「the notice must go out by 2 Jan, I'll do that」
TRAILED = Regex(
    r"(?:,|\.)?\s(?P<me>[Ii](?:'ll|\swill|\scan)?)\s(?:do|handle|settle|take|see\sto|be\sdoing)\s(?:that|it|this)(?:\sone)?(?=\s?(?:[.,;!\n]|$))|\s?[-–(]\s?(?P<who>[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2})\)?(?=\s?(?:[.,;!\n]|$))"
)


def rows(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The signs that stand for the names of such rows, and for what makes their days limits."""
    for row in _listed(text, found):
        yield from given_to(text, *row.span("who"), row.end())
        yield from _due_of_row(row, text, found)
    for one in found:  # 「minutes by 16 Mar - Ravi」: whose it is, behind when it is due
        match = TRAILED.match(text, one.end) if one.is_limit else None
        if match is not None and (match["me"] or is_name(match["who"])):
            who = "我" if match["me"] else match["who"].replace(" ", "·")
            yield from all_signs(f"由{who}负责", *match.span())


def _listed(text: str, found: Sequence[Time]) -> Iterator[re.Match[str]]:
    """Those where a deadline ends the clause, or a day the line of a list: 「Ken - poster by 8 Nov」, 「- Ken: poster, 8 Nov」."""
    said = [
        match
        for match in LISTED.finditer(text)
        if match["who"].split()[0].lower() in (*ALL, *WRITER) or is_name(match["who"])
    ]
    rows = [ROW.search(text, 0, match.start()) is not None for match in said]
    is_list = sum(rows) > 1 or "\n" not in text.strip()
    for match, is_row in zip(said, rows, strict=True):
        at, is_line = match.end(), is_row and is_list
        ends = (LINE_ENDS if is_line else CLAUSE_ENDS).search(text, at, at + FURTHEST)
        end = ends.start() if ends else at + FURTHEST
        if any(at <= one.start < end and (one.is_limit or (is_line and one.pieces)) for one in found):
            yield match


def _due_of_row(row: re.Match[str], text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The bullet goes, and the day behind the comma at the end of its line is one by which it is due."""
    mark = ROW.search(text, 0, row.start())
    line = [one for one in found if row.end() <= one.start and "\n" not in text[row.end() : one.start]]
    if mark is not None and len(line) == 1:
        if mark["bullet"]:
            yield "", mark.start("bullet"), row.start()
        if not line[0].is_limit and LAST_OF_ROW.search(text[: line[0].start]):
            yield "前", line[0].end, line[0].end
