"""Done, put off, cancelled, moved: by button, by reply, by command; a series keeps its other times."""

from dataclasses import replace

import pytest

from handlers.calendar.changes import event_actions
from handlers.core.messages.incoming_message import Who
from storage.core import people
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from tests.unit.handlers.week import Week
from union.core.groups import Role
from union.events.model import Status

MEETING = "下周三下午3点在三楼会议室开工会小组长例会"
WEEKLY = "每周五下午4点开工会碰头会"
WORK, ROUND = "11月25日前上报职代会材料", "每周五走访困难职工"


def reminded(*plans: str) -> Week:
    """These plans, and the reminders of Friday 20 November at nine are out."""
    week = Week()
    for plan in plans:
        week.says(LI, plan)
    week.at("2026-11-20 09:00")
    return week


def test_done_by_any_officer_ends_the_reminders() -> None:
    """Who pressed and when stands there; nothing more is said about it."""
    week = reminded(WORK)
    week.press(ZHOU, "已交")
    assert week.stage.shown() == "✅ 已交 #1 上报职代会材料（周敏 9:00）"
    assert (week.event().status, week.waiting()) == (Status.DONE, [])


def test_done_pressed_twice_says_so() -> None:
    """The second press changes nothing: somebody was first."""
    week = reminded(WORK)
    week.press(ZHOU, "已交")
    assert week.press(LI, "已交") == "已经处理过了"


def test_done_can_be_taken_back() -> None:
    """恢复 opens the item and plans what still lies ahead; what was told is not told again."""
    week = reminded(WORK)
    week.press(ZHOU, "已交")
    week.press(LI, "恢复")
    assert week.event().status is Status.OPEN
    assert week.waiting() == ["11-24 09:00", "11-25 09:00", "11-26 09:00"]


def test_one_of_several_is_marked_in_the_message() -> None:
    """The other items keep their buttons, the finished one gets 恢复."""
    week = reminded(MEETING, "11月27日前上报职代会材料")
    week.press(LI, "已交 #2")
    assert "✅ 已交 #2 上报职代会材料" in week.stage.shown()
    assert "#1 工会小组长例会：11月25日 周三 15:00" in week.stage.shown()
    assert week.stage.labels() == ["推迟 #1", "恢复 #2"]


def test_readers_do_not_finish() -> None:
    """群成员 see the buttons and may not use them."""
    week = reminded(WORK)
    week.join(WANG, Role.MEMBER)
    assert week.press(WANG, "已交") == "您没有这个权限，请联系本群管理员"
    assert week.event().status is Status.OPEN


def test_putting_off_is_one_more_reminder() -> None:
    """Tomorrow at nine; pressed again another time replaces it, and the item's own reminders stay."""
    week = reminded(MEETING)
    week.press(LI, "推迟")
    assert week.stage.labels() == ["1小时", "明天", "3天后", "下周一", "自定", "改期", "取消这项", "返回"]
    assert week.press(LI, "明天") == "#1 推迟到11月21日 周六 09:00再提醒"
    assert week.stage.labels() == ["参加", "请假", "待定", "推迟", "改期", "详情"]
    week.press(LI, "推迟")
    week.press(LI, "下周一")
    assert week.waiting() == ["11-23 09:00", "11-24 09:00", "11-25 13:00"]
    assert "#1 工会小组长例会" in week.at("2026-11-23 09:00")[0]


def test_putting_off_late_work_stops_the_daily_call() -> None:
    """「3天后」 means three days of silence, and the calls go on after it."""
    week = Week()
    week.says(LI, "11月20日前上报职代会材料")
    week.at("2026-11-23 09:00")
    week.press(LI, "推迟")
    week.press(LI, "3天后")
    assert week.at("2026-11-24 09:00") + week.at("2026-11-25 09:00") == []
    assert len(week.at("2026-11-26 09:00")) == 1
    assert len(week.at("2026-11-27 09:00")) == 1


def test_putting_off_in_private_is_for_oneself() -> None:
    """The group is not told again because one owner wants to be."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由李建国负责")
    week.at("2026-11-20 09:00")
    week.press(LI, "推迟", in_private(LI))
    week.press(LI, "下周一", in_private(LI))
    assert week.at("2026-11-23 09:00") == []
    assert len(week.told(LI)) == 2


def test_one_time_of_a_series_is_finished_alone() -> None:
    """The round of this week is done, next week's is called to mind."""
    week = Week()
    week.says(LI, ROUND)
    week.at("2026-11-19 09:00")
    week.press(ZHOU, "完成")
    assert week.stage.shown() == "✅ 已完成 #1 走访困难职工（11月20日 周五）（周敏 9:00）"
    assert week.event().status is Status.OPEN
    assert week.at("2026-11-20 14:00") == []
    assert "11月27日 周五" in week.at("2026-11-26 09:00")[0]


