"""Times of items as lines of a list, whatever the list is of: what stood, what is due, who came, what was won."""

from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum

from union.core.kinds import Kind
from union.core.period import Grain
from union.core.records import dataclass


class LineState(StrEnum):
    """Where a time stands; `HELD`: it took place and nobody marked it, `AHEAD`: of the year plan, due after the month it is."""

    DONE = "done"
    HELD = "held"
    OPEN = "open"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"
    AHEAD = "ahead"


DONE = (LineState.DONE, LineState.HELD)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One time of an item, or what a log or a festival has of one.

    `days`: since its deadline passed, None before. `log` tells an open one as done, which is to be confirmed. `section`: of the
    year plan, "" without a heading, None of no plan. `begin`: from when on it is to be prepared. `present` of `expected` came,
    None where nobody said. `said`: results, votes.
    """

    number: int
    title: str
    start: datetime
    end: datetime  # exclusive
    kind: Kind = Kind.OTHER
    grain: Grain = Grain.DAY
    deadline: bool = False
    state: LineState = LineState.OPEN
    days: int | None = None
    log: int | None = None
    section: str | None = None
    begin: date | None = None
    present: int | None = None
    expected: int | None = None
    said: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def due(self) -> date:
        """The last day it can be done."""
        return self.last_moment.date()

    @property
    def last_moment(self) -> datetime:
        """An end at midnight is of the day before."""
        return max(self.start, self.end - self.end.resolution)

    @property
    def place(self) -> tuple[datetime, int]:
        """Where it stands in a list by time."""
        return self.start, self.number


Lines = tuple[ItemLine, ...]


def of_day(number: int, title: str, day: date, said: tuple[str, ...] = ()) -> ItemLine:
    """A line of what has a day alone."""
    start = datetime.combine(day, time())
    return ItemLine(number, title, start, start, said=said)


def of_state(lines: Iterable[ItemLine], *states: LineState) -> Lines:
    return tuple(each for each in lines if each.state in states)


def planned(lines: Iterable[ItemLine]) -> int:
    """How many stood; what was called off was no plan."""
    return sum(each.state is not LineState.CANCELLED for each in lines)
