"""The days of a calendar: what stands in them, days off, worked weekends, moons, and how many items."""

from datetime import date, datetime

import pytest

from union.calendar.day_contents import CalendarDay, days, holidays, is_late, moons, tally, worked_weekends
from union.core.almanac.days_off import Notice, of_place
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Status


def one(
    day: str, kind: Kind = Kind.MEETING, status: Status = Status.OPEN, end: str | None = None
) -> Occurrence:
    """An item of a day, or of several."""
    start = datetime.fromisoformat(day)
    until = datetime.fromisoformat(end) if end else None
    event = Event(1, 1, "例会", kind, start, Grain.DAY, until, deadline=kind is Kind.REPORT)
    return Occurrence(event, start, start, event.until, status)


def stretches(first: str, end: str, notice: Notice | None = None) -> list[str]:
    """Days off of these days, as 「10-01~10-07」."""
    found = holidays(date.fromisoformat(first), date.fromisoformat(end), notice)
    return [f"{begin:%m-%d}~{last:%m-%d}" for begin, last in found]


OFF = [
    ("2026-10-01", "2026-11-01", ["10-01~10-07"]),
    ("2026-09-01", "2026-10-01", ["09-25~09-27"]),
    ("2026-04-01", "2026-05-01", ["04-04~04-06"]),
    ("2026-11-01", "2026-12-01", []),
    ("2027-02-01", "2027-03-01", ["02-05~02-08"]),
]


@pytest.mark.parametrize(("first", "end", "expected"), OFF)
def test_days_off_in_the_week_with_their_weekends(first: str, end: str, expected: list[str]) -> None:
    """An ordinary weekend is no holiday; of a year not announced the days by law are known."""
    assert stretches(first, end) == expected


def test_an_adopted_notice_counts() -> None:
    """Also where it takes a day off back."""
    notice = Notice(frozenset({date(2027, 5, 4)}), frozenset({date(2027, 5, 9)}), frozenset({2027}))
    assert "05-04~05-04" in stretches("2027-05-01", "2027-06-01", notice)
    assert worked_weekends(date(2027, 5, 1), date(2027, 6, 1), notice) == [date(2027, 5, 9)]


def test_other_places_have_their_own() -> None:
    """国庆 of the mainland lasts no week in Hong Kong."""
    assert stretches("2026-10-01", "2026-10-09", of_place("HK")) == ["10-01~10-01"]


def test_what_began_before_stands_on_the_first_day() -> None:
    """And days without item or festival are left out."""
    found = [one("2026-11-20", end="2026-11-27"), one("2026-11-25")]
    shown = days(date(2026, 11, 23), date(2026, 11, 30), found, "CN", None)
    assert [(each.day.day, len(each.items)) for each in shown] == [(23, 1), (25, 1)]


MOONS = [("2026-11-09", True), ("2026-11-10", False), ("2026-11-23", True), ("2026-10-18", False)]


@pytest.mark.parametrize(("day", "named"), MOONS)
def test_the_moon_is_named_on_the_first_and_the_fifteenth(day: str, named: bool) -> None:
    """初一 and 十五."""
    assert CalendarDay(date.fromisoformat(day)).names_moon is named


def test_and_on_a_lunar_festival() -> None:
    """重阳 is on the ninth; 国庆 has no moon."""
    assert CalendarDay(date(2026, 10, 18), festivals=("重阳",)).names_moon
    assert not CalendarDay(date(2026, 10, 1), festivals=("国庆",)).names_moon


def test_a_month_has_two_moons_or_three() -> None:
    """By the solar month."""
    assert moons(date(2026, 11, 1), date(2026, 12, 1)) == [date(2026, 11, 9), date(2026, 11, 23)]
    counts = {len(moons(date(2026, month, 1), date(2026, month + 1, 1))) for month in range(1, 12)}
    assert counts <= {1, 2, 3}


def test_the_tally_adds_up() -> None:
    """By kind, most first; late ones are among the open."""
    found = [
        one("2026-11-10", Kind.REPORT),
        one("2026-11-12", Kind.MEETING, Status.DONE),
        one("2026-11-25", Kind.MEETING),
        one("2026-11-26", Kind.VISIT, Status.GIVEN_UP),
        one("2026-11-30", Kind.REPORT),
    ]
    counted = tally(found, date(2026, 11, 20))
    assert counted.kinds == ((Kind.MEETING, 2), (Kind.REPORT, 2), (Kind.VISIT, 1))
    assert (counted.total, counted.done, counted.open, counted.late, counted.given_up) == (5, 1, 3, 1, 1)
    assert counted.total == counted.done + counted.open + counted.given_up


LATE = [
    (one("2026-11-19", Kind.REPORT), True),
    (one("2026-11-20", Kind.REPORT), False),
    (one("2026-11-19", Kind.REPORT, Status.DONE), False),
    (one("2026-11-19", Kind.MEETING), False),
    (one("2026-11-17", Kind.REPORT, end="2026-11-21"), False),
]


@pytest.mark.parametrize(("item", "expected"), LATE)
def test_only_work_due_by_a_day_is_late(item: Occurrence, expected: bool) -> None:
    """From the day after its last one on."""
    assert is_late(item, date(2026, 11, 20)) is expected
