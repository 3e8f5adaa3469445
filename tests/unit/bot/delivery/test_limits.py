"""The limits: what may go at once, what must wait and how long."""

import pytest

from bot.config.sections import Limits
from bot.delivery.rate_limits import Pace

GROUP, LI = -4001, 101


class Watch:
    """A monotonic clock that moves when told to."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def sent_at(pace: Pace, watch: Watch, chats: list[int]) -> list[float]:
    """When each message goes if every one goes as soon as it may."""
    begin, moments = watch.at, []
    for chat in chats:
        watch.at += pace.wait(chat)
        assert pace.wait(chat) == pytest.approx(0, abs=1e-6)
        pace.take(chat)
        pace.went(chat)
        moments.append(round(watch.at - begin, 3))
    return moments


def test_all_chats_together_have_thirty_a_second() -> None:
    """The thirty-first of a second waits for the next, whatever its chat."""
    watch = Watch()
    moments = sent_at(Pace(Limits(), watch), watch, list(range(1, 62)))
    assert moments == [0.0] * 30 + [1.0] * 30 + [2.0]


def test_one_chat_has_a_burst_and_then_one_a_second() -> None:
    """Five at once, then each waits its second."""
    watch = Watch()
    assert sent_at(Pace(Limits(), watch), watch, [LI] * 8) == [0.0] * 5 + [1.0, 2.0, 3.0]


def test_a_group_has_twenty_a_minute() -> None:
    """The twenty-first waits until the first is a minute old: a burst later would be refused by Telegram."""
    watch = Watch()
    moments = sent_at(Pace(Limits(), watch), watch, [GROUP] * 22)
    assert moments[19] == 15.0
    assert moments[20:] == [60.0, 60.0]


def test_a_person_is_no_group() -> None:
    """The limit by the minute holds for groups only."""
    watch = Watch()
    assert sent_at(Pace(Limits(), watch), watch, [LI] * 30)[-1] == 25.0


def test_asking_takes_nothing() -> None:
    """Only what is sent counts."""
    watch = Watch()
    pace = Pace(Limits(per_second=1), watch)
    assert [pace.wait(LI) for _ in range(9)] == [0.0] * 9
    assert pace.wait_for_any() == 0.0


def test_the_common_limit_is_known_without_a_chat() -> None:
    """Nobody needs to be asked for while nothing at all may go."""
    watch = Watch()
    pace = Pace(Limits(per_second=2), watch)
    for chat in (1, 2):
        pace.take(chat)
        pace.went(chat)
    watch.at += 0.25
    assert pace.wait_for_any() == pytest.approx(0.75)
    assert pace.wait(3) == pytest.approx(0.75)


def test_zero_switches_a_limit_off() -> None:
    """Each by itself."""
    watch = Watch()
    assert (
        sent_at(
            Pace(Limits(per_second=0, chat_per_second=0, chat_burst=0, group_per_minute=0), watch),
            watch,
            [GROUP] * 500,
        )[-1]
        == 0.0
    )
    assert (
        sent_at(
            Pace(Limits(per_second=0, chat_per_second=0, chat_burst=0, group_per_minute=20), watch),
            watch,
            [GROUP] * 21,
        )[-1]
        == 60.0
    )
    assert sent_at(
        Pace(Limits(per_second=0, chat_per_second=1, chat_burst=0, group_per_minute=0), watch),
        watch,
        [GROUP] * 3,
    ) == [0.0, 1.0, 2.0]


def test_a_clock_that_stands_still_lets_nothing_more_through() -> None:
    """Time that does not pass earns nothing."""
    pace = Pace(Limits(chat_burst=2), lambda: 5.0)
    for _ in range(2):
        pace.take(LI)
        pace.went(LI)
    assert pace.wait(LI) == pytest.approx(1.0)


def test_idle_chats_are_forgotten_but_not_busy_ones() -> None:
    """The memory of a hundred thousand chats is not kept; what still counts is."""
    watch = Watch()
    pace = Pace(Limits(per_second=0, chat_per_second=1, chat_burst=1, group_per_minute=20), watch)
    pace.take(GROUP)
    pace.went(GROUP)
    for chat in range(1, Pace.FORGET_ABOVE + 50):
        pace.wait(chat)
    assert len(pace._chats) < 100
    assert pace.wait(GROUP) == pytest.approx(1.0)


def test_what_waits_for_the_disk_keeps_its_place_until_it_goes() -> None:
    """Else a slow disk would let two seconds' worth go together: thirty held since 0 s and thirty of 1 s."""
    at = [0.0]
    pace = Pace(Limits(per_second=2, chat_per_second=0, group_per_minute=0), lambda: at[0])
    for chat in (-1, -2):
        pace.take(chat)
    at[0] = 1.5
    assert pace.wait_for_any() > 0
    pace.went(-1)
    pace.went(-2)
    assert pace.wait_for_any() == pytest.approx(1)
    at[0] = 2.5
    assert pace.wait_for_any() == 0


def test_what_leaves_room_goes_on_every_second() -> None:
    """Twenty-five of thirty, however long it lasts; answers do not take its places while there are few."""
    watch, moments = Watch(), list[float]()
    pace = Pace(Limits(chat_per_second=0), watch)
    for number in range(1, 52):
        watch.at += pace.wait_for_any(room=6)
        moments.append(watch.at - 1000.0)
        pace.take(number)
        pace.went(number)
    assert moments == [0.0] * 25 + [1.0] * 25 + [2.0]


def test_the_smallest_limit_leaves_no_room() -> None:
    """Where five a second are allowed the reports take them all, and still come through."""
    watch = Watch()
    pace = Pace(Limits(per_second=5, chat_per_second=0), watch)
    for number in range(1, 6):
        assert pace.wait_for_any(room=6) == 0
        pace.take(number)
    assert pace.wait_for_any(room=6) > 0
