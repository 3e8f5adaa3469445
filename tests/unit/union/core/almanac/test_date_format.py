"""Dates as officers read them."""

from datetime import date, datetime

import pytest

from union.core.almanac import date_format
from union.core.period import Grain
from union.words import Words

NOW = date(2026, 11, 20)
_ = Words()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 1), "10月1日 周四"),
        (date(2027, 2, 6), "2027年2月6日 周六"),
        (date(2025, 11, 23), "2025年11月23日 周日"),
    ],
)
def test_a_day_has_its_weekday_and_only_another_year_its_year(day: date, words: str) -> None:
    """The weekday is the last line of defence; the year is written when it is not this one."""
    assert date_format.day_words(_, day, now=NOW) == words


def test_without_a_now_the_year_is_written() -> None:
    """In a document the reader's day is not known."""
    assert date_format.day_words(_, date(2026, 10, 1), now=None) == "2026年10月1日 周四"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 9, 15), "9月15日 周三（八月十五）"),
        (date(2027, 9, 12), "9月12日 周日（八月十二）"),
        (date(2027, 9, 18), "9月18日 周六（八月十八）"),
        (date(2027, 9, 11), "9月11日 周六"),
        (date(2027, 9, 19), "9月19日 周日"),
        (date(2027, 5, 1), "5月1日 周六"),
    ],
)
def test_the_lunar_day_is_said_near_a_lunar_festival(day: date, words: str) -> None:
    """Within three days of 中秋 on both sides; a solar festival brings no lunar day."""
    assert date_format.with_lunar(_, day, now=date(2027, 1, 1)) == words


def test_a_moment_has_its_time() -> None:
    """Day, weekday and the clock time."""
    assert (
        date_format.moment_words(_, datetime.fromisoformat("2026-11-25T15:00"), now=NOW)
        == "11月25日 周三 15:00"
    )


SPANS = [
    ("2026-11-24T14:00", None, Grain.MINUTE, "11月24日 周二 14:00"),
    ("2026-11-24T14:00", "2026-11-24T16:00", Grain.MINUTE, "11月24日 周二 14:00–16:00"),
    ("2026-11-24T19:00", "2026-11-25T00:00", Grain.MINUTE, "11月24日 周二 19:00–24:00"),
    ("2026-11-24T14:00", "2026-11-25T12:00", Grain.MINUTE, "11月24日 周二 14:00 至 11月25日 周三 12:00"),
    ("2026-11-24T08:00", "2026-11-24T12:00", Grain.HOUR, "11月24日 周二 上午"),
    ("2026-11-24T18:00", "2026-11-25T00:00", Grain.HOUR, "11月24日 周二 晚上"),
    ("2026-11-24T09:00", "2026-11-24T11:00", Grain.HOUR, "11月24日 周二 09:00–11:00"),
    ("2026-11-25", None, Grain.DAY, "11月25日 周三"),
    ("2026-11-25", "2026-11-28", Grain.DAY, "11月25日 周三 至 11月27日 周五"),
    ("2026-12-28", None, Grain.WEEK, "12月28日 周一 至 1月3日 周日"),
    ("2027-03-05", "2027-03-09", Grain.DAY, "2027年3月5日 周五 至 3月8日 周一"),
    ("2026-11-25", "2027-11-25", Grain.DAY, "11月25日 周三 至 2027年11月24日 周三"),
    ("2026-12-01", None, Grain.MONTH, "12月"),
    ("2027-01-01", None, Grain.MONTH, "2027年1月"),
    ("2027-03-01", "2027-06-01", Grain.MONTH, "2027年3月至5月"),
    ("2026-12-01", "2027-03-01", Grain.MONTH, "12月至2027年2月"),
    ("2026-10-01", None, Grain.QUARTER, "第四季度"),
    ("2027-04-01", "2027-07-01", Grain.QUARTER, "2027年第二季度"),
    ("2027-01-01", None, Grain.HALF, "2027年上半年"),
    ("2026-07-01", None, Grain.HALF, "下半年"),
    ("2026-01-01", None, Grain.YEAR, "2026年"),
]


@pytest.mark.parametrize(("start", "end", "grain", "words"), SPANS)
def test_a_span_shows_its_last_day(start: str, end: str | None, grain: Grain, words: str) -> None:
    """Exclusive ends are for arithmetic; people read the last day, the part of the day, the quarter."""
    until = datetime.fromisoformat(end) if end else None
    assert date_format.span_words(_, datetime.fromisoformat(start), until, grain, now=NOW) == words
