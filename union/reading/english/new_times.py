"""Times put in another's place: 「AGM now 6 Dec」, 「starts 2.30pm not 2pm」, 「postponed by one week」, 「bring the briefing forward by …」."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from union.core.lazy_regex import Regex, compiled
from union.reading.english.spoken_changes import LEAD, POLITE, START, handled, plain
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, all_signs, either, meaning

FURTHEST = 100  # signs before a time in which 「from now on」 stands
# 「AGM now 6 Dec …」, 「starts 2.30pm not 2pm」.
NOW = Regex(r"(?<=[A-Za-z\d])\s(?:is\s|will\s)?now\s(?:at\s|on\s|is\s)?$", any_case=True)
STARTS = Regex(
    r"(?:,?\s(?:n|and))?(?:\s(?:to\s)?(?:starts?|begins?|is|at|will\sbe)){0,2}\s(?:at\s)?$", any_case=True
)
DENIED = Regex(r",?\s(?:not|instead\sof)\s(?:at\s|on\s)?(?P<bare>\d{1,2}(?![\d:.,]))?", any_case=True)
FROM_NOW = Regex(r"\b(?:from\s(?:now|then)\son(?:wards)?|onwards)\b[^,.;!?\n]{0,24}$", any_case=True)
INSTEAD = Regex(r"\s(?:sharp\s)?instead\b", any_case=True)
WAS = Regex(r"\b(?:should\sbe|should\shave\sbeen|was|were)\s(?:on\s|at\s)?$", any_case=True)


def new_times(text: str, found: Sequence[Time], denied: Mapping[int, int]) -> Iterator[Sign]:
    """The signs of a new time and of a length of time by which something moves."""
    yield from _of_times(text, found, denied)
    for match in _thing_by_span().finditer(text):
        yield from all_signs(handled(match), match.start(), match.end("verb") + 1)
        yield from all_signs(_by(match), *match.span("far"))
    for match in _by_span().finditer(text):
        yield from all_signs(_by(match), *match.span())


def _by(match: re.Match[str]) -> str:
    verb = meaning("by_span", plain(match["verb"]))
    return verb + meaning("numbers", match["count"]) + meaning("units", match["unit"])


def _of_times(text: str, found: Sequence[Time], denied: Mapping[int, int]) -> Iterator[Sign]:
    """「AGM now 6 Dec」, 「starts 2.30pm not 2pm」: the new time behind 改到, the one denied behind a comma."""
    for time in (one for one in found if one.pieces):
        floor = max(0, time.start - LEAD)
        now, end = NOW.search(text[floor : time.start]), denied.get(time.end, time.end)
        is_new = (
            end > time.end
            or INSTEAD.match(text, time.end)
            or FROM_NOW.search(text[max(0, time.start - FURTHEST) : time.start])
        )
        starts = STARTS.search(text[floor : time.start]) if is_new else None
        if WAS.search(text[floor : time.start]):  # 「should be yesterday not today」 is about a log
            starts = None
        if lead := now or starts:
            yield from all_signs("改到", floor + lead.start(), time.start)
        if end > time.end:
            yield from all_signs(",", time.end, end)


def denied_until(text: str, time: Time, found: Sequence[Time]) -> int:
    """Where what is denied behind a time ends, 「2.30pm not 2pm」; the time's own end where nothing is."""
    denied = DENIED.match(text, time.end) if time.pieces else None
    if denied is None:
        return time.end
    other = next(
        (one for one in found if one.start == denied.end() or one.start == denied.start("bare")), None
    )
    return other.end if other else denied.end() if denied["bare"] else time.end


@cache
def _thing_by_span() -> re.Pattern[str]:
    """「bring forward the briefing by 30 mins」."""
    return compiled(
        rf"{START}{POLITE}(?P<verb>{either('by_span')})\s(?!by\s|it\s)(?:the\s)?[A-Za-z][^,.;!?\n]{{1,48}}?(?P<far>\sby\s(?P<count>\d{{1,2}}|{either('numbers')})\s(?P<unit>{either('units')}))(?![A-Za-z])",
        re.IGNORECASE,
    )


@cache
def _by_span() -> re.Pattern[str]:
    """「postponed by one week」, 「brought forward 30 mins」."""
    return compiled(
        rf"(?<![A-Za-z])(?:(?:is|was|has\sbeen)\s)?(?P<verb>{either('by_span')})\s(?:it\s)?(?:by\s|for\s)?(?P<count>\d{{1,2}}|{either('numbers')})\s(?P<unit>{either('units')})(?:\slater|\searlier)?(?![A-Za-z])",
        re.IGNORECASE,
    )
