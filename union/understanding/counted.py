"""What a figure counts, for reports to add like with like: 「走访困难职工12户」 and 「12户困难职工」 count 困难职工."""

import re
from collections.abc import Sequence
from functools import cache

from union.understanding import lexicon
from union.understanding.message import Measure
from union.understanding.regex import Regex

# □ is where a time stood.
CLAUSE = Regex(r"[^,。;:!?、\s()~□]*$")
SHORTEST, LONGEST = 2, 10
# 「会员总数达876人」 is how many there are, not how many were reached: the name must not be lost to the verb.
STOCK = Regex(r"(?P<what>(?:会员|职工|员工)总人?数)[现已共有达到为是增至]{0,4}$")


def counted(text: str, start: int, end: int) -> str | None:
    """The noun before the figure, freed of the verb it belongs to, else the one after it; times are blanked in `text`."""
    clause = CLAUSE.search(text[max(0, start - 24) : start])
    stock = STOCK.search(clause[0]) if clause else None
    if stock is not None:
        return stock["what"]
    before = _tails().sub("", _verbs().sub("", clause[0])) if clause else ""
    if SHORTEST <= len(before) <= LONGEST and before not in _empty() and not any(map(str.isdigit, before)):
        return before
    after = _head().match(text[end : end + 16])
    return after[0] if after else None


def counts_of_plan(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The quantities of a plan; 「搞一次比赛」 and 「补一场」 only say 「a」 there."""
    events = lexicon.units_of("events")
    return tuple(one for one in measures if not (one.text[:1] == "一" and one.text[1:] in events))


@cache
def _verbs() -> re.Pattern[str]:
    verbs = lexicon.phrases("counting_verbs")
    return re.compile(f".*(?=[{_first_signs(verbs)}])(?:{'|'.join(verbs)})")


@cache
def _tails() -> re.Pattern[str]:
    tails = lexicon.phrases("counting_tails")
    return re.compile(f"(?=[{_first_signs(tails)}])(?:{'|'.join(tails)})+$")


def _first_signs(words: tuple[str, ...]) -> str:
    """What a word may begin with; most places of a text begin none, which spares trying them all."""
    return "".join(sorted({word[0] for word in words}))


@cache
def _empty() -> frozenset[str]:
    return frozenset(lexicon.phrases("count_nothing"))


@cache
def _head() -> re.Pattern[str]:
    stops = "|".join(lexicon.phrases("after_counted"))
    return re.compile(rf"(?!进行|实施)[\u4e00-\u9fff]{{2,8}}?(?=[,。;:!、\s\d(□]|{stops}|$)")
