"""Every pattern of the product, in CI: it reads no text in exponentially or polynomially many ways, and its time grows as the text does.

What is read in `make test`: tests/unit/handlers/routing/test_reading_growth.py. That the checks find what they are for:
tests/patterns/test_planted.py.
"""

import re
from functools import cache

import pytest

from tests.patterns.ambiguity import exponential, polynomial
from tests.patterns.census import Place, taken
from tests.patterns.growth import cutting, worst

pytestmark = pytest.mark.slow
PARTS = 8  # so that none runs as long as one that hangs
FEWEST = 1000  # places; there were 1,044 when they were first counted


@cache
def places() -> tuple[Place, ...]:
    """Found once for all tests."""
    return tuple(taken())


def test_every_pattern_is_seen() -> None:
    """As many as the source has: each place that makes one has made it, or can be worked out."""
    assert len(places()) >= FEWEST
    assert {one.where: one.why_unknown for one in places() if not one.made} == {}


def test_none_is_read_in_many_ways() -> None:
    """One list of 26 names once stopped the bot."""
    made = {(one.name, text, flags) for one in places() for text, flags in one.made}
    found = [(name, text, exponential(text, flags), polynomial(text, flags)) for name, text, flags in made]
    assert sorted(one for one in found if any(one[2:])) == []  # a place may make several patterns


@pytest.mark.parametrize("part", range(PARTS))
def test_none_takes_longer_than_its_text_is_long(part: int) -> None:
    """Twice the text at most two and a half times the time, up to a message's 4,096 characters."""
    asked = sorted({(one.name, text, flags, tuple(one.used)) for one in places() for text, flags in one.made})
    with cutting():
        found = [
            (name, text, shape)
            for name, text, flags, used in asked[part::PARTS]
            if (shape := worst(re.compile(text, flags), (text, flags), used))
        ]
    assert found == []
