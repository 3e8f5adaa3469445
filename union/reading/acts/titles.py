"""Titles as an officer would have written them: no date words, no 「召开」 in front, no owner, no place."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex, run_before_end
from union.reading import lexicon
from union.reading.acts import classification
from union.reading.text.normal_form import Normal

BREAK = Regex(r"[,。;!?\n:~]|\s")
# Any sign but letters and opening brackets at the beginning, closing ones at the end: 「🎉“四送”活动🎉」.
OPENING, CLOSING = r"[^\w“「《【]+", r"[^\w”」》】%]"
# 「各位理事：」, 「姐妹们，」: who is talked to.
GREETING = Regex(r"\s?(?:各位|全体|大家|姐妹们|兄弟们|同志们|同事们|家人们|亲们)[^,。;!?\n:~]{0,6}[:,!~。]")
# What led to the figures at the end of an English clause: 「Basketball competition with」.
DANGLING = Regex(r"(?<=[A-Za-z])\s(?:with|for|of|to|at|in|on|and|by|from|the)$", any_case=True)
EDGE_SIGNS = ' ,。;!?:、()-~"…·\n'
HEADING = Regex(r"\s?(?:(?:紧急|重要)?(?:通告|公告|启事)|(?:帮我)?(?:记得|记下)):")  # 「通告：…」
MASK = "＊"
LONGEST, LONGEST_FACT = 40, 60
SHORT_DEED = 4  # signs: 「走访困难职工」, but 「工会干部业务知识培训」
RISES_TO = Regex(r"(?:升|高|增加|增长|降|减少|涨|扩大|缩短)[到至为了]?$")
BORDERS = "、,;)” "
PAIRS = (("(", ")"), ("（", "）"), ("“", "”"), ("‘", "’"), ("「", "」"), ("《", "》"), ("【", "】"))
# 「先后对13人进行了大病救助」
TREATED = Regex(r".{0,4}?对(?P<whom>[^对]{2,30}?)(?:进行|开展|实施)了?(?P<how>[^了的]{2,20})$")


class Clause(NamedTuple):
    """What is left of a clause, and where the whole clause stands in the normal text."""

    start: int
    end: int
    text: str


def event_title(
    said: Normal,
    spans: Iterable[tuple[int, int]],
    dated: int,
    within: tuple[int, int] | None = None,
) -> str | None:
    """The item's name: of the clauses left the one that says most of what kind it is, else the first.

    `dated` is where the time to act on stands; a clause about it that names a kind goes before all others.
    `within`: the stretch of the text that is looked at, else all of it.
    """
    start, end = within or (0, len(said.text))
    parts = [part for part in _clauses(said, gone(spans), start, end) if part.text]
    opening = (GREETING, HEADING)
    parts = [part for part in parts if not any(one.match(said.text, part.start) for one in opening)] or parts
    if not parts:
        return None
    best = max(parts, key=lambda part: (part.start <= dated < part.end and _weight(part) > 0, _weight(part)))
    return _paired(best.text[:LONGEST])


def fact_title(said: Normal, dates: AbstractSet[int], figures: AbstractSet[int], start: int, end: int) -> str:
    """What was done, in the words of its first clause that says something, as far as they read as Chinese.

    Dates go, figures only where they end the clause: 「先后走访12户职工」 stays what it is.
    """
    no_titles = lexicon.phrases("no_titles")
    for before, last in _cuts(said, start, end):
        kept = [place for place in range(before + 1, last) if place not in dates]
        text = _fact_clause(said, kept, figures)
        if len(text) > 1 and text not in no_titles:
            return _whole(text)
    quoted = said.quote(start, end)
    return _whole(quoted.strip(EDGE_SIGNS) or quoted)


def _fact_clause(said: Normal, kept: list[int], figures: AbstractSet[int]) -> str:
    """A clause without what leads to it and without the figures at its end."""
    kept = _turned(said, _without_listed(said, kept, figures), figures)
    kept = _without_tail(said, kept, figures)
    text = "".join(said.text[place] for place in kept)
    if text.count("(") > text.count(")"):  # 「走访12户(其中劳模2户)」
        kept = _without_tail(said, kept[: text.rindex("(")], figures)
    head = _leading("".join(said.text[place] for place in kept))
    return DANGLING.sub("", as_written(said, kept[head:]).strip(EDGE_SIGNS))


def _without_tail(said: Normal, kept: list[int], figures: AbstractSet[int]) -> list[int]:
    """Without the figures at the end and the words that lead to them."""
    while kept and (cut := _tail_length(said, kept, figures)):
        kept = kept[:-cut]
    return kept


def _without_listed(said: Normal, kept: list[int], figures: AbstractSet[int]) -> list[int]:
    """Without the figures that end an item of a list: 「评出能手5名、班组3个」."""
    left: list[int] = []
    for place in kept:
        if said.text[place] == "、" and left and any(one not in figures for one in left):
            left = left[: len(left) - _figure_length(left, figures)]
        left.append(place)
    return left


def _turned(said: Normal, kept: list[int], figures: AbstractSet[int]) -> list[int]:
    """「对困难职工进行了走访」 → 「走访困难职工」; what was done to mere figures stands alone."""
    treated = TREATED.match("".join(said.text[place] for place in kept))
    if treated is None:
        return kept
    whom, how = (kept[slice(*treated.span(name))] for name in ("whom", "how"))
    whom = whom[: len(whom) - _figure_length(whom, figures)]
    return [*how, *whom] if len(how) <= SHORT_DEED else [*whom, *how]


def _figure_length(kept: list[int], figures: AbstractSet[int]) -> int:
    """How many signs of a figure stand at the end."""
    return next((i for i, place in enumerate(reversed(kept)) if place not in figures), len(kept))


def _tail_length(said: Normal, kept: list[int], figures: AbstractSet[int]) -> int:
    """How many signs at the end are a figure or say nothing; 「上升到两万元」 is nothing without its figure."""
    text = "".join(said.text[place] for place in kept)
    count = _figure_length(kept, figures)
    if count:
        return 0 if RISES_TO.search(text[:-count]) else count
    return 0 if _ends_masked(said, kept) else _trailing(text)


def _ends_masked(said: Normal, kept: list[int]) -> bool:
    """Whether a name ends there that was masked: the signs of 「张＊＊」 are no marks of typesetting."""
    return bool(kept) and said.raw[said.places[kept[-1]]] == MASK


def _whole(text: str) -> str:
    """At most so long, cut at a border where there is one, and with its brackets and quotation marks in pairs."""
    if len(text) > LONGEST_FACT:
        border = max(text.rfind(sign, 0, LONGEST_FACT) for sign in BORDERS)
        text = text[: border if border > 1 else LONGEST_FACT]
    return _paired(text)


def _paired(text: str) -> str:
    """Without a bracket or quotation mark whose fellow was cut away."""
    for opening, closing in PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


def gone(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The places in the normal text that the spans cover."""
    return {place for start, end in spans for place in range(start, end)}


