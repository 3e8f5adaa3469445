"""Slips of the thumb and of the ear: 名天 for 明天, 1O点 for 10点, 「8 点 3 0」 for 8点30; 走仿 for 走访, 慰问今 for 慰问金.

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
# Words of the work, where what is done or counted stands beside them: the wrong sign, the right one, and how much of the
# word stands before it and behind it, to be quoted.
WHOM = r"[了过困职慰退住老特低看企会女工贫独单孤病残环一两二三四五六七八九十\d]"
FIGURE = 9  # signs of the figure before a unit, as many as there are
OF_FIGURE = Regex(r"[\d.,一二两三四五六七八九十百千万]{1,9}$")
WORK_MEANT = {
    "gift": ("金", 2, 0),
    "comfort": ("慰", 0, 1),
    "ask": ("问", 1, 0),
    "visit": ("访", 1, 0),
    "yuan": ("元", FIGURE, 0),
    "box": ("箱", FIGURE, 0),
    "train": ("培", 0, 1),
    "join": ("加", 1, 0),
}
WORK_SLIP = Regex(
    r"(?=[今尉蔚畏文闻温仿坊防园圆厢陪家])(?:(?P<gift>(?<=慰问|补助|助学|救助)今(?=[\d已都共每各,:]|发[了放到]))"
    r"|(?P<comfort>[尉蔚畏](?=问[金品了困职退住\d]))"
    rf"|(?P<ask>(?<=慰)[文闻温](?={WHOM}|[金品]))"
    rf"|(?P<visit>(?<=[走探])[仿坊防](?={WHOM}))"
    r"|(?P<yuan>(?:(?<=\d\d)|(?<=[百千万]))[园圆](?=[,。;!?、\s)整每/]|$))"
    r"|(?P<box>(?<=[\d一两二三四五六七八九十百])厢(?=[,。;!?、\s)]|$))"
    r"|(?P<train>陪(?=训[了班课\d职]))"
    r"|(?P<join>(?<=参)家(?=[了的会活]|\d|人[,。\d])))"
)
# A blank inside a number: 「3 0」 behind 点, 「1 5 号」.
SPLIT = Regex(
    r"(?<=[点:时月] \d) (?=\d(?!\d))|(?<= \d) (?=\d(?!\d)\s?[点时月日号])|(?<=^\d) (?=\d(?!\d)\s?[点时月日号])"
)


def mended(text: str) -> str:
    """The text with its slips put right, as long as it was."""
    return WORK_SLIP.sub(_work_meant, SLIP.sub(_meant, text))


def repaired(written: str, text: str) -> list[tuple[str, str]]:
    """The words of the work that were typed wrong, each with the one meant; `text` is simplified, sign for sign."""
    found: dict[tuple[str, str], None] = {}
    for match in WORK_SLIP.finditer(text):
        meant, before, behind = WORK_MEANT[match.lastgroup or ""]
        if before == FIGURE and (
            figure := OF_FIGURE.search(text, max(0, match.start() - FIGURE), match.start())
        ):
            before = len(figure[0])
        begin, end = max(0, match.start() - before), match.end() + behind
        right = f"{text[begin : match.start()]}{meant}{text[match.end() : end]}"
        found[written[begin:end], right] = None
    return list(found)


def _work_meant(match: re.Match[str]) -> str:
    return WORK_MEANT[match.lastgroup or ""][0]


def split_at(text: str) -> set[int]:
    """The places of blanks that stand inside a number."""
    return {match.start() for match in SPLIT.finditer(text)}


def _meant(match: re.Match[str]) -> str:
    return MEANT[match.lastgroup or ""]
