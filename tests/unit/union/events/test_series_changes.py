"""A series from one time on: ended, or going on at another weekday or day."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule
from union.events.recurrence import occurrences
from union.events.series_changes import (
    anew,
    has_thirtieth,
    lacks_its_day,
    moved_to,
    rule_ended_before,
    with_day,
)

FRIDAY = datetime(2026, 11, 20, 16)
THURSDAY = datetime(2026, 11, 26, 16)


@pytest.mark.parametrize("rrule", ["FREQ=MONTHLY;BYDAY=1TH", "FREQ=WEEKLY;BYDAY=MO,TH"])
def test_another_hour_of_the_same_days_leaves_the_rule_as_it_is(rrule: str) -> None:
    assert moved_to(Rule(rrule), THURSDAY.replace(hour=20), THURSDAY) == Rule(rrule)


@pytest.mark.parametrize(
    "rrule", ["FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR;COUNT=9", "FREQ=WEEKLY;UNTIL=20270101"]
)
def test_an_ended_series_keeps_the_times_before(rrule: str) -> None:
    """Ended before the third time, whatever end it had: two are left."""
    third = datetime(2026, 12, 4, 16)
    event = Event(
        1, 1, "碰头会", Kind.MEETING, FRIDAY, Grain.MINUTE, rule=rule_ended_before(Rule(rrule), third)
    )
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


def wall(text: str) -> datetime:
    """Wall time."""
    return datetime.fromisoformat(text)


MEETING = Event(
    1, 1, "例会", Kind.MEETING, wall("2026-11-25 15:00"), Grain.MINUTE, end=wall("2026-11-25 16:30"),
    rule=Rule("FREQ=WEEKLY;BYDAY=WE"),
)  # fmt: skip
THURSDAYS = Rule("FREQ=WEEKLY;BYDAY=TH")


def test_another_day_leaves_the_time_of_day_alone() -> None:
    """改为每周四: at three, for an hour and a half."""
    new = anew(MEETING, MEETING.start, wall("2026-11-26"), Grain.DAY, THURSDAYS)
    assert (new.start, new.end, new.grain) == (
        wall("2026-11-26 15:00"),
        wall("2026-11-26 16:30"),
        Grain.MINUTE,
    )
    assert new.rule == THURSDAYS


def test_another_hour_is_taken() -> None:
    """改为每周四下午4点."""
    new = anew(MEETING, MEETING.start, wall("2026-11-26 16:00"), Grain.MINUTE, THURSDAYS)
    assert new.start == wall("2026-11-26 16:00")


def test_a_rule_without_its_day_keeps_the_day() -> None:
    """改为每两周一次: on Wednesdays still."""
    new = anew(MEETING, MEETING.start, wall("2026-11-16"), Grain.WEEK, Rule("FREQ=WEEKLY;INTERVAL=2"))
    assert new.start == MEETING.start
    assert new.rule == Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")


def test_an_item_of_a_month_stays_one() -> None:
    """A month's inspection every quarter has no day either."""
    month = Event(1, 1, "检查", Kind.OTHER, wall("2026-11-01"), Grain.MONTH, rule=Rule("FREQ=MONTHLY"))
    rule = Rule("FREQ=MONTHLY;INTERVAL=3")
    new = anew(month, month.start, wall("2026-10-01"), Grain.QUARTER, rule)
    assert (new.start, new.grain, new.rule) == (wall("2026-10-01"), Grain.QUARTER, rule)


RULES = [
    ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=WE"),
    ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25"),
    ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
    ("FREQ=DAILY", "FREQ=DAILY"),
    ("RSCALE=CHINESE;FREQ=MONTHLY", "RSCALE=CHINESE;FREQ=MONTHLY"),
]


@pytest.mark.parametrize(("said", "kept"), RULES)
def test_the_day_it_begins_on_is_the_rules(said: str, kept: str) -> None:
    """Where the rule names none."""
    assert with_day(Rule(said), MEETING.start) == Rule(kept)


def test_only_what_people_come_to_needs_its_day() -> None:
    """Each week's report is due within the week; each week's meeting must be on some day."""
    weekly = Event(1, 1, "例会", Kind.MEETING, wall("2026-11-16"), Grain.WEEK, rule=Rule("FREQ=WEEKLY"))
    assert lacks_its_day(weekly)
    assert not lacks_its_day(MEETING)
    assert not lacks_its_day(
        Event(1, 1, "检查", Kind.OTHER, wall("2026-11-16"), Grain.WEEK, rule=weekly.rule)
    )
    assert not lacks_its_day(Event(1, 1, "例会", Kind.MEETING, wall("2026-11-16"), Grain.WEEK))


def test_the_thirtieth_of_a_lunar_month_is_known() -> None:
    """A short month keeps it on the 29th, and it is said so."""
    assert has_thirtieth(Rule("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30"))
    assert not has_thirtieth(Rule("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15"))
    assert not has_thirtieth(Rule("FREQ=MONTHLY;BYMONTHDAY=30"))
