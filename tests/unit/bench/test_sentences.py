"""The published sentences are many, unlike each other, and hold what officers type."""

import re
from collections import Counter

from bench.sentences import load

SENTENCES = load()
# What is masked before two sentences count as one shape: figures, dates, names.
MASKED = re.compile(
    r"[\d０-９]+|[零〇一二两三四五六七八九十百千廿]+|[张王李赵刘陈杨黄周吴徐孙马朱胡林郭何高罗]\S(?:主席|师傅|姐|哥|工|主任)"
)
# The families of the labelled samples, by the names ours have.
FAMILIES = frozenset(
    (
        *(
            "weekday",
            "past",
            "rel-day",
            "daypart",
            "abs",
            "format",
            "range-time",
            "clock",
            "deadline",
            "workday",
        ),
        *("offset", "week", "month", "quarter", "half", "year", "fuzzy", "range-date", "festival", "lunar"),
        *("solarterm", "recurrence", "trad", "cantonese", "typo", "names", "mixed"),
    )
)


def test_there_are_a_thousand_of_many_shapes() -> None:
    """At least 1,000 sentences, 400 shapes once figures and names are masked, at most five of one shape."""
    shapes = Counter(MASKED.sub("#", one.text) for one in SENTENCES)
    assert len(SENTENCES) >= 1000
    assert len(shapes) >= 400
    assert max(shapes.values()) <= 5


def test_many_hold_no_time() -> None:
    """At least 150 texts without a time."""
    assert sum(not one.right for one in SENTENCES) >= 150


def test_every_family_is_there() -> None:
    """Each family of the samples has sentences."""
    assert {one.family for one in SENTENCES} >= FAMILIES


def test_every_id_is_said_once() -> None:
    """A sentence can be named by its id."""
    assert len({one.id for one in SENTENCES}) == len(SENTENCES)


def test_a_label_is_a_time_that_can_be() -> None:
    """What ends does so after its start."""
    assert all(one.end is None or one.end > one.start for sentence in SENTENCES for one in sentence.right)
