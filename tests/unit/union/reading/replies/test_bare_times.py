"""A new time said by a bare number, or by the day beside the old one."""

from datetime import datetime

import pytest

from union.reading.replies.bare_times import bare_times

NOW = datetime(2026, 11, 23, 10)
DUE, DINNER = datetime(2026, 11, 25), datetime(2026, 12, 11, 19)


@pytest.mark.parametrize(
    ("text", "base", "time"),
    [
        ("预算25号出不来 27给", DUE, "11月27日"),
        ("路没通 走访改30一", DUE, "11月30日"),
        ("they give us the day before", DINNER, "12月10日"),
        ("聚餐8点没位 开7.30", DINNER, "12月11日19:30"),
    ],
)
def test_the_likeliest_time(text: str, base: datetime, time: str) -> None:
    """A day is the next of its number; an hour is in the half of the day that the old one was in."""
    assert next(bare_times(text, NOW, base, has_hour=base is DINNER)) == time


@pytest.mark.parametrize("text", ["还差8份没到", "3人来不了", "23号那次", "改到A12", "不是27", "周3的会"])
def test_what_is_no_time(text: str) -> None:
    """Counts, days that are written out and numbers in names."""
    assert not list(bare_times(text, NOW, DUE, has_hour=False))
