"""Rows that Telegram was asked for again and again in vain: first they step aside, in the end they are dead.

A row is tried four times in a round (seven seconds); then the others of its chat pass it. After three rounds it is dead.
While nothing else goes through either, Telegram is at fault: order is kept for two minutes, and nothing is ever given up.
"""

from datetime import timedelta
from enum import Enum, auto

TRIES, TRIES_IN_SILENCE, ROUNDS = 4, 8, 3
ASIDE = timedelta(minutes=5)  # between two rounds


class Next(Enum):
    """What becomes of the row."""

    AGAIN = auto()
    ASIDE = auto()
    DEAD = auto()


class Stubborn:
    """Counts rounds by row, and what went through meanwhile."""

    def __init__(self) -> None:
        self._rounds: dict[int, tuple[int, int]] = {}  # rounds through, and successes before the first
        self._successes = 0

    def succeeded(self, row_id: int) -> None:
        """Telegram took this one."""
        self._successes += 1
        self._rounds.pop(row_id, None)

    def failed(self, row_id: int, tries: int) -> Next:
        """This row failed for the `tries`-th time in its round."""
        rounds, before = self._rounds.setdefault(row_id, (0, self._successes))
        is_silent = self._successes == before
        if tries < (TRIES_IN_SILENCE if is_silent else TRIES):
            return Next.AGAIN
        self._rounds[row_id] = rounds + 1, before
        if rounds + 1 < ROUNDS or is_silent:
            return Next.ASIDE
        del self._rounds[row_id]
        return Next.DEAD

    def forget(self, row_id: int) -> None:
        """The row is dead for another reason."""
        self._rounds.pop(row_id, None)
