"""Every act of a message, in the order of the text."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import Act, ActKind, Intent

NOW = datetime(2026, 11, 20, 10)
PEOPLE = ("陈国强", "黄丽珍", "梁伟明", "周敏")


def acts(text: str) -> tuple[Act, ...]:
    """As the committee's group reads it."""
    return read_acts(text, NOW, Context(people=PEOPLE)).acts


def kinds(text: str) -> list[ActKind]:
    """Their kinds."""
    return [act.kind for act in acts(text)]


def test_minutes_are_a_task_a_line() -> None:
    """Each with its owner and its day, under a heading of any words."""
    found = acts(
        "支委会定了几件事：1.国强12月2日前写好简报；2.丽珍统计体检名单，11月30日前给我；3.伟明月底前交调研表"
    )

    assert [(act.kind, act.owners, act.whens[0].start.day) for act in found] == [
        (ActKind.TASKED, ("陈国强",), 2),
        (ActKind.TASKED, ("黄丽珍",), 30),
        (ActKind.TASKED, ("梁伟明",), 30),
    ]


def test_what_the_whole_plans_is_planned_beside_another() -> None:
    """A thing no word is known for, and behind its stop one that is."""
    found = acts("Heritage walk Sun 6 Dec 3pm at office. Dinner with HR thurs 10 dec 7pm")

    assert [(act.title, act.whens[0].start.day) for act in found] == [
        ("Heritage walk", 6),
        ("Dinner with HR", 10),
    ]


def test_minutes_name_people_nobody_knows() -> None:
    """A name at the head of a line of minutes is an owner though it stands on no roster."""
    found = acts("会议纪要：一、海波12月2日前把预算做好；二、秀梅12月5日前订好车")

    assert [act.owners for act in found] == [("海波",), ("秀梅",)]


def test_what_was_told_what_is_planned_and_a_task_in_one_message() -> None:
    """All three, in order, each with its own stretch."""
    found = acts("今天走访退休职工5户，12月3日再走访6户。国强11月27日前把照片整理好")

    assert [act.kind for act in found] == [ActKind.TOLD, ActKind.PLANNED, ActKind.TASKED]
    assert [act.text[:2] for act in found] == ["今天", "12", "国强"]


def test_a_notice_of_a_meeting_is_one_act() -> None:
    """「通知：」 is no title."""
    (act,) = acts("通知：12月3日上午9点召开民主评议会，收到请回复")

    assert (act.kind, act.title) == (ActKind.NOTIFIED, "民主评议会")


def test_a_notice_that_fixes_a_time_is_planned_whatever_it_is_about() -> None:
    """「订于」 under 「通告：」 is enough; its price is no log."""
    (act,) = acts("通告：团年饭订于12月29日晚上7时，每位200元，欢迎携眷")

    assert (act.kind, act.title, act.whens[0].start.hour) == (ActKind.NOTIFIED, "团年饭", 19)


def test_a_call_before_a_plan_tells_of_nothing_done() -> None:
    """「开班了！」 without figure or day belongs to the plan behind it."""
    assert kinds("书法班开班了！12月4日下午2点，职工之家，自带毛笔") == [ActKind.PLANNED]


def test_an_agenda_is_one_meeting() -> None:
    """Its points are neither filed nor planned."""
    (act,) = acts("12月3日下午2点委员会，议程：1.通报走访9户情况 2.讨论预算3万元 3.选先进5人")

    assert (act.kind, act.title, act.whens[0].start.hour) == (ActKind.PLANNED, "委员会", 14)


def test_plans_of_different_days_in_sentences_of_their_own_are_items_of_their_own() -> None:
    """A sentence that only says where is none."""
    found = acts("12月3日下午2点退休职工座谈会，地点职工之家。12月4日上午9点消防演练，全体参加。")

    assert [(act.title, act.whens[0].start.day) for act in found] == [("退休职工座谈会", 3), ("消防演练", 4)]


def test_a_clock_time_alone_falls_on_the_day_before_it() -> None:
    """Where the stretch names no day of its own."""
    found = acts("12月3日上午9点委员会。晚上8点前丽珍把记录整理好")

    assert [act.whens[0].start.day for act in found if act.whens] == [3, 3]


def test_notes_for_oneself_are_ones_own_tasks() -> None:
    """「帮我记一下」 gives the writer what stands behind it."""
    found = acts("帮我记一下：12月2日前取审计报告，12月6日前寄通知书")

    assert [(act.kind, act.owners) for act in found] == [(ActKind.TASKED, ("我",))] * 2


def test_a_change_beside_a_task_makes_no_second_item() -> None:
    """What changes something that exists is marked as such, for whoever reads changes."""
    assert kinds("职代会改到12月9日下午2点。会议材料丽珍负责，12月5日前印好") == [
        ActKind.CHANGED,
        ActKind.TASKED,
    ]


def test_deeds_told_one_after_the_other_are_one_log() -> None:
    """An act each, one message for all."""
    found = acts("1.走访困难职工6户；2.组织篮球赛80人参加")

    assert [act.kind for act in found] == [ActKind.TOLD, ActKind.TOLD]
    assert found[0].message is found[1].message


