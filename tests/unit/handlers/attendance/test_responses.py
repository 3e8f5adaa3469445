"""参加, 请假, 待定, 签到 and 实到: by button and by reply, counted in one message, named in private only."""

import pytest

from handlers.calendar.changes import event_actions
from handlers.events import occurrences
from handlers.settings import settings_command
from storage.attendance import headcounts
from storage.core import people
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from tests.unit.handlers.week import Week
from union.attendance.headcount import Answer, Headcount, Quorum
from union.core.groups import Role
from union.events.model import Status

MEETING = "下周三下午3点在三楼会议室开工会小组长例会"
WEEKLY = "每周五下午4点开工会碰头会"


def planned(plan: str = MEETING) -> tuple[Week, int]:
    """An item and the id of its echo."""
    week = Week()
    week.says(LI, plan)
    return week, week.last_message()


def given(week: Week, number: int = 1) -> list[tuple[str, Answer]]:
    """Who answered what for a one-off item."""
    one = occurrences.of_whole_event(week.event(number))
    return [
        (each.name, each.answer) for each in headcounts.answers(week.stage.store.db, week.stage.group(), one)
    ]


def test_an_answer_counts_in_the_items_own_message() -> None:
    """Live: the echo is edited; names stand nowhere in the group."""
    week, _echo = planned()
    assert week.press(ZHOU, "请假") == "已记：您请假（请假1人）"
    assert week.press(LI, "参加") == "已记：您参加（参加1人，请假1人）"
    shown = week.stage.shown()
    assert "参加1人，请假1人" in shown
    assert "周敏" not in shown


def test_a_change_of_mind_replaces_the_answer() -> None:
    """Nobody is counted twice."""
    week, _echo = planned()
    week.press(ZHOU, "请假")
    assert week.press(ZHOU, "参加") == "已记：您参加（参加1人）"
    assert given(week) == [("周敏", Answer.YES)]


def test_the_same_answer_again_edits_nothing() -> None:
    """Telegram refuses an edit without change."""
    week, _echo = planned()
    week.press(ZHOU, "参加")
    edits = len(week.stage.queued(method="editMessageText"))
    assert week.press(ZHOU, "参加") == "已记：您参加（参加1人）"
    assert len(week.stage.queued(method="editMessageText")) == edits


def test_a_newcomer_answers_without_becoming_an_officer() -> None:
    """Coming to a meeting is no officer's work: nobody is put on the roster by it."""
    week, _echo = planned()
    week.press(WANG, "参加")
    assert given(week) == [("王 芳", Answer.YES)]
    assert week.stage.member(WANG) is None


def test_a_reply_counts_too() -> None:
    """「我请假」 to the item's message, which shows it; beside it stands no line."""
    week, echo = planned()
    assert week.says(WANG, "有事请假", reply_to=echo) == ""
    assert "请假1人" in week.stage.shown()
    assert len(week.stage.queued(method="setMessageReaction")) == 1
    assert given(week) == [("王 芳", Answer.LEAVE)]


def test_a_reply_is_only_nodded_at_where_the_group_wants_it_so() -> None:
    """「回执」: 只点👌."""
    week, echo = planned()
    week.stage.write(ZHOU, "/settings 回执 只点👌", settings_command.show)
    assert week.says(WANG, "参加", reply_to=echo) == ""
    assert len(week.stage.queued(method="setMessageReaction")) == 1


def test_not_going_does_not_call_the_meeting_off() -> None:
    """「不去了」 is said of oneself, also by the meeting's maker."""
    week, echo = planned()
    week.says(LI, "不去了", reply_to=echo)
    assert week.event().status is Status.OPEN
    assert given(week) == [("李建国", Answer.LEAVE)]


def test_an_item_that_asks_nobody_takes_no_answers() -> None:
    """「参加」 to a report is not understood."""
    week, echo = planned("11月27日前上报职代会材料")
    assert week.stage.labels() == ["已交", "撤销", "改"]
    assert week.says(WANG, "参加", reply_to=echo).startswith("没听懂，没有改动")


def test_any_item_asks_on_request() -> None:
    """「统计参加」 by any officer, for the calendar is the group's, and 「不用统计」 ends it."""
    week, echo = planned("11月27日前上报职代会材料")
    assert "统计参加人数" in week.says(WANG, "统计参加", reply_to=echo)
    week.says(WANG, "参加", reply_to=echo)
    assert "参加1人" in week.stage.shown()
    assert "不再统计" in week.says(LI, "不用统计", reply_to=echo)
    assert week.says(ZHOU, "参加", reply_to=echo).startswith("没听懂，没有改动")


