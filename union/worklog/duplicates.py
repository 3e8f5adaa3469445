"""The same work logged twice: by two officers, by one who sent it again, or as a forwarded or mended copy.

Only pointed out; whether it is one thing the officers say.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from operator import ne
from typing import NamedTuple

from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal
from union.worklog import word_overlap as overlap
from union.worklog.entries import Fact, LogEntry

AGAIN = timedelta(minutes=30)  # within it somebody who mends a message sends it anew
MOST_PAIRS = 400  # of two entries that are compared; who tells of more is not asked
FIGURES = Regex(r"\d+(?:\.\d+)?")
SIGNS = Regex(r"[^\u4e00-\u9fffA-Za-z0-9]+")
DAYS = Regex(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]|[上本这]?(?:周|星期|礼拜)[一二三四五六日天]")
PARTS = Regex(r"上午|下午|晚上|中午")  # told of both, they are two
Figures = frozenset[tuple[str, str, str]]  # least, most, unit
UNITS = {"名": "人", "位": "人", "人次": "人", "户次": "户", "场次": "场"}


class Written(NamedTuple):
    """So much of an entry as tells who wrote which words when, aware."""

    id: int
    author_id: int | None
    text: str
    said_at: datetime


class DuplicateReason(StrEnum):
    """Why two entries look like one."""

    WORDS = "words"  # the same words again
    FIGURES = "figures"  # the same figures on the same day
    MENDED = "mended"  # the same words with another figure, shortly after


def likeness(entry: LogEntry, other: LogEntry) -> DuplicateReason | None:
    """Why the later entry looks like the earlier one; None where they may well be two things."""
    days = {_day(one) for one in entry.facts} & {_day(two) for two in other.facts}
    if not days or not may_be_like(entry, other) or _are_apart(entry, other):
        return None
    if _words(entry.text) == _words(other.text):
        return DuplicateReason.WORDS
    if _is_by_the_same(entry, other):
        return DuplicateReason.MENDED
    names = (entry.author, other.author)
    is_one = any(
        _same_figures(one, two) and _same_subject(_said_of(one, entry, names), _said_of(two, other, names))
        for one, two in islice(_pairs(entry, other), MOST_PAIRS)
    )
    return DuplicateReason.FIGURES if is_one else None


def _pairs(entry: LogEntry, other: LogEntry) -> Iterator[tuple[Fact, Fact]]:
    """What each of the two tells of one day and with one of its figures the same."""
    told: dict[object, dict[int, Fact]] = {}
    for place, two in enumerate(other.facts):
        for figure in _figures(two):
            told.setdefault((_day(two), figure), {})[place] = two
    for one in entry.facts:
        alike: dict[int, Fact] = {}
        for figure in _figures(one):
            alike |= told.get((_day(one), figure), {})
        yield from ((one, two) for two in alike.values())


def may_be_like(entry: LogEntry, other: LogEntry | Written) -> bool:
    """Whether their words alone leave that open: one's own entries are like only with the same words, or mended ones."""
    is_own = _is_by_the_same(entry, other)
    return not is_own or _words(entry.text) == _words(other.text) or _is_mended(entry, other)


def _is_by_the_same(entry: LogEntry, other: LogEntry | Written) -> bool:
    return entry.author_id is not None and entry.author_id == other.author_id


def twins(entry: LogEntry, others: Sequence[LogEntry]) -> list[LogEntry]:
    """Those that look like it, oldest first."""
    return [each for each in sorted(others, key=lambda each: each.number) if likeness(entry, each)]


def may_go(later: LogEntry, earlier: LogEntry) -> list[LogEntry]:
    """Which of the two can be taken back with nothing lost, the one to be preferred first.

    Of a message sent anew with a figure mended that is the former one.
    """
    if likeness(later, earlier) is DuplicateReason.MENDED:
        return [earlier]
    return [goes for goes, stays in ((later, earlier), (earlier, later)) if _holds(stays, goes)]


