"""A plan that is another word about an item that is there: one button makes it that item's new time."""

from datetime import timedelta

import pytest

from handlers.core.messages.incoming_message import Who
from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week
from union.events.model import Status


def becomes_the_old_one(week: Week, who: Who, when: str, *, is_offered: bool) -> None:
    """Where the button is offered, the first item is then and the second is taken back; else there is none."""
    if not is_offered:
        with pytest.raises(LookupError):
            week.press(who, "这是改")
        return
    week.press(who, "这是改 #1")
    assert f"{week.event(1).start:%m-%d %H:%M}" == when
    assert week.event(2).status is Status.CANCELLED


def test_what_comes_earlier_is_the_old_item() -> None:
    """「早個半鐘」 makes no second one."""
    week = Week()
    week.says(LI, "11月19日晚上7点开执委会")
    week.stage.now += timedelta(hours=1)
    assert "已改期 #1" in week.says(LI, "FYI 聽日執委轉Zoom，早個半鐘，5:30pm")
    assert f"{week.event(1).start:%d %H:%M}" == "19 17:30"


def test_what_plainly_plans_has_no_such_button() -> None:
    """The next meeting is another one, whatever it is called."""
    week = Week()
    week.says(LI, "11月25日下午3点开委员会会议")
    week.stage.now += timedelta(hours=1)
    week.says(ZHOU, "12月2日下午3点开委员会会议")
    with pytest.raises(LookupError):
        week.press(ZHOU, "这是改")


@pytest.mark.parametrize(
    ("first", "anew", "is_offered"),
    [
        ("12月1日晚上7点保龄球比赛", "球馆满了，保龄球比赛12月3日晚上7点", True),
        ("12月1日晚上7点保龄球比赛", "12月3日晚上7点再打一场保龄球比赛", False),
        ("12月1日晚上7点保龄球比赛", "12月8日晚上7点保龄球比赛", False),
        ("12月1日晚上7点保龄球比赛", "12月3日晚上7点看电影", False),
    ],
)
def test_its_name_on_a_day_near_by_may_be_its_new_day(first: str, anew: str, *, is_offered: bool) -> None:
    """But not what is said to be one more, nor what comes round with the weeks."""
    week = Week()
    week.says(LI, first)
    week.stage.now += timedelta(hours=3)
    assert "已安排 #2" in week.says(LI, anew)
    becomes_the_old_one(week, LI, "12-03 19:00", is_offered=is_offered)


@pytest.mark.parametrize(
    ("anew", "is_offered"),
    [
        ("消防队通知，那个观摩他们只能5号来，早上九点在东门", True),
        ("12月7日下午2点评优会", False),
        ("消防知识竞赛12月9日下午2点", False),
    ],
)
def test_what_words_most_likely_move_is_offered(anew: str, *, is_offered: bool) -> None:
    """However they call it: what they have planned meanwhile is not in its way, and keeps no button of another item's."""
    week = Week()
    week.says(LI, "12月4日上午9点消防技能观摩，东门广场")
    week.stage.now += timedelta(days=2)
    assert "已安排 #2" in week.says(ZHOU, anew)
    becomes_the_old_one(week, ZHOU, "12-05 09:00", is_offered=is_offered)


def test_what_is_talked_about_at_a_meeting_is_no_second_meeting() -> None:
    week = Week()
    week.says(LI, "11月25日晚上8点开理事会")
    assert "已经排过了" in week.says(LI, "11月25日理事会再讨论场租")
    assert "已安排 #2" in week.says(LI, "11月25日理事会聚餐")


def test_a_thing_made_for_a_gathering_by_a_day_is_a_task_of_its_own() -> None:
    week = Week()
    week.says(ZHOU, "12月20日下午3点开年度大会")
    assert "负责：周敏" in week.says(LI, "年度大会场刊周敏负责，12月10号前排好版")
    assert not week.event(1).owners
    assert "12-10" in f"{week.event(2).start:%m-%d}"


def test_that_evening_is_the_day_named_before() -> None:
    week = Week()
    week.says(LI, "逢星期四夜晚8點開宣傳組會議，開到12月31日")
    assert "12月3日" in week.says(LI, "我12月3號要打針請半日假，嗰晚嘅宣傳組會議取消")
