"""Two people exchange what they answer for; what somebody leads is named by who leads it."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week


@pytest.mark.parametrize(
    "said", ["我跟周敏换一下，舞台我来租，预算她写", "我同周敏傾好咗對調", "swap 李建国 and 周敏"]
)
def test_two_people_exchange_their_tasks(said: str) -> None:
    """One thing each."""
    week = Week()
    week.says(LI, "请李建国11月26日前交经费预算")
    week.says(LI, "请周敏12月10日前租好舞台")
    week.says(LI, said)
    assert [[owner.name for owner in each.owners] for each in (week.event(1), week.event(2))] == [
        ["周敏"],
        ["李建国"],
    ]


def test_of_several_things_none_is_exchanged() -> None:
    """Nobody knows which of the two is meant."""
    week = Week()
    week.says(LI, "请李建国11月26日前交经费预算")
    week.says(LI, "请李建国11月28日前交劳模材料")
    week.says(LI, "请周敏12月10日前租好舞台")
    week.says(LI, "我跟周敏换一下")
    assert [week.event(number).owners[0].name for number in (1, 2, 3)] == ["李建国", "李建国", "周敏"]


@pytest.mark.parametrize("said", ["周敏带的那场往后推一天", "周敏负责的那个推到12月11日"])
def test_what_takes_place_is_named_by_who_leads_it(said: str) -> None:
    """Of two things that take place that of the leader."""
    week = Week()
    week.says(LI, "12月10日14:00在礼堂举办插花课，周敏负责")
    week.says(ZHOU, "12月9日14:00在礼堂举办急救培训，李建国负责")
    assert "插花课：12月11日" in week.says(LI, said)
