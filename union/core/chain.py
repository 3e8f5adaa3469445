"""Likelihoods along a chain: of each place in a row one of several states, by scores of each and of one behind another.

Forward and backward sums, as in Rabiner, "A Tutorial on Hidden Markov Models" (1989).
"""

from collections.abc import Iterable, Sequence
from math import exp, log
from operator import mul

Row = Sequence[float]


def log_sum(values: Iterable[float]) -> float:
    """Of what these are the logarithms of, as a logarithm."""
    every = list(values)
    most = max(every)
    return most + log(sum([exp(each - most) for each in every]))


def plus(one: Row, other: Row) -> list[float]:
    return [a + b for a, b in zip(one, other, strict=True)]


def marginals(own: Sequence[Row], order: Sequence[Row], first: Row) -> list[list[float]]:
    """How likely each state is at each place: `order` scores a state (row) before another, `first` the one in front.

    Reckoned with likelihoods that add up to 1 at each place, as no power of e of a whole row's scores would fit a float;
    `order` must be within 700 of 0, beyond that nothing is left of it.
    """
    rows = [[exp(each) for each in row] for row in order]
    columns, odds = list(zip(*rows, strict=True)), [_odds(scores) for scores in own]
    ahead = [_shares(map(mul, odds[0], _odds(first)))]
    for each in odds[1:]:
        before = ahead[-1]
        ahead.append(_shares(map(mul, each, [sum(map(mul, before, column)) for column in columns])))
    behind = [[1.0] * len(first)]
    for each in reversed(odds[1:]):
        rest = list(map(mul, each, behind[-1]))
        behind.append(_shares(sum(map(mul, row, rest)) for row in rows))
    return [_shares(map(mul, *both)) for both in zip(ahead, reversed(behind), strict=True)]


def _odds(scores: Row) -> list[float]:
    most = max(scores)
    return [exp(each - most) for each in scores]


def _shares(values: Iterable[float]) -> list[float]:
    every = list(values)
    whole = sum(every)
    return [each / whole for each in every]
