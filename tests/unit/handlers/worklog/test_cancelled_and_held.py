"""What was called off and is told as held all the same: it took place."""

from datetime import timedelta

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status


def a_week() -> Week:
    """With legal advice that is called off."""
    week = Week()
    week.says(LI, "今天下午5点法律咨询")
    week.says(LI, "#1 取消")
    assert week.event().status is Status.CANCELLED
    week.stage.now += timedelta(hours=9)
    return week


def test_it_is_done() -> None:
    """By its name, of its very day."""
    week = a_week()
    assert "对应日程 #1 法律咨询，已完成" in week.says(LI, "今天法律咨询办完了，来了6人")
    assert week.event().status is Status.DONE


def test_another_thing_of_that_day_is_not() -> None:
    """What else was done leaves it called off."""
    week = a_week()
    week.says(LI, "今天安全培训办完了，来了30人")
    assert week.event().status is Status.CANCELLED
