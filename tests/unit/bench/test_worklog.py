"""Writing a log takes no longer when there are many; a month's report stays near the bare sums it needs."""

from itertools import count
from pathlib import Path

import pytest

from bench.calendar import Office
from bench.worklog import LOGS, Cost, measured
from bench.years_of_logs import NOW, filled

# Times as much as with a hundredth of the logs; a tenth for what is too quick there to be told from chance: one log more looks at
# a bounded number of those before, and 1,000 are fewer; the bare sums of 1,000 take a millisecond.
OF_HUNDREDTH = {"ask": 60.0, "find": 60.0, "sources": 20.0, "digest": 20.0}
OF_TENTH = {"add": 1.5, "bare": 15.0}
TRIES = 3  # the machine may be busy with another test


@pytest.mark.slow(seconds=90)
def test_costs_grow_no_faster_than_the_log(tmp_path: Path) -> None:
    """To 100,000 logs; in one of three tries at least."""
    groups = [(filled(tmp_path / f"{logs}.db", logs), logs) for logs in (LOGS // 100, LOGS // 10, LOGS)]
    over, numbers = {"": 0.0}, count(1)
    for _ in range(TRIES):
        hundredth, tenth, whole = (
            measured(Office(store, NOW).services(), group, logs, numbers) for (store, group), logs in groups
        )
        over = _over(hundredth, whole, OF_HUNDREDTH) | _over(tenth, whole, OF_TENTH)
        if whole.digest > 4 * whole.bare:
            over["digest by bare"] = whole.digest / whole.bare
        if not over:
            break
    for (store, _), _logs in groups:
        store.close()
    assert over == {}


def _over(small: Cost, large: Cost, most: dict[str, float]) -> dict[str, float]:
    times = {name: getattr(large, name) / getattr(small, name) for name in most}
    return {name: found for name, found in times.items() if found > most[name]}
