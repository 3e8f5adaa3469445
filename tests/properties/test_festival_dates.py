"""Every festival's days, 2000 to 2060, against a second library's calendar or a plain look at the almanac's grid."""

import calendar
from datetime import date, timedelta

import pytest
from lunar_python import Lunar, LunarMonth, Solar

from tests.effort import some
from union.core.almanac import festivals
from union.festivals import packs

YEARS = range(2000, 2061)
LUNAR = {
    "腊八": (12, 8), "小年": (12, 23), "春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7),
    "中秋": (8, 15), "重阳": (9, 9),
}  # fmt: skip
TERMS = ("立春", "清明", "冬至")
WEEKDAYS = {"母亲节": (5, calendar.SUNDAY, 2), "父亲节": (6, calendar.SUNDAY, 3)}


def as_date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def on_lunar_day(year: int, month: int, day: int) -> tuple[date, ...]:
    """By lunar-python: the solar days of that year which are this day of a month that is no leap month."""
    found = (as_date(Lunar.fromYmd(each, month, day).getSolar()) for each in (year - 1, year))
    return tuple(one for one in found if one.year == year)


def eve(year: int) -> tuple[date]:
    """By lunar-python: 三十, or 廿九 where the twelfth month is short."""
    days = LunarMonth.fromYm(year - 1, 12).getDayCount()
    return (as_date(Lunar.fromYmd(year - 1, 12, days).getSolar()),)


def of_the_month_s_page(year: int, month: int, weekday: int, nth: int) -> tuple[date]:
    """The nth of these weekdays."""
    page = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return (date(year, month, page[nth - 1]),)


def ours(name: str) -> dict[int, tuple[date, ...]]:
    """The festival's days by year."""
    return {year: festivals.dates_of(name, year) for year in YEARS}


@pytest.mark.parametrize("name", some(LUNAR, 3))
def test_lunar_festivals_agree_with_a_second_library(name: str) -> None:
    """None missing, none too many: 腊八 may come twice in a solar year, or not at all."""
    assert ours(name) == {year: on_lunar_day(year, *LUNAR[name]) for year in YEARS}


def test_the_eve_is_the_last_day_of_the_lunar_year() -> None:
    """By the length of each year's twelfth month."""
    assert ours("除夕") == {year: eve(year) for year in YEARS}


def test_solar_terms_agree_with_a_second_library() -> None:
    """立春, 清明, 冬至 to the day."""
    for year in YEARS:
        table = Lunar.fromYmd(year, 5, 1).getJieQiTable()
        theirs = {name: as_date(table[name]) for name in TERMS}
        theirs["冬至"] = as_date(table["DONG_ZHI"])
        assert {name: festivals.date_of(name, year) for name in TERMS} == theirs, year


@pytest.mark.parametrize("name", WEEKDAYS)
def test_weekday_festivals_stand_in_the_grid(name: str) -> None:
    """The nth Sunday of the month's page."""
    assert ours(name) == {year: of_the_month_s_page(year, *WEEKDAYS[name]) for year in YEARS}


def test_no_festival_of_the_data_goes_unchecked() -> None:
    """One added with a lunar day, a term or a weekday belongs into a table above; the rest say their day themselves."""
    moving = {name for name in festivals.of_region("CN") if (festivals.fixed(name) or ("",))[0] != "solar"}
    assert moving == {*LUNAR, *TERMS, *WEEKDAYS, "除夕"}


def test_the_two_autumn_festivals_are_one_plan_by_a_second_calendar() -> None:
    """Closer than 25 days to each other in every year: 双节, counted from the earlier."""
    for year in YEARS:
        (mid_autumn,) = on_lunar_day(year, 8, 15)
        national = date(year, 10, 1)
        found = packs.pack("中秋", year)
        assert abs(mid_autumn - national) < timedelta(days=25), year
        assert found is not None, year
        assert (found.festival, found.day) == ("双节", min(mid_autumn, national))
