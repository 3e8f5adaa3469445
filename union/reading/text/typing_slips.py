"""Slips of the thumb beside times: 名天 for 明天, 1O点 for 10点, 「8 点 3 0」 for 8点30.

One sign for one, so that places stay right; a word counts as a slip only where what it says makes no sense.
"""

import re

from union.core.lazy_regex import Regex

NUMERAL = "一二三四五六七八九十"
# What was typed, and what was meant, by the group that found it.
MEANT = {
    "bright": "明",
    "week": "周",
    "rite": "礼",
    "term": "期",
    "dot": "点",
    "month": "月",
    "nought": "0",
    "one": "1",
}
SLIP = Regex(
    rf"(?=[名舟洲里理其器典约oOlI])(?:(?P<bright>(?<![\d{NUMERAL}两百千第报签姓成有几点])名(?=天(?:[上下中早晚,\s\d开去是记要请集到休交把发]|[{NUMERAL}]{{1,2}}点)))"
    rf"|(?P<week>(?<=[上下本这每])[舟洲](?=[{NUMERAL}日天]))"
    rf"|(?P<rite>[里理](?=拜[{NUMERAL}日天](?![拜访])))"
    rf"|(?<=星)(?P<term>[其器](?=[一二三四五六日天]))"
    rf"|(?<=[\d{NUMERAL}])(?P<dot>典(?=[钟半整\d,。\s]|开会|集合|之?前|$))"
    r"|(?<=\d)(?P<month>约(?=\d{1,2}[日号]))"
    r"|(?P<nought>(?<=\d)[oO](?=\d?[点月日号时:])|(?<![A-Za-z\d])[oO](?=\d[点月日号时:])|(?<=[点:]\d)[oO](?![A-Za-z]))"
    r"|(?P<one>(?<=\d)[lI](?=[点月日号时:])|(?<![A-Za-z\d])[lI](?=\d[点月日号时:])|(?<=[午晚早上])[lI](?=点)))"
)
# A blank inside a number: 「3 0」 behind 点, 「1 5 号」.
SPLIT = Regex(
    r"(?<=[点:时月] \d) (?=\d(?!\d))|(?<= \d) (?=\d(?!\d)\s?[点时月日号])|(?<=^\d) (?=\d(?!\d)\s?[点时月日号])"
)


def mended(text: str) -> str:
    """The text with its slips put right, as long as it was."""
    return SLIP.sub(_meant, text)


def split_at(text: str) -> set[int]:
    """The places of blanks that stand inside a number."""
    return {match.start() for match in SPLIT.finditer(text)}


def _meant(match: re.Match[str]) -> str:
    return MEANT[match.lastgroup or ""]
