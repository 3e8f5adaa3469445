"""A calendar ten times as full costs at most ten times as much, and a round with nothing due hardly more."""

import pytest

from bench.calendar import GROUPS, measured

MOST = {"start": 20.0, "heartbeat": 4.0, "cal": 15.0}  # machines of others are busy, too


@pytest.mark.slow
def test_costs_grow_no_faster_than_the_calendar() -> None:
    """From 200 items to 2000, with ten reminders each."""
    small, large = measured(GROUPS * 100)
    assert (small.rows, large.rows) == (2000, 20000)
    found = {name: getattr(large, name) / getattr(small, name) for name in MOST}
    assert {name: times for name, times in found.items() if times > MOST[name]} == {}
