"""Rows of learned weights by sign, in memory as small as in their file: no sign is kept, only its hash.

A file: a line of JSON (how many columns, slots and rows, and what is dense), then of each slot 16 bits of the hash (0: empty) and
the number of its row, then the rows in hundredths; all of 16 bits, the low one first. A sign that was never learned is taken for
another one once in 32,768 times or more seldom.
"""

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
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
