"""An item that a message names and no answer speaks of: changed or ended where that is sure, asked about where it is not, left alone in talk."""

from datetime import timedelta

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

CONTEST, MURAL = "12月10日下午3点安全知识竞赛，俱乐部", "李建国12月4日前画完走廊壁画"
CROWD = "风大得横幅飘到隔壁单位去了，人家还当我们送锦旗，"


@pytest.fixture
def week() -> Week:
    """With a contest on the 10th and a task."""
    found = Week()
    for plan in (CONTEST, MURAL):
        found.says(LI, plan)
        found.stage.now += timedelta(hours=1)
    return found


@pytest.mark.parametrize(
    ("said", "done"),
    [
        (f"{CROWD}竞赛往前提两天，集团要来调研", "12月8日"),
        ("今天走访困难职工3户，每户500元。竞赛往前提两天", "12月8日"),
        (f"{CROWD}竞赛取消，体育馆漏雨", "已取消"),
    ],
)
def test_what_is_sure_is_done(week: Week, said: str, done: str) -> None:
    """However much else stands in the message."""
    assert done in week.says(LI, said)


def test_each_of_two_items_is_done(week: Week) -> None:
    """One is moved, of the other its work is filed once and ends it."""
    answer = week.says(LI, f"{CROWD}壁画弄好了，画了三只长颈鹿，竞赛往前提两天")
    assert "已改期" in answer
    assert answer.count("已记录") == 1
    assert "画完走廊壁画，已完成" in answer


@pytest.mark.parametrize(
    "said",
    [
        "竞赛那天我穿什么好呢",
        "听说隔壁单位的竞赛取消了",
        "竞赛的时间不用改",
        "要是下雨竞赛就往后推",
    ],
)
def test_talk_changes_nothing(week: Week, said: str) -> None:
    """Nor what is supposed, told of others or stays as it is."""
    answer = week.says(LI, said)
    assert "已取消" not in answer
    assert "已改期" not in answer


def test_what_an_answer_speaks_of_is_heard_once(week: Week) -> None:
    """The change before it is no second one."""
    answer = week.says(LI, "竞赛改到12月11日下午3点，壁画的事李静接着弄")
    assert answer.count("已改期") == 1


def test_a_task_without_a_day_is_told(week: Week) -> None:
    """With the button that puts it on the calendar."""
    answer = week.says(LI, "今天走访困难职工3户，每户500元。台账李静你理一下发我看看")
    assert "没有排进日程：台账李静你理一下发我看看" in answer


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("Branch meeting Thu 26 Nov 6.30pm, level 2 room. Agenda items to me by Mon 23 Nov please.", "23"),
        ("We have the exco on Thu 26 Nov 6.30pm and Liu please do the hamper list give me by the 24th", "24"),
        ("食堂防暑药发了60份，另外27号上午审计组来看账本", "11月27日"),
    ],
)
def test_a_day_that_no_answer_names_is_planned(week: Week, said: str, planned: str) -> None:
    """Beside work told, what is most surely planned on it."""
    answer = week.says(LI, said)
    assert planned in answer


@pytest.mark.parametrize(
    "said",
    [
        "元旦前搞场羽毛球赛，12月19、20号两天上午9点，县体育馆，报名费一人20交我这儿",
        "今天走访困难职工3户，每户500元。公司说月底发年货",
        "今天篮球训练来了14人，练得不错",
    ],
)
def test_no_day_is_planned_beside_what_is_answered(week: Week, said: str) -> None:
    """A bound of what was put down, what others will do at some time."""
    answer = week.says(LI, said)
    assert answer.count("已安排") <= 1
    assert "1月1日" not in answer
