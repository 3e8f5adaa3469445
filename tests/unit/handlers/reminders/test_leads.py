"""How long before an item people are told: set by the group for a kind, by a reply for one item."""

from datetime import datetime

import pytest

from handlers.settings import settings_command
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.core.groups import Role

MEETING = "12月10日下午3点开职代会预备会"


def planned(text: str = MEETING) -> tuple[Week, int]:
    """The week with one item; its message."""
    week = Week()
    week.says(LI, text)
    return week, week.last_message()


def test_a_reply_sets_the_items_leads() -> None:
    """Said back with the next reminder; the old ones are gone."""
    week, message = planned()
    told = week.says(LI, "提前5天和1天提醒", reply_to=message)
    assert told.split("\n")[1] == "改为提前5天、1天提醒，下次提醒：12月4日 周五 09:00"
    assert week.waiting() == ["12-04 09:00", "12-09 09:00"]


def test_an_item_may_be_silent_and_speak_again() -> None:
    """不用提醒 takes everything back, 恢复提醒 brings the kind's own."""
    week, message = planned()
    usual = week.waiting()
    assert "不再提醒" in week.says(LI, "不用提醒", reply_to=message)
    assert week.waiting() == []
    week.says(LI, "恢复提醒", reply_to=message)
    assert week.waiting() == usual


def test_a_silent_deadline_is_still_named_late() -> None:
    """It is said so, and the day after it comes."""
    week, message = planned("11月27日前上报职代会材料")
    assert "仍会提" in week.says(LI, "不要提醒了", reply_to=message)
    assert week.waiting() == ["11-30 09:00"]


def test_what_was_told_is_not_told_again() -> None:
    """Another lead for an item that was named this morning."""
    week, message = planned("11月25日下午3点开例会")
    week.at("2026-11-20 09:00")
    week.says(LI, "提前3天和2天提醒", reply_to=message)
    assert week.waiting() == ["11-23 09:00"]


def test_hours_before_a_day_mean_nothing() -> None:
    """It is said what is missing, nothing changes."""
    week, message = planned("11月27日前上报职代会材料")
    before = week.waiting()
    assert "没有写几点" in week.says(LI, "提前2小时提醒", reply_to=message)
    assert week.waiting() == before


def test_all_leads_gone_by_is_said() -> None:
    """Nobody waits for a reminder that cannot come."""
    week, message = planned("11月20日下午3点开例会")
    assert "不会再提前提醒" in week.says(LI, "提前10天提醒", reply_to=message)


def test_only_who_may_change_it() -> None:
    """Not a member who neither made it nor answers for it."""
    week, message = planned()
    week.join(WANG, Role.MEMBER)
    before = week.waiting()
    week.says(WANG, "不用提醒", reply_to=message)
    assert week.waiting() == before


def test_a_number_names_the_item() -> None:
    """「#1 不用提醒」 without a reply; the bare words mean one's own newest, and later are nobody's business in a group."""
    week, _message = planned()
    assert "不再提醒" in week.says(LI, "#1 不用提醒")
    assert "不再提醒" in week.says(LI, "不用提醒")
    week.at("2026-11-23 10:00")
    assert week.says(LI, "不用提醒") == ""


def test_the_group_sets_a_kind() -> None:
    """In words; what stands on the calendar is planned anew, other kinds stay."""
    week, _message = planned()
    week.says(LI, "12月15日组织职工健步走活动")
    week.stage.write(ZHOU, "/settings 提醒提前 会议 2天、半小时", settings_command.show)
    assert week.stage.shown() == "已改，会议：提前2天、30分钟提醒"
    assert week.waiting() == ["12-08 09:00", "12-08 09:00", "12-10 14:30", "12-14 09:00"]


def test_a_kind_by_button_and_back() -> None:
    """Chosen, ticked, and back to the usual."""
    week, _message = planned()
    usual = week.waiting()
    week.stage.write(ZHOU, "/settings", settings_command.show)
    for label in ("提醒提前", "会议", "提前1天提醒"):
        week.press(ZHOU, label)
    assert week.waiting() == ["12-09 09:00"]
    week.press(ZHOU, "默认")
    assert (week.waiting(), week.stage.group().settings.leads) == (usual, "")


@pytest.mark.parametrize("words", ["会议", "会议 早点", "聚餐 3天", "会议 90天", ""])
def test_what_cannot_be_read_is_explained(words: str) -> None:
    """Nothing changes, and it says how to write it."""
    week, _message = planned()
    week.stage.write(ZHOU, f"/settings 提醒提前 {words}", settings_command.show)
    assert "请写类别和提前多久" in week.stage.shown()
    assert week.stage.group().settings.leads == ""


def test_another_clock_keeps_the_hours() -> None:
    """A meeting at three stays at three; what was not sent is planned by the other clock, nothing twice."""
    week, _message = planned()
    before = week.waiting()
    week.stage.write(ZHOU, "/settings 时区 乌鲁木齐", settings_command.show)
    assert week.waiting() == before
    sql = "select min(due_at) as due from reminders where state = 'waiting'"
    assert next(iter(week.stage.store.db.query(sql)))["due"] == "2026-12-07T03:00:00Z"


def test_days_off_may_be_worked() -> None:
    """Where the setting is off, a Saturday's reminder comes on the Saturday."""
    week, _message = planned("12月8日下午3点开例会")
    assert week.waiting()[0] == "12-04 09:00"
    week.stage.write(ZHOU, "/settings 避开休息日 关", settings_command.show)
    assert week.waiting()[0] == "12-05 09:00"


@pytest.mark.parametrize(
    ("text", "waiting"),
    [
        ("年底开展送温暖走访活动", ["11-24 09:00", "11-30 09:00"]),
        ("12月开展送温暖走访活动", ["12-01 09:00", "12-18 09:00"]),
        ("12月底开展送温暖走访活动", ["12-10 09:00", "12-18 09:00", "12-24 09:00"]),
    ],
)
def test_the_turn_of_the_year_is_told_before_it_begins(text: str, waiting: list[str]) -> None:
    """年底 is a span and is called to mind before its start; a month on its 1st and its 20th."""
    week, _message = planned(text)
    assert week.waiting() == waiting


def test_the_turn_of_the_year_moves_as_a_month() -> None:
    """「改到明年2月」 ends with February."""
    week, message = planned("年底开展送温暖走访活动")
    week.says(LI, "改到明年2月", reply_to=message)
    assert week.event().until == datetime.fromisoformat("2027-03-01")
