"""Writing a log takes no longer when there are many; a month's report stays near the bare sums it needs."""

from collections.abc import Iterable
from dataclasses import astuple
from itertools import count
from pathlib import Path
from time import thread_time

import pytest

from bench.calendar import Office
from bench.worklog import LOGS, Cost, measured
from bench.years_of_logs import NOW, filled

# Times as much as with a hundredth of the logs; a tenth for what is too quick there to be told from chance: one log more looks at
# a bounded number of those before, and 1,000 are fewer; the bare sums of 1,000 take a millisecond.
OF_HUNDREDTH = {"ask": 60.0, "find": 60.0, "sources": 20.0, "digest": 20.0}
OF_TENTH = {"add": 1.5, "bare": 15.0}
TRIES = 3  # what another test does to the caches


@pytest.mark.slow(seconds=90)
def test_costs_grow_no_faster_than_the_log(tmp_path: Path) -> None:
    """To 100,000 logs; each at its quietest of so many tries."""
    groups = [(filled(tmp_path / f"{logs}.db", logs), logs) for logs in (LOGS // 100, LOGS // 10, LOGS)]
    over, numbers = {"": 0.0}, count(1)
    tries: list[list[Cost]] = []
    for _ in range(TRIES):
        tries.append(
            [
                measured(Office(store, NOW).services(), group, logs, numbers, thread_time)
                for (store, group), logs in groups
            ]
        )
        hundredth, tenth, whole = map(_quietest, zip(*tries, strict=True))
        over = _over(hundredth, whole, OF_HUNDREDTH) | _over(tenth, whole, OF_TENTH)
        if whole.digest > 4 * whole.bare:
            over["digest by bare"] = whole.digest / whole.bare
        if not over:
            break
    for (store, _), _logs in groups:
        store.close()
    assert over == {}


def _quietest(costs: Iterable[Cost]) -> Cost:
    return Cost(*map(min, zip(*map(astuple, costs), strict=True)))


def _over(small: Cost, large: Cost, most: dict[str, float]) -> dict[str, float]:
    times = {name: getattr(large, name) / getattr(small, name) for name in most}
    return {name: found for name, found in times.items() if found > most[name]}
