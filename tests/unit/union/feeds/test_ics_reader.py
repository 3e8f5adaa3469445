"""Calendar files of other people: what is taken from them, what becomes of their rules, and what is refused."""

from contextlib import suppress
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.feed_samples import NOW, ZH, events, feed_of
from union.core.files.file_type import is_calendar
from union.core.files.refusal import MOST_PLAN_BYTES, Refused, Unreadable
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Rule
from union.events.rule_text import rule_words
from union.feeds.calendar_file import rendered
from union.feeds.ics_reader import read_calendar
from union.feeds.model import FeedItem
from union.yearplan.model import CalendarRead, PlanItem

WALL = datetime(2026, 11, 20, 10)
CHINA = "DTSTART;TZID=Asia/Shanghai:"


def file_of(*items: str, head: str = "X-WR-CALNAME:市总工会\n") -> bytes:
    """A calendar of these items, each given by its lines."""
    told = "".join(f"BEGIN:VEVENT\nUID:{place}\n{one}\nEND:VEVENT\n" for place, one in enumerate(items))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{told}END:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def read(*items: str, head: str = "") -> CalendarRead:
    """What they are read as on 20 November 2026 in Shanghai."""
    return read_calendar(file_of(*items, head=head), "日程.ics", WALL, "Asia/Shanghai")


def only(item: str) -> PlanItem:
    """The one item read."""
    (found,) = read(item).items
    return found


def test_a_foreign_hour_is_told_in_ours() -> None:
    """Nine in New York is ten in the evening here; its own words are quoted."""
    found = only("SUMMARY:会商\nDTSTART;TZID=America/New_York:20261201T090000\nDURATION:PT2H\nSEQUENCE:4")
    assert (found.when.start, found.when.end) == (_at(2026, 12, 1, 22), _at(2026, 12, 2))
    assert (found.uid, found.revision, found.quote) == ("0", 4, "会商 2026-12-01 09:00（America/New_York）")


def test_days_stay_days() -> None:
    """One day has no end of its own; several have the first day after them."""
    one, more = read(
        "SUMMARY:a\nDTSTART;VALUE=DATE:20261224",
        "SUMMARY:b\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227",
    ).items
    assert (one.when.grain, one.when.end, more.when.end) == (Grain.DAY, None, _at(2026, 12, 27))


