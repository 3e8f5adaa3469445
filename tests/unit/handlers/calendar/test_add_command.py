"""Items out of sentences: what is kept, said back, asked, corrected and taken back."""

from datetime import UTC, datetime

from handlers.calendar import add_command
from handlers.core import group_choice
from handlers.core.messages.incoming_message import Incoming, Said
from handlers.reminders import reminder_schedule
from handlers.routing.references import earlier_messages
from storage.core import groups, people
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_group, in_private
from tests.unit.handlers.week import Week
from union.core.groups import Role
from union.events.model import Status
from union.reading.message import Intent, Message

MEETING = "下周三下午3点在三楼会议室开工会小组长例会"


def test_a_plan_is_said_back_with_weekday_place_and_reminders() -> None:
    """One short answer: number, title, date with weekday, what will be called to mind, and where."""
    week = Week()
    assert week.says(LI, MEETING) == (
        "已安排 #1 工会小组长例会：11月25日 周三 15:00（提前3天、1天、2小时提醒）\n地点：三楼会议室"
    )
    assert week.stage.labels() == ["参加", "请假", "待定", "撤销", "改", "名单"]
    assert week.waiting() == ["11-20 09:00", "11-24 09:00", "11-25 13:00"]


def test_an_item_made_inside_its_lead_names_only_what_lies_ahead() -> None:
    """Planned for this afternoon: only the reminder two hours before is left, and only that is promised."""
    week = Week()
    assert "（提前2小时提醒）" in week.says(LI, "今天下午4点开工会碰头会")
    assert week.waiting() == ["11-18 14:00"]


def test_a_series_says_its_next_three_dates() -> None:
    """每周五 is understood as a series, and the dates prove it."""
    said = Week().says(LI, "每周五下午4点开工会碰头会")
    assert "接下来：11月20日 周五、11月27日 周五、12月4日 周五" in said


def test_a_series_on_the_31st_says_what_short_months_do() -> None:
    """February has no 31st; nobody should have to ask."""
    assert "没有这一天的月份，算在当月最后一天" in Week().says(LI, "每月31号前上报会费报表")


def test_a_deadline_on_a_day_off_is_said() -> None:
    """29 November is a Sunday: the date stays, the reminder moves, and the officer knows both."""
    week = Week()
    said = week.says(LI, "11月29日前上报职代会材料")
    assert "截止11月29日 周日" in said
    assert "11月29日 周日是休息日，会在之前的工作日提醒" in said
    assert week.event().start.day == 29


def test_a_day_off_promises_no_reminder_that_is_over() -> None:
    """Told on the Saturday itself that it is due: no working day is left to be reminded on."""
    week = Week()
    week.stage.now = datetime(2026, 10, 31, 2, tzinfo=UTC)
    said = week.says(LI, "10月31日前上报职代会材料")
    assert said.endswith("（时间已近，不再提前提醒）\n注意：10月31日 周六是休息日。")


def test_undoing_and_restoring_an_item_is_confirmed() -> None:
    """A toast, as for a log."""
    week = Week()
    week.says(LI, MEETING)
    assert week.press(LI, "撤销") == "已撤销"
    assert week.press(LI, "恢复") == "已恢复"


def test_who_plans_first_is_on_the_roster() -> None:
    """Nobody opens /roles on day one: the first item makes its writer 委员."""
    week = Week()
    week.says(WANG, MEETING)
    member = week.stage.member(WANG)
    assert member is not None and member.role is Role.OFFICER


def test_a_named_owner_is_tied_to_the_member() -> None:
    """「由李建国负责」 reaches 李建国, not a string."""
    week = Week()
    week.says(ZHOU, "每周五下午4点开工会碰头会，由李建国负责")
    person = people.person_of_user(week.stage.store.db, LI.user_id)
    assert [(owner.name, owner.person_id) for owner in week.event().owners] == [
        ("李建国", person.id if person else None)
    ]


def test_an_anonymous_administrator_may_plan() -> None:
    """There is no person to keep as author, and the item is kept all the same."""
    week = Week()
    assert "已安排 #1" in week.says(None, MEETING)
    assert week.event().author_id is None


def test_readers_do_not_plan_in_the_group() -> None:
    """群成员 are read past in silence, and told why when they use the command."""
    week = Week()
    week.join(WANG, Role.MEMBER)
    assert week.says(WANG, MEETING) == ""
    week.stage.write(WANG, f"/add {MEETING}", add_command.add)
    assert "只记委员的工作" in week.stage.shown()
    assert week.waiting() == []


