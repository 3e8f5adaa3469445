"""The demo's clock on its way: what is due is lived through, one walk at a time, at four speeds."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock
from bot.demo import simulated_clock
from bot.demo.simulated_clock import Life, Passage

pytestmark = pytest.mark.anyio
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Host:
    """The host's clock, which stands."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


class Days:
    """Something is due every hour until it is lived through."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.lived: list[datetime] = []

    def next_due(self) -> datetime | None:
        last = self.lived[-1] if self.lived else START
        return last + HOUR

    async def settle(self) -> None:
        await asyncio.sleep(0)
        if self.clock.now() >= (due := self.next_due() or START):
            self.lived.append(due)

    def life(self) -> Life:
        return Life(self.next_due, self.settle)


@pytest.fixture
def clock() -> Clock:
    return Clock(host=Host())


async def arrived(way: Passage) -> None:
    """The end of a walk."""
    async with asyncio.timeout(5):
        while way.way:
            await asyncio.sleep(0)


async def test_a_walk_lives_through_what_is_due(clock: Clock) -> None:
    """Every hour of five, in order; while it goes it says from where to where."""
    days, way = Days(clock), Passage(clock, lambda: None)
    way.open(days.life())
    way.walk_to(START + 5 * HOUR)
    assert way.way == (START, START + 5 * HOUR)
    await arrived(way)
    assert days.lived == [START + number * HOUR for number in range(1, 6)]
    assert clock.now() == START + 5 * HOUR


async def test_a_walk_can_be_broken_off(clock: Clock) -> None:
    """The clock stays where it has come to, and another walk may begin."""
    days, way = Days(clock), Passage(clock, lambda: None)
    way.open(days.life())
    way.walk_to(START + 300 * HOUR)
    for _ in range(20):
        await asyncio.sleep(0)
    way.halt()
    await arrived(way)
    assert START < clock.now() < START + 300 * HOUR
    assert clock.now() - days.lived[-1] <= HOUR
    way.walk_to(clock.now() + HOUR)
    await arrived(way)


async def test_at_a_speed_nothing_is_skipped(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of an hour and a half of the clock lives through the hour in it."""
    monkeypatch.setattr(simulated_clock, "STEP_SECONDS", 0.001)
    monkeypatch.setattr(simulated_clock, "SPEEDS", (5_400_000,))
    days, way = Days(clock), Passage(clock, lambda: None)
    way.open(days.life())
    way.run_at(5_400_000)
    async with asyncio.timeout(5):
        while len(days.lived) < 6:
            await asyncio.sleep(0.001)
    assert days.lived == [START + number * HOUR for number in range(1, len(days.lived) + 1)]
    await way.close()
    assert way.speed == 1


async def test_stopped_the_clock_stands_and_still_jumps(clock: Clock) -> None:
    """The host goes on, the room's clock does not; released it goes on from where it stood."""
    host: Host = clock._host  # type: ignore[assignment]
    way = Passage(clock, lambda: None)
    way.open(Days(clock).life())
    way.run_at(0)
    host.at += HOUR
    assert clock.now() == START
    way.walk_to(START + HOUR)
    await arrived(way)
    assert clock.now() == START + HOUR
    way.run_at(1)
    host.at += HOUR
    assert clock.now() == START + 2 * HOUR


async def test_what_cannot_be_is_refused_in_words(clock: Clock) -> None:
    """No bot, another walk, too far, no such speed."""
    way = Passage(clock, lambda: None)
    with pytest.raises(ValueError, match="示例还在演"):
        way.run_at(60)
    way.open(Days(clock).life())
    with pytest.raises(ValueError, match="没有这样的快慢"):
        way.run_at(7)
    with pytest.raises(ValueError, match="最多往前拨一年"):
        way.walk_to(START + timedelta(days=400))
    way.walk_to(START + HOUR)
    with pytest.raises(ValueError, match="正在往前走"):
        way.walk_to(START + HOUR)
    await way.close()
