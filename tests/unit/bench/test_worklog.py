"""Writing a log takes no longer when there are many; a month's report stays near the bare sums it needs."""

from pathlib import Path

import pytest

from bench.worklog import LOGS, cost

# Times as much as with a hundredth of the logs; machines of others are busy, too.
MOST = {"add": 1.5, "ask": 60.0, "find": 60.0, "sources": 20.0, "digest": 20.0, "bare": 100.0}


@pytest.mark.slow
def test_costs_grow_no_faster_than_the_log(tmp_path: Path) -> None:
    """From 1,000 logs to 100,000, which is a hundred times as many."""
    small, large = cost(tmp_path / "small.db", LOGS // 100), cost(tmp_path / "large.db", LOGS)
    found = {name: getattr(large, name) / getattr(small, name) for name in MOST}
    assert {name: times for name, times in found.items() if times > MOST[name]} == {}
    assert large.digest <= 4 * large.bare
