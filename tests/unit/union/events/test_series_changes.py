"""A series from one time on: ended, or going on at another weekday or day."""

from datetime import datetime

import pytest

from union.core.grain import Grain
from union.core.kinds import Kind
from union.events.model import Event, Rule
from union.events.recurrence import occurrences
from union.events.series_changes import ended_before, moved_to

FRIDAY = datetime(2026, 11, 20, 16)
THURSDAY = datetime(2026, 11, 26, 16)


@pytest.mark.parametrize(
    "rrule", ["FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR;COUNT=9", "FREQ=WEEKLY;UNTIL=20270101"]
)
def test_an_ended_series_keeps_the_times_before(rrule: str) -> None:
    """Ended before the third time, whatever end it had: two are left."""
    third = datetime(2026, 12, 4, 16)
    event = Event(1, 1, "碰头会", Kind.MEETING, FRIDAY, Grain.MINUTE, rule=ended_before(Rule(rrule), third))
    found = occurrences(event, (), FRIDAY, datetime(2027, 6, 1))
    assert [one.start.day for one in found] == [20, 27]


MOVES = [
    ("FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=TH"),
    ("FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    ("FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=MONTHLY;BYMONTHDAY=26"),
    ("FREQ=DAILY", "FREQ=DAILY"),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", None),
    ("FREQ=MONTHLY;BYDAY=1MO", None),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", None),
    ("FREQ=WEEKLY;BYDAY=FR;COUNT=3", None),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", None),
]


@pytest.mark.parametrize(("rrule", "expected"), MOVES, ids=[row[0] for row in MOVES])
def test_where_a_moved_series_goes_on(rrule: str, expected: str | None) -> None:
    """One weekday or one day of the month follows; a rule of several days says nothing of the rest."""
    found = moved_to(Rule(rrule, "next"), THURSDAY)
    assert found == (None if expected is None else Rule(expected, "next"))
