"""A series in the calendar feed: RFC 5545 wants a frequency in every RRULE."""

from datetime import datetime

import pytest

from tests.feed_samples import STAMP, ZH, feed_of
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule
from union.feeds.calendar_file import rendered
from union.feeds.model import FeedItem


@pytest.mark.parametrize("end", ["", ";UNTIL=20270101T000000"])
def test_dates_that_were_named_have_no_rule(end: str) -> None:
    """Those that are left stand in RDATE; where only the first is, nothing repeats."""
    dates = Rule(f"RDATE=20270101,20270102{end}")
    item = FeedItem(Event(1, 1, "例会", Kind.MEETING, datetime(2027, 1, 1), Grain.DAY, rule=dates), STAMP)
    lines = rendered(ZH, feed_of([item])).decode().splitlines()
    assert not [line for line in lines if line.startswith("RRULE")]
    assert any(line.startswith("RDATE") for line in lines) is not bool(end)
