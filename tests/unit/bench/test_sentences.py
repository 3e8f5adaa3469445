"""The published sentences are many, unlike each other, and hold what officers type."""

from collections import Counter

from bench.sentences import load, shape

SENTENCES = load()
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
    shapes = Counter(shape(one.text) for one in SENTENCES)
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
