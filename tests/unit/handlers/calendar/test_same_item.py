"""A plan that is another word about an item that is there: one button makes it that item's new time."""

from datetime import timedelta

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week
from union.events.model import Status

ANEW = "FYI 聽日執委轉Zoom，早個半鐘，5:30pm"


def test_what_rather_changes_is_offered_as_the_old_item() -> None:
    """The item has the new time and the new one is taken back."""
    week = Week()
    week.says(LI, "11月19日晚上7点开执委会")
    week.stage.now += timedelta(hours=1)
    assert "已安排 #2" in week.says(LI, ANEW)
    week.press(LI, "这是改 #1")
    assert f"{week.event(1).start:%d %H:%M}" == "19 17:30"
    assert (week.event(1).status, week.event(2).status) == (Status.OPEN, Status.CANCELLED)


def test_what_plainly_plans_has_no_such_button() -> None:
    """The next meeting is another one, whatever it is called."""
    week = Week()
    week.says(LI, "11月25日下午3点开委员会会议")
    week.stage.now += timedelta(hours=1)
    week.says(ZHOU, "12月2日下午3点开委员会会议")
    with pytest.raises(LookupError):
        week.press(ZHOU, "这是改")
