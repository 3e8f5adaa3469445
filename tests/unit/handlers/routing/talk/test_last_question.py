"""What nobody heard in a group, and what is no talk, is asked about; talk is let be."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week


@pytest.fixture
def week() -> Week:
    """With two items and a log."""
    found = Week()
    found.says(LI, "12月3日下午2点老干部座谈会")
    found.says(LI, "12月8日前交慰问名单，刘芳负责")
    found.says(LI, "昨天走访困难职工3户，慰问金900元")
    return found


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("那个放到后一个星期吧，师傅没空", "改期的是哪一项？点了才改。"),
        ("车间周会取消了，这周不开", "取消的是哪一项？点了才改。"),
    ],
)
def test_it_is_asked(week: Week, said: str, asked: str) -> None:
    """Which item it is, or whether it is work."""
    assert week.says(ZHOU, said).partition("\n")[0] == asked


def test_what_is_surely_a_task_is_planned(week: Week) -> None:
    """Its day says so, whatever stands around it."""
    said = week.says(ZHOU, "报价单不齐，孙师傅你12月5号前补上")
    assert said.startswith("已安排 #4 报价单：截止12月5日 周六")


@pytest.mark.parametrize(
    "said",
    [
        "航班取消了，烦",
        "我家快递又延期了",
        "昨晚的球看了没 3比1",
        "第二个人比第一个快多了",
        "体检报告出来了 一切正常",
        "打印机又坏了",
    ],
)
def test_talk_and_questions_to_others_are_let_be(week: Week, said: str) -> None:
    """No word to them."""
    assert week.says(ZHOU, said) == ""


def test_it_is_asked_three_times_a_day_at_most(week: Week) -> None:
    """As often as the group's setting says."""
    said = [
        "那个放到后一个星期吧，师傅没空",
        "那个推到后天吧，车没来",
        "那个改到下周一吧，人不齐",
        "那个挪到月底吧，钱没到",
    ]
    answers = [week.says(ZHOU, each) for each in said]
    assert [bool(each) for each in answers] == [True, True, True, False]