def test_cancelling_one_time_of_a_series() -> None:
    """只这一次: the other times stay."""
    week = Week()
    week.says(LI, WEEKLY)
    week.at("2026-11-19 09:00")
    week.press(LI, "推迟")
    week.press(LI, "取消这项")
    assert week.stage.labels() == ["只这一次", "以后都", "返回"]
    week.press(LI, "只这一次")
    assert "已取消 #1 工会碰头会（11月20日 周五）" in week.stage.shown()
    assert len(week.at("2026-11-26 09:00")) == 1


def test_ending_a_series_keeps_what_was_and_can_be_taken_back() -> None:
    """以后都: from this time on there is no more; the earlier times stay on the calendar; 恢复 brings it back."""
    week = Week()
    week.says(LI, WEEKLY)
    week.at("2026-11-26 09:00")
    week.press(LI, "推迟")
    week.press(LI, "取消这项")
    week.press(LI, "以后都")
    assert week.stage.shown() == "已取消 #1 工会碰头会：以后都不再安排。"
    assert week.event().status is Status.OPEN
    assert week.waiting() == []
    week.press(LI, "恢复")
    assert week.stage.shown().startswith("已恢复 #1 工会碰头会：11月27日 周五")
    assert "11-26 14:00" not in week.waiting() and "12-03 09:00" in week.waiting()


def test_what_is_no_series_any_more_is_cancelled_as_one() -> None:
    """以后都 under an old menu, pressed when the rule has been taken away meanwhile."""
    week = Week()
    week.says(LI, WEEKLY)
    week.at("2026-11-19 09:00")
    week.press(LI, "推迟")
    week.press(LI, "取消这项")
    with week.stage.store.unit() as db:
        events_queries.change(db, week.stage.group(), replace(week.event(), rule=None))
    week.press(LI, "以后都")
    assert week.event().status is Status.CANCELLED and week.waiting() == []


def test_any_officer_cancels() -> None:
    """The calendar is the group's."""
    week = Week()
    week.join(WANG)
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由李建国负责")
    week.at("2026-11-20 09:00")
    week.press(WANG, "推迟")
    week.press(WANG, "取消这项")
    assert week.event().status is Status.CANCELLED


REPLIES = [
    ("完成", "✅ 已完成 #1 工会小组长例会（李建国 10:00）"),
    ("取消", "已取消 #1 工会小组长例会（李建国 10:00）"),
    ("不办了，原因：场地被占用", "不办了 #1 工会小组长例会，原因：场地被占用"),
    ("改到周五上午9点", "已改期 #1 工会小组长例会：11月27日 周五 09:00"),
    ("改到下周五", "已改期 #1 工会小组长例会：11月27日 周五 15:00"),
    ("推迟两天", "已改期 #1 工会小组长例会：11月27日 周五 15:00"),
    ("改到昨天", "11月17日 周二 15:00已经过去，没有改。请回复新的时间。"),
    ("地点改为五楼活动室", "已更新 #1 工会小组长例会：11月25日 周三 15:00\n地点：五楼活动室"),
    ("交给周敏", "已更新 #1 工会小组长例会：11月25日 周三 15:00\n地点：三楼会议室；负责：周敏"),
    ("辛苦大家了", ""),
    (
        "要是取消的话提前说一声",
        "没听懂，没有改动。说的是 #1 工会小组长例会，可以说：\n· 改到周五下午3点\n· 地点改为三楼会议室\n· 改名为……\n· 完成、取消、推迟两天",
    ),
    ("下次的挪到周四上午10点", "已改期 #1 工会小组长例会：11月26日 周四 10:00"),
    ("改到12月32日", "12月32日没有这一天，这句没有记下，请改好再发一遍。"),
]


@pytest.mark.parametrize(("reply", "answer"), REPLIES, ids=[reply for reply, _answer in REPLIES])
def test_a_reply_to_an_item_is_obeyed(reply: str, answer: str) -> None:
    """What is typed under an item changes it; an order that is not understood gets help, talk is left alone."""
    week = Week()
    week.says(LI, MEETING)
    assert week.says(LI, reply, reply_to=week.last_message()) == answer


