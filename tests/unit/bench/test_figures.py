"""The labelled sentences of union work stay as well read as they were."""

import pytest

from bench.figures import load, score

FLOORS = {"measures": 0.99, "money": 0.99, "approx": 0.98, "category": 0.98, "deeds": 0.94, "currency": 1.0}


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_figures_and_categories_stay_right(half: int) -> None:
    """Of both halves; all lines have been looked at by now, so these hold what is, and judge no new rule."""
    found = score(load(half=half))

    reached = {
        name: found.f1(name) if name in ("measures", "money") else found.share(name) for name in FLOORS
    }
    assert {name: share for name, share in reached.items() if share < FLOORS[name]} == {}


def test_a_miss_is_told() -> None:
    """What was read wrongly is named with what the label says."""
    label = {"category": "女职工", "measures": [[12, "人", False, None]], "money": []}
    misses: list[str] = []

    found = score([{"id": "x-1", "text": "走访12户", "now": "2026-11-20T10:00", "expect": label}], misses)

    assert (found.f1("measures"), found.share("category")) == (0.0, 0.0)
    assert "not 女职工" in misses[0]
