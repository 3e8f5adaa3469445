"""/add 职代会 3月20日: the card, its boxes, what becomes of it, and templates of one's own."""

from datetime import date

import pytest

from handlers.calendar import add_command, event_details
from handlers.calendar.templates import template_card
from handlers.core.messages.incoming_message import Where, Who
from handlers.events import event_groups, occurrences
from storage.calendar import templates
from storage.core import people
from storage.events import queries as events_queries
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, in_private
from tests.unit.handlers.week import Week
from union.events.model import Event, Status

DRAWN = "按下列步骤安排？"


def asks(week: Week, text: str, who: Who = LI, where: Where | None = None) -> str:
    """Somebody writes /add …; the last message of ours, as it stands."""
    week.stage.write(who, text, add_command.add, where)
    return week.stage.shown(where.chat_id if where else CHAT)


def saves(week: Week, text: str, who: Who = ZHOU, reply_to: int | None = None) -> str:
    """Somebody writes /template …"""
    more = {"reply_to": reply_to, "reply_to_bot": True} if reply_to else {}
    week.stage.write(who, text, template_card.template, **more)
    return week.stage.shown()


def made(week: Week) -> list[Event]:
    """Every item that stands, by number."""
    found = events_queries.open_ones(week.stage.store.db, week.stage.group())
    return sorted(found, key=lambda event: event.number)


def test_adopting_all_makes_items_tied_together() -> None:
    """With kind, clock, checklist and reminders, by whoever pressed."""
    week = Week()
    assert DRAWN in asks(week, "/add 工会小组长例会 12月16日下午3点")
    week.press(WANG, "全部采用")
    titles = [event.title for event in made(week)]
    assert titles == [
        "收集小组长例会议题",
        "小组长例会通知和材料",
        "工会小组长例会",
        "小组长例会纪要和任务分解",
    ]
    meeting = week.event(3)
    assert (f"{meeting.start:%m-%d %H:%M}", meeting.kind) == ("12-16 15:00", "meeting")
    assert [check.text for check in meeting.checks] == ["签到", "各小组汇报", "布置下阶段工作"]
    group, db = week.stage.group(), week.stage.store.db
    assert [each.number for each in event_groups.other_events(db, group, meeting)] == [1, 2, 4]
    assert "12-16 13:00" in week.waiting()
    member = week.stage.member(WANG)
    assert member is not None and meeting.author_id == member.person.id


def test_a_step_unticked_is_left_out() -> None:
    """Its box in the button; the label counts what is left."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "☑ 收集小组长例会议题")
    assert "✗ 12月9日 周三 收集小组长例会议题（不要）" in week.stage.shown()
    week.press(LI, "采用勾选的3步")
    assert "收集小组长例会议题" not in [event.title for event in made(week)]


def test_ticking_again_brings_it_back() -> None:
    """Two presses of one box."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "☑ 收集小组长例会议题")
    week.press(LI, "☐ 收集小组长例会议题")
    assert "全部采用" in week.stage.labels()


def test_nothing_ticked_makes_nothing() -> None:
    """The card stays."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    for label in [label for label in week.stage.labels() if label.startswith("☑")]:
        week.press(LI, label)
    assert week.press(LI, "采用勾选的0步") == "一步也没有勾，先点一步"
    assert made(week) == []


def test_the_day_alone_can_be_taken() -> None:
    """Who only wants the meeting on the calendar."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "只记当天")
    assert [event.title for event in made(week)] == ["工会小组长例会"]


def test_twice_never_doubles() -> None:
    """The second card says what stands already and has nothing to tick."""
    week = Week()
    for _ in range(2):
        asks(week, "/add 工会小组长例会 12月16日")
        if "全部采用" in week.stage.labels():
            week.press(LI, "全部采用")
    assert "＝ 12月9日 周三 收集小组长例会议题（已有 #1）" in week.stage.shown()
    assert week.stage.labels() == ["取消"]
    assert len(made(week)) == 4


def test_two_cards_at_once_make_one_set() -> None:
    """Both were shown before either was pressed."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "全部采用")
    assert len(made(week)) == 4
    assert week.press(LI, "全部采用") == "这张安排已经处理过或过期了，可以重新发 /add"
    assert len(made(week)) == 4


def test_what_was_planned_by_hand_within_three_days_stands() -> None:
    """Of the same title, whatever its punctuation; four days away it is another."""
    week = Week()
    asks(week, "/add 12月11日 小组长例会通知和材料")
    asks(week, "/add 12月20日 小组长例会纪要和任务分解")
    card = asks(week, "/add 工会小组长例会 12月16日")
    assert "小组长例会通知和材料（已有 #1）" in card
    assert "小组长例会纪要和任务分解（已有 #2）" in card
    again = asks(week, "/add 工会小组长例会 12月25日")
    assert "已有" not in again


def test_what_was_cancelled_can_be_laid_out_again() -> None:
    """It stands no more."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "全部采用")
    with week.stage.store.unit() as db:
        events_queries.close(db, week.stage.group(), week.event(2), Status.CANCELLED, week.stage.now, None)
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "全部采用")
    assert [event.number for event in made(week)] == [1, 3, 4, 5]


