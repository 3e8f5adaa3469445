"""What the run over shapes calls too slow, and what it does not."""

from collections.abc import Iterable
from typing import cast

import pytest

from tests.torture.words import Pace, Reader, Shape, limit, too_slow

pytestmark = pytest.mark.anyio
SHAPE = Shape("group", "", ("月底",), "、", "", 1000)


class _Readings:
    """Takes so long, one after another."""

    def __init__(self, seconds: Iterable[float], failure: Exception | None = None) -> None:
        self._seconds, self.failure = iter(seconds), failure

    async def read(self, _shape: Shape) -> float:
        return next(self._seconds)

    async def close(self) -> None:
        """Nothing is kept."""


class _Steady:
    """A machine that is all the time so much slower than at its best."""

    def __init__(self, slowness: float) -> None:
        self.slowness = lambda: slowness


@pytest.mark.parametrize(
    ("seconds", "slowness", "is_slow"),
    [
        ([0.04], 1.0, False),
        ([0.09, 0.08, 0.07, 0.06], 1.0, True),
        ([0.09, 0.08, 0.07, 0.04], 1.0, False),
        ([0.09, 0.08], 2.0, False),
        ([0.4, 0.4, 0.4, 0.4], 2.0, True),
    ],
    ids=["quick", "slow", "quick the fourth time", "beside other programs", "slow beside others"],
)
async def test_only_what_is_slow_each_time_counts(
    seconds: list[float], slowness: float, is_slow: bool
) -> None:
    """50 ms for 1,000 characters, of a processor that nobody shares."""
    assert limit(SHAPE) == 0.05
    reader, pace = cast(Reader, _Readings(seconds)), cast(Pace, _Steady(slowness))
    assert bool(await too_slow(reader, SHAPE, pace)) is is_slow


async def test_a_reading_that_fails_is_found_however_quick() -> None:
    """A message nobody reads is set aside: its writer is not served."""
    reader, pace = cast(Reader, _Readings([0.01], ValueError())), cast(Pace, _Steady(1.0))
    assert await too_slow(reader, SHAPE, pace) == float("inf")


def test_the_machine_is_never_quicker_than_at_its_best() -> None:
    """So that no reading is made slower than it was."""
    pace = Pace()
    assert all(pace.slowness() >= 1 for _ in range(20))