def test_a_moved_item_is_called_to_mind_at_its_new_time() -> None:
    """Old reminders are withdrawn with the old time, and the echo shows the new one."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, "改到下周五上午10点", reply_to=week.last_message())
    assert week.waiting() == ["11-24 09:00", "11-26 09:00", "11-27 08:00"]
    edits = week.stage.queued(method="editMessageText")
    assert edits[-1].startswith("已更新 #1 工会小组长例会：11月27日 周五 10:00")


def test_a_reply_moves_one_time_of_a_series() -> None:
    """改到 under a reminder of a series moves that time; the following week is as ever."""
    week = Week()
    week.says(LI, WEEKLY)
    week.at("2026-11-19 09:00")
    said = week.says(LI, "改到周六上午10点", reply_to=week.last_message())
    assert said == "已改期（只改这一次，原11月20日 周五） #1 工会碰头会：11月21日 周六 10:00"
    assert "（明天）" in week.at("2026-11-20 09:00")[0]
    assert week.at("2026-11-20 14:00") == []
    assert "（今天）" in week.at("2026-11-21 08:00")[0]
    assert "11月27日 周五 16:00" in week.at("2026-11-26 09:00")[0]


def test_a_moved_time_can_move_the_series() -> None:
    """以后都 under a moved time: the series goes on at the new weekday, the old one ends."""
    week = Week()
    week.says(LI, WEEKLY)
    week.at("2026-11-26 09:00")
    week.says(LI, "改到周四下午4点", reply_to=week.last_message())
    week.press(LI, "以后都")
    assert week.stage.shown() == "以后都改为 #2 工会碰头会：11月26日 周四 16:00"
    (told,) = week.at("2026-12-02 09:00")
    assert "12月3日 周四 16:00" in told and "12月4日" not in told


def test_the_following_week_is_the_same_item_in_private() -> None:
    """A reply in private finds its group, and an unknown one gets help there."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(ZHOU, "下周三下午3点开工会小组长例会，由李建国负责")
    week.at("2026-11-20 09:00")
    asked = week.last_message(LI.user_id)
    assert week.private(LI, "辛苦了", reply_to=asked).startswith("没听懂，没有改动。说的是 #1")
    assert week.private(LI, "完成", reply_to=asked).startswith("✅ 已完成 #1")
    assert week.event().status is Status.DONE


def test_a_reply_to_a_settled_item_says_so() -> None:
    """Nothing is done twice; 恢复 is at hand."""
    week = Week()
    week.says(LI, MEETING)
    asked = week.last_message()
    week.says(LI, "完成", reply_to=asked)
    assert week.says(LI, "取消", reply_to=asked) == "已经处理过了"
    assert week.stage.labels() == ["恢复"]


COMMANDS = [
    ("/done", "请写编号或名称"),
    ("/done #1", "✅ 已完成 #1 工会小组长例会"),
    ("完成 ＃1", "✅ 已完成 #1 工会小组长例会"),
    ("完成 小组长", "✅ 已完成 #1 工会小组长例会"),
    ("完成 工会", "有几个日程对得上"),
    ("完成 #9", "没有找到「#9」这个日程"),
    ("完成 运动会", "没有找到「运动会」这个日程"),
]


@pytest.mark.parametrize(("command", "answer"), COMMANDS, ids=[command for command, _answer in COMMANDS])
def test_done_by_number_or_words(command: str, answer: str) -> None:
    """A number, or words of the title where they fit one item; several are offered as buttons."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, WEEKLY)
    week.stage.write(LI, command, event_actions.finish_command)
    assert week.stage.shown().startswith(answer)


def test_the_item_chosen_among_several_is_finished() -> None:
    """The button of the list finishes that one."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, WEEKLY)
    week.stage.write(LI, "完成 工会", event_actions.finish_command)
    week.press(LI, "#1 工会小组长例会")
    assert week.event().status is Status.DONE


def test_a_button_of_a_vanished_item_is_answered() -> None:
    """The toast says it is gone; nothing fails."""
    week = reminded(WORK)
    week.stage.store.db.execute("delete from events where group_id = ?", [week.stage.group().id])
    assert week.press(LI, "已交") == "这一条已经不在了"


def test_who_gave_up_and_why_is_kept() -> None:
    """The reason said in the reply stays with the item."""
    week = Week()
    week.says(LI, "11月27日前上报职代会材料")
    week.says(LI, "不办了，原因：改为线上填报", reply_to=week.last_message())
    row = next(iter(week.stage.store.db.query("select close_reason, closed_by from events")))
    person = people.person_of_user(week.stage.store.db, LI.user_id)
    assert (row["close_reason"], row["closed_by"]) == ("改为线上填报", person.id if person else None)
    assert events_queries.open_ones(week.stage.store.db, week.stage.group()) == []


