"""A calendar ten times as full costs at most ten times as much, and a round with nothing due hardly more."""

from bench.calendar import GROUPS, Cost, growth, measured
from bench.report import paper

MOST = {"start": 20.0, "heartbeat": 4.0, "cal": 15.0}  # machines of others are busy, too


def test_costs_grow_no_faster_than_the_calendar() -> None:
    """From 200 items to 2000, with ten reminders each."""
    small, large = measured(GROUPS * 100)
    assert (small.rows, large.rows) == (2000, 20000)
    found = growth(small, large)
    assert {name: times for name, times in found.items() if times > MOST[name]} == {}


def test_the_figures_stand_on_the_page() -> None:
    """Beside whatever other sections there are."""
    cost = {"items": 10, "rows": 100, "start": 0.25, "heartbeat": 0.002, "cal": 0.004}
    section = {"tenth": cost, "full": cost, "growth": growth(Cost(**cost), Cost(**cost))}
    page = paper({"calendar": {"commit": "abc", "machine": "a machine", **section}})
    assert "| start | 250.0 | 250.0 | 1.0 |" in page
