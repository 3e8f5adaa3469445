"""How far the year is with its plan."""

from datetime import datetime, timedelta

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Rule, Status
from union.yearplan.progress import Count, Tracked, bar, count, parts, times_so_far, total

WALL = datetime.fromisoformat("2027-05-20T10:00")
DAY = timedelta(days=1)


def one(
    number: int,
    start: str,
    status: Status = Status.OPEN,
    rule: str | None = None,
    kind: Kind = Kind.OTHER,
) -> Occurrence:
    moment = datetime.fromisoformat(start)
    event = Event(number, number, "春游", kind, moment, Grain.DAY, rule=Rule(rule) if rule else None)
    return Occurrence(event, moment, moment, moment + DAY, status)


def tracked(section: str, *times: Occurrence) -> Tracked:
    return Tracked(section, times[0].event, times)


def test_done_late_and_ahead_are_told_apart() -> None:
    """The day itself is not late yet."""
    found = [
        tracked("甲", one(1, "2027-03-01", Status.DONE)),
        tracked("甲", one(2, "2027-04-01")),
        tracked("甲", one(3, "2027-05-20")),
        tracked("甲", one(4, "2027-06-01")),
        tracked("甲", one(5, "2027-04-02", Status.GIVEN_UP)),
    ]
    assert parts(found, WALL)[0].count == Count(planned=5, done=1, late=1, given_up=1)


def test_what_people_came_to_counts_as_done() -> None:
    """Nobody has to mark an outing that took place."""
    held = tracked("甲", one(1, "2027-04-01", kind=Kind.ACTIVITY))
    assert count(held, WALL) == Count(planned=1, done=1)


def test_a_series_counts_the_times_that_have_come() -> None:
    """Four months of twelve; before the first one it counts once."""
    times = [one(1, f"2027-{month:02}-01", rule="FREQ=MONTHLY") for month in range(1, 13)]
    assert len(times_so_far(times, WALL)) == 5
    assert times_so_far(times, datetime.fromisoformat("2026-12-01")) == (times[0],)


def test_a_time_done_ahead_counts() -> None:
    """Next month's was held early."""
    times = [one(1, "2027-05-01", rule="FREQ=MONTHLY"), one(1, "2027-06-01", Status.DONE, "FREQ=MONTHLY")]
    assert count(tracked("甲", *times_so_far(times, WALL)), WALL) == Count(planned=2, done=1, late=1)


def test_cancelled_times_are_not_owed() -> None:
    """A series all of whose times are cancelled is no item."""
    times = [one(1, "2027-05-01", Status.CANCELLED, "FREQ=MONTHLY")]
    assert times_so_far(times, WALL) == ()
    assert parts([Tracked("甲", times[0].event, ())], WALL) == ()


def test_sections_stand_in_the_order_of_the_plan_their_items_by_time() -> None:
    """As the officers wrote it."""
    found = parts(
        [
            tracked("乙", one(1, "2027-06-01")),
            tracked("甲", one(2, "2027-02-01")),
            tracked("乙", one(3, "2027-01-01")),
        ],
        WALL,
    )
    assert [part.section for part in found] == ["乙", "甲"]
    assert [each.event.number for each in found[0].items] == [3, 1]
    assert total(part.count for part in found).planned == 3


@pytest.mark.parametrize(
    ("done", "planned", "drawn"),
    [
        (0, 4, "░░░░░░"),
        (4, 6, "▓▓▓▓░░"),
        (1, 40, "▓░░░░░"),
        (39, 40, "▓▓▓▓▓░"),
        (6, 6, "▓▓▓▓▓▓"),
        (0, 0, "░░░░░░"),
    ],
)
def test_a_bar_is_full_only_when_all_is_done(done: int, planned: int, drawn: str) -> None:
    """And empty only when nothing is."""
    assert bar(done, planned) == drawn


def test_percent_is_rounded_down() -> None:
    """99 of 100 and a half are not all."""
    assert Count(planned=300, done=299).percent == 99