def _holds(stays: LogEntry, goes: LogEntry) -> bool:
    told = grouped((_day(other), _figures(other)) for other in stays.facts)
    return all(
        any(figures <= others for others in told.get(day, ()))
        for day, figures in {(_day(fact), _figures(fact)) for fact in goes.facts}
    )


def _day(fact: Fact) -> tuple[object, str]:
    return fact.day, fact.category


def _are_apart(entry: LogEntry, other: LogEntry) -> bool:
    """Whether each names a workshop, a person, a part of the day of its own, or one tells of what leads up to the other."""
    texts = [normal(each.text).text for each in (entry, other)]
    one, two = (set(PARTS.findall(each)) for each in texts)
    if (one and two and not one & two) or overlap.contradict(entry.text, other.text):
        return True
    return _leading_up(texts[0]) != _leading_up(texts[1])


@lru_cache(maxsize=256)  # the entries of one day are compared again and again
def _leading_up(text: str) -> frozenset[str]:
    return overlap.preparations(overlap.core_of(overlap.without_agenda(text)))


@lru_cache(maxsize=256)
def _words(text: str) -> str:
    return SIGNS.sub("", normal(text).text)


def _is_mended(entry: LogEntry, other: LogEntry | Written) -> bool:
    """Whether one's own message came again shortly after with one of its figures changed and the others as before.

    Family after family is told in the same words, too: there all figures differ, or there is only one.
    """
    if abs(entry.said_at - other.said_at) > AGAIN:
        return False
    texts = [normal(each.text).text for each in (entry, other)]
    before, after = map(FIGURES.findall, texts)
    if not len(before) == len(after) > 1 or sum(map(ne, before, after)) != 1:
        return False
    return FIGURES.sub("0", _words(texts[0])) == FIGURES.sub("0", _words(texts[1]))


def _same_figures(one: Fact, two: Fact) -> bool:
    """A figure is shared, and none denied: what one says the other says too, or leaves out altogether."""
    figures, others = _figures(one), _figures(two)
    if not figures & others - {("1", "1", unit) for _least, _most, unit in figures}:
        return False
    for unit in {each[2] for each in figures}:  # both count in it, and neither has all that the other has
        ours, theirs = ({each for each in some if each[2] == unit} for some in (figures, others))
        if ours and theirs and not (ours <= theirs or theirs <= ours):
            return False
    return True


def _same_subject(one: str, two: str) -> bool:
    """Whether at most one of them names what the other does not: two that both do are of two things."""
    ours, theirs = _subject(one), _subject(two)
    return not (_left_over(ours, theirs) and _left_over(theirs, ours)) and bool(
        overlap.covered_by(theirs, ours)
    )


def _left_over(core: str, said: str) -> bool:
    covered = overlap.covered_by(said, core)
    return any(place not in covered and sign not in said for place, sign in enumerate(core))


def _subject(words: str) -> str:
    core = overlap.core_of(words)
    for each in overlap.word_lists()["told"]:
        core = core.replace(each, "")
    return core


def _said_of(fact: Fact, entry: LogEntry, authors: Sequence[str]) -> str:
    """The words of a fact without figures and the two officers' own names: the whole message where it is the only one."""
    whats = [each.what or "" for each in fact.measures] + [each.what or "" for each in fact.money]
    text = normal(
        overlap.without_agenda(entry.text) if len(entry.facts) == 1 else "，".join([fact.title, *whats])
    ).text
    figures = [each.text for each in fact.measures] + [each.text for each in fact.money if each.text]
    for each in (*sorted(figures, key=len, reverse=True), *authors):
        text = text.replace(normal(each).text, " ")
    return DAYS.sub(" ", text)


def _figures(fact: Fact) -> Figures:
    """What was counted and paid; a price per piece is said by one and left out by another."""
    money = [each for each in fact.money if each.per is None]
    sums = [(str(one.minor), str(one.minor_max or one.minor), one.currency) for one in money]
    spans = [(each, each.value if each.value_max is None else each.value_max) for each in fact.measures]
    counts = [
        (f"{each.value.normalize():f}", f"{most.normalize():f}", UNITS.get(each.unit, each.unit))
        for each, most in spans
    ]
    return frozenset([*counts, *sums])
