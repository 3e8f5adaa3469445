"""Rules and lunar days as they are said read back: plain ones against dateutil, the others against a loop over days."""

from datetime import date, datetime, time, timedelta
from functools import cache

import chinese_calendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from lunar_python import LunarYear, Solar

from tests.effort import tried
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule
from union.events.recurrence import occurrences
from union.reading.message import When
from union.reading.reader import read

JULIAN = 1721425  # days from the Julian day count to date.toordinal
ONE_DAY, TEN_YEARS = timedelta(days=1), timedelta(days=3653)
WEEKDAYS, CODES = "一二三四五六日", ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NTHS = {1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", -1: "最后一个", -2: "倒数第二个"}
MOMENTS = st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-12-31")).map(
    lambda one: one.replace(second=0, microsecond=0)
)
# The years whose notice of holidays is known for certain, and their end.
NOTED, LAST = st.dates(date(2021, 1, 1), date(2024, 12, 31)), date(2026, 12, 1)


def weekly(days: set[int], interval: int) -> tuple[str, str]:
    """「隔周一、三」 and its rule."""
    said = {1: "每周", 2: "隔周", 3: "每三周周"}[interval] + "、".join(WEEKDAYS[day] for day in sorted(days))
    return said, f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(CODES[day] for day in sorted(days))}"


def monthly(days: set[int], interval: int) -> tuple[str, str]:
    """「每两个月5号、20号」."""
    said = {1: "每月", 2: "每两个月", 3: "每3个月"}[interval] + "、".join(f"{day}号" for day in sorted(days))
    return said, f"FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={','.join(map(str, sorted(days)))}"


def by_weekday(nth: int, weekday: int) -> tuple[str, str]:
    """「每月倒数第二个周五」."""
    return f"每月{NTHS[nth]}周{WEEKDAYS[weekday]}", f"FREQ=MONTHLY;BYDAY={nth}{CODES[weekday]}"


def yearly(month: int, day: int) -> tuple[str, str]:
    """「每年3月8日」."""
    return f"每年{month}月{day}日", f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def every_few_days(interval: int) -> tuple[str, str]:
    """「每3天」."""
    return f"每{interval}天", f"FREQ=DAILY;INTERVAL={interval}"


