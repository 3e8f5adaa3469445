"""「报名12号截止」 by itself, in the words of each place: of what was just planned, else of the only thing people may sign up for."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

CLOSES = "报名截止12月2日"


@pytest.mark.parametrize(
    "text",
    ["报名12月2日截止", "报名截到12月2日", "截名12月2日", "爬山12月2日报名截止", "12月2日截止报名"],
)
@pytest.mark.parametrize("later", ["2026-11-23 09:10", "2026-11-24 15:00"])
def test_it_is_of_the_only_thing_ahead(text: str, later: str) -> None:
    """And makes no item of its own."""
    week = Week()
    week.says(LI, "12月5日周六职工爬山，早上8点北门集合")
    week.at(later)
    said = week.says(LI, text)
    assert CLOSES in said and "已安排" not in said


def test_of_several_it_stands_by_itself() -> None:
    """A meeting is no thing one signs up for."""
    week = Week()
    week.says(LI, "12月5日周六职工爬山")
    week.says(LI, "12月9日下午2点委员会会议")
    week.at("2026-11-24 15:00")
    assert CLOSES in week.says(LI, "报名12月2日截止")
    week.says(LI, "12月12日乒乓球赛")
    week.at("2026-11-25 15:00")
    assert "已安排" in week.says(LI, "报名12月2日截止")


@pytest.mark.parametrize(
    "text",
    ["天气预报5号有雨，改到12号，时间地点不变", "5号有雪，挪到12号", "5号迎检，放到12号吧"],
)
def test_why_not_that_day_names_what_is_moved(text: str) -> None:
    """The one thing on that day."""
    week = Week()
    week.says(LI, "12月5日周六职工爬山，早上8点北门集合")
    week.at("2026-11-24 15:00")
    assert "已改期 #1 职工爬山：12月12日 周六 08:00" in week.says(LI, text)
