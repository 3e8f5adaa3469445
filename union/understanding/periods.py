"""Report periods as officers name them: 11月, 上个月, 2026年上半年, 三季度, 去年. Bare ones look back."""

from datetime import datetime

from union import period
from union.grain import Grain
from union.period import Period
from union.understanding.message import When
from union.understanding.moments import TimeRead, moments, times
from union.understanding.normal import normal
from union.understanding.outlook import Outlook

LETTER = {Grain.QUARTER: ("Q", 3), Grain.HALF: ("H", 6)}


def read_period(text: str, now: datetime) -> Period | None:
    """The period a text names: the latest such month, quarter or half not in the future; None when none is named."""
    found = period_named(text, now)
    return found[0] if found else None


def period_named(text: str, now: datetime) -> tuple[Period, TimeRead | None] | None:
    """The period and where it was said; a bare key (2026-Q3) is the whole text."""
    key = period.of_key(text)
    if key:
        return key, None
    said, wall = normal(text), now.replace(tzinfo=None)
    for one in times(said, said.text, moments(said.text), Outlook(wall, told=True)):
        named = _of_when(one.when, said.text[one.begin : one.end], wall)
        if named:
            return named, one
    return None


def _of_when(when: When, words: str, now: datetime) -> Period | None:
    if (
        when.end is not None
        or when.rrule
        or when.grain not in (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
    ):
        return None
    named = _key(when.start, when.grain)
    is_bare = (when.grain in LETTER and not any(sign in words for sign in "年下上本这")) or words in (
        "上半年",
        "下半年",
    )
    if named and is_bare and named.first > now.date():
        return period.year_before(named)
    return named


def _key(start: datetime, grain: Grain) -> Period | None:
    if grain is Grain.MONTH:
        return period.month(start.year, start.month)
    if grain is Grain.YEAR:
        return period.of_key(str(start.year))
    letter, size = LETTER[grain]
    return period.of_key(f"{start.year}-{letter}{(start.month - 1) // size + 1}")