@pytest.mark.parametrize(
    "text", ["今晚吃火锅去不去", "哈哈哈太好笑了", "", "。。。", "1", "食堂的鱼3斤真便宜"]
)
def test_talk_has_no_acts(text: str) -> None:
    """And nothing is left over of it."""
    found = read_acts(text, NOW, Context(people=PEOPLE))

    assert (found.acts, found.left_over) == ((), ())


def test_every_act_is_a_stretch_of_the_message() -> None:
    """Its text stands at its place, also in a long message in traditional signs."""
    text = "會議紀要：上月招新會員36名；聯歡會12月18日舉行；各理事認領攤位，12月4日前覆實。"

    assert all(act.text == text[act.start : act.end] for act in acts(text))


def test_each_of_several_plans_is_an_act() -> None:
    """「12月7日一车间，12月9日机关体检」: other people on another day, which no act of the first tells."""
    found = acts("12月7日一车间，12月9日机关体检")
    assert [act.kind for act in found] == [ActKind.PLANNED] * 2
    assert [(act.title, act.whens[0].start.day) for act in found] == [("一车间体检", 7), ("机关体检", 9)]


def test_another_round_bears_the_name_of_the_one_that_was_held() -> None:
    """「再谈」, 「接着开」 are no names."""
    text = "第一次协商会开完了，到了10个人，约好12月7日下午3点再谈"
    found = [(act.kind, act.title) for act in read_acts(text, NOW).acts]
    assert found == [(ActKind.TOLD, "第一次协商会"), (ActKind.PLANNED, "协商会")]


def test_a_bare_number_behind_a_day_is_of_its_month() -> None:
    """On the 20th of November the 28th is in December, behind a day of December."""
    text = "12月5日下午2点座谈会；28日下午3点半年总结会"
    assert [act.whens[0].start.isoformat() for act in read_acts(text, NOW).acts] == [
        "2026-12-05T14:00:00",
        "2026-12-28T15:00:00",
    ]


def test_what_was_decided_is_not_told_as_done() -> None:
    """Behind 「定了几件事：」 a line with figures is still to be done, and a name alone takes the thing before it."""
    found = acts("会上定了三件事：慰问困难职工3户，每户600；蛋糕每人一份，国强联系；12月12日前丽珍交总结")

    assert all(act.kind is ActKind.TASKED for act in found)
    assert next((act.title, act.owners) for act in found) == ("联系蛋糕每人一份", ("陈国强",))


def test_a_stranger_who_is_to_do_something_by_a_day_owns_it() -> None:
    """Nobody has met them yet, and 「把」 says that a person acts."""
    (act,) = acts("王建平周五前把演练通知写好")

    assert (act.kind, act.owners, act.title) == (ActKind.TASKED, ("王建平",), "演练通知")


@pytest.mark.parametrize(
    "text", ["运动会因为场地维修推后一周", "心理讲座本来定30号，讲师有事，时间另定", "顺便把慰问品采购也定了"]
)
def test_what_is_moved_or_ordered_is_neither_told_nor_planned(text: str) -> None:
    """Nothing was done, and no day is left."""
    assert not [act for act in acts(text) if act.kind in (ActKind.TOLD, ActKind.PLANNED)]


def test_a_heading_that_tells_of_the_meeting_is_filed_beside_what_it_decided() -> None:
    """And names no other thing."""
    found = acts("刚开完委员会，到会9人，决定：职工大会12月7号下午3点；周敏找场地12月1日前报价")
    assert [(act.kind, act.message and act.message.title) for act in found] == [
        (ActKind.TOLD, "刚开完委员会"),
        (ActKind.PLANNED, "职工大会"),
        (ActKind.TASKED, "找场地报价"),
    ]


def test_the_day_before_is_that_of_the_plan_told_before_it() -> None:
    """Not of today."""
    found = acts("家庭日野餐12月6日上午10点海边。前一天晚上7点包礼品袋")
    assert [act.whens[0].start for act in found] == [datetime(2026, 12, 6, 10), datetime(2026, 12, 5, 19)]
    found = acts("picnic sun 6 dec 10am. gift packing the evening before, 7pm, all exco pls come")
    assert [act.whens[0].start for act in found] == [datetime(2026, 12, 6, 10), datetime(2026, 12, 5, 19)]


def test_names_wanted_by_a_day_are_a_deadline_beside_the_plan() -> None:
    """Whoever is to give them."""
    found = acts("picnic sun 6 dec 10am. those bringing kids tell me by 1 dec how many")
    assert [act.whens[0].deadline for act in found] == [False, True]


def test_one_more_of_what_was_done_is_planned_in_english() -> None:
    """At an hour to come, and in the same words; another thing at such an hour is not."""

    def planned(behind: str) -> list[Intent]:
        told = f"flyering at Clementi done today, 90 flyers. {behind}"
        acts = read_acts(told, datetime(2026, 11, 20, 20), Context(region="SG")).acts
        return [act.message.intent for act in acts if act.kind is ActKind.PLANNED and act.message]

    assert planned("next flyering at Bedok tues 7am") == [Intent.EVENT]
    assert Intent.EVENT not in planned("my dentist at Bedok tues 7am")


def test_how_many_there_are_so_far_is_no_plan_of_today() -> None:
    """Beside what is planned it is neither an item of its own nor a day of it."""
    (found,) = acts("羽毛球赛定在28号，今天报名的有16个")
    assert (found.kind, found.title, found.whens[0].start.day) == (ActKind.PLANNED, "羽毛球赛", 28)
