"""Of an item with several times the days that are named choose which fall out or move."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

DAYS = "12月7日、8日、9日上午8点半职工眼科筛查"
BALL = "12月12日下午2点举办拔河友谊赛"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (
            "大夫9号出差，三车间的改11号，7、8不动",
            "已改期（只改这一次，原12月9日 周三） #1 职工眼科筛查：12月11日 周五 08:30",
        ),
        ("筛查并成两天了 8号的不用来，7和9照旧", "已取消 #1 职工眼科筛查（12月8日 周二）"),
        ("就7号一天 8号9号的都取消", "已取消 #1 职工眼科筛查（12月8日 周二）"),
        ("拔河那边9号交名单 8号别催了", None),
    ],
)
def test_named_days_choose_the_times(said: str, answer: str | None) -> None:
    """Two of its days name it without a word of its title; of another thing they change nothing."""
    week = Week()
    for each in (DAYS, BALL):
        week.says(LI, each)
    told = week.says(LI, said).partition("（李建国")[0].partition("\n")[0]
    assert told == answer if answer is not None else not told.startswith(("已改期", "已取消"))


def test_what_stays_is_planned_no_second_time() -> None:
    """「照开」 says that it is there."""
    week = Week()
    week.says(LI, BALL)
    assert "已经排过了" in week.says(LI, "12月12日下午两点拔河友谊赛照开")


def test_two_tasks_that_come_in_together_are_both_done() -> None:
    """Each by a word of its own; with more said than their names neither."""
    week = Week()
    week.says(LI, "请王芳12月3日前写好春节演出方案")
    week.says(LI, "请周敏12月4日前做好奖品询价")
    said = week.says(LI, "王芳的方案周敏的询价都交上来了")
    assert "#1" in said and "#2" in said
