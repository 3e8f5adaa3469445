"""Rows of learned weights by sign, in memory as small as in their file: no sign is kept, only its hash.

A file: a line of JSON (how many columns, slots and rows, and what is dense), then of each slot 16 bits of the hash (0: empty) and
the number of its row, then the rows in hundredths; all of 16 bits, the low one first. A sign that was never learned is taken for
another one once in 32,768 times or more seldom.

And likelihoods along a chain: of each place in a row one of several states, by scores of each and of one behind another. Forward and
backward sums, as in Rabiner, "A Tutorial on Hidden Markov Models" (1989).
"""

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, log
from operator import mul
from pathlib import Path
from typing import Any
from zlib import crc32

HUNDREDTHS, MOST_SLOTS, MOST_ROWS, FULL = 100, 1 << 17, 1 << 16, 0.6
BITS = 16
KEPT = 4096  # rows of the signs met last, in a table; found anew they took a twentieth of a message's time


class SignTable:
    """Weights of a sign for each column; `dense`: what else was learned."""

    def __init__(
        self, columns: int, checks: Sequence[int], places: Sequence[int], rows: Sequence[int], dense: Any
    ) -> None:
        self.columns, self.dense = columns, dense
        self._checks, self._places, self._rows = checks, places, rows
        self._mask = len(checks) - 1
        self._row = lru_cache(maxsize=KEPT)(self._sign_row)

    def known(self, signs: Iterable[str]) -> list[Sequence[int]]:
        """The rows, in hundredths, of those signs that have one."""
        return [row for sign in signs if (row := self._row(sign)) is not None]

    def sums(self, signs: Iterable[str], *, scaled: bool = True) -> list[float]:
        """Of each column over all signs; scaled by the root of how many are known, so that long words weigh no more than short."""
        rows = self.known(signs)
        scale = HUNDREDTHS * (max(1, len(rows)) ** 0.5 if scaled else 1)
        return [sum(column) / scale for column in zip(*rows, strict=True)] if rows else [0.0] * self.columns

    def _sign_row(self, sign: str) -> Sequence[int] | None:
        at, check = _slot(sign, self._mask)
        while self._checks[at]:
            if self._checks[at] == check:
                start = self._places[at] * self.columns
                return tuple(self._rows[start : start + self.columns])
            at = (at + 1) & self._mask
        return None


def _slot(sign: str, mask: int) -> tuple[int, int]:
    found = crc32(sign.encode(errors="surrogatepass"))
    return found & mask, (found >> BITS) or 1


def read_table(path: Path) -> SignTable:
    """A file as `table_bytes` makes it."""
    return table_of(path.read_bytes())


def table_of(content: bytes) -> SignTable:
    first, rest = content.split(b"\n", 1)
    head = json.loads(first)
    whole = array("H", rest)
    if sys.byteorder == "big":
        whole.byteswap()
    slots = head["slots"]
    rows = array("h", whole[2 * slots :].tobytes())
    return SignTable(head["columns"], whole[:slots], whole[slots : 2 * slots], rows, head["dense"])


def table_bytes(rows: Mapping[str, Sequence[int]], columns: int, dense: Any) -> bytes:
    """The file of rows in hundredths; of two signs that cannot be told apart the first one stays. ValueError: too many rows."""
    slots = 1
    while slots * FULL < len(rows):
        slots *= 2
    if slots > MOST_SLOTS or len(rows) >= MOST_ROWS:
        raise ValueError(len(rows))
    checks, places, flat = array("H", bytes(2 * slots)), array("H", bytes(2 * slots)), array("h")
    for sign, row in rows.items():
        at, check = _slot(sign, slots - 1)
        while checks[at] not in (0, check):
            at = (at + 1) & (slots - 1)
        if not checks[at]:
            checks[at], places[at] = check, len(flat) // columns
            flat.extend(row)
    whole = array("H", checks.tobytes() + places.tobytes() + flat.tobytes())
    if sys.byteorder == "big":
        whole.byteswap()
    head = {"columns": columns, "slots": slots, "dense": dense}
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + whole.tobytes()


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