def test_add_without_words_says_how() -> None:
    """/add alone opens no form: one line shows how to write."""
    week = Week()
    week.stage.write(LI, "/add", add_command.add)
    assert "/add 下周三下午3点" in week.stage.shown()


def test_add_without_a_time_asks_and_the_reply_completes_it() -> None:
    """The words are kept until the time is said; the item is the asker's own."""
    week = Week()
    week.stage.write(LI, "/add 消防知识培训", add_command.add)
    assert week.stage.shown().startswith("「消防知识培训」安排在什么时候？")
    question = week.last_message()
    assert "没看出时间" in week.says(LI, "再说吧", reply_to=question)
    said = week.says(ZHOU, "下周三下午3点", reply_to=week.last_message())
    assert said.startswith("已安排 #1 消防知识培训：11月25日 周三 15:00")
    person = people.person_of_user(week.stage.store.db, LI.user_id)
    assert week.event().author_id == (person.id if person else None)


def test_in_private_the_next_message_may_be_the_answer() -> None:
    """Nobody replies in a private chat: a bare time completes the question, anything else is heard as itself."""
    week = Week()
    week.stage.write(LI, "/add 消防知识培训", group_choice.for_group(add_command.add), in_private(LI))
    assert "已记录" in week.private(LI, "今天走访慰问困难职工12户，发放慰问金6000元")
    assert "已安排 #2 消防知识培训" in week.private(LI, "下周三下午3点")


def test_a_plan_in_the_past_is_refused_and_not_lost() -> None:
    """A new time as reply makes the item; the words need not be typed again."""
    week = Week()
    week.stage.write(LI, "/add 昨天下午3点开座谈会", add_command.add)
    assert "11月17日 周二 15:00已经过去，「座谈会」没有安排" in week.stage.shown()
    assert week.says(LI, "明天下午3点", reply_to=week.last_message()).startswith(
        "已安排 #1 座谈会：11月19日 周四"
    )


def test_real_doubt_asks_with_the_dates() -> None:
    """A bare 周三 said on a Wednesday: today or next week, with dates; one press files, a second one nothing."""
    week = Week()
    week.stage.write(LI, "/add 周三开劳动竞赛推进会", add_command.add)
    labels = week.stage.labels()
    assert labels[-1] == "都不是" and "11月25日 周三" in labels
    week.press(LI, "11月25日 周三")
    assert week.stage.shown().startswith("已安排 #1 劳动竞赛推进会：11月25日 周三")
    assert week.press(LI, "11月25日 周三") == "这个问题已经处理过了"
    assert week.stage.store.db.table("events").count == 1


def test_neither_reading_plans_nothing() -> None:
    """「都不是」 drops the question."""
    week = Week()
    week.stage.write(LI, "/add 周三开劳动竞赛推进会", add_command.add)
    week.press(LI, "都不是")
    assert week.stage.shown() == "好的，没有安排。"
    assert week.stage.store.db.table("events").count == 0


def test_undo_silences_and_restore_brings_back() -> None:
    """撤销 takes every reminder along; 恢复 plans them again."""
    week = Week()
    week.says(LI, MEETING)
    before = week.waiting()
    week.press(LI, "撤销")
    assert week.stage.shown() == "已撤销 #1 工会小组长例会，不再提醒。"
    assert (week.event().status, week.waiting()) == (Status.CANCELLED, [])
    week.press(LI, "恢复")
    assert (week.event().status, week.waiting()) == (Status.OPEN, before)


def test_any_officer_takes_back() -> None:
    """王芳 may undo 李建国's item: the calendar is the group's."""
    week = Week()
    week.join(WANG)
    week.says(LI, MEETING)
    assert week.press(WANG, "撤销") == "已撤销"
    assert week.event().status is Status.CANCELLED


def test_undo_by_number() -> None:
    """「撤销 #1」 works for items as for entries; an unknown number is not ours."""
    week = Week()
    week.says(LI, MEETING)
    answers: list[bool] = []
    week.stage.write(LI, "撤销 #9", lambda turn: answers.append(add_command.undone_by_number(turn, 9)))
    week.stage.write(LI, "撤销 #1", lambda turn: answers.append(add_command.undone_by_number(turn, 1)))
    assert answers == [False, True]
    assert week.event().status is Status.CANCELLED