KEPT = {
    f"{CHINA}20260107T150000\nRRULE:FREQ=WEEKLY;BYDAY=WE": ("FREQ=WEEKLY;BYDAY=WE", "2026-11-25 15:00"),
    f"{CHINA}20261102T150000\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=6": ("FREQ=WEEKLY;COUNT=3;BYDAY=MO", "2026-11-23 15:00"),
    "DTSTART:20260915T070000Z\nRRULE:FREQ=MONTHLY;UNTIL=20270115T070000Z": None,
    f"{CHINA}20260915T150000\nRRULE:FREQ=MONTHLY;UNTIL=20270115T070000Z": (
        "FREQ=MONTHLY;UNTIL=20270115T150000", "2026-12-15 15:00",
    ),
    "DTSTART;VALUE=DATE:20260925\nRRULE:RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15": (
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=8", "2027-09-15 00:00",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("item", "rule"), KEPT.items())
def test_a_rule_ours_can_hold_stays_a_rule(item: str, rule: tuple[str, str] | None) -> None:
    """From its first time ahead, its end told in our hours, its count lowered by what is over."""
    found = read(f"SUMMARY:例会\n{item}").items
    if rule is None:  # in UTC: the same hour as ours all the year only where there is no summer time
        assert all(one.when.rrule is None for one in found)
    else:
        assert [
            (set(str(one.when.rrule).split(";")), f"{one.when.start:%Y-%m-%d %H:%M}") for one in found
        ] == [(set(rule[0].split(";")), rule[1])]


def test_any_other_series_comes_time_by_time() -> None:
    """With dates left out, moved, or of a rule we read otherwise: two years of single items with their own UIDs."""
    found = read(
        f"SUMMARY:a\n{CHINA}20261102T150000\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=6\nEXDATE;TZID=Asia/Shanghai:20261130T150000",
        f"SUMMARY:b\n{CHINA}20261031T150000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3",
    ).items
    assert [one.uid for one in found] == [
        "0/20261123T1500",
        "0/20261207T1500",
        "1/20261231T1500",
        "1/20270131T1500",
    ]
    assert all("逐次列出" in one.quote and one.when.rrule is None for one in found)


def test_a_series_within_the_day_is_taken_once() -> None:
    """No union meets every second; nor does a rule with no step at all hold anything up."""
    for rule in (
        "FREQ=SECONDLY",
        "FREQ=HOURLY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3",
    ):
        assert only(f"SUMMARY:a\n{CHINA}20261231T150000\nRRULE:{rule}").when.start == _at(2026, 12, 31, 15)


def test_what_is_over_or_called_off_is_not_proposed() -> None:
    """It is told by its UID; a file that only calls off calls all of it off."""
    gone = "SUMMARY:a\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261224"
    found = read(gone, "SUMMARY:b\nDTSTART;VALUE=DATE:20251224")
    assert (found.items, found.cancelled) == ((), ("0",))
    assert read("SUMMARY:a\nDTSTART;VALUE=DATE:20261224", head="METHOD:CANCEL\n").cancelled == ("0",)


def test_one_time_that_can_t_be_does_not_spoil_the_rest() -> None:
    """It is named among what has no time."""
    found = read("SUMMARY:生日\nDTSTART;VALUE=DATE:16040101", "SUMMARY:b\nDTSTART;VALUE=DATE:20261224")
    assert ([one.title for one in found.items], [one.text for one in found.duties]) == (["b"], ["生日"])


def test_what_takes_hours_is_not_due() -> None:
    """「报表培训」 from two to four is attended; on a day it may be a report that is due."""
    assert (
        only(f"SUMMARY:报送报表\n{CHINA}20261201T150000\nDTEND;TZID=Asia/Shanghai:20261201T160000").kind
        is Kind.OTHER
    )
    assert only("SUMMARY:报送报表\nDTSTART;VALUE=DATE:20261201").kind is Kind.REPORT


REFUSED = {
    "many": (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 3001, Refused.TOO_MUCH),
    "deep": (b"BEGIN:VCALENDAR\n" * 50, Refused.TOO_DEEP),
    "long": (b"BEGIN:VCALENDAR\nSUMMARY:" + b"\n x" * 25_000, Refused.TOO_MUCH),
    "lines": (b"BEGIN:VCALENDAR\n" + b"\n" * 70_000, Refused.TOO_MUCH),
    "huge": (b"BEGIN:VCALENDAR\n" + b"x" * MOST_PLAN_BYTES, Refused.TOO_MUCH),
    "broken": (b"BEGIN:VCALENDAR\nno calendar\nEND:VEVENT", Refused.BROKEN),
    "codes": (b"BEGIN:VCALENDAR\n\xff\xff\x00", Refused.BROKEN),
    "empty": (b"BEGIN:VCALENDAR\nEND:VCALENDAR", Refused.EMPTY),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_bombs_are_refused_before_they_are_parsed(content: bytes, reason: Refused) -> None:
    """By counting lines: nothing of them is put together."""
    assert is_calendar(content)
    with pytest.raises(Unreadable) as refused:
        read_calendar(content, "x.ics", WALL, "Asia/Shanghai")
    assert refused.value.reason is reason


@given(st.lists(events(), min_size=1, max_size=2))
def test_our_own_feed_comes_back(items: list[FeedItem]) -> None:
    """Every rule of the feed is one we hold or comes as dates, can be said in words, and lies ahead."""
    file = rendered(ZH, feed_of(items))
    uids = {str(one["uid"]) for one in Calendar.from_ical(file).walk("VEVENT")}
    if not uids:
        return
    found = read_calendar(file, "a.ics", WALL, "Asia/Shanghai")
    assert {one.uid.split("/")[0] for one in found.items} <= uids
    for one in found.items:
        assert one.when.rrule is None or rule_words(ZH, Rule(one.when.rrule), now=NOW.date())
        assert (one.when.end or one.when.start + timedelta(days=1)) >= WALL


@given(st.binary(max_size=300), st.text(max_size=100))
def test_noise_is_refused_or_read(noise: bytes, words: str) -> None:
    """Whatever stands in a file, it ends in items or a reason."""
    lines = words.replace("\x00", "")
    for content in (
        b"BEGIN:VCALENDAR\n" + noise,
        file_of(f"SUMMARY:{lines}\n{lines}\nDTSTART:{lines}\nRRULE:{lines}"),
    ):
        with suppress(Unreadable):
            read_calendar(content, "x.ics", WALL, "Asia/Shanghai")


def _at(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime.combine(datetime(year, month, day), time(hour))
