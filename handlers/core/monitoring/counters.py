"""What the program counts about itself since it began: numbers by kind, and nothing of whose they are.

Whoever does something notes it here, also inside a transaction; bot/web/health.py tells it to who watches over the bot.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from functools import partial

LATE = (1, 5, 15, 30, 60, 120, 300, 900, 3600, 14400)  # seconds; the round comes every half minute
QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
LONG = (0.5, 1, 2, 5, 10, 30, 60, 300)


class Spot(StrEnum):
    """Where an error was caught and the program went on."""

    HANDLER = auto()
    UPDATE = auto()  # set aside: its handler failed twice, or it could not be read
    ROUND = auto()
    JOINING = auto()  # answers that were to become one message
    SENDING = auto()  # a mistake of ours on the way to Telegram
    NOTICE = auto()  # telling that a message can't be delivered
    CHORE = auto()
    PAGE = auto()
    BACKUP = auto()
    DATABASE = auto()  # a write that has to wait


class Spread:
    """How often something took at most so many seconds."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = tuple(bounds)
        self._counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Once more; less than nothing counts as nothing."""
        self._counts[bisect_left(self._bounds, max(seconds, 0.0))] += 1
        self.total += max(seconds, 0.0)

    def cumulative_counts(self) -> list[tuple[float, int]]:
        """Each bound, infinity the last, with how many lay at or below it."""
        sums, found = 0, list[tuple[float, int]]()
        for bound, count in zip((*self._bounds, float("inf")), self._counts, strict=True):
            sums += count
            found.append((bound, sums))
        return found


@dataclass(slots=True)
class Meters:
    """One for the whole bot. Moments are aware UTC, None for what never was."""

    updates: Spread = field(default_factory=partial(Spread, QUICK))
    lateness: Spread = field(default_factory=partial(Spread, LATE))  # of reminders, until Telegram took them
    # Documents and pictures, by what they are.
    made: defaultdict[str, Spread] = field(default_factory=partial(defaultdict, partial(Spread, LONG)))
    sends: Counter[str] = field(default_factory=Counter)  # by how they ended
    polls: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)  # by Spot
    polled_at: datetime | None = None
    rounded_at: datetime | None = None
    committed_at: datetime | None = None  # an update, or the news of a send
    sent_at: datetime | None = None
    replicated_at: datetime | None = None  # all written by then was at the replica

    def failed(self, spot: Spot) -> None:
        self.errors[spot] += 1
