"""Dates that were written as a list in any of its forms are read as these dates; as RDATE they go round through a file."""

from datetime import date, datetime, timedelta
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.feed_samples import STAMP, ZH, feed_of, named_rules
from union.core.kinds import Kind
from union.core.period import Grain
from union.events import recurrence_rules
from union.events.model import Event
from union.feeds.calendar_file import rendered
from union.feeds.ics_reader import read_calendar
from union.feeds.model import FeedItem
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)
SIGNS = st.sampled_from("、，,;和及/")
TODAY = NOW.date()


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[date]]:
    """A list of dates ahead, no two of them in a row, and its words: the month said once for its days, or each time."""
    day, days = TODAY + timedelta(days=draw(st.integers(1, 40))), list[date]()
    for _ in range(draw(st.integers(2, 7))):
        days.append(day)
        day += timedelta(days=draw(st.integers(2, 25)))
    sign, unit = draw(SIGNS), draw(st.sampled_from("日号"))
    is_each, has_year = draw(st.booleans()), draw(st.booleans())
    months = []
    for (year, month), found in groupby(days, lambda one: (one.year, one.month)):
        said = f"{year}年{month}月" if has_year else f"{month}月"
        of_month = [f"{one.day}{unit}" for one in found]
        months.append(
            sign.join(f"{said}{one}" for one in of_month) if is_each else said + sign.join(of_month)
        )
    return sign.join(months), days


@given(lists())
def test_a_list_in_words_is_read_as_its_dates(said: tuple[str, list[date]]) -> None:
    text, days = said
    assert [one.start.date() for one in read(f"合唱排练{text}", NOW).times] == days
    found = read(f"{text}晚上7点合唱排练", NOW).times
    assert [one.start for one in found] == [datetime(one.year, one.month, one.day, 19) for one in days]


@given(st.data(), st.booleans())
def test_a_series_of_dates_comes_back_from_its_file(data: st.DataObject, has_clock: bool) -> None:
    start = NOW + timedelta(days=1) if has_clock else datetime(2026, 11, 21)
    rule = data.draw(named_rules(start))
    pattern = recurrence_rules.pattern(rule.rrule)
    dates = list(recurrence_rules.moments(pattern, start, max(pattern.dates)))
    grain = Grain.MINUTE if has_clock else Grain.DAY
    file = rendered(
        ZH, feed_of([FeedItem(Event(1, 1, "排练", Kind.ACTIVITY, start, grain, rule=rule), STAMP)])
    )
    found = read_calendar(file, "日程.ics", NOW, "Asia/Shanghai").items
    if len(dates) > 1 and not any(pattern.dates.values()):
        (one,) = found
        assert list(recurrence_rules.pattern(one.when.rrule or "").dates) == dates
        assert one.when.start == start
    else:
        assert [one.when.start for one in found] == dates
    assert len(list(Calendar.from_ical(file).walk("VEVENT"))) == len(found)
