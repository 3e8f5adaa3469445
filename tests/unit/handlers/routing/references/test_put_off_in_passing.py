"""What is planned is put off, paused or called off in passing: found by its short name, its day or what it is part of."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

SERIES = "每周二、周四晚上7点羽毛球"
CLOSING = "11月30日征文截稿"
SAID = [
    (SERIES, "明天球馆漏水，球不打了", "已取消 #1 羽毛球（11月19日 周四）（李建国 10:00）"),
    (SERIES, "球停两周", "共4次：11月19日 周四、11月24日 周二、11月26日 周四、12月1日 周二"),
    (SERIES, "羽毛球停两次", "共2次：11月19日 周四、11月24日 周二"),
    (SERIES, "羽毛球11月26号到12月5号停练", "共3次：11月26日 周四、12月1日 周二、12月3日 周四"),
    (SERIES, "羽毛球停到月底", "共3次：11月19日 周四、11月24日 周二、11月26日 周四"),
    (SERIES, "26号估计没人来，羽毛球停一次", "已取消 #1 羽毛球（11月26日 周四）（李建国 10:00）"),
    (SERIES, "下周起羽毛球改到周一、周三", "重复日程，接下来：11月23日 周一、11月25日 周三、11月30日 周一"),
    (CLOSING, "好几个组没交，征文再收三天", "已改期 #1 征文截稿：截止12月3日 周四"),
    (CLOSING, "稿子太少，截稿再宽两天，到12月3号", "已改期 #1 征文截稿：截止12月3日 周四"),
    ("12月5日下午2点篮球友谊赛", "那场球赛对方来不了 不打了", "已取消 #1 篮球友谊赛（李建国 10:00）"),
    ("12月5日下午2点读书会", "原定5号的读书会8号开", "已改期 #1 读书会：12月8日 周二 14:00"),
    ("12月5日晚上7点联谊晚会", "5号那个晚一小时哈，8点开始", "已改期 #1 联谊晚会：12月5日 周六 20:00"),
]


@pytest.mark.parametrize(("planned", "said", "answer"), SAID, ids=[each[1] for each in SAID])
def test_it_is_done_and_said(planned: str, said: str, answer: str) -> None:
    """Nothing is planned beside it."""
    week = Week()
    week.says(LI, planned)
    assert answer in week.says(LI, said).splitlines()


def test_a_pause_is_taken_back_as_a_whole() -> None:
    """Every time of it is open again."""
    week = Week()
    week.says(LI, SERIES)
    week.says(LI, "球停两周")
    week.says(LI, "恢复原来的安排")
    assert "11月19日 周四、11月24日 周二" in week.says(LI, "羽毛球停两次")


def test_all_of_one_name_go_together() -> None:
    """「运动会整体顺延一周」: the opening and the prizes."""
    week = Week()
    week.says(LI, "12月5日上午9点运动会开幕式")
    week.says(LI, "12月6日下午3点运动会颁奖")
    said = week.says(LI, "下周大雨，运动会整体顺延一周，钟点不变")
    assert "12月12日 周六 09:00" in said
    assert "12月13日 周日 15:00" in said


def test_of_two_on_a_day_the_hour_tells_which() -> None:
    """Half an hour before three is half past two."""
    week = Week()
    week.says(LI, "12月3日下午3点读书会")
    week.says(LI, "12月3日晚上7点合唱排练")
    assert "已改期 #1 读书会" in week.says(LI, "3号那个提前半小时 两点半开始")


@pytest.mark.parametrize(
    "said", ["我家娃的课停两周", "这车停了一周没动", "电梯又停了", "他走不开", "我那边停水改到后天了"]
)
def test_what_is_not_ours_is_left_alone(said: str) -> None:
    """Whatever else stops or is put off."""
    week = Week()
    week.says(LI, SERIES)
    assert week.says(LI, said) == ""
