"""Writing a log takes no longer when there are many; a month's report stays near the bare sums it needs."""

from pathlib import Path

import pytest

from bench.worklog import LOGS, cost

# Times as much as with a hundredth of the logs; machines of others are busy, too. The bare sums read each row: a hundred times,
# and more where a hundredth of them is one millisecond.
MOST = {"add": 2.5, "ask": 60.0, "find": 60.0, "sources": 20.0, "digest": 20.0, "bare": 200.0}


TRIES = 3  # beside other tests a single figure says little


@pytest.mark.slow
def test_costs_grow_no_faster_than_the_log(tmp_path: Path) -> None:
    """From 1,000 logs to 100,000, which is a hundred times as many; in one of three tries at least."""
    over: dict[str, float] = {}
    for nth in range(TRIES):
        small = cost(tmp_path / f"small{nth}.db", LOGS // 100)
        large = cost(tmp_path / f"large{nth}.db", LOGS)
        found = {name: getattr(large, name) / getattr(small, name) for name in MOST}
        found["digest by bare"] = 100 * large.digest / large.bare / 4
        over = {name: times for name, times in found.items() if times > MOST.get(name, 100.0)}
        if not over:
            return
    assert over == {}
