"""Every pattern of the product, in CI: it reads no text in exponentially or polynomially many ways, and its time grows as the text does.

What is read in `make test`: tests/unit/handlers/routing/test_reading_growth.py. That the checks find what they are for:
tests/patterns/test_planted.py. What has passed these very checks once is not asked again: tests/patterns/passed.py.
"""

import pytest

from tests.patterns.census import taken
from tests.patterns.passed import asked, failing, new

FEWEST = 1000  # places; there were 1,044 when they were first counted


@pytest.mark.slow(seconds=120)
def test_every_pattern() -> None:
    """In one test, for the places are found once: as many as the source has, each known, none of them slow.

    One list of 26 names once stopped the bot. Twice the text may take two and a half times the time, up to a message's 4,096 characters.
    """
    places = tuple(taken())
    assert len(places) >= FEWEST
    # Each place that makes one has made it, or can be worked out.
    assert {one.where: one.why_unknown for one in places if not one.made} == {}
    assert failing(new(asked(places))) == []
