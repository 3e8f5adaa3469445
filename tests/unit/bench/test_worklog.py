"""Writing a log takes no longer when there are many; a month's report stays near the bare sums it needs."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest

from bench.calendar import Office
from bench.worklog import LOGS, bare, doings, report
from bench.years_of_logs import NOW, filled
from tests.work import Work, counted

# At most so many times the work with a hundred times as many logs: what is added up or looked through grows with the month's
# logs or the year's, what is told of them with their kinds; a log more, or a word found, with neither.
MOST = {
    "add": Work(calls=2, steps=2),
    "ask": Work(calls=15, steps=80),
    "find": Work(calls=2, steps=2),
    "missed": Work(calls=20, steps=100),
    "sources": Work(calls=15, steps=80),
    "digest": Work(calls=15, steps=80),
}
BY_BARE = 4  # SQLite's work of a report beside the bare sums it needs


@pytest.mark.slow(seconds=60)
def test_costs_grow_no_faster_than_the_log(tmp_path: Path) -> None:
    """To 100,000 logs, counted in calls and in SQLite's instructions: `make bench` has the times."""
    few, many = (_work(tmp_path / f"{logs}.db", logs) for logs in (LOGS // 100, LOGS))
    for name, most in MOST.items():
        assert many[name].calls <= most.calls * few[name].calls, (name, few[name], many[name])
        assert many[name].steps <= most.steps * few[name].steps, (name, few[name], many[name])
    assert many["digest"].steps <= BY_BARE * many["bare"].steps


def _work(path: Path, logs: int) -> Mapping[str, Work]:
    store, group = filled(path, logs)
    services = Office(store, NOW).services()
    acts: dict[str, Callable[[], object]] = {
        **doings(services, group, count(1)),
        "digest": lambda: report(services, group),
        "bare": lambda: bare(services, group),
    }
    found: dict[str, Work] = {}
    for name, act in acts.items():
        act()  # what is compiled or kept at the first use is not its cost
        found[name] = counted(store.db.conn, act)
    store.close()
    return found