def test_steps_gone_by_are_marked_and_not_made() -> None:
    """They have no box."""
    week = Week()
    card = asks(week, "/add 工会小组长例会 11月20日")
    assert "－ 11月13日 周五 收集小组长例会议题（已过）" in card
    assert "☑ 收集小组长例会议题" not in week.stage.labels()
    week.press(LI, "全部采用")
    assert made(week)[0].title == "小组长例会通知和材料"


def test_another_day_is_said_by_reply() -> None:
    """A new card; the old one says so and has no buttons."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.says(WANG, "改到12月18日上午9点", reply_to=week.last_message())
    assert "12月18日 周五 09:00" in "".join(week.stage.queued())
    week.press(WANG, "全部采用")
    assert f"{week.event(3).start:%m-%d %H:%M}" == "12-18 09:00"


def test_talk_under_the_card_is_no_day() -> None:
    """In a group nothing is said to it."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    assert week.says(WANG, "好的，辛苦了", reply_to=week.last_message()) == ""
    week.press(WANG, "取消")
    assert made(week) == []


def test_without_a_day_it_is_asked() -> None:
    """The reply makes the card."""
    week = Week()
    assert asks(week, "/add 职代会") == "「职代会」定在哪一天？回复我日期，如「3月20日」。"
    assert DRAWN in week.says(LI, "明年3月20日", reply_to=week.last_message())


def test_a_day_gone_by_is_asked_again() -> None:
    """「昨天」 is no day to plan for; a reply with another makes the card."""
    week = Week()
    assert asks(week, "/add 职代会 昨天").startswith("11月17日 周二已经过了")
    assert DRAWN in week.says(LI, "明年3月20日", reply_to=week.last_message())


@pytest.mark.parametrize(
    "text",
    [
        "/add 12月16日下午3点在二楼开工会小组长例会讨论职代会",
        "/add 每月10号 工会小组长例会",
        "/add 12月16日下午3点开工会小组长例会",
        "/add 经审 12月",
        "/add 12月16日前 经审",
    ],
)
def test_other_plans_are_plain_items(text: str) -> None:
    """A verb or more words, a rule, a month or a deadline: no template is meant."""
    week = Week()
    asks(week, text)
    assert [len(made(week)), "全部采用" in week.stage.labels()] == [1, False]


def test_a_card_presses_once() -> None:
    """Dropped or taken over, it has no buttons left."""
    week = Week()
    for label in ("取消", "全部采用"):
        asks(week, "/add 工会小组长例会 12月16日")
        week.press(LI, label)
        assert week.stage.labels() == []
    assert len(made(week)) == 4


def test_a_long_card_has_pages() -> None:
    """Eight boxes to a page; what was unticked stays so on the way."""
    week = Week()
    asks(week, "/add 换届选举 2027年5月28日")
    assert len([label for label in week.stage.labels() if label.startswith("☑")]) == 8
    week.press(LI, "☑ 选举会员代表")
    week.press(LI, "后面几步 ›")
    assert "采用勾选的12步" in week.stage.labels()
    week.press(LI, "‹ 前面几步")
    assert "☐ 选举会员代表" in week.stage.labels()


def test_who_has_the_title_answers_for_the_step() -> None:
    """By the union title on the roster; a title nobody has leaves the step without an owner."""
    week = Week()
    with week.stage.store.unit() as db:
        person = people.person_of_user(db, LI.user_id)
        assert person is not None
        people.set_title(db, week.stage.group(), person, "组织委员兼女工委员")
    card = asks(week, "/add 工会小组长例会 12月16日")
    assert "收集小组长例会议题（李建国）" in card
    assert "（" not in asks(week, "/add 困难职工走访 12月25日").split("\n")[1]
    week.press(LI, "取消")