def test_a_late_answer_says_so() -> None:
    """After the start; it is counted all the same."""
    week, echo = planned()
    week.at("2026-11-25 15:30")
    assert week.says(WANG, "请假", reply_to=echo) == "已经开始了，按迟到的答复记下：请假（请假1人）"
    group = week.stage.group()
    (answer,) = headcounts.answers(week.stage.store.db, group, occurrences.of_whole_event(week.event()))
    assert answer.late


def test_a_settled_item_is_not_answered() -> None:
    """Done, or called off."""
    week, echo = planned()
    week.says(LI, "取消", reply_to=echo)
    assert week.says(WANG, "参加", reply_to=echo) == "已取消 #1 工会小组长例会，不用再答复"


def test_a_series_is_answered_time_by_time() -> None:
    """Leave this Friday; next Friday nobody has answered yet. Each time's first reminder shows its counts."""
    week, echo = planned(WEEKLY)
    assert week.says(WANG, "请假", reply_to=echo) == "#1 工会碰头会（11月20日 周五） 已记：您请假（请假1人）"
    assert "请假1人" in week.at("2026-11-20 14:00")[-1]
    week.press(ZHOU, "参加")
    assert "参加1人，请假1人" in week.stage.shown()
    assert "请假" not in week.at("2026-11-27 14:00")[-1]


def test_an_anonymous_administrator_is_asked_to_press() -> None:
    """Nobody knows who it is; a press carries the person."""
    week, echo = planned()
    assert week.says(None, "参加", reply_to=echo) == "匿名发言看不出是谁，请点消息下面的按钮。"


def test_one_of_several_is_named_by_its_number() -> None:
    """A message about several items has no row for each: 「#1 请假」."""
    week = Week()
    week.says(LI, "11月20日下午3点开委员会会议")
    week.says(LI, "11月20日下午4点开工会小组长例会")
    week.at("2026-11-19 09:00")
    told = week.last_message()
    assert "请写明编号" in week.says(WANG, "请假", reply_to=told)
    week.says(WANG, "#2 请假", reply_to=told)
    assert (given(week, 1), given(week, 2)) == ([], [("王 芳", Answer.LEAVE)])


def test_signing_in_opens_with_the_meeting() -> None:
    """Not before, once, and until the day is over."""
    week, echo = planned()
    week.at("2026-11-25 13:00")
    assert week.press(WANG, "签到") == "还没开始，15:00起可以签到"
    week.at("2026-11-25 15:00")
    assert week.press(WANG, "签到") == "已签到，现在到了1人"
    assert "已签到1人" in week.stage.shown()
    assert week.press(WANG, "签到") == "您已经签过到了，现在到了1人"
    assert week.says(ZHOU, "签到", reply_to=echo) == "已签到，现在到了2人"
    week.at("2026-11-26 09:00")
    assert "签到当天有效" in week.says(LI, "签到", reply_to=echo)


def test_a_finished_meeting_is_signed_in_to_until_midnight() -> None:
    """Its message says that it is finished and keeps the button."""
    week, echo = planned()
    week.at("2026-11-25 15:10")
    week.stage.write(LI, "完成 #1", event_actions.finish_command)
    assert week.says(ZHOU, "签到", reply_to=echo) == "已签到，现在到了1人"
    edited = week.stage.queued(method="editMessageText")[-1]
    assert edited.splitlines() == ["✅ 已完成 #1 工会小组长例会", "地点：三楼会议室", "已签到1人"]


def test_the_count_is_told_after_the_meeting() -> None:
    """应到 and 实到, with a warning where the quorum was missed; nobody is named."""
    week, echo = planned()
    week.says(LI, "法定人数2/3", reply_to=echo)
    week.at("2026-11-25 16:00")
    assert week.says(LI, "应到15人实到8人", reply_to=echo) == (
        "已记 #1 工会小组长例会（11月25日 周三）：应到15人，实到8人\n注意：未达法定人数，须到10人，还差2人。"
    )
    assert "注意" not in week.says(LI, "实到10人", reply_to=echo)


def test_finishing_and_counting_are_one_word() -> None:
    """/done #1 实到12人, and 「完成，实到12人」 in reply; 应到 is the roster marked by hand."""
    week, _echo = planned()
    for who in (WANG, ZHOU):
        person = week.join(who)
        with week.stage.store.unit() as db:
            people.enrol(db, week.stage.group(), person, Role.OFFICER, week.stage.now, by_hand=True)
    week.stage.write(LI, "完成 #1 实到12人", event_actions.finish_command)
    assert week.stage.shown() == "✅ 已完成 #1 工会小组长例会（李建国 10:00）\n应到2人，实到12人"
    assert week.event().status is Status.DONE


