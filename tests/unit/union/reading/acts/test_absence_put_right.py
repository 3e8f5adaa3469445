"""The right days of an absence in words that put it right."""

import pytest

from union.reading.acts.absences.absence_forms import absence_put_right, return_told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("把我的年假改成21到23号", "21到23号"),
        ("我出差是5号到7号，别写4号到8号", "5号到7号"),
        ("不是4到8号，是5到7号", "5到7号"),
        ("我放假改咗，係22至24號", "22至24號"),
        ("my leave is 21 to 23, not 20 to 24", "21号到23号"),
        ("change my leave from 20-24 Dec to 21-23 Dec", "21-23 Dec"),
    ],
)
def test_the_right_days_are_left(text: str, days: str) -> None:
    """Those that were wrong are gone."""
    left = absence_put_right(text)
    assert left is not None
    assert days in left


@pytest.mark.parametrize("text", ["我21到23号出差", "下周谁请假", "I'm on leave 21 to 23 Dec"])
def test_nothing_is_put_right(text: str) -> None:
    """An absence told, or asked about."""
    assert absence_put_right(text) is None


@pytest.mark.parametrize("text", ["我8号晚上就回来", "我10號返嚟", "I'll be back on 8 Dec"])
def test_who_is_back(text: str) -> None:
    """On a day."""
    assert return_told(text) == text


@pytest.mark.parametrize("text", ["他8号回来", "你几号回来？"])
def test_nobody_is_back(text: str) -> None:
    """Another, a question."""
    assert return_told(text) is None
