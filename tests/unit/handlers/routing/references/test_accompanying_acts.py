"""What is planned behind a task that is over, where only the task says what it is."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

TASK = "11月25日前订聚餐场地"


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("聚餐场地搞定了！好运酒楼，12月5号星期六晚上，6点半恭候", "已安排 #2 聚餐：12月5日 周六 18:30"),
        ("聚餐场地订好了。酒楼说可能12月5号晚上6点半，再定", None),
    ],
)
def test_a_place_found_plans_what_it_was_for(said: str, planned: str | None) -> None:
    """Once its time is told for sure."""
    week = Week()
    week.says(LI, TASK)
    answer = week.says(LI, said)
    assert "已完成 #1" in answer
    assert (planned in answer) if planned else ("已安排" not in answer)


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("筹备会开完了，下次11月25日下午3点再开", "已安排 #2 筹备会：11月25日 周三 15:00"),
        ("筹备会今天开了，没定下来，约了下周二再议", "已安排 #2 筹备会：11月24日 周二"),
        ("筹备会开完了，下次再说", None),
    ],
)
def test_what_is_over_is_held_again(said: str, planned: str | None) -> None:
    """On the day that is told; the name is that of what is over."""
    week = Week()
    week.says(LI, "11月18日下午3点开筹备会")
    week.at("2026-11-18 17:00")
    answer = week.says(LI, said)
    assert "已完成 #1" in answer
    assert (planned in answer) if planned else ("已安排" not in answer)