def test_a_reply_to_several_items_names_its_number() -> None:
    """「#2 完成」 under 今日提醒; without a number it is asked for; talk among colleagues stays unanswered."""
    week = reminded(MEETING, "11月27日前上报职代会材料")
    asked = week.last_message()
    assert week.says(LI, "辛苦大家了", reply_to=asked) == ""
    assert week.says(LI, "完成", reply_to=asked) == "这条里有几个日程，请写明编号，例如：#12 完成"
    assert week.says(LI, "#2 完成", reply_to=asked).startswith("✅ 已交 #2 上报职代会材料")
    assert week.says(LI, "#1 推迟两天", reply_to=asked) == "已改期 #1 工会小组长例会：11月27日 周五 15:00"


def test_an_answer_put_off_is_no_reminder() -> None:
    """推迟 under what was finished and taken up again shows the item alone, without 今日提醒."""
    week = Week()
    week.says(LI, MEETING)
    week.stage.write(LI, "完成 #1", event_actions.finish_command)
    week.press(LI, "恢复")
    week.press(LI, "推迟")
    assert week.stage.shown() == "#1 工会小组长例会：11月25日 周三 15:00，三楼会议室（还有7天）"


def test_a_late_reminder_says_so_also_when_drawn_again() -> None:
    """「迟发」 stays below a pressed button, and so does the day the message is of."""
    week = Week()
    week.says(LI, MEETING)
    (told,) = week.at("2026-11-20 10:30")
    assert told.endswith("（迟发，原定9:00）")
    week.at("2026-11-21 10:00")
    week.press(LI, "推迟")
    assert week.stage.shown().startswith("今日提醒 11月20日 周五\n")
    assert week.stage.shown().endswith("（迟发，原定11月20日 周五 09:00）")


def test_a_private_copy_keeps_its_heading() -> None:
    """Drawn again it still tells which committee it is about and why it came."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(ZHOU, "11月27日前上报职代会材料，由李建国负责")
    week.at("2026-11-20 09:00")
    week.press(LI, "推迟", in_private(LI))
    assert "由您负责：" in week.stage.shown(LI.user_id)


def test_the_second_to_say_done_finishes_no_later_time() -> None:
    """Two officers say it of one meeting: next week's stays open until it was called to mind."""
    week = Week()
    week.says(LI, WEEKLY)
    week.at("2026-11-20 17:00")
    assert week.says(LI, "#1 完成").startswith("✅ 已完成 #1 工会碰头会（11月20日 周五）")
    assert week.says(ZHOU, "#1 完成") == "已经处理过了"
    week.stage.write(ZHOU, "/done 1", event_actions.finish_command)
    assert week.stage.shown() == "已经处理过了"
    week.at("2026-11-26 09:00")
    assert week.says(ZHOU, "#1 完成").startswith("✅ 已完成 #1 工会碰头会（11月27日 周五）")


LATER = [
    ("11月27日前上报职代会材料", "延期到月底", "截止11月30日 周一"),
    ("11月27日下午5点前上报职代会材料", "延期到月底", "截止11月30日 周一 17:00"),
    ("11月27日下午5点前上报职代会材料", "改到11月28日24点", "截止11月28日 周六"),
    ("11月27日24点前上报职代会材料", "改到上午10点", "截止11月27日 周五 10:00"),
]


@pytest.mark.parametrize(
    ("plan", "reply", "due"), LATER, ids=[f"{plan} {reply}" for plan, reply, _due in LATER]
)
def test_a_deadline_is_one_moment(plan: str, reply: str, due: str) -> None:
    """By the end of the month is by its last day, by midnight is by the end of that day."""
    week = Week()
    week.says(LI, plan)
    said = week.says(LI, reply, reply_to=week.last_message())
    assert said.splitlines()[0] == f"已改期 #1 上报职代会材料：{due}"


def test_a_plan_by_midnight_is_due_that_day() -> None:
    """「24点前」 names the day it ends, not the next one."""
    week = Week()
    assert "截止11月27日 周五（" in week.says(LI, "11月27日24点前上报职代会材料")


def test_items_given_to_a_name_are_theirs_once_they_write() -> None:
    """Who was named before the roster knew them moves the item like any other owner."""
    week = Week()
    sun = Who(120, "孙丽", None, "zh-hans")
    week.says(ZHOU, "11月27日前上报职代会材料，由孙丽负责")
    week.says(sun, "今天走访慰问困难职工2户")
    assert week.says(sun, "#1 推迟三天").startswith("已改期 #1 上报职代会材料：截止11月30日 周一")