def test_a_count_needs_one_item() -> None:
    """A name that fits several is not guessed."""
    week = Week()
    week.says(LI, "11月26日下午3点开委员会会议")
    week.says(LI, "11月27日下午3点开委员会会议")
    week.stage.write(LI, "完成 委员会会议 实到12人", event_actions.finish_command)
    assert week.stage.shown() == "有几个日程对得上，请写编号，例如：完成 #12 实到12人"


def test_who_signed_in_is_the_count_nobody_told() -> None:
    """签到 stands for 实到 until a number is said."""
    week, echo = planned()
    week.at("2026-11-25 15:10")
    week.says(WANG, "签到", reply_to=echo)
    week.says(ZHOU, "签到", reply_to=echo)
    week.stage.write(LI, "完成 #1", event_actions.finish_command)
    assert week.stage.shown().endswith("实到2人")


@pytest.mark.parametrize(("said", "quorum"), [("须到10人", Quorum(10)), ("不设法定人数", None)])
def test_the_quorum_is_set_by_reply(said: str, quorum: Quorum | None) -> None:
    """By any officer, the one who planned it or not."""
    week, echo = planned()
    week.says(WANG, said, reply_to=echo)
    assert headcounts.terms(week.stage.store.db, week.stage.group(), week.event()).quorum == quorum


def test_names_go_to_who_answers_for_it_in_private() -> None:
    """The group learns numbers; who is asked for the list and can't be written to is told how."""
    week, _echo = planned()
    week.press(ZHOU, "请假")
    assert week.press(WANG, "名单") == "名单只给发起人、负责人和管理员看。请假1人"
    assert "请先打开与我的私聊" in (week.press(LI, "名单") or "")
    week.join(LI, reachable=True)
    assert week.press(LI, "名单") == "名单已私下发给您"
    (told,) = week.told(LI)
    assert "请假1人：周敏" in told
    assert not any("请假1人：周敏" in each for each in week.stage.queued())


def test_who_is_in_charge_reads_the_list() -> None:
    """The 负责人 of the group, whoever made the item."""
    week, _echo = planned()
    person = week.join(WANG, reachable=True)
    assert week.press(WANG, "名单") == "名单只给发起人、负责人和管理员看。还没有人答复"
    with week.stage.store.unit() as db:
        people.set_chief(db, week.stage.group(), person, True)
    assert week.press(WANG, "名单") == "名单已私下发给您"
    assert "还没有人答复" in week.told(WANG)[-1]


def test_the_list_names_who_has_not_answered() -> None:
    """Of those marked by hand; in private."""
    week, _echo = planned()
    person = week.join(WANG)
    with week.stage.store.unit() as db:
        people.enrol(db, week.stage.group(), person, Role.OFFICER, week.stage.now, by_hand=True)
    week.join(LI, reachable=True)
    week.press(LI, "名单")
    assert "还没答复1人：王 芳" in week.told(LI)[-1]


def test_the_quorum_is_set_by_button_under_the_list() -> None:
    """In private; the list says it from then on."""
    week, _echo = planned()
    week.join(LI, reachable=True)
    week.press(LI, "名单")
    toast = week.press(LI, "三分之二", in_private(LI)) or ""
    assert "法定人数为应到人数的2/3" in toast
    assert "法定人数：应到人数的2/3" in week.stage.shown(LI.user_id)


def test_a_private_answer_reaches_the_groups_message() -> None:
    """An owner replies to the private reminder: the one message in the group is edited."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(LI, "11月20日下午3点开委员会会议，李建国负责")
    week.at("2026-11-19 09:00")
    said = week.private(LI, "我请假", reply_to=week.last_message(LI.user_id))
    assert said == "#1 委员会会议（11月20日 周五） 已记：您请假（请假1人）"
    assert "请假1人" in week.stage.shown()


def test_a_count_is_kept_by_time() -> None:
    """Told to the echo of a series it is of the meeting that was, not of the next."""
    week, echo = planned(WEEKLY)
    week.at("2026-11-20 18:00")
    said = week.says(LI, "应到9人，实到7人", reply_to=echo)
    assert said.startswith("✅ 已完成 #1 工会碰头会（11月20日 周五）（李建国 18:00）\n应到9人，实到7人")
    group, db = week.stage.group(), week.stage.store.db
    one = occurrences.find(db, group, week.event(), week.event().start)
    assert one is not None and one.status is Status.DONE
    assert headcounts.stated_headcount(db, group, one) == Headcount(9, 7)
