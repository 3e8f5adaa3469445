"""The calendar feed, read by an independent library: every time our list has, and no other."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from tests.feed_samples import NOW, STAMP, ZH, events, feed_of, wanted
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule
from union.feeds.calendar_file import rendered
from union.feeds.model import FeedItem, clean, window

expanding = pytest.importorskip("recurring_ical_events", reason="the second opinion is among CI's libraries")


def expanded(file: bytes) -> list[tuple[str, str, str]]:
    """Every time of the file in the feed's window as (start, end, name), by the other library."""
    first, end = window(NOW.date())
    calendar = Calendar.from_ical(file)
    found = expanding.of(calendar).between(first - timedelta(days=2), end + timedelta(days=2))
    shown = [_shown(one) for one in found if str(one.get("status")) != "CANCELLED"]
    return sorted(one for one in shown if str(first.date()) <= one[0][:10] < str(end.date()))


def _shown(one: Component) -> tuple[str, str, str]:
    start = one["dtstart"].dt
    end = one["dtend"].dt if "dtend" in one else start
    return _wall(start), _wall(end), str(one["summary"])


def _wall(moment: date) -> str:
    return str(moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment)


def counted(rrule: str) -> FeedItem:
    """A series that began before the feed's window."""
    start = datetime.combine(date(2024, 1, 3), time(15))
    return FeedItem(Event(1, 1, "例会", Kind.MEETING, start, Grain.MINUTE, rule=Rule(rrule)), STAMP)


ENDED = FeedItem(
    Event(
        1, 1, "例会", Kind.MEETING, datetime(2025, 1, 1), Grain.DAY,
        rule=Rule("RDATE=20250101,20250102;UNTIL=20250101T000000"),
    ),
    STAMP,
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(events(), min_size=1, max_size=3))
@example([ENDED])
@example([counted("FREQ=WEEKLY;BYDAY=WE;COUNT=120")])
@example([counted("FREQ=WEEKLY;INTERVAL=2;COUNT=70;BYDAY=MO,WE")])
@example([counted("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=3")])
def test_the_feed_holds_what_our_list_holds(items: list[FeedItem]) -> None:
    """Series of every sort, ended and endless, with times moved, done and cancelled; spans of every grain."""
    items = [_numbered(item, place) for place, item in enumerate(items, 1)]
    assert expanded(rendered(ZH, feed_of(items))) == wanted(items)


def _numbered(item: FeedItem, number: int) -> FeedItem:
    return replace(item, event=replace(item.event, id=number, number=number))


@given(st.text(max_size=200), st.text(max_size=60))
@example("例会,三楼;\\n二楼\r\nBEGIN:VEVENT\x00😀" * 5, "\ud800\x85\u2028")
def test_words_come_back_as_they_were(title: str, place: str) -> None:
    """Commas, line breaks, emoji, long lines: what is parsed back is what was said; lines have at most 75 octets."""
    item = FeedItem(Event(1, 1, title, Kind.MEETING, datetime(2026, 12, 1), Grain.DAY, place=place), STAMP)
    file = rendered(ZH, feed_of([item]))
    found = Calendar.from_ical(file).walk("VEVENT")
    assert [str(one["summary"]) for one in found] == [clean(title)]
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
