"""A figure of a time before that another is held against: 「走访12户（上月9户）」. It is no work of the day, its time no day of it."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex

# At the head of a bracket or clause nothing but the time stands before the figure.
BEFORE = Regex(
    r"[(,、](?P<time>(?:上个?(?:月|周|星期|礼拜|季度)|[去上前]年|上次|上回)(?:同期|同月)?)[是为有只才:]{0,3}$"
)
# 「上月9户，本月12户」 tells the work of two times.
NOW_TOO = Regex(r"(?:[本这]个?(?:月|周|星期|礼拜|季度)|今年)[^\d]{0,6}\d")
NEAR = 16


def compared(text: str, figures: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Of figures given as (start, end, unit) in order those of a time before, each with where that time stands."""
    told: set[str] = set()
    for place, (start, end, unit) in enumerate(figures):
        said = BEFORE.search(text[max(0, start - NEAR) : start])
        if said is None:
            told.add(unit)
        elif unit in told and NOW_TOO.search(text, end) is None:
            begin = max(0, start - NEAR)
            yield place, (begin + said.start("time"), begin + said.end("time"))
