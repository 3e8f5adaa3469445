"""The real bot killed at random points: nothing acknowledged is lost, nothing is doubled without its mark.

`make torture` does the same thousands of times; what is checked is in verdict.py.
"""

import pytest

from tests.torture.crashes import Finding, torture
from tests.torture.life import Tally

pytestmark = pytest.mark.anyio


def told(found: Finding | None) -> str:
    """Everything there is to know of what went wrong; nothing when nothing did."""
    return "" if found is None else "\n".join([*found.trace, found.wrong, f"kept: {found.folder}"])


async def test_five_crashes() -> None:
    """A short life of a committee, five times cut short."""
    tally = Tally()
    assert told(await torture(5, 20261120, lambda tally: None, tally=tally)) == ""
    assert tally.crashes == 5


@pytest.mark.slow
async def test_a_hundred_crashes() -> None:
    """Four committees, one after the other, with reminders, festivals and reports falling due."""
    tally = Tally()
    assert told(await torture(100, 7, lambda tally: None, tally=tally)) == ""
    assert tally.crashes == 100
    assert len(tally.by_point) > 10
