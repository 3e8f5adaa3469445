"""Working days on the State Council's calendar and beyond its last year."""

from datetime import date

import pytest

from union.core.almanac import workdays
from union.core.almanac.workdays import Notice


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 20), True),  # a Sunday made up for
        (date(2026, 10, 10), True),
        (date(2026, 10, 7), False),  # a Wednesday off
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2024, 2, 9), True),  # 除夕 was worked that year, before the law gave it
        (date(2027, 10, 1), False),  # by law, notice not in
        (date(2027, 10, 4), True),
        (date(2027, 2, 5), False),  # 除夕
        (date(2050, 5, 2), False),
        (date(1999, 1, 4), True),
    ],
)
def test_a_day_is_worked_or_off(day: date, worked: bool) -> None:
    """Make-up weekends are worked; a year not announced has its weekends and the days of the law."""
    assert workdays.is_workday(day) is worked


@pytest.mark.parametrize(("year", "known"), [(2004, True), (2026, True), (2027, False), (2003, False)])
def test_it_is_known_whether_a_year_is_announced(year: int, known: bool) -> None:
    """The published years are known, the coming one is 待公布."""
    assert workdays.announced(year) is known


def test_a_notice_overrides_and_announces() -> None:
    """An imported notice names days off and make-up days, and its year counts as announced."""
    notice = Notice(frozenset({date(2027, 10, 4)}), frozenset({date(2027, 10, 9)}), frozenset({2027}))
    assert not workdays.is_workday(date(2027, 10, 4), notice)
    assert workdays.is_workday(date(2027, 10, 9), notice)
    assert workdays.announced(2027, notice)


def test_a_notice_corrects_a_published_year() -> None:
    """A correction after publication (2020's longer 春节) beats the library."""
    notice = Notice(off=frozenset({date(2026, 11, 20)}), work=frozenset({date(2026, 10, 7)}))
    assert not workdays.is_workday(date(2026, 11, 20), notice)
    assert workdays.is_workday(date(2026, 10, 7), notice)


def test_neighbours_are_strict_and_on_or_before_is_not() -> None:
    """The previous working day is never the day itself; on or before may be."""
    friday = date(2026, 11, 20)
    assert workdays.previous_workday(friday) == date(2026, 11, 19)
    assert workdays.next_workday(friday) == date(2026, 11, 23)
    assert workdays.workday_on_or_before(friday) == workdays.workday_on_or_after(friday) == friday


def test_days_off_lead_to_the_nearest_working_day() -> None:
    """Before 国庆 2026 it is 30 September, after it 8 October."""
    holiday = date(2026, 10, 3)
    assert workdays.workday_on_or_before(holiday) == date(2026, 9, 30)
    assert workdays.workday_on_or_after(holiday) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 9, 24), 3, date(2026, 9, 30)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
    ],
)
def test_working_days_are_counted_across_holidays(day: date, n: int, expected: date) -> None:
    """三个工作日内 counts make-up Sundays and leaps the holidays, both ways."""
    assert workdays.add_workdays(day, n) == expected


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [
        (2026, 12, date(2026, 12, 31)),
        (2026, 5, date(2026, 5, 29)),
        (2027, 2, date(2027, 2, 26)),
    ],
)
def test_a_month_has_a_last_working_day(year: int, month: int, last: date) -> None:
    """The day on which the monthly report is posted."""
    assert workdays.last_workday_of_month(year, month) == last


@pytest.mark.parametrize(
    ("n", "expected"), [(1, date(2026, 10, 8)), (3, date(2026, 10, 10)), (4, date(2026, 10, 12))]
)
def test_the_nth_working_day_of_a_month(n: int, expected: date) -> None:
    """October begins to work on the 8th, and its make-up Saturday counts."""
    assert workdays.add_workdays(date(2026, 9, 30), n) == expected
