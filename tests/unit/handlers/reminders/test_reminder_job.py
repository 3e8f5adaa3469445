"""Reminders that go out: one message, the right people, once, late only when it still helps."""

import json
from typing import Any

from handlers.core.messages.incoming_message import Who
from storage.core import groups, people
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, in_private
from tests.unit.handlers.week import Week
from union.core.groups import Role

MEETING = "下周三下午3点在三楼会议室开工会小组长例会"
REPORT = "11月27日前上报职代会材料"


def newest(week: Week, chat_id: int = CHAT) -> dict[str, Any]:
    """Parameters of the newest message of a chat."""
    sql = "select params from outbox where chat_id = ? and method = 'sendMessage' order by id desc limit 1"
    found: dict[str, Any] = json.loads(next(iter(week.stage.store.db.query(sql, [chat_id])))["params"])
    return found


def test_everything_due_at_one_moment_is_one_message() -> None:
    """Two items at nine: one 「今日提醒」, a line each, and buttons that name the number."""
    week = Week()
    week.says(LI, MEETING)
    week.says(ZHOU, REPORT)
    assert week.at("2026-11-20 09:00") == [
        "今日提醒 11月20日 周五\n"
        "#1 工会小组长例会：11月25日 周三 15:00，三楼会议室（还有5天）\n"
        "#2 上报职代会材料：截止11月27日 周五（还有7天）"
    ]
    assert week.stage.labels() == ["推迟 #1", "已交 #2", "推迟 #2"]


def test_a_reminder_is_said_once() -> None:
    """However often the round comes by."""
    week = Week()
    week.says(LI, MEETING)
    assert len(week.at("2026-11-20 09:00")) == 1
    assert week.at("2026-11-20 09:00") == []


def test_a_crowded_morning_is_told_in_parts_that_fit() -> None:
    """Twelve items to a message, none left out: in the group, and for whoever answers for them all."""
    week = Week()
    week.join(LI, reachable=True)
    for number in range(1, 24):
        week.says(LI, f"11月27日前上报第{number}车间考勤材料，李建国负责")
    told = week.at("2026-11-20 09:00")
    assert [text.count("\n#") for text in told] == [12, 11]
    assert [text.count("\n#") for text in week.told(LI)] == [12, 11]


def test_an_hour_lead_goes_at_its_hour() -> None:
    """Two hours before the meeting, for that alone, with plain labels; on its day one may sign in."""
    week = Week()
    week.says(LI, MEETING)
    week.at("2026-11-24 09:00")
    assert "（今天）" in week.at("2026-11-25 13:00")[0]
    assert week.stage.labels() == ["参加", "请假", "待定", "签到", "推迟", "改期", "详情"]


def test_an_owner_with_a_private_chat_hears_there_and_is_not_named() -> None:
    """The same buttons in private, only what is theirs; the group reads the title."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由李建国负责")
    week.says(ZHOU, "下周三上午9点开工会碰头会")
    (posted,) = week.at("2026-11-20 09:00")
    assert "李建国" not in posted
    (private,) = week.told(LI)
    assert "红星机械厂工会，由您负责：" in private and "工会小组长例会" in private and "碰头会" not in private
    assert week.stage.labels(LI.user_id) == ["推迟", "改期", "详情"]


def test_an_owner_without_private_chat_is_mentioned_with_a_link() -> None:
    """A text_mention that rings, its offset counted in UTF-16, and one button to the private chat."""
    week = Week()
    week.says(ZHOU, "下周三下午3点开🏀工会小组长例会，由李建国负责")
    week.at("2026-11-20 09:00")
    params = newest(week)
    (entity,) = params["entities"]
    raw = params["text"].encode("utf-16-le")
    said = raw[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
    assert (said, entity["user"]["id"]) == ("李建国", LI.user_id)
    (link,) = params["reply_markup"]["inline_keyboard"][-1]
    assert link == {"text": "私聊接收提醒", "url": "https://t.me/gonghui_bot?start=hello"}


def test_nobody_is_named_beside_late_work() -> None:
    """A late item is told by its title; its owner is mentioned no more."""
    week = Week()
    week.says(ZHOU, "11月27日前上报职代会材料，由李建国负责")
    week.at("2026-11-27 09:00")
    (late,) = week.at("2026-11-30 09:00")
    assert "（已过期限3天）" in late and "李建国" not in late


def test_a_late_deadline_is_named_three_times_in_its_week_then_on_mondays() -> None:
    """Every other of five working days, then Mondays, each planned by the one before; finishing it ends them."""
    week = Week()
    week.says(ZHOU, REPORT)
    days = [f"2026-11-{day:02d}" for day in range(27, 31)] + [f"2026-12-{day:02d}" for day in range(1, 16)]
    told = [day for day in days if any("上报职代会材料" in text for text in week.at(f"{day} 09:00"))]
    assert told == [
        "2026-11-27", "2026-11-30", "2026-12-02", "2026-12-04", "2026-12-07", "2026-12-14",
    ]  # fmt: skip
    week.press(LI, "已交")
    assert week.at("2026-12-21 09:00") == []


def test_who_is_in_charge_hears_of_late_work_in_private() -> None:
    """The 负责人, and nobody else, is written to when something is late."""
    week = Week()
    chief = week.join(WANG, reachable=True)
    people.set_chief(week.stage.store.db, week.stage.group(), chief, True)
    week.join(ZHOU, Role.ADMIN, reachable=True)
    week.says(LI, REPORT)
    week.at("2026-11-27 09:00")
    assert week.told(WANG) == []
    week.at("2026-11-30 09:00")
    assert "已过期限尚未完成" in week.told(WANG)[0]
    assert week.told(ZHOU) == []


def test_late_sending_says_when_it_was_meant_to_go() -> None:
    """The bot was away at nine and is back at ten past ten."""
    week = Week()
    week.says(LI, MEETING)
    assert week.at("2026-11-20 10:10")[0].endswith("（还有5天）（迟发，原定9:00）")


def test_weeks_away_make_one_reminder_of_an_item() -> None:
    """Seven, three and one day before and the day itself all missed: the item stands there once."""
    week = Week()
    week.says(LI, REPORT)
    (told,) = week.at("2026-12-10 09:30")
    assert told.count("上报职代会材料") == 1
    assert "（已过期限13天）" in told
    assert week.waiting() == ["12-14 09:00"]


def test_a_moved_time_is_owned_up_to_by_its_own_day() -> None:
    """A time of a series that was moved and missed is named by the day it took place, not by its rule's."""
    week = Week()
    week.says(LI, "每周五上午10点开例会")
    week.says(LI, "12月16日下午3点开工会碰头会")
    week.says(LI, "#1 改到11月24日")
    assert week.at("2026-11-27 20:00") == []
    assert "#1 例会（11月24日 周二）" in "".join(week.at("2026-12-15 09:00"))


