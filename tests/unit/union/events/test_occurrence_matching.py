"""Settled times of a series under another rule."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Override, Rule, Status
from union.events.recurrence import occurrences
from union.events.series_changes import carried


def times(rrule: str, start: str, done: Sequence[str] = ()) -> list[Occurrence]:
    """What a series gives in 2027, these of it done."""
    event = Event(1, 1, "例会", Kind.MEETING, datetime.fromisoformat(start), Grain.DAY, rule=Rule(rrule))
    changes = [Override(datetime.fromisoformat(each), status=Status.DONE) for each in done]
    return list(occurrences(event, changes, datetime(2027, 1, 1), datetime(2028, 1, 1)))


@pytest.mark.parametrize(
    ("before", "start", "done", "after", "begins", "meant"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-15", ["2027-02-15"], "FREQ=MONTHLY;BYMONTHDAY=20", "2027-01-20", ["2027-02-20"]),
        ("FREQ=WEEKLY;BYDAY=TU", "2027-01-05", ["2027-01-12"], "FREQ=WEEKLY;BYDAY=FR", "2027-01-08", ["2027-01-15"]),
        ("FREQ=MONTHLY;INTERVAL=3", "2027-01-01", ["2027-01-01", "2027-04-01"], "FREQ=MONTHLY;INTERVAL=3", "2027-03-01", ["2027-03-01", "2027-06-01"]),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", "2027-01-05", ["2027-01-20"], "FREQ=MONTHLY;BYMONTHDAY=8,25", "2027-01-08", ["2027-01-25"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-15", ["2027-02-15"], "FREQ=MONTHLY;INTERVAL=3", "2027-01-01", ["2027-01-01"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-15", ["2027-01-15"], "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15", []),
    ],
    ids=["the same month", "the same week", "the same quarter", "the second of two", "fewer than before", "no such time now"],
)  # fmt: skip
def test_a_settled_time_is_found_again(
    before: str, start: str, done: list[str], after: str, begins: str, meant: list[str]
) -> None:
    """Where the new rule comes round in the same stretch of time."""
    found = carried(times(before, start, done), times(after, begins))
    assert [one.status for one, _ in found] == [Status.DONE] * len(meant)
    assert [original.date().isoformat() for _, original in found] == meant
