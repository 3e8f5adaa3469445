"""What a figure counts, for reports to add like with like: 「走访困难职工12户」 and 「12户困难职工」 count 困难职工."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from union.core.lazy_regex import Regex, run_before_end
from union.reading import lexicon
from union.reading.message import Measure
from union.reading.money.sums import Found as Sum
from union.reading.names.helped_names import SURNAMES
from union.reading.quantities.measures import Found as Count

# □ is where a time stood.
CLAUSE = Regex(r"[^,。;:!?、\s()~□]*$")
SHORTEST, LONGEST = 2, 10
# 「会员总数达876人」 is how many there are, not how many were reached: the name must not be lost to the verb.
STOCK = Regex(r"(?P<what>(?:会员|职工|员工)总人?数)[现已共有达到为是增至]{0,4}$")


# 「隐患20处，整改17处」: what came of a thing is no more of it.
OUTCOME = Regex(r"(?P<verb>整改|采纳|解决|化解|答复)了?$")
# 「慰问张三、王五三人」: a name that ends in a numeral counts nothing.
NUMBERED_NAME = Regex(rf"(?:.*、)?[{SURNAMES}][一二三四五六七八九]")
HEAD = Regex(
    lambda: (
        rf"(?!进行|实施)[\u4e00-\u9fff]{{2,8}}?(?=[,。;:!、\s\d(□]|{'|'.join(lexicon.phrases('after_counted'))}|$)"
    )
)


def of_what(counts: Sequence[Count], words: str) -> list[Count]:
    """The quantities with what they count."""
    return [
        Count(one.start, one.end, replace(one.measure, what=what))
        if (what := counted(words, one.start, one.end))
        else one
        for one in counts
    ]


def for_what(prices: Sequence[Sum], words: str) -> list[Sum]:
    """The sums with what they were for; a price says that by itself."""
    return [
        one._replace(money=replace(one.money, what=what))
        if one.money.per is None and (what := counted(words, one.start, one.end))
        else one
        for one in prices
    ]


def counted(text: str, start: int, end: int) -> str | None:
    """The noun before the figure, freed of the verb it belongs to, else the one after it; times are blanked in `text`."""
    clause = CLAUSE.search(text[max(0, start - 24) : start])
    said = clause[0] if clause else ""
    stock = STOCK.search(said)
    if stock is not None:
        return stock["what"]
    bare = _without_tails(said)
    noun = without_verb(said)
    outcome = OUTCOME.search(bare[: len(bare) - len(noun)]) if bare.endswith(noun) else None
    if _names_thing(noun):
        return _with_outcome(outcome, noun)
    head = HEAD.match(text[end : end + 16])
    after = head[0] if head and not OUTCOME.fullmatch(head[0]) else None  # 「查出20处整改17处」
    return _with_outcome(None if noun else outcome, after)


@lru_cache(maxsize=64)
def without_verb(clause: str) -> str:
    """What is left of a clause before a figure behind its verb."""
    return _without_tails(_verbs().sub("", clause))


def _names_thing(noun: str) -> bool:
    is_long_enough = SHORTEST <= len(noun) <= LONGEST and noun not in _empty()
    return is_long_enough and not any(map(str.isdigit, noun)) and NUMBERED_NAME.fullmatch(noun) is None


def _with_outcome(outcome: re.Match[str] | None, what: str | None) -> str | None:
    """「整改隐患」, or only 「整改」 where nothing else is said or it is too long."""
    if outcome is None or (what and outcome["verb"] not in ("整改", "采纳")):
        return what
    whole = outcome["verb"] + (what or "")
    return whole if len(whole) <= LONGEST else outcome["verb"]


def counts_of_plan(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The quantities of a plan; 「搞一次比赛」 and 「补一场」 only say 「a」 there."""
    events = lexicon.units_of("events")
    return tuple(one for one in measures if not (one.text[:1] == "一" and one.text[1:] in events))


@cache
def _verbs() -> re.Pattern[str]:
    verbs = lexicon.phrases("counting_verbs")
    return re.compile(f"(?m:^).*(?=[{_first_signs(verbs)}])(?:{'|'.join(verbs)})")


def _without_tails(words: str) -> str:
    return words[: run_before_end(_tail(), words)]


@cache
def _tail() -> re.Pattern[str]:
    tails = lexicon.phrases("counting_tails")
    return re.compile(f"(?=[{_first_signs(tails)}])(?:{'|'.join(tails)})$")


def _first_signs(words: tuple[str, ...]) -> str:
    """What a word may begin with; most places of a text begin none, which spares trying them all."""
    return "".join(sorted({word[0] for word in words}))


@cache
def _empty() -> frozenset[str]:
    return frozenset(lexicon.phrases("count_nothing"))
