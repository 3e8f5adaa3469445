"""Clauses that are a whole act each, and those that only tell why, how many or when."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status


@pytest.fixture
def week() -> Week:
    """With a match, a list and a meeting that is over by now."""
    found = Week()
    found.says(LI, "11月28日下午2点职工篮球赛，体育馆")
    found.says(LI, "困难职工名单11月27日前报上来，李建国负责")
    found.says(LI, "今天下午3点工会小组长碰头会")
    found.at("2026-11-18 17:00")
    return found


def test_a_task_beside_a_change_is_taken_down(week: Week) -> None:
    """Before it and behind it."""
    said = week.says(LI, "周敏11月24日前联系大巴，另外篮球赛取消了")
    assert week.event(1).status is Status.CANCELLED
    assert "联系大巴" in said and week.event(4).owners[0].name == "周敏"


def test_what_somebody_sees_to_moves_nothing(week: Week) -> None:
    """「周敏负责收齐报名表，16号前」 behind a change has a day of its own."""
    week.says(LI, "困难职工名单转给周敏；周敏负责收齐报名表，11月24日前")
    assert f"{week.event(2).start:%m-%d}" == "11-27"
    assert f"{week.event(4).start:%m-%d}" == "11-24"


def test_a_reason_is_no_plan(week: Week) -> None:
    """What takes the place's day tells why; parted by a stop or 另外 it is a thing of its own."""
    week.says(LI, "11月28日下午体育馆有演出，篮球赛推到11月29日")
    assert f"{week.event(1).start:%m-%d %H:%M}" == "11-29 14:00"
    assert len(week.stage.queued()) == 4


def test_figures_of_what_is_over_are_its_own(week: Week) -> None:
    """How many came and what it cost make no second log."""
    said = week.says(LI, "碰头会开完了，到了12人，另外买水果花了85元")
    assert said.count("已记录") == 1 and "12人" in said and "85元" in said


def test_a_feast_in_a_gift_s_name_is_no_day_to_come(week: Week) -> None:
    """「发放元旦慰问金」 is told with the visit."""
    said = week.says(LI, "今天走访困难职工12户，发放元旦慰问金6000元")
    assert "6000元" in said and "已安排" not in said
