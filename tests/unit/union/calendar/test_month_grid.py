"""A month as weeks: what its days are called and marked, and in which of them an item stands."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from union.calendar.month_grid import GridDay, GridEntry, Look, MonthGrid, month_grid
from union.core.almanac.days_off import of_place
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Rule, Status

TODAY = date(2026, 2, 10)


def item(
    number: int,
    first: str,
    end: str | None = None,
    *,
    grain: Grain = Grain.DAY,
    status: Status = Status.OPEN,
    deadline: bool = False,
) -> Occurrence:
    """An item as it stands on the calendar."""
    start = datetime.fromisoformat(first)
    until = datetime.fromisoformat(end) if end else None
    event = Event(number, number, f"事项{number}", Kind.OTHER, start, grain, until, deadline, status=status)
    return Occurrence(event, start, start, event.until, status)


def february(*found: Occurrence, region: str = "CN") -> MonthGrid:
    """February 2026 with these items."""
    notice = None if region == "CN" else of_place(region)
    return month_grid(date(2026, 2, 1), found, TODAY, region, notice)


def day(grid: MonthGrid, number: int) -> GridDay:
    """A day of the month itself."""
    return next(day for week in grid.weeks for day in week.days if day.inside and day.day.day == number)


def columns(grid: MonthGrid) -> list[tuple[int, int, int, bool, bool]]:
    """Week, first and last column of each piece, and whether it begins and ends there."""
    return [
        (place, piece.first, piece.last, piece.begins, piece.ends)
        for place, week in enumerate(grid.weeks)
        for piece in week.pieces
    ]


@pytest.mark.parametrize(("month", "weeks"), [("2026-02", 5), ("2027-02", 4), ("2026-08", 6), ("2026-12", 5)])
def test_weeks_run_from_monday_and_hold_the_whole_month(month: str, weeks: int) -> None:
    """Days of the neighbouring months fill the first and the last week."""
    first = date.fromisoformat(f"{month}-01")
    grid = month_grid(first, (), TODAY, "CN", None)
    days = [day.day for week in grid.weeks for day in week.days]
    assert len(grid.weeks) == weeks
    assert days[0].weekday() == 0
    assert days == [days[0] + timedelta(days=number) for number in range(7 * weeks)]
    inside = [each.day for week in grid.weeks for each in week.days if each.inside]
    assert inside[0] == first and (inside[-1] + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("number", "name", "is_named"),
    [(4, "立春", True), (16, "除夕", True), (17, "春节", True), (18, "雨水", True), (20, "初四", False)],
)
def test_a_day_is_called_by_its_festival_then_its_term_then_the_moon(
    number: int, name: str, is_named: bool
) -> None:
    """One name under each date."""
    found = day(february(), number)
    assert (found.name, found.is_named) == (name, is_named)


def test_the_first_of_a_lunar_month_has_the_months_name() -> None:
    """As on a wall calendar; a leap month says so."""
    grid = month_grid(date(2025, 7, 1), (), TODAY, "CN", None)
    assert day(grid, 25).name == "闰六月"


def test_a_holiday_is_marked_whole_and_so_is_a_worked_weekend() -> None:
    """The notice of 2026: off from 15 to 23 February, worked on the 14th and the 28th."""
    grid = february()
    off = [each.day.day for week in grid.weeks for each in week.days if each.inside and each.off]
    worked = [each.day.day for week in grid.weeks for each in week.days if each.inside and each.off is False]
    assert (off, worked) == (list(range(15, 24)), [14, 28])
    assert day(grid, 7).is_free and day(grid, 7).off is None and not day(grid, 14).is_free


def test_elsewhere_there_are_days_off_and_none_worked_for_them() -> None:
    """Hong Kong keeps three days of 春节."""
    marked = [
        (each.day.day, each.off)
        for week in february(region="HK").weeks
        for each in week.days
        if each.off is not None
    ]
    assert marked == [(17, True), (18, True), (19, True)]


def test_a_year_not_announced_has_its_days_off_by_law() -> None:
    """New Year's Day is off whatever the notice will say."""
    assert day(month_grid(date(2029, 1, 1), (), TODAY, "CN", None), 1).off is True


def test_a_span_goes_on_in_the_next_week_and_stops_at_the_months_end() -> None:
    """From 20 February to 3 March: three weeks, the last piece goes on."""
    grid = february(item(1, "2026-02-20", "2026-03-04"))
    assert columns(grid) == [(3, 4, 6, True, False), (4, 0, 5, False, False)]
    [entry] = grid.entries
    assert (entry.first, entry.last) == (date(2026, 2, 20), date(2026, 3, 3))


def test_spans_come_before_single_days_and_late_before_what_is_not() -> None:
    """So what is late is the last to be folded away."""
    grid = february(
        item(1, "2026-02-05T09:00", grain=Grain.MINUTE, status=Status.DONE),
        item(2, "2026-02-05T15:00", grain=Grain.MINUTE),
        item(3, "2026-02-05T09:00", grain=Grain.MINUTE),
        item(4, "2026-02-05", deadline=True),
        item(5, "2026-02-06", "2026-02-08"),
    )
    entries = [piece.entry for piece in grid.weeks[1].pieces]
    assert [(each.number, each.look) for each in entries] == [
        (5, Look.OPEN),
        (4, Look.LATE),
        (3, Look.OPEN),
        (2, Look.OPEN),
        (1, Look.DONE),
    ]
    assert entries[2].at == time(9, 0)


def test_what_belongs_to_the_month_or_more_stands_in_no_day() -> None:
    """A month, a quarter, and days from its first to its last; not ten days of it."""
    grid = february(
        item(1, "2026-02-01", grain=Grain.MONTH),
        item(2, "2026-01-01", grain=Grain.QUARTER),
        item(3, "2026-01-30", "2026-03-02"),
        item(4, "2026-02-01", "2026-02-11"),
    )
    assert sorted(entry.number for entry in grid.whole) == [1, 2, 3]
    assert {piece.entry.number for week in grid.weeks for piece in week.pieces} == {4}


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.GIVEN_UP])
def test_what_is_not_done_any_more_is_not_shown(status: Status) -> None:
    """Neither cancelled nor given up."""
    assert february(item(1, "2026-02-05", status=status)).entries == ()


def test_other_months_items_are_left_out_and_midnight_ends_a_day() -> None:
    """What ends at 0:00 on the 1st was January's."""
    found = february(
        item(1, "2026-01-31", "2026-02-01"), item(2, "2026-03-01"), item(3, "2026-02-28", "2026-03-01")
    )
    assert found.entries == (
        GridEntry(3, "事项3", Kind.OTHER, Look.OPEN, date(2026, 2, 28), date(2026, 2, 28)),
    )


def test_two_times_of_a_series_on_one_day_are_two_items() -> None:
    """Though nothing else tells them apart."""
    one = item(1, "2026-02-05")
    event = replace(one.event, rule=Rule("FREQ=WEEKLY"))
    moved = [replace(one, event=event, original=one.start - timedelta(days=number)) for number in (0, 7)]
    assert len(february(*moved).entries) == 2


def test_today_is_marked_once() -> None:
    """And not at all in another month."""
    assert [each.day for week in february().weeks for each in week.days if each.is_today] == [TODAY]
    other = month_grid(date(2026, 5, 1), (), TODAY, "CN", None)
    assert not any(each.is_today for week in other.weeks for each in week.days)
