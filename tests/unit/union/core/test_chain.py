"""Likelihoods along a chain are those of all ways through it, counted one by one."""

from itertools import pairwise, product
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.sign_table import log_sum, marginals, plus

SCORE = st.floats(-4, 4)
STATES = 3
ROW = st.lists(SCORE, min_size=STATES, max_size=STATES)


@given(st.lists(ROW, min_size=1, max_size=4), st.lists(ROW, min_size=STATES, max_size=STATES), ROW)
def test_each_place_has_the_share_of_its_ways(
    own: list[list[float]], order: list[list[float]], first: list[float]
) -> None:
    """Every way weighs what its scores add up to."""
    weights = {}
    for way in product(range(STATES), repeat=len(own)):
        score = first[way[0]] + sum(own[at][state] for at, state in enumerate(way))
        weights[way] = exp(score + sum(order[a][b] for a, b in pairwise(way)))
    whole = sum(weights.values())
    for at, row in enumerate(marginals(own, order, first)):
        for state, share in enumerate(row):
            counted = sum(weight for way, weight in weights.items() if way[at] == state)
            assert share == pytest.approx(counted / whole, abs=1e-9)


def test_sums_of_what_is_far_too_large_for_a_float() -> None:
    """Only its logarithm is ever seen."""
    assert log_sum([5000.0, 5000.0]) == pytest.approx(5000 + log(2))
    assert plus([1, 2], [3, 4]) == [4, 6]
