"""The clock: settable, running, heard."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import Clock, host_now

START = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)


class Host:
    """A host clock that a test moves by hand."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


def test_the_present_is_aware_and_utc() -> None:
    """Every time the program reads carries its zone, and the zone is UTC."""
    assert host_now().utcoffset() == timedelta(0)


def test_a_set_clock_goes_on_running() -> None:
    """After a jump the clock goes on at the host's pace, and the host's own time is untouched."""
    host = Host()
    clock = Clock(host=host)
    clock.set(START + timedelta(days=30))
    host.time += timedelta(seconds=7)
    assert clock.now() == START + timedelta(days=30, seconds=7)


def test_a_clock_is_set_back() -> None:
    """「重新开始」 may move the clock back."""
    clock = Clock(host=Host())
    clock.set(START - timedelta(days=400))
    assert clock.now() == START - timedelta(days=400)


def test_a_kept_offset_restores_the_clock() -> None:
    """The demo goes on where it stopped: the offset of one run makes the clock of the next."""
    host = Host()
    before = Clock(host=host)
    before.set(START + timedelta(days=3))
    assert Clock(before.offset, host).now() == before.now()


def test_a_time_of_another_zone_is_the_same_moment() -> None:
    """Setting the clock by Beijing time shows the same moment in UTC."""
    clock = Clock(host=Host())
    clock.set(datetime(2026, 9, 25, 9, 0, tzinfo=timezone(timedelta(hours=8))))
    assert (clock.now(), clock.now().utcoffset()) == (datetime(2026, 9, 25, 1, 0, tzinfo=UTC), timedelta(0))


def test_listeners_hear_a_jump_after_it_happened() -> None:
    """Who listens is called once for each jump, in order, and already sees the new time."""
    clock = Clock(host=Host())
    heard: list[tuple[str, datetime]] = []
    clock.on_jump(lambda: heard.append(("round", clock.now())))
    clock.on_jump(lambda: heard.append(("page", clock.now())))
    later = START + timedelta(hours=5)
    clock.set(later)
    assert heard == [("round", later), ("page", later)]


def test_a_naive_time_is_refused() -> None:
    """A time without a zone would be read in whatever zone the host happens to be."""
    with pytest.raises(ValueError, match="aware"):
        Clock(host=Host()).set(datetime(2026, 9, 25, 9, 0))


def test_a_held_clock_stands_and_can_be_set() -> None:
    """Released it goes on from where it stands, whatever the host's has reached."""
    host = Host()
    clock = Clock(host=host)
    clock.hold()
    host.time += timedelta(hours=1)
    assert (clock.now(), clock.offset) == (START, timedelta(hours=-1))
    clock.set(START + timedelta(days=1))
    clock.release()
    host.time += timedelta(minutes=5)
    assert clock.now() == START + timedelta(days=1, minutes=5)