def _weight(part: Clause) -> float:
    return max(classification.scores("kinds", part.text).values(), default=0.0)


def _clauses(said: Normal, left_out: AbstractSet[int], start: int, end: int) -> Iterator[Clause]:
    """The clauses with what is left out cut away, each trimmed; a cut in mid-clause closes up."""
    for before, last in _cuts(said, start, end):
        kept = [place for place in range(before + 1, last) if place not in left_out]
        yield Clause(before + 1, last, _trimmed(said, kept))


def _cuts(said: Normal, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The signs between which the clauses stand."""
    yield from pairwise([start - 1, *(match.start() for match in BREAK.finditer(said.text, start, end)), end])


def _trimmed(said: Normal, kept: list[int]) -> str:
    text = "".join(said.text[i] for i in kept)
    start = _leading(text)
    end = len(text) - (0 if _ends_masked(said, kept) else _trailing(text[start:]))
    if end - start < 2:  # 「开会」 is a title of its own
        start, end = 0, len(text)
    return as_written(said, kept[start:end]).strip(EDGE_SIGNS)


def as_written(said: Normal, kept: list[int]) -> str:
    """The signs left, as they stand in the message; several of one phrase say it once."""
    spans = dict.fromkeys((said.places[i], said.ends[i]) for i in kept)
    return "".join(said.raw[start:end] for start, end in spans)


def _leading(text: str) -> int:
    start = 0
    while match := _leads().match(text, start):
        if len(text) - match.end() < 2:
            break
        start = match.end()
    return start


def _trailing(text: str) -> int:
    return len(text) - run_before_end(_tail(), text)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"{OPENING}|\(?\d{{1,2}}[、)]|" + "|".join(lexicon.phrases("title_leads")))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{CLOSING}|" + "|".join(lexicon.phrases("title_tails")) + ")$")
