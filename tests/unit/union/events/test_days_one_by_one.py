"""A span of days, or a series that ends, as its days named one by one."""

from datetime import datetime, timedelta

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule
from union.events.recurrence_rules import pattern
from union.events.series_changes import by_days, pushed

CHECK_UP = Event(
    id=1,
    number=1,
    title="体检",
    kind=Kind.ACTIVITY,
    start=datetime(2027, 3, 15),
    end=datetime(2027, 3, 20),
    grain=Grain.DAY,
)
A_WEEK = timedelta(days=7)


def _days(event: Event | None) -> list[int]:
    assert event is not None
    assert event.rule is not None
    return [each.day for each in pattern(event.rule.rrule).dates]


def test_a_span_is_its_days() -> None:
    assert _days(by_days(CHECK_UP)) == [15, 16, 17, 18, 19]


def test_one_day_alone_is_no_span() -> None:
    event = Event(
        id=1, number=1, title="体检", kind=Kind.ACTIVITY, start=CHECK_UP.start, end=None, grain=Grain.DAY
    )
    assert by_days(event) is None


def test_a_series_that_ends_keeps_its_number_of_times() -> None:
    weekly = Event(
        id=1,
        number=1,
        title="太极",
        kind=Kind.TRAINING,
        start=datetime(2027, 3, 3, 19),
        end=None,
        grain=Grain.MINUTE,
        rule=Rule("FREQ=WEEKLY;COUNT=4"),
    )
    assert _days(pushed(weekly, datetime(2027, 3, 10, 19), A_WEEK)) == [3, 17, 24, 31]


def test_a_series_without_end_is_not_pushed() -> None:
    weekly = Event(
        id=1,
        number=1,
        title="太极",
        kind=Kind.TRAINING,
        start=datetime(2027, 3, 3, 19),
        end=None,
        grain=Grain.MINUTE,
        rule=Rule("FREQ=WEEKLY"),
    )
    assert pushed(weekly, weekly.start, A_WEEK) is None