PLAIN = st.one_of(
    st.builds(weekly, st.sets(st.integers(0, 6), min_size=1), st.integers(1, 3)),
    st.builds(monthly, st.sets(st.integers(1, 28), min_size=1, max_size=4), st.integers(1, 3)),
    st.builds(by_weekday, st.sampled_from(sorted(NTHS)), st.integers(0, 6)),
    st.builds(yearly, st.integers(1, 12), st.integers(1, 28)),
    st.builds(every_few_days, st.integers(2, 9)),
    st.builds(
        lambda day: (f"每季度首月{day}日", f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={day}"),
        st.integers(1, 28),
    ),
    st.sampled_from(
        [
            ("每月最后一天", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("每季度末", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ]
    ),
)


def days_of(when: When, end: date) -> list[date]:
    """The days on which what was read takes place, up to before `end`."""
    event = Event(1, 1, "例会", Kind.MEETING, when.start, Grain.DAY, rule=Rule(when.rrule or "", when.shift))
    found = occurrences(event, (), when.start, datetime.combine(end, time()))
    return [one.start.date() for one in found]


@pytest.mark.slow
@given(PLAIN, MOMENTS, st.integers(0, 23))
@tried(400, deadline=None)
def test_a_plain_rule_is_dateutils_for_ten_years(rule: tuple[str, str], now: datetime, hour: int) -> None:
    """What is read gives the moments of the rule meant, from the first one not before now on."""
    said, meant = rule
    when = read(f"{said}{hour}:30开会", now).when

    assert when is not None and when.rrule is not None
    bare = ";".join(part for part in meant.split(";") if not part.startswith("INTERVAL"))
    first = next(
        iter(
            rrulestr(bare, dtstart=datetime.combine(now.date() - ONE_DAY, time(hour, 30))).xafter(
                now, inc=True
            )
        )
    )
    assert when.start == first
    until = first + TEN_YEARS
    theirs = rrulestr(meant, dtstart=first).between(first, until, inc=True)
    assert rrulestr(when.rrule, dtstart=first).between(first, until, inc=True) == theirs


def worked(day: date) -> bool:
    """Whether people work on the day, by the notices in chinesecalendar itself."""
    return bool(chinese_calendar.is_workday(day))


def moved(day: date, step: timedelta) -> date:
    """The nearest working day from the day on, in steps."""
    while not worked(day):
        day += step
    return day


@given(NOTED, st.integers(1, 28), st.sampled_from([("顺延", ONE_DAY), ("提前", -ONE_DAY)]))
@tried(30, deadline=None)
def test_a_shifted_rule_agrees_with_a_loop(today: date, day: int, way: tuple[str, timedelta]) -> None:
    """「每月8号，遇节假日顺延」 day by day: the working day each month's day is moved to."""
    when = read(f"每月{day}号对账，遇节假日{way[0]}", datetime.combine(today, time())).when

    assert when is not None
    around = (today + offset * ONE_DAY for offset in range(-20, (LAST - today).days + 20))
    expected = {moved(one, way[1]) for one in around if one.day == day}
    assert days_of(when, LAST) == sorted(one for one in expected if today <= one < LAST)


@pytest.mark.slow
@given(NOTED, st.sampled_from(["每个工作日", "每月最后一个工作日", "每月第一个工作日"]))
@tried(20, deadline=None)
def test_working_days_agree_with_a_loop(today: date, said: str) -> None:
    """Make-up days at weekends count, holidays do not."""
    when = read(f"{said}点名", datetime.combine(today, time())).when

    assert when is not None
    days = [today + offset * ONE_DAY for offset in range((LAST - today).days)]
    expected = [one for one in days if worked(one)]
    if said == "每月最后一个工作日":
        expected = [one for one in expected if moved(one + ONE_DAY, ONE_DAY).month != one.month]
    if said == "每月第一个工作日":
        expected = [one for one in expected if moved(one - ONE_DAY, -ONE_DAY).month != one.month]
    assert days_of(when, LAST) == expected


@cache
def moons() -> dict[date, tuple[int, int]]:
    """Every day's lunar month (negative: a leap one) and day, by lunar-python."""
    days = {}
    for year in range(2023, 2043):
        for month in LunarYear.fromYear(year).getMonths():
            first = date.fromordinal(int(month.getFirstJulianDay()) - JULIAN)
            days.update({first + i * ONE_DAY: (month.getMonth(), i + 1) for i in range(month.getDayCount())})
    return days


@given(
    MOMENTS,
    st.sampled_from(
        [
            ("每年农历八月十五", {(8, 15)}),
            ("每年腊月廿三", {(12, 23)}),
            ("每年重阳节", {(9, 9)}),
            ("每年端午前两天", {(5, 3)}),
            ("每年大年初二", {(1, 2)}),
        ]
    ),
)
@tried(40, deadline=None)
def test_a_lunar_rule_agrees_with_a_loop(now: datetime, rule: tuple[str, set[tuple[int, int]]]) -> None:
    """Ten years day by day, each turned into its lunar day by a second library; leap months do not count."""
    said, meant = rule
    when = read(f"{said}聚餐", now).when

    assert when is not None
    end = now.date() + TEN_YEARS
    days = (now.date() + offset * ONE_DAY for offset in range(TEN_YEARS.days))
    assert days_of(when, end) == [day for day in days if moons()[day] in meant]


@pytest.mark.slow
@given(st.dates(date(2000, 3, 1), date(2060, 12, 31)))
@tried(200, deadline=None)
def test_a_lunar_day_said_reads_back(day: date) -> None:
    """As lunar-python says it, leap months and 冬月, 腊月 too."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    said = f"农历{lunar.getYear()}年{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"
    when = read(f"{said}聚餐", datetime.combine(day, time(9))).when

    assert when is not None, said
    assert when.start.date() == day, said
