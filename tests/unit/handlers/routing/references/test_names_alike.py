"""An item is called by what people call it: a short name, another word for the thing or the deed."""

from datetime import timedelta

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("职工代表大会", "职代会"),
        ("职代会", "职工代表大会"),
        ("经费审查委员会会议", "经审会"),
        ("慰问困难职工", "送温暖"),
        ("职工健康体检", "查体"),
        ("植树活动", "种树"),
        ("登山比赛", "爬山"),
        ("中秋福利发放", "发月饼"),
        ("探訪退休會員", "探老人家"),
    ],
)
def test_another_name_is_that_item(title: str, called: str) -> None:
    """It is moved, and no second one is planned."""
    week = Week()
    week.says(LI, f"12月2日下午2点{title}")
    week.stage.now += timedelta(hours=3)
    week.says(LI, f"{called}推到3号")
    assert f"{week.event(1).start:%m-%d %H:%M}" == "12-03 14:00"


def test_a_new_plan_is_no_other_item() -> None:
    """However alike the words are."""
    week = Week()
    week.says(LI, "12月2日下午2点慰问困难职工")
    week.stage.now += timedelta(hours=3)
    assert "已安排 #2" in week.says(LI, "12月9日下午2点走访退休职工")


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("今天走访困难户5户，每户500元", Status.DONE),
        ("今天走访退休职工5户，每户500元", Status.OPEN),
        ("看望住院职工老李，送慰问金500元", Status.OPEN),
    ],
)
def test_a_visit_to_others_is_another_visit(told: str, status: Status) -> None:
    """Though it is a visit of the very day."""
    week = Week()
    week.says(LI, "11月18日下午2点慰问困难职工")
    week.stage.now += timedelta(hours=9)
    assert "已记录" in week.says(LI, told)
    assert week.event(1).status is status


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("抽血的事取消了", "#1 无偿献血"),
        ("抽血取消了", "#1 无偿献血"),
        ("抽血挪到3号下午4点", "#1 无偿献血"),
    ],
)
def test_what_nobody_has_by_that_name_is_asked_about(said: str, label: str) -> None:
    """For nobody knows all that a thing is called: what stands around that day is a press away."""
    week = Week()
    week.says(LI, "12月2日下午2点无偿献血")
    week.stage.now += timedelta(hours=3)
    week.says(LI, said)
    week.press(LI, label)
    changed = week.event(1)
    assert changed.status is Status.CANCELLED or f"{changed.start:%d %H:%M}" == "03 16:00"


@pytest.mark.parametrize("said", ["今天食堂不开", "我家的牙医预约取消了", "航班取消了，烦", "外卖订单取消了"])
def test_what_is_of_ones_own_is_let_be(said: str) -> None:
    """A committee's things are open all the same."""
    week = Week()
    week.says(LI, "12月2日下午2点无偿献血")
    week.stage.now += timedelta(hours=3)
    assert week.says(LI, said) == ""
