"""A clock is moved the way time passes: everything due on the way is lived through."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock
from bot.demo.simulated_clock import walk

pytestmark = pytest.mark.anyio
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


class Town:
    """Things that are due, and what is seen at each stop."""

    def __init__(self, *hours: float) -> None:
        self.clock = Clock(host=lambda: START)
        self.due = [START + timedelta(hours=hour) for hour in hours]
        self.stops: list[float] = []
        self.stuck: set[datetime] = set()

    def next_due(self) -> datetime | None:
        return min(self.due, default=None)

    async def settle(self) -> None:
        now = self.clock.now()
        self.stops.append((now - START) / timedelta(hours=1))
        self.due = [moment for moment in self.due if moment > now or moment in self.stuck]

    async def walk(self, hours: float) -> list[float]:
        """Where it stopped on the way."""
        await walk(self.clock, START + timedelta(hours=hours), self.next_due, self.settle)
        return self.stops


async def test_every_due_moment_is_a_stop() -> None:
    """In order, each once, and the goal at the end; what lies behind the goal waits."""
    assert await Town(5, 2, 9, 2).walk(7) == [2, 5, 7]


async def test_what_is_due_exactly_at_the_goal_is_seen_there() -> None:
    """One stop, not two."""
    assert await Town(7).walk(7) == [7]


async def test_what_is_overdue_is_seen_before_the_clock_moves() -> None:
    """It is told late, but not later than it must."""
    assert await Town(-3, 2).walk(4) == [0, 2, 4]


async def test_time_never_goes_back() -> None:
    """A goal in the past is no move."""
    town = Town(-3)
    await town.walk(-1)
    assert town.clock.now() == START


async def test_with_nothing_due_it_goes_straight() -> None:
    """One stop."""
    assert await Town().walk(24) == [24]


async def test_new_moments_on_the_way_are_stops_too() -> None:
    """What a stop makes due before the goal is lived through as well."""
    town = Town(2)
    settle = town.settle

    async def settle_and_plan() -> None:
        await settle()
        if len(town.stops) == 1:
            town.due.append(START + timedelta(hours=3))

    town.settle = settle_and_plan  # type: ignore[method-assign]
    assert await town.walk(5) == [2, 3, 5]


async def test_what_does_not_pass_stops_nobody() -> None:
    """Something that stays due is not stared at for ever."""
    town = Town(2)
    town.stuck = set(town.due)
    assert (await town.walk(4))[-1] == 4
