"""Next year's plan: each time moved by the rule it was set by."""

from datetime import date, datetime

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.reading.message import When
from union.reading.reader import read
from union.yearplan.model import PlanItem
from union.yearplan.next_year import NextYearItem, next_year

NEW_YEAR = datetime(2027, 1, 1)


def moved(when: When, festival: str | None = None) -> NextYearItem:
    return next_year([PlanItem("座谈会", Kind.MEETING, when, festival, (), "", "", 0)])[0]


def said(words: str) -> tuple[When, str | None]:
    message = read(f"{words}召开座谈会", NEW_YEAR)
    assert message.when is not None
    return message.when, message.festival


# Words of 2027, first day and exclusive end (None: the grain's own) in 2028. 8 October 2028 is a Sunday,
# 4 March 2028 a Saturday, 中秋 2027-09-15 and 2028-10-03, 三八 2028 a Wednesday.
DAYS = [
    ("3月8日", "2028-03-08", None),
    ("3月4日", "2028-03-03", None),
    ("10月8日", "2028-10-06", None),
    ("3月底前", "2028-03-31", None),
    ("2月底前", "2028-02-29", None),
    ("4月", "2028-04-01", None),
    ("第二季度", "2028-04-01", None),
    ("上半年", "2028-01-01", None),
    ("5月中旬", "2028-05-11", "2028-05-21"),
    ("5月第二个周五", "2028-05-12", None),
    ("3月最后一个周三", "2028-03-29", None),
    ("3月第二周", "2028-03-13", None),
    ("中秋节", "2028-10-03", None),
    ("中秋节前3天", "2028-09-30", None),
    ("三八节", "2028-03-08", None),
    ("6月最后一个工作日", "2028-06-30", None),
]


@pytest.mark.parametrize(("words", "first", "end"), DAYS)
def test_a_time_keeps_its_rule(words: str, first: str, end: str | None) -> None:
    """By festival, nth weekday, span, month's end or date."""
    when = moved(*said(words)).item.when
    if end is not None:
        assert when.end == datetime.fromisoformat(end)
    assert when.start.date() == date.fromisoformat(first)


def test_a_date_on_a_day_off_goes_to_the_working_day_before() -> None:
    """And says from which day."""
    assert moved(*said("3月4日")).moved_from == date(2028, 3, 4)
    assert moved(*said("3月8日")).moved_from is None


def test_what_was_on_a_day_off_this_year_may_be_again() -> None:
    """1 May 2027 was a Saturday off: it was meant."""
    assert moved(*said("5月1日")).moved_from is None


def test_the_clock_time_stays() -> None:
    """下午2点 stays 14:00."""
    when = moved(*said("5月第二个周五下午2点")).item.when
    assert (when.start, when.grain) == (datetime(2028, 5, 12, 14), Grain.MINUTE)


def test_a_month_with_a_festival_goes_with_it() -> None:
    """中秋 of 2027 is in September, of 2028 in October."""
    when = When("9月", datetime(2027, 9, 1), None, Grain.MONTH)
    assert moved(when, "中秋").item.when.start == datetime(2028, 10, 1)


def test_the_29th_of_february_becomes_the_28th() -> None:
    """From a leap year into an ordinary one."""
    when = When("2月29日", datetime(2028, 2, 29), None, Grain.DAY)
    assert moved(when).item.when.start == datetime(2029, 2, 28)


SERIES = [
    ("FREQ=MONTHLY;INTERVAL=3", "2028-01-01", "2029-01-01"),
    ("FREQ=MONTHLY", "2028-01-01", "2029-01-01"),
    ("FREQ=YEARLY", "2028-01-01", "2029-01-01"),
]


@pytest.mark.parametrize(("rrule", "first", "end"), SERIES)
def test_a_series_runs_through_the_year_after(rrule: str, first: str, end: str) -> None:
    """Its span and rule are the same a year later."""
    when = When("每季度", NEW_YEAR, datetime(2028, 1, 1), Grain.YEAR, rrule=rrule)
    found = moved(when).item.when
    assert (found.start, found.end) == (datetime.fromisoformat(first), datetime.fromisoformat(end))
    assert found.rrule == rrule


def test_a_series_ends_a_year_later() -> None:
    """UNTIL moves with it, and the first day is found by the rule."""
    rrule = "FREQ=MONTHLY;BYDAY=1FR;UNTIL=20271231T235959"
    found = moved(When("每月第一个周五", NEW_YEAR, None, Grain.DAY, rrule=rrule)).item.when
    assert found.start == datetime(2028, 1, 7)
    assert found.rrule == "FREQ=MONTHLY;BYDAY=1FR;UNTIL=20281231T235959"
