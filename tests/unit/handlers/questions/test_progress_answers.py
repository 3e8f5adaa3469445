"""What is left of a task with a figure: the plan less what logs tell of it."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import with_told

TOLD = (
    "李建国12月18日前走访困难职工20户",
    "11月19日走访困难职工7户",
    "11月20日又走访了5户",
    "11月20日慰问一线职工30人",
)


def answered(said: str) -> str:
    """To somebody of a committee that has told of it."""
    return with_told(*TOLD, at="2026-11-24 09:00").says(LI, said)


@pytest.mark.parametrize(
    "said",
    [
        "小秘 那20户还差几户没走",
        "困难职工还有多少户没走访",
        "走访进度怎么样了",
        "李建国那20户走访走得怎么样呀",
        "困难职工一共20户，还剩多少没走",
    ],
)
def test_what_is_left_is_told_with_both_figures(said: str) -> None:
    """Asked of the bot or of all; the logs are named."""
    told = answered(said)
    assert "8户" in told and "20户" in told and "12户" in told and "#2" in told


def test_all_tasks_are_told_where_all_are_asked_for() -> None:
    """The one with a figure by what is left."""
    assert "8户" in answered("小秘 大家的任务进度怎么样了")


def test_a_task_that_was_ended_by_a_part_is_told_as_the_logs_have_it() -> None:
    """Both figures."""
    week = with_told("李建国12月18日前收集合理化建议50条", at="2026-11-24 09:00")
    week.says(LI, "今天收集合理化建议18条")
    assert "32条" in week.says(LI, "小秘 建议还差多少条")


@pytest.mark.parametrize(
    "said", ["你还差几户没走？", "你那边还差几户？", "食堂还剩多少饭？", "这批困难职工你们车间还要几户？"]
)
def test_colleagues_are_asked(said: str) -> None:
    """What names no task of ours, or asks somebody."""
    assert answered(said) == ""