def test_what_is_pointless_is_dropped_and_owned_up_to() -> None:
    """A meeting that is over is not called to mind; the next message says so, once."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, "12月16日下午3点开工会碰头会")
    assert week.at("2026-12-01 09:00") == []
    (told,) = week.at("2026-12-15 09:00")
    assert told.endswith("已过时未提醒：#1 工会小组长例会（11月25日 周三）")
    assert "已过时" not in week.at("2026-12-16 13:00")[0]


def test_what_was_told_in_part_is_not_owned_up_to() -> None:
    """Only the last of three reminders was missed: the group knew."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, "12月16日下午3点开工会碰头会")
    week.at("2026-11-20 09:00")
    (told,) = week.at("2026-12-15 09:00")
    assert "已过时" not in told


def test_quiet_hours_hold_for_late_sending() -> None:
    """Back at 22:00: nothing is said until eight, and the round does not spin meanwhile."""
    week = Week()
    week.says(LI, MEETING)
    assert week.at("2026-11-20 22:00") == []
    assert week.round.next_at() > week.stage.now
    assert week.at("2026-11-21 07:59") == []
    assert "（迟发，原定11月20日 周五 09:00）" in week.at("2026-11-21 08:00")[0]


def test_a_cancelled_item_is_never_called_to_mind() -> None:
    """Neither are items done before their reminder."""
    week = Week()
    week.says(LI, MEETING)
    week.press(LI, "撤销")
    assert week.at("2026-11-20 09:00") == []


def test_of_a_series_only_the_latest_missed_time_is_asked_for() -> None:
    """A weekly report nobody ticks off makes one line, not one for each week."""
    week = Week()
    week.says(LI, "每周五前上报考勤报表")
    for day in ("2026-11-20", "2026-11-23", "2026-11-27", "2026-11-30", "2026-12-04"):
        week.at(f"{day} 09:00")
    (told,) = week.at("2026-12-07 09:00")
    assert told.count("考勤报表") == 1
    assert "截止12月4日 周五（已过期限3天）" in told


def test_somebody_who_left_is_not_waited_for() -> None:
    """A private snooze of a person who has gone is void; the round is not stuck on it."""
    week = Week()
    person = week.join(LI, reachable=True)
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由李建国负责")
    week.at("2026-11-20 09:00")
    week.press(LI, "推迟", in_private(LI))
    week.press(LI, "明天", in_private(LI))
    people.leave(week.stage.store.db, week.stage.group(), person, week.stage.now)
    week.at("2026-11-21 09:00")
    assert week.waiting() == ["11-24 09:00", "11-25 13:00"]


def test_an_owner_who_became_known_later_is_reached() -> None:
    """王小明 was only a name when the item was made; now on the roster, he hears of it."""
    week = Week()
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由王小明负责")
    later = Who(104, "王小明", None, "zh-hans")
    week.join(later, reachable=True)
    assert "王小明" not in week.at("2026-11-20 09:00")[0]
    assert len(week.told(later)) == 1


def test_a_yearly_deadline_is_named_until_it_is_done() -> None:
    """Months later, too: next year's time has not begun, so this year's is still asked for."""
    week = Week()
    week.says(LI, "每年11月30日前上报工会年报")
    week.at("2027-01-25 09:00")
    (told,) = week.at("2027-03-15 09:00")
    assert "#1 上报工会年报：截止2026年11月30日" in told
    week.says(LI, "完成 #1")
    week.says(LI, "#1 完成")
    assert week.at("2027-03-22 09:00") == []


def test_what_is_long_late_stands_in_the_plan_of_the_week_where_there_is_one() -> None:
    """One message on Monday, not two: the plan names it; its owner hears in private as ever."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(ZHOU, "11月27日前上报职代会材料，李建国负责")
    groups.change_setting(week.stage.store.db, week.stage.group(), "week_plan", True)
    for day in ("11-27", "11-30", "12-02", "12-04"):
        week.at(f"2026-{day} 09:00")
    (plan,) = week.at("2026-12-07 09:00")
    assert plan.startswith("本周安排") and "上报职代会材料" in plan
    assert "已过期限10天" in week.told(LI)[-1]