def test_a_series_of_steps_follows_the_group_s_calendar() -> None:
    """A step's day is worked out by what holds now; the days a notice moves are known by title."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "全部采用")
    pack = week.event(1).pack or ""
    days = event_groups.step_days(week.stage.store.db, week.stage.group(), pack)
    assert days["小组长例会纪要和任务分解"] == date(2026, 12, 21)
    assert event_groups.laid_out(week.stage.group(), pack) == date(2026, 12, 16)


def test_details_name_what_was_laid_out_with_it() -> None:
    """The others with their days, done ones marked; an item of its own has none."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "全部采用")
    asks(week, "/add 12月30日 盘点仓库")
    with week.stage.store.unit() as db:
        events_queries.close(db, week.stage.group(), week.event(1), Status.DONE, week.stage.now, None)
    week.stage.write(
        LI, "详情", lambda turn: event_details.say(turn, occurrences.of_whole_event(week.event(3)))
    )
    assert (
        "同一安排的其他事项：\n✓ #1 收集小组长例会议题，12月9日 周三\n· #2 小组长例会通知和材料，12月14日 周一"
    ) in week.stage.shown()
    week.stage.write(
        LI, "详情", lambda turn: event_details.say(turn, occurrences.of_whole_event(week.event(5)))
    )
    assert "同一安排" not in week.stage.shown()


def test_readers_plan_nothing() -> None:
    """In private, who is not on the roster."""
    week = Week()
    asks(week, "/add 职代会 3月20日", WANG, in_private(WANG))
    assert made(week) == []


def test_lines_become_a_template_that_works_like_the_others() -> None:
    """Saved by the admin, used by an officer, owner and all."""
    week = Week()
    said = saves(week, "/template 春游\n提前14天 联系车辆 @李建国\n当天 春游\n之后5个工作日 报销")
    assert said.startswith("已存为模板\n「春游」，3步：\n· 提前14天 联系车辆（李建国）")
    asks(week, "/add 春游 2027年4月18日")
    week.press(LI, "全部采用")
    assert [(event.title, f"{event.start:%m-%d}") for event in made(week)] == [
        ("联系车辆", "04-02"), ("春游", "04-18"), ("报销", "04-23"),
    ]  # fmt: skip
    assert [owner.name for owner in week.event(1).owners] == ["李建国"]


def test_an_item_is_saved_with_all_laid_out_with_it() -> None:
    """By a reply; what was cancelled is not in it."""
    week = Week()
    asks(week, "/add 工会小组长例会 12月16日")
    week.press(LI, "全部采用")
    with week.stage.store.unit() as db:
        events_queries.close(db, week.stage.group(), week.event(1), Status.CANCELLED, week.stage.now, None)
    said = saves(week, "存为模板 我们的例会", reply_to=week.last_message())
    assert "「我们的例会」，3步" in said and "收集" not in said
    assert "· 当天 工会小组长例会" in said and "· 提前2天 小组长例会通知和材料" in said


def test_a_single_item_is_a_template_of_one_step() -> None:
    """A reply to its echo."""
    week = Week()
    week.says(LI, "12月20日组织职工去植物园秋游")
    said = saves(week, "存为模板 秋游", reply_to=week.last_message())
    assert "「秋游」，1步：\n· 当天 " in said


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/template 春游\n买水", "没有读懂，还没有存：\n· 买水"),
        ("/template 春游春游春游春游春游春游春游春游春游春游春游\n当天 春游", "不超过20个字"),
        ("/template 秋游", "没有叫「秋游」的模板"),
        ("/template 春游\n" + "\n".join(f"提前{n}天 第{n}步" for n in range(1, 40)), "最多30步"),
    ],
)
def test_what_cannot_be_saved_is_said(text: str, answer: str) -> None:
    """And nothing is kept."""
    week = Week()
    assert answer in saves(week, text)
    assert templates.of_group(week.stage.store.db, week.stage.group()) == {}


def test_a_reply_without_a_name_is_asked_for_one() -> None:
    """存为模板 alone."""
    week = Week()
    week.says(LI, "12月20日组织职工去植物园秋游")
    assert saves(week, "存为模板", reply_to=week.last_message()).startswith("请写上模板的名称")


def test_only_the_admin_saves() -> None:
    """An officer is told who can."""
    week = Week()
    assert saves(week, "/template 春游\n当天 春游", LI).startswith("模板由本群管理员保存")
    assert templates.of_group(week.stage.store.db, week.stage.group()) == {}


def test_saving_again_updates_and_deleting_forgets() -> None:
    """Items made with it stay."""
    week = Week()
    saves(week, "/template 春游\n当天 春游")
    assert saves(week, "/template 春游\n当天 踏青").startswith("已更新模板")
    asks(week, "/add 春游 2027年4月18日")
    week.press(LI, "全部采用")
    saves(week, "/template")
    week.press(ZHOU, "删除 春游")
    assert templates.of_group(week.stage.store.db, week.stage.group()) == {}
    assert [event.title for event in made(week)] == ["踏青"]


def test_an_officer_sees_the_list_without_the_buttons() -> None:
    """Who may not delete has nothing to press."""
    week = Week()
    saves(week, "/template 春游\n当天 春游")
    assert "· 春游，1步（本群）" in saves(week, "/template", LI)
    assert week.stage.labels() == []
