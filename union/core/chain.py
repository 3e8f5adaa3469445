"""Likelihoods along a chain: of each place in a row one of several states, by scores of each and of one behind another.

Forward and backward sums in logarithms, as in Rabiner, "A Tutorial on Hidden Markov Models" (1989).
"""

from collections.abc import Iterable, Sequence
from math import exp, log

Row = Sequence[float]


def log_sum(values: Iterable[float]) -> float:
    """Of what these are the logarithms of, as a logarithm."""
    every = list(values)
    most = max(every)
    return most + log(sum([exp(each - most) for each in every]))


def plus(one: Row, other: Row) -> list[float]:
    """Place by place."""
    return [a + b for a, b in zip(one, other, strict=True)]


def marginals(own: Sequence[Row], order: Sequence[Row], first: Row) -> list[list[float]]:
    """How likely each state is at each place: `order` scores a state (row) before another, `first` the one in front."""
    columns = list(zip(*order, strict=True))
    ahead = [plus(own[0], first)]
    for scores in own[1:]:
        ahead.append(plus(scores, [log_sum(plus(ahead[-1], column)) for column in columns]))
    behind = [[0.0] * len(first)]
    for scores in reversed(own[1:]):
        rest = plus(scores, behind[-1])
        behind.append([log_sum(plus(row, rest)) for row in order])
    whole = log_sum(ahead[-1])
    return [[exp(each - whole) for each in plus(*both)] for both in zip(ahead, reversed(behind), strict=True)]
