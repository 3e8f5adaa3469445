"""Slips of the thumb and of the ear: 名天 for 明天, 1O点 for 10点, 「8 点 3 0」 for 8点30; 走仿 for 走访, 慰问今 for 慰问金.

One sign for one, so that places stay right; a word counts as a slip only where what it says makes no sense (union/data/slips.toml).
"""

import re
from functools import cache
from typing import Any

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.piece_rules import with_fragments

FIGURE = 9  # signs of the figure before a unit, as many as there are
OF_FIGURE = Regex(r"[\d.,一二两三四五六七八九十百千万]{1,9}$")
# A blank inside a number: 「3 0」 behind 点, 「1 5 号」.
SPLIT = Regex(
    r"(?<=[点:时月] \d) (?=\d(?!\d))|(?<= \d) (?=\d(?!\d)\s?[点时月日号])|(?<=^\d) (?=\d(?!\d)\s?[点时月日号])"
)


def mended(text: str) -> str:
    """The text with its slips put right, as long as it was."""
    text = _scanner("times").sub(lambda match: _rule("times", match)["meant"], text)
    return _scanner("work").sub(lambda match: _rule("work", match)["meant"], text)


def repaired(written: str, text: str) -> list[tuple[str, str]]:
    """The words of the work that were typed wrong, each with the one meant; `text` is simplified, sign for sign."""
    found: dict[tuple[str, str], None] = {}
    for match in _scanner("work").finditer(text):
        rule, at = _rule("work", match), match.start()
        before = rule.get("before", 0)
        if before < 0:
            figure = OF_FIGURE.search(text, max(0, at - FIGURE), at)
            before = len(figure[0]) if figure else FIGURE
        begin, end = max(0, at - before), match.end() + rule.get("behind", 0)
        found[written[begin:end], f"{text[begin:at]}{rule['meant']}{text[match.end() : end]}"] = None
    return list(found)


def split_at(text: str) -> set[int]:
    """The places of blanks that stand inside a number."""
    return {match.start() for match in SPLIT.finditer(text)}


def _rule(name: str, match: re.Match[str]) -> dict[str, Any]:
    return table("slips")[name][int((match.lastgroup or "").removeprefix("rule"))]  # type: ignore[no-any-return]


@cache
def _scanner(name: str) -> re.Pattern[str]:
    """All slips of a list, tried only at the signs that are typed for others."""
    patterns = [with_fragments(one["pattern"], table("slips")["fragments"]) for one in table("slips")[name]]
    return re.compile(
        f"(?=[{table('slips')['typed'][name]}])(?:{'|'.join(f'(?P<rule{i}>{one})' for i, one in enumerate(patterns))})"
    )
