"""What a log most likely ends, though no word of its title and nothing of an end is said: one button under its receipt, and no more."""

from datetime import timedelta

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status


def held(*plans: str) -> Week:
    """In the evening of the day on which these took place."""
    week = Week()
    for plan in plans:
        week.says(LI, plan)
        week.stage.now += timedelta(minutes=5)
    week.stage.now += timedelta(hours=9)
    return week


@pytest.mark.parametrize(
    ("plans", "told", "label"),
    [
        (["11月18日下午2点重阳探访退休工友"], "今天走了31家，米油派剩9份", "这是不是 #1"),
        (
            ["11月18日下午4点安全大检查（甲班）", "11月18日下午4点安全大检查（乙班）"],
            "两个班都查完了 隐患8处",
            "是 #1",
        ),
    ],
)
def test_what_it_likely_ends_is_a_press_away(plans: list[str], told: str, label: str) -> None:
    """The item is done, and done with this log; until then it is open."""
    week = held(*plans)
    assert "已记录" in week.says(LI, told)
    assert week.event(1).status is Status.OPEN
    assert "已完成" in (week.press(LI, label) or "")
    assert week.event(1).status is Status.DONE


@pytest.mark.parametrize("told", ["给门卫送了姜茶20杯", "买了打印纸4包，花了96元"])
def test_other_work_of_the_day_asks_nothing(told: str) -> None:
    """A day on which something was held is no reason to ask."""
    week = held("11月18日上午9点街站宣传", "11月20日下午3点例会")
    assert "已记录" in week.says(LI, told)
    with pytest.raises(LookupError):
        week.press(LI, "这是不是")
