"""Writing a log takes no longer when there are many; a month's report stays near the bare sums it needs."""

import pytest

from bench.worklog import growth, measured

# Times as much as with a hundredth of the logs; machines of others are busy, too.
MOST = {"add": 1.5, "ask": 60.0, "find": 60.0, "sources": 20.0, "digest": 20.0}


@pytest.mark.slow
def test_costs_grow_no_faster_than_the_log() -> None:
    """From 1,000 logs to 100,000, which is a hundred times as many."""
    small, large = measured()
    assert (small.logs, large.logs) == (1000, 100_000)
    found = growth(small, large)
    assert {name: times for name, times in found.items() if times > MOST.get(name, 100)} == {}
    assert large.digest <= 4 * large.bare