def test_editing_the_message_moves_the_item() -> None:
    """The edited message is the item: time, reminders and echo follow, the number stays."""
    week = Week()
    week.says(LI, MEETING)
    message_id = next(iter(week.stage.store.db.query("select message_id from events")))["message_id"]
    said = Said("下周四上午9点在三楼会议室开工会小组长例会", message_id, week.stage.now, edited=True)
    week.stage.come(earlier_messages.edited, Incoming(0, in_group(), LI, said))
    assert week.stage.shown().startswith("已更新 #1 工会小组长例会：11月26日 周四 09:00")
    assert week.waiting() == ["11-23 09:00", "11-25 09:00", "11-25 20:59"]
    assert week.stage.store.db.table("events").count == 1


def test_numbers_of_people_are_not_kept() -> None:
    """A telephone number in a plan is cut to its end before anything is stored or said."""
    week = Week()
    week.says(LI, "下周三下午3点开座谈会，联系人电话13800138000")
    dump = "\n".join(week.stage.store.db.conn.iterdump())
    assert "13800138000" not in dump
    assert "8000" in dump


def test_a_changed_reminder_time_moves_what_waits() -> None:
    """replan: day reminders follow the setting, hour reminders stay, and a second time changes nothing."""
    week = Week()
    week.says(LI, MEETING)
    at = week.stage
    groups.change_setting(at.store.db, at.group(), "reminder_time", "10:30")
    for _again in range(2):
        reminder_schedule.replan(at.store.db, at.group(), at.now)
        assert week.waiting() == ["11-20 10:30", "11-24 10:30", "11-25 13:00"]


def test_replanning_tells_nothing_twice() -> None:
    """What went out at nine does not go out again at ten because somebody chose ten."""
    week = Week()
    week.says(LI, MEETING)
    assert len(week.at("2026-11-20 09:00")) == 1
    at = week.stage
    groups.change_setting(at.store.db, at.group(), "reminder_time", "10:00")
    reminder_schedule.replan(at.store.db, at.group(), at.now)
    assert week.at("2026-11-20 10:00") == []


def test_replanning_keeps_what_was_put_off() -> None:
    """A snooze was asked for: settings don't move it."""
    week = Week()
    week.says(LI, MEETING)
    week.at("2026-11-20 09:00")
    week.press(LI, "推迟")
    week.press(LI, "3天后")
    at = week.stage
    groups.change_setting(at.store.db, at.group(), "reminder_time", "10:00")
    reminder_schedule.replan(at.store.db, at.group(), at.now)
    assert week.waiting() == ["11-23 09:00", "11-24 10:00", "11-25 13:00"]


def test_a_group_is_never_asked_for_a_time() -> None:
    """A plan without one is talk among colleagues; only /add and the private chat ask."""
    week = Week()
    message = Message("该开个碰头会了", Intent.EVENT, title="碰头会")
    week.stage.write(LI, message.text, lambda turn: add_command.plan(turn, message))
    assert week.stage.queued() == []


def test_a_clock_time_already_past_is_asked_with_both_days() -> None:
    """「8点」 said at ten: tomorrow, or was it today? The past one, pressed, is not planned but asked for anew."""
    week = Week()
    week.says(LI, "上午8点开工会碰头会")
    assert week.stage.labels() == ["11月19日 周四 08:00", "11月18日 周三 08:00", "都不是"]
    week.press(LI, "11月18日 周三 08:00")
    assert "已经过去" in week.stage.shown()
    assert week.stage.store.db.table("events").count == 0


def test_however_many_tasks_minutes_have_all_are_kept() -> None:
    """None is left out in silence because there are many."""
    week = Week()
    tasks = "；".join(f"{number}.李建国12月{number}日前交第{number}车间的台账" for number in range(1, 26))
    assert week.says(ZHOU, f"会议纪要：{tasks}；26.12月26日前交车间总台账").startswith("会上定的26项，")
    assert week.stage.store.db.table("events").count == 0
    week.press(ZHOU, "采用26项")
    assert week.stage.shown().startswith("已安排26项：")
    assert week.stage.store.db.table("events").count == 26


def test_minutes_in_which_nothing_is_wanting_are_planned_at_once() -> None:
    """Who does each of them and by when is written out: nothing is left to adopt."""
    week = Week()
    told = week.says(ZHOU, "会议纪要：1.李建国12月4日前交车间台账；2.李建国12月8日前订好礼堂")
    assert told.startswith("已安排2项：")
    assert week.stage.store.db.table("events").count == 2
