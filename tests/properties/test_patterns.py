"""Every pattern of the product, in CI: it reads no text in exponentially or polynomially many ways, and its time grows as the text does.

What is read in `make test`: tests/unit/handlers/routing/test_reading_growth.py. That the checks find what they are for:
tests/patterns/test_planted.py.
"""

import re

import pytest

from tests.patterns.ambiguity import exponential, polynomial
from tests.patterns.census import Place, taken
from tests.patterns.growth import cutting, worst

FEWEST = 1000  # places; there were 1,044 when they were first counted


@pytest.mark.slow(seconds=120)
def test_every_pattern() -> None:
    """In one test, for the places are found once: as many as the source has, each known, none of them slow."""
    places = tuple(taken())
    assert len(places) >= FEWEST
    # Each place that makes one has made it, or can be worked out.
    assert {one.where: one.why_unknown for one in places if not one.made} == {}
    assert _read_in_many_ways(places) == []
    assert _slower_than_their_texts_are_long(places) == []


def _read_in_many_ways(places: tuple[Place, ...]) -> list[tuple[object, ...]]:
    """One list of 26 names once stopped the bot."""
    made = {(one.name, text, flags) for one in places for text, flags in one.made}
    found = [(name, text, exponential(text, flags), polynomial(text, flags)) for name, text, flags in made]
    return sorted(one for one in found if any(one[2:]))  # a place may make several patterns


def _slower_than_their_texts_are_long(places: tuple[Place, ...]) -> list[tuple[object, ...]]:
    """Twice the text at most two and a half times the time, up to a message's 4,096 characters."""
    asked = sorted({(one.name, text, flags, tuple(one.used)) for one in places for text, flags in one.made})
    with cutting():
        return [
            (name, text, shape)
            for name, text, flags, used in asked
            if (shape := worst(re.compile(text, flags), (text, flags), used))
        ]
