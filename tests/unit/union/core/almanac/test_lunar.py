"""Lunar days, solar terms and their words, checked against lunar-python."""

from datetime import date, datetime, timedelta

import pytest
from lunar_python import LunarYear, Solar

from union.core.almanac import lunar
from union.reading.reader import read

YEARS = range(2000, 2061)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 9, 15), "八月十五"),
        (date(2027, 1, 30), "腊月廿三"),
        (date(2020, 5, 23), "闰四月初一"),
        (date(2033, 12, 25), "闰冬月初四"),
        (date(2027, 2, 6), "正月初一"),
        (date(2027, 2, 15), "正月初十"),
        (date(2027, 2, 25), "正月二十"),
        (date(2026, 11, 8), "九月三十"),
    ],
)
def test_a_day_is_said_as_in_the_almanac(day: date, words: str) -> None:
    """Months are 正月, 冬月, 腊月; days 初一 to 三十; a leap month is said to be one."""
    assert lunar.lunar_words(day) == words


@pytest.mark.slow
def test_every_month_agrees_with_a_second_library() -> None:
    """The months of 2000 to 2060, leap ones too, begin on and last the days lunar-python computes."""
    theirs = {
        (year, abs(month.getMonth()), month.getMonth() < 0): (month.getFirstJulianDay(), month.getDayCount())
        for year in YEARS
        for month in LunarYear.fromYear(year).getMonths()
        if month.getYear() == year
    }
    ours = {}
    for year in YEARS:
        for month, leap, days in lunar.months_of(year):
            first = lunar.from_lunar(year, month, 1, leap)
            assert first is not None
            ours[year, month, leap] = (first.toordinal() + 1721425, days)
    assert ours == theirs


@pytest.mark.slow
def test_every_day_comes_back_from_the_lunar_calendar() -> None:
    """Solar to lunar and back gives the same day, for every day of 2020 to 2060."""
    days = (date(2020, 1, 1) + timedelta(days=offset) for offset in range(41 * 365 + 10))
    assert all(_and_back(day) == day for day in days)


@pytest.mark.slow
def test_solar_terms_agree_with_a_second_library() -> None:
    """立春, 清明, 夏至 and 冬至 fall on the days lunar-python computes."""
    for year in YEARS:
        table = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()
        for name, theirs in (("立春", "立春"), ("清明", "清明"), ("夏至", "夏至"), ("冬至", "DONG_ZHI")):
            expected = table[theirs]
            assert lunar.solar_term(name, year) == date(
                expected.getYear(), expected.getMonth(), expected.getDay()
            )


@pytest.mark.parametrize(
    ("year", "month", "day", "leap"),
    [
        (2027, 1, 31, False),
        (2027, 4, 1, True),
        (2027, 13, 1, False),
        (2101, 1, 1, False),
        (1899, 1, 1, False),
    ],
)
def test_a_lunar_day_that_is_not_there_is_none(year: int, month: int, day: int, leap: bool) -> None:
    """A 31st, a leap month the year lacks, a 13th month, a year outside the tables: None, no error."""
    assert lunar.from_lunar(year, month, day, leap) is None


def test_the_thirtieth_of_a_short_month_is_none() -> None:
    """三十 exists only in long months."""
    short = next(month for month, leap, days in lunar.months_of(2027) if days == 29 and not leap)
    assert lunar.from_lunar(2027, short, 30) is None


@pytest.mark.parametrize(("name", "year"), [("白夜", 2027), ("冬至", 2300)])
def test_an_unknown_term_is_none(name: str, year: int) -> None:
    """A name that is no solar term, or a year not covered, has no day."""
    assert lunar.solar_term(name, year) is None


def _and_back(day: date) -> date | None:
    found = lunar.to_lunar(day)
    return lunar.from_lunar(found.year, found.month, found.day, found.leap)


@pytest.mark.parametrize("day", [date(1900, 1, 30), date(2101, 1, 29), date(2106, 5, 5)])
def test_a_day_outside_the_tables_has_no_lunar_day(day: date) -> None:
    """No error: whatever is asked of it is simply not known."""
    assert lunar.to_lunar(day) is None
    assert lunar.lunar_words(day) == lunar.calendar_words(day) == ""
    assert not lunar.is_new_or_full_moon(day)


@pytest.mark.parametrize("day", [date(1900, 1, 31), date(2101, 1, 28)])
def test_the_tables_hold_their_first_and_last_day(day: date) -> None:
    """1900-01-31 is 正月初一, 2101-01-28 the last of 腊月."""
    assert lunar.to_lunar(day) is not None


@pytest.mark.parametrize("now", ["2101-02-01T10:00", "2106-03-01T10:00"])
@pytest.mark.parametrize(
    "text",
    [
        "丙午年三月初三开会",
        "马年春节前走访",
        "每年农历九月初九走访老职工",
        "每月农历十五开会",
        "今年腊月廿三走访",
        "今年除夕值班",
        "初五开会",
        "正月里走访困难职工",
        "八月十五开会",
        "下个月农历十五开会",
        "三十晚上值班",
    ],
)
def test_beyond_the_tables_a_sentence_is_read_without_its_lunar_day(text: str, now: str) -> None:
    """What can't be known is not said, and nothing fails."""
    found = read(text, datetime.fromisoformat(now)).when

    assert found is None or "八月十五" in text
