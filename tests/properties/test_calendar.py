"""The calendar under arbitrary days: order, inverse functions, bounds, agreement with dateutil."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from union.core.almanac import festivals, workdays
from union.core.groups import Settings, permitted, pulled_back, pushed_forward
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Rule, Status
from union.events.recurrence import occurrences
from union.reminders.reminder_times import late_reminders, planned

DAYS = st.dates(date(2020, 1, 1), date(2059, 12, 31))
CLOCK = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
MOMENTS = st.builds(datetime.combine, DAYS, CLOCK)
WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True)
RULES = st.one_of(
    st.builds("FREQ=WEEKLY;INTERVAL={};BYDAY={}".format, st.integers(1, 4), WEEKDAYS.map(",".join)),
    st.builds(
        "FREQ=MONTHLY;INTERVAL={};BYMONTHDAY={}".format, st.integers(1, 6), st.integers(-1, 28).filter(bool)
    ),
    st.builds(
        "FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 3, -1]), st.sampled_from(["MO", "FR", "SU"])
    ),
    st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("FREQ=DAILY;INTERVAL={};COUNT={}".format, st.integers(1, 9), st.integers(1, 30)),
)
SETTINGS = st.builds(Settings, reminder_time=CLOCK, quiet_from=CLOCK, quiet_until=CLOCK)


def once(kind: Kind, grain: Grain, start: datetime) -> Occurrence:
    event = Event(1, 1, "走访", kind, start, grain)
    return Occurrence(event, start, start, event.until, Status.OPEN)


@given(DAYS)
def test_working_days_step_back_and_forth(day: date) -> None:
    """Between a day and its next working day there is none, and the way back leads no further than it."""
    following = workdays.next_workday(day)
    assert workdays.is_workday(following)
    assert workdays.previous_workday(following) <= day
    assert following - day <= timedelta(days=12)


@given(DAYS, st.integers(-30, 30))
def test_adding_working_days_counts_them(day: date, n: int) -> None:
    """From a working day, n forth and n back is the same day."""
    start = workdays.workday_on_or_after(day)
    assert workdays.add_workdays(workdays.add_workdays(start, n), -n) == start


@given(DAYS, st.sampled_from(sorted(set(festivals.canonical_names().values()))))
def test_a_span_holds_a_festival_s_days_of_its_years(day: date, name: str) -> None:
    """From any day, two years hold just those days of a festival that the years themselves hold."""
    end = day + timedelta(days=730)
    years = (each for year in range(day.year, end.year + 1) for each in festivals.dates_of(name, year))
    expected = [each for each in years if day <= each < end]
    assert [when for when, one in festivals.festivals_between(day, end) if one == name] == expected


@given(MOMENTS, SETTINGS)
def test_quiet_hours_always_let_out(moment: datetime, settings: Settings) -> None:
    """Back and forward lead to permitted minutes within a day, on either side of the moment."""
    back, forward = pulled_back(moment, settings), pushed_forward(moment, settings)
    assert back <= moment <= forward
    assert forward - back <= timedelta(days=1, minutes=1)
    assert permitted(back, settings) and permitted(forward, settings)


@given(RULES, MOMENTS, st.integers(0, 500), st.integers(1, 400))
def test_rules_agree_with_dateutil(rrule: str, start: datetime, ahead: int, length: int) -> None:
    """Without shift, lunar months and days past the 28th, ours is dateutil's own expansion of the window."""
    first = start + timedelta(days=ahead)
    end = first + timedelta(days=length)
    event = Event(1, 1, "例会", Kind.MEETING, start, Grain.MINUTE, rule=Rule(rrule))
    theirs = [one for one in rrulestr(rrule, dtstart=start).between(first, end, inc=True) if one < end]
    assert [one.start for one in occurrences(event, (), first, end)] == theirs


@given(st.integers(29, 31), DAYS, st.integers(1, 900))
def test_late_days_agree_with_a_day_by_day_loop(number: int, first: date, length: int) -> None:
    """每月29至31号 is that day, or the last one of a month too short for it."""
    every = [first + timedelta(days=offset) for offset in range(length)]
    last_days = {day for day in every if (day + timedelta(days=1)).day == 1}
    expected = [day for day in every if day.day == number or (day in last_days and day.day < number)]
    rule = Rule(f"FREQ=MONTHLY;BYMONTHDAY={number}")
    event = Event(1, 1, "盘点", Kind.OTHER, datetime.combine(first, time()), Grain.DAY, rule=rule)
    window = event.start, event.start + timedelta(days=length)
    assert [one.start.date() for one in occurrences(event, (), *window)] == expected


@given(st.sampled_from(Kind), st.sampled_from(Grain), MOMENTS, st.integers(0, 60))
def test_reminders_lie_ahead_in_order_and_outside_quiet_hours(
    kind: Kind, grain: Grain, start: datetime, before: int
) -> None:
    """Every planned reminder is after now, before the end, permitted, and no moment comes twice."""
    one = once(kind, grain, start if grain is Grain.MINUTE else datetime.combine(start.date(), time()))
    now = one.start - timedelta(days=before, hours=5)
    dues = [reminder.due for reminder in planned(one, Settings(), now)]
    assert dues == sorted(set(dues))
    assert all(now < due <= max(one.start, one.end) and permitted(due, Settings()) for due in dues)


@given(DAYS, st.integers(0, 400))
def test_a_late_item_is_named_within_the_week_and_a_holiday(day: date, late: int) -> None:
    """The next late reminder is a working day, after now and not further off than a week and a holiday."""
    one = once(Kind.REPORT, Grain.DAY, datetime.combine(day, time()))
    now = one.end + timedelta(days=late, hours=10)
    (reminder,) = late_reminders(one, Settings(), now)
    assert workdays.is_workday(reminder.due.date())
    assert now < reminder.due <= now + timedelta(days=18)
