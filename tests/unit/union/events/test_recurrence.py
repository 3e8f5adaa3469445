"""Series of the calendar: what they give in a window, shifted, lunar, moved and ended."""

from datetime import date, datetime, timedelta

import pytest

from union.core.almanac import lunar
from union.core.almanac.workdays import Notice, is_workday, workday_on_or_after, workday_on_or_before
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Override, Rule, Status
from union.events.recurrence import first_start, next_occurrence, occurrences
from union.events.recurrence_rules import clamps


def at(said: str) -> datetime:
    return datetime.fromisoformat(said)


def item(
    start: str,
    rrule: str | None = None,
    shift: str | None = None,
    grain: Grain = Grain.DAY,
    end: str | None = None,
    status: Status = Status.OPEN,
) -> Event:
    rule = Rule(rrule, shift) if rrule else None
    until = at(end) if end else None
    return Event(12, 12, "例会", Kind.MEETING, at(start), grain, until, rule=rule, status=status)


def days(event: Event, first: str, end: str, *overrides: Override, notice: Notice | None = None) -> list[str]:
    found = occurrences(event, overrides, at(first), at(end), notice)
    return [f"{one.start:%Y-%m-%d}" for one in found]


ROWS = [
    ("FREQ=WEEKLY;BYDAY=MO", None, "2026-11-23", "2026-12-14", ["2026-11-23", "2026-11-30", "2026-12-07"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", None, "2026-11-20", "2026-12-20", ["2026-11-20", "2026-12-04", "2026-12-18"]),
    ("FREQ=MONTHLY;BYMONTHDAY=31", None, "2026-12-31", "2027-04-01", ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=30", None, "2027-01-30", "2027-04-01", ["2027-01-30", "2027-02-28", "2027-03-30"]),
    ("FREQ=MONTHLY", None, "2027-01-31", "2027-04-01", ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=15,31", None, "2027-02-15", "2027-04-01", ["2027-02-15", "2027-02-28", "2027-03-15", "2027-03-31"]),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", None, "2027-02-28", "2029-01-01", ["2027-02-28", "2028-02-29"]),
    ("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=30", None, "2027-02-28", "2028-03-01", ["2027-02-28", "2027-04-30", "2028-02-29"]),
    ("FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20270125", None, "2026-11-25", "2027-06-01", ["2026-11-25", "2026-12-25", "2027-01-25"]),
    ("FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20270124T160000Z", None, "2026-11-25", "2027-06-01", ["2026-11-25", "2026-12-25"]),
    ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", None, "2026-12-31", "2028-01-01", ["2026-12-31", "2027-01-31", "2027-02-28"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "previous", "2026-11-30", "2027-03-01", ["2026-11-30", "2026-12-31", "2027-01-29", "2027-02-26"]),
    ("FREQ=MONTHLY;BYMONTHDAY=1", "next", "2027-01-04", "2027-05-10", ["2027-01-04", "2027-02-01", "2027-03-01", "2027-04-01", "2027-05-03"]),
    ("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2", "next", "2027-01-04", "2027-05-10", ["2027-01-04", "2027-02-01"]),
    ("FREQ=WEEKLY;BYDAY=SA,SU", "next", "2026-11-23", "2026-12-01", ["2026-11-23", "2026-11-30"]),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip", "2026-09-30", "2026-10-13", ["2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"]),
    ("FREQ=DAILY;COUNT=3", "skip", "2026-09-30", "2026-10-13", ["2026-09-30", "2026-10-08", "2026-10-09"]),
    ("FREQ=WEEKLY;BYDAY=TH", "skip", "2026-09-24", "2026-10-16", ["2026-09-24", "2026-10-08", "2026-10-15"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", None, "2026-09-25", "2029-01-01", ["2026-09-25", "2027-09-15", "2028-10-03"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", None, "2027-02-05", "2029-01-01", ["2027-02-05", "2028-01-25"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30", None, "2027-02-05", "2029-01-01", ["2027-02-05", "2028-01-25"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9;COUNT=2", None, "2027-10-08", "2030-01-01", ["2027-10-08", "2028-10-26"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=15", None, "2027-02-20", "2031-12-31", ["2027-02-20", "2029-02-27", "2031-02-06"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9", "previous", "2027-10-08", "2029-12-31", ["2027-10-08", "2028-10-26", "2029-10-16"]),
    ("FREQ=MONTHLY;BYMONTHDAY=29", None, "2027-01-29", "2027-04-01", ["2027-01-29", "2027-02-28", "2027-03-29"]),
    ("FREQ=MONTHLY;BYMONTHDAY=30,31", None, "2027-01-30", "2027-03-31", ["2027-01-30", "2027-01-31", "2027-02-28", "2027-03-30"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "previous", "2026-11-30", "2027-01-30", ["2026-11-30", "2026-12-31", "2027-01-29"]),
    ("FREQ=WEEKLY;UNTIL=20261130", None, "2026-11-23T09:00", "2026-12-31", ["2026-11-23", "2026-11-30"]),
    ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", None, "2026-11-20", "2028-01-01", ["2027-09-15"]),
    ("RSCALE=CHINESE;FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1", None, "2026-12-09", "2027-05-01", ["2026-12-09", "2027-02-06", "2027-04-07"]),
    ("RSCALE=CHINESE;FREQ=WEEKLY;BYDAY=MO", None, "2026-11-23", "2026-12-01", ["2026-11-23", "2026-11-30"]),
]  # fmt: skip


@pytest.mark.parametrize(("rrule", "shift", "start", "end", "expected"), ROWS)
def test_a_rule_gives_its_days(
    rrule: str, shift: str | None, start: str, end: str, expected: list[str]
) -> None:
    """Days 29 to 31 fall on a short month's last day; shifts follow 调休; lunar rules the lunar calendar."""
    assert days(item(start, rrule, shift), start, end) == expected


def test_a_one_off_item_takes_place_once() -> None:
    """An item without a rule is one occurrence with the item's own start and end."""
    event = item("2026-11-25T15:00", grain=Grain.MINUTE, end="2026-11-25T16:00")
    (one,) = occurrences(event, (), at("2026-11-25"), at("2026-11-26"))
    assert (one.original, one.start, one.end) == (event.start, event.start, event.end)


def test_the_window_is_half_open() -> None:
    """What begins at the end belongs to the next window, what begins at the first moment to this one."""
    event = item("2026-11-25T15:00", grain=Grain.MINUTE)
    assert days(event, "2026-11-25T15:00", "2026-11-25T16:00") == ["2026-11-25"]
    assert days(event, "2026-11-25T14:00", "2026-11-25T15:00") == []


def test_what_still_goes_on_is_in_the_window() -> None:
    """An item of several days shows on each of them, and no longer when it is over."""
    event = item("2026-11-20", end="2026-11-23")
    assert days(event, "2026-11-22", "2026-11-23") == ["2026-11-20"]
    assert days(event, "2026-11-23", "2026-11-24") == []


def test_a_monthly_span_ends_with_its_own_month() -> None:
    """A recurring month item is as long as each month."""
    event = item("2027-01-01", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1", grain=Grain.MONTH)
    ends = [one.end.date() for one in occurrences(event, (), at("2027-01-01"), at("2028-12-31"))]
    assert ends == [date(2027, 3, 1), date(2028, 3, 1)]


def test_a_moved_occurrence_leaves_its_day() -> None:
    """Moving one occurrence moves that one, keeps its length, and leaves the others."""
    event = item("2026-11-23T09:00", "FREQ=WEEKLY;BYDAY=MO", grain=Grain.MINUTE, end="2026-11-23T10:30")
    moved = Override(at("2026-11-30T09:00"), start=at("2026-12-02T14:00"))
    found = list(occurrences(event, [moved], at("2026-11-23"), at("2026-12-08")))
    assert [f"{one.start:%m-%d %H:%M}" for one in found] == ["11-23 09:00", "12-02 14:00", "12-07 09:00"]
    assert found[1].end == at("2026-12-02T15:30")
    assert found[1].original == at("2026-11-30T09:00")


@pytest.mark.parametrize("back", [False, True])
def test_an_occurrence_moved_into_the_window_appears(back: bool) -> None:
    """Brought forward from a later week or put off from an earlier one, it shows where it is now."""
    original = at("2026-11-23" if back else "2027-06-07")
    event = item("2026-11-23", "FREQ=WEEKLY;BYDAY=MO")
    moved = Override(original, start=at("2026-12-10"))
    assert days(event, "2026-12-08", "2026-12-13", moved) == ["2026-12-10"]


def test_an_occurrence_moved_out_of_the_window_is_gone() -> None:
    """The old day stays empty."""
    event = item("2026-11-23", "FREQ=WEEKLY;BYDAY=MO")
    moved = Override(at("2026-11-30"), start=at("2027-01-05"))
    assert days(event, "2026-11-30", "2026-12-01", moved) == []


def test_a_change_to_a_day_the_rule_no_longer_gives_is_ignored() -> None:
    """After the rule has changed, an old override shows nothing."""
    event = item("2026-11-23", "FREQ=WEEKLY;BYDAY=MO")
    assert days(event, "2026-12-01", "2026-12-02", Override(at("2026-12-01"), start=at("2026-12-01"))) == []


def test_a_cancelled_occurrence_is_given_as_cancelled() -> None:
    """Lists can show what is off; the others stay open."""
    event = item("2026-11-23", "FREQ=WEEKLY;BYDAY=MO")
    off = Override(at("2026-11-23"), status=Status.CANCELLED)
    found = [one.status for one in occurrences(event, [off], at("2026-11-23"), at("2026-12-01"))]
    assert found == [Status.CANCELLED, Status.OPEN]


def test_a_series_given_up_keeps_what_was_done() -> None:
    """The series' status holds for all but the occurrences with one of their own."""
    event = item("2026-11-23", "FREQ=WEEKLY;BYDAY=MO", status=Status.CANCELLED)
    done = Override(at("2026-11-23"), status=Status.DONE)
    found = [one.status for one in occurrences(event, [done], at("2026-11-23"), at("2026-12-01"))]
    assert found == [Status.DONE, Status.CANCELLED]


def test_an_override_fits_after_the_notice_moved_the_shifted_day() -> None:
    """`original` is the day before the shift, which no notice moves."""
    event = item("2027-01-04", "FREQ=MONTHLY;BYMONTHDAY=1", "next")
    done = Override(at("2027-05-01"), status=Status.DONE)
    notice = Notice(off=frozenset(date(2027, 5, day) for day in range(1, 6)), work=frozenset())
    found = list(occurrences(event, [done], at("2027-05-01"), at("2027-05-31"), notice))
    assert [(one.start.day, one.status) for one in found] == [(6, Status.DONE)]


def test_a_shifted_occurrence_can_be_brought_forward() -> None:
    """1 May would be 4 May, and was moved to 28 April: it shows in April."""
    event = item("2027-01-04", "FREQ=MONTHLY;BYMONTHDAY=1", "next")
    moved = Override(at("2027-05-01"), start=at("2027-04-28"))
    assert days(event, "2027-04-20", "2027-05-01", moved) == ["2027-04-28"]


def test_the_next_occurrence_is_open_and_later() -> None:
    """The one that begins now is not next, and one that is cancelled is passed over."""
    event = item("2026-11-23T09:00", "FREQ=WEEKLY;BYDAY=MO", grain=Grain.MINUTE)
    off = Override(at("2026-11-30T09:00"), status=Status.CANCELLED)
    one = next_occurrence(event, [off], at("2026-11-23T09:00"))
    assert one is not None
    assert one.start == at("2026-12-07T09:00")


def test_a_rare_rule_has_a_next_occurrence() -> None:
    """Looked for far enough ahead to find what comes every ten years."""
    event = item("2026-11-23", "FREQ=YEARLY;INTERVAL=10")
    one = next_occurrence(event, (), at("2026-11-24"))
    assert one is not None
    assert one.start == at("2036-11-23")


def test_a_series_that_is_over_has_no_next_occurrence() -> None:
    """After COUNT is used up there is nothing."""
    event = item("2026-11-23", "FREQ=WEEKLY;COUNT=2")
    assert next_occurrence(event, (), at("2026-11-30")) is None


def test_a_leap_month_comes_in_the_plain_month_of_other_years() -> None:
    """闰五月十五 exists in 2028; in 2029 it is kept on 五月十五."""
    start = lunar.from_lunar(2028, 5, 15, leap=True)
    assert start is not None
    event = item(start.isoformat(), "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=15")
    found = [
        lunar.to_lunar(one.start.date()) for one in occurrences(event, (), at("2028-01-01"), at("2030-01-01"))
    ]
    assert [(day.year, day.month, day.leap) for day in found] == [(2028, 5, True), (2029, 5, False)]


@pytest.mark.parametrize(
    ("rrule", "said"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", True),
        ("FREQ=MONTHLY;BYMONTHDAY=29", True),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", False),
        ("FREQ=WEEKLY", False),
    ],
)
def test_it_is_known_when_short_months_matter(rrule: str, said: bool) -> None:
    """The echo says so for days 29 to 31, and only for them."""
    assert clamps(rrule) is said


def test_lunar_months_agree_with_a_day_by_day_loop() -> None:
    """每月三十: in every lunar month of eight years, leap ones too, its thirtieth or else its last day."""
    first, end = date(2026, 11, 8), date(2034, 12, 31)
    event = item(first.isoformat(), "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=30")
    every = [first + timedelta(days=offset) for offset in range((end - first).days)]
    last_days = [f"{day}" for day in every if lunar.to_lunar(day + timedelta(days=1)).day == 1]
    assert days(event, f"{first}", f"{end}") == last_days


@pytest.mark.parametrize("shift", ["previous", "next", "skip"])
def test_shifted_rules_agree_with_a_day_by_day_loop(shift: str) -> None:
    """Every 5th of the month for six years, announced and not: moved or dropped as the calendar says."""
    first, end = date(2024, 1, 5), date(2029, 12, 31)
    moved = {"previous": workday_on_or_before, "next": workday_on_or_after, "skip": _itself}[shift]
    every = [first + timedelta(days=offset) for offset in range((end - first).days)]
    expected = [moved(day) for day in every if day.day == 5 and (shift != "skip" or is_workday(day))]
    event = item(f"{first}", "FREQ=MONTHLY;BYMONTHDAY=5", shift)
    assert days(event, "2023-12-01", f"{end}") == [f"{day}" for day in expected]


def _itself(day: date, notice: Notice | None = None) -> date:
    return day


@pytest.mark.parametrize(
    ("rrule", "start", "wall", "first"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-11-20 10:00", "2026-11-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-11-30 10:00", "2026-11-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31 09:00", "2026-11-30 10:00", "2026-12-31 09:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-12-05 10:00", "2026-12-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=30", "2027-03-30", "2027-02-10 10:00", "2027-02-28"),
        ("FREQ=MONTHLY;BYMONTHDAY=25", "2026-11-25", "2026-11-20 10:00", "2026-11-25"),
    ],
)
def test_a_series_begins_in_a_month_too_short_for_its_day(
    rrule: str, start: str, wall: str, first: str
) -> None:
    """每月31号 planned in November begins on the 30th, unless that moment has passed."""
    moments = (datetime.fromisoformat(each) for each in (start, wall))
    assert first_start(Rule(rrule), *moments) == datetime.fromisoformat(first)
