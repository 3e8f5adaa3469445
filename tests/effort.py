"""How much is tried: what tells a rule stands in `make test`; what explores is tried there in part, and in full in CI's slow part."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import settings

QUICK, THOROUGH = 10, 30  # examples of a property, by hand and in CI; CI's slow part takes all properties
LEAST = 3


def tried(full: int, **more: Any) -> settings:
    """For a property that is tried `full` times in CI, and by hand in the proportion of the others."""
    return settings(max_examples=max(LEAST, full * settings().max_examples // THOROUGH), **more)


def some(cases: Iterable[Any], count: int) -> Sequence[Any]:
    """Parameters: `count` of the cases, from first to last at even distances; the others only in CI's slow part."""
    all_of_them = list(cases)
    kept = {place * len(all_of_them) // count for place in range(count)}
    return [
        case if place in kept else pytest.param(case, marks=pytest.mark.slow)
        for place, case in enumerate(all_of_them)
    ]
