"""The same work logged twice: by two officers, by one who sent it again, or as a forwarded or mended copy.

Only pointed out; whether it is one thing the officers say.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from union.ties import preparations
from union.understanding.message import Measure, Money
from union.understanding.normal import normal
from union.worklog import Fact, LogEntry

AGAIN = timedelta(minutes=30)  # within it somebody who mends a message sends it anew
ALIKE, SIMILAR = 0.6, 0.5
FIGURES = re.compile(r"\d+(?:\.\d+)?")
SIGNS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
# What tells two like things apart: a number with its unit of organisation, a name, a place.
PARTS = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}(?:车间|分厂|支部|小组|班|期|场|批|次|队)"
    r"|[\u4e00-\u9fff](?:某+|师傅|老师|同志)|[东西南北](?:厂|区|片|站|校区|院区)"
)
UNITS = {"名": "人", "位": "人", "人次": "人", "户次": "户", "场次": "场"}


class Likeness(StrEnum):
    """Why two entries look like one."""

    WORDS = "words"  # the same words again
    FIGURES = "figures"  # the same figures on the same day
    MENDED = "mended"  # the same words with another figure, shortly after


def likeness(entry: LogEntry, other: LogEntry) -> Likeness | None:
    """Why the later entry looks like the earlier one; None where they may well be two things."""
    pairs = [(one, two) for one in entry.facts for two in other.facts if _same_day(one, two)]
    if not pairs or _are_apart(entry, other):
        return None
    if _words(entry.text) == _words(other.text):
        return Likeness.WORDS
    if entry.author_id is not None and entry.author_id == other.author_id:
        return Likeness.MENDED if _is_mended(entry, other) else None
    return Likeness.FIGURES if any(_same_figures(one, two) for one, two in pairs) else None


def twins(entry: LogEntry, others: Sequence[LogEntry]) -> list[LogEntry]:
    """Those that look like it, oldest first."""
    return [each for each in sorted(others, key=lambda each: each.number) if likeness(entry, each)]


def _same_day(one: Fact, two: Fact) -> bool:
    return (one.day, one.category) == (two.day, two.category)


def _are_apart(entry: LogEntry, other: LogEntry) -> bool:
    """Whether each names a workshop, a person, a number of its own, or one tells of what leads up to the other."""
    texts = [normal(each.text).text for each in (entry, other)]
    if preparations(texts[0]) != preparations(texts[1]):
        return True
    one, two = (set(PARTS.findall(each)) for each in texts)
    return bool(one) and bool(two) and not one & two


def _words(text: str) -> str:
    return SIGNS.sub("", normal(text).text)


def _is_mended(entry: LogEntry, other: LogEntry) -> bool:
    """Whether one's own message came again shortly after with one of its figures changed and the others as before.

    Family after family is told in the same words, too: there all figures differ, or there is only one.
    """
    if abs(entry.said_at - other.said_at) > AGAIN:
        return False
    texts = [normal(each.text).text for each in (entry, other)]
    before, after = (FIGURES.findall(each) for each in texts)
    changed = sum(one != two for one, two in zip(before, after, strict=False))
    is_like = FIGURES.sub("0", _words(texts[0])) == FIGURES.sub("0", _words(texts[1]))
    return is_like and len(before) == len(after) > 1 and changed == 1


def _same_figures(one: Fact, two: Fact) -> bool:
    """All figures alike; a single count alone needs like words, for many a meeting has thirty people."""
    figures = _figures(one)
    if not figures or figures != _figures(two):
        return False
    weight = len(figures) + any(each.per is None for each in one.money)
    similar = SequenceMatcher(None, _words(one.title), _words(two.title), autojunk=False).ratio()
    return similar >= (SIMILAR / 2 if weight > 1 else ALIKE)


def _figures(fact: Fact) -> Counter[tuple[str, ...]]:
    """What was counted and paid; a price per piece is said by one and left out by another."""
    counted = [_measure(each) for each in fact.measures]
    return Counter(dict.fromkeys([*counted, *(_money(each) for each in fact.money if each.per is None)], 1))


def _measure(measure: Measure) -> tuple[str, ...]:
    most = measure.value if measure.value_max is None else measure.value_max
    return f"{measure.value.normalize():f}", f"{most.normalize():f}", UNITS.get(measure.unit, measure.unit)


def _money(money: Money) -> tuple[str, ...]:
    return str(money.minor), str(money.minor_max or money.minor), money.currency
