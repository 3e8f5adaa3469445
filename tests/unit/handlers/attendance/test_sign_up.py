"""报名 and 退出: places, waiting list, teams, the last day, and the results of a competition."""

from datetime import timedelta

from handlers.events import occurrences
from handlers.reports import digest_command
from handlers.routing.references import earlier_messages
from storage.attendance import sign_ups
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.attendance.competition_results import in_words
from union.core.groups import Role

MATCH = "12月5日上午9点举行职工乒乓球比赛，限2人"


def planned(plan: str = MATCH) -> tuple[Week, int]:
    """A competition and the id of its echo."""
    week = Week()
    week.says(LI, plan)
    return week, week.last_message()


def listed(week: Week) -> list[tuple[int, str]]:
    """Who stands on the list, in order."""
    one = occurrences.of_whole_event(week.event())
    found = sign_ups.entries(week.stage.store.db, week.stage.group(), one)
    return [(each.person_id, each.team) for each in found]


def results(week: Week) -> list[str]:
    """What was kept."""
    one = occurrences.of_whole_event(week.event())
    return [in_words(each) for each in sign_ups.results(week.stage.store.db, week.stage.group(), one)]


def test_the_limit_is_read_from_the_plan() -> None:
    """And said back; the count follows."""
    week, _echo = planned()
    assert "报名限2人" in week.stage.queued()[-1]
    assert week.stage.labels() == ["报名", "退出", "撤销", "改", "名单"]
    assert week.press(WANG, "报名") == "报名成功，已报名1人（限2人）"
    assert week.press(WANG, "报名") == "您已经报过名了"
    assert "已报名1人（限2人）" in week.stage.shown()


def test_who_comes_too_late_waits_and_moves_up() -> None:
    """候补第1位; when somebody withdraws they are told in private, and the group sees numbers only."""
    week, _echo = planned()
    week.join(LI, reachable=True)
    week.press(WANG, "报名")
    week.press(ZHOU, "报名")
    assert week.press(LI, "报名") == "名额已满，您是候补第1位，有人退出，会私下告诉您"
    assert "已报名2人（限2人），候补1人" in week.stage.shown()
    assert week.press(WANG, "退出") == "已退出报名，已报名2人（限2人）"
    assert week.told(LI) == [
        "红星机械厂工会 #1 职工乒乓球比赛（12月5日 周六）：有了名额，您由候补转为正式报名。"
    ]
    assert week.press(WANG, "退出") == "您没有报名，不用退出"


def test_who_withdraws_from_the_waiting_list_moves_nobody() -> None:
    """Nobody is told anything."""
    week, _echo = planned()
    week.join(WANG, reachable=True)
    for who in (WANG, ZHOU, LI):
        week.press(who, "报名")
    week.press(LI, "退出")
    assert week.told(WANG) == []


def test_the_notice_waits_for_the_morning() -> None:
    """Somebody withdraws at night: it was not the other's own press."""
    week, _echo = planned()
    week.join(LI, reachable=True)
    for who in (WANG, ZHOU, LI):
        week.press(who, "报名")
    week.press(WANG, "退出")
    found = week.stage.store.db.query("select unasked from outbox where chat_id = ?", [LI.user_id])
    assert [row["unasked"] for row in found] == [1]


def test_another_limit_moves_people_too() -> None:
    """More places: up, and told; fewer: the last go down, and are told."""
    week, echo = planned()
    week.join(LI, reachable=True)
    for who in (WANG, ZHOU, LI):
        week.press(who, "报名")
    assert week.says(WANG, "限3人", reply_to=echo).endswith("限3人。已报名3人")
    assert "转为正式" in week.told(LI)[-1]
    assert week.says(LI, "限2人", reply_to=echo).endswith("限2人。已报名2人，候补1人")
    assert "转为候补" in week.told(LI)[-1]
    week.says(LI, "不限人数", reply_to=echo)
    assert "已报名3人\n" not in week.stage.shown()
    assert "限" not in week.press(WANG, "退出")  # type: ignore[operator]


def test_teams_enter_by_name() -> None:
    """One name once; who entered it takes it back."""
    week, echo = planned("12月12日举行职工拔河比赛，限8队")
    assert week.says(WANG, "报名 红星队", reply_to=echo) == ""
    assert "已报名1队（限8队）" in week.stage.shown()
    assert week.says(ZHOU, "报名红星队", reply_to=echo) == "「红星队」已有人报名，请换一个队名"
    assert week.says(ZHOU, "退出 红星队", reply_to=echo) == "没有您报的「红星队」"
    week.says(WANG, "报名 蓝天队", reply_to=echo)
    assert "请回复「退出 队名」" in (week.press(WANG, "退出") or "")
    week.says(WANG, "退出 红星队", reply_to=echo)
    assert "已报名1队（限8队）" in week.stage.shown()


def test_on_a_list_coming_is_entering() -> None:
    """「参加」 and 「请假」 are understood there, too."""
    week, echo = planned()
    week.says(WANG, "我参加", reply_to=echo)
    assert len(listed(week)) == 1
    week.says(WANG, "去不了", reply_to=echo)
    assert listed(week) == []


def test_sign_up_ends_on_the_day_said() -> None:
    """That day included; withdrawing goes on, and it can be opened again."""
    week, echo = planned()
    said = week.says(LI, "报名截止12月1日", reply_to=echo)
    assert said == "#1 职工乒乓球比赛（12月5日 周六）：报名截止12月1日 周二"
    week.at("2026-12-01 20:00")
    week.says(WANG, "报名", reply_to=echo)
    assert len(listed(week)) == 1
    week.at("2026-12-02 09:00")
    assert week.says(ZHOU, "报名", reply_to=echo) == "报名12月1日 周二截止，已经过了，请联系负责人"
    week.says(WANG, "退出", reply_to=echo)
    assert listed(week) == []
    week.says(LI, "开放报名", reply_to=echo)
    week.says(ZHOU, "报名", reply_to=echo)
    assert len(listed(week)) == 1


def test_sign_up_can_be_stopped_at_once() -> None:
    """「停止报名」."""
    week, echo = planned()
    assert "停止报名" in week.says(LI, "停止报名", reply_to=echo)
    assert "已经过了" in week.says(WANG, "报名", reply_to=echo)


def test_a_last_day_must_lie_ahead() -> None:
    """Before the day itself, and be readable."""
    week, echo = planned()
    assert "已经过去" in week.says(LI, "报名截止今天上午8点", reply_to=echo)
    assert "在开始之后" in week.says(LI, "报名截止12月6日", reply_to=echo)
    assert "没看出截止时间" in week.says(LI, "报名截止领导定", reply_to=echo)


def test_nobody_enters_what_has_begun() -> None:
    """The 负责人 may still be asked."""
    week, echo = planned()
    week.at("2026-12-05 09:00")
    assert week.says(WANG, "报名", reply_to=echo) == "已经开始，不能再报名，请联系负责人"


def test_a_limit_makes_a_list_of_an_activity() -> None:
    """限20人 by reply: those who come are on a list from then on."""
    week, echo = planned("12月19日组织职工健步走活动")
    assert "参加" in week.stage.labels()
    week.says(LI, "限20人", reply_to=echo)
    week.stage.deliver()
    assert week.press(WANG, "报名") == "报名成功，已报名1人（限20人）"


def test_who_said_yes_stands_on_the_list() -> None:
    """参加 before 限1人: nobody has to say it twice; who finds no place is told. And back again."""
    week, echo = planned("12月19日组织职工健步走活动")
    week.join(ZHOU, Role.ADMIN, reachable=True)
    week.press(WANG, "参加")
    week.stage.now += timedelta(minutes=1)
    week.press(ZHOU, "参加")
    assert week.says(LI, "限1人", reply_to=echo).endswith("限1人。已报名1人，候补1人")
    assert "转为候补" in week.told(ZHOU)[-1]
    week.says(LI, "统计参加", reply_to=echo)
    assert "参加2人" in week.stage.queued(method="editMessageText")[-1]


def test_words_that_set_a_limit_carry_answers_over() -> None:
    """The plan is edited to 「限20人」 after somebody said 参加."""
    week = Week()
    week.says(LI, "12月19日组织职工健步走活动")
    week.press(WANG, "参加")
    message = next(iter(week.stage.store.db.query("select message_id from events")))["message_id"]
    edited = "12月19日组织职工健步走活动，限20人"
    week.stage.write(LI, edited, earlier_messages.edited, message_id=message, edited=True)
    assert "已报名1人（限20人）" in week.stage.shown()


def test_the_list_has_numbers_teams_and_who_waits() -> None:
    """As text, in private."""
    week, echo = planned()
    week.join(LI, reachable=True)
    for who in (WANG, ZHOU):
        week.press(who, "报名")
    week.says(ZHOU, "报名 红星队", reply_to=echo)
    week.press(LI, "名单")
    assert "1. 王 芳\n2. 周敏\n候补：\n1. 红星队（周敏）" in week.told(LI)[-1]


def test_the_list_is_replied_to_in_private() -> None:
    """As it says below itself: the limit, the last day, the results."""
    week, _echo = planned()
    week.join(LI, reachable=True)
    week.press(WANG, "报名")
    week.press(LI, "名单")
    said = week.private(LI, "限1人", reply_to=week.last_message(LI.user_id))
    assert said == "#1 职工乒乓球比赛（12月5日 周六）：限1人。已报名1人"
    assert "已报名1人（限1人）" in week.stage.shown()


def test_results_are_kept_with_the_item() -> None:
    """By reply, corrected by a later one, taken back by 「成绩作废」."""
    week, echo = planned()
    week.at("2026-12-05 12:00")
    said = week.says(WANG, "第一名 赵亮\n第二名 周敏 2:1", reply_to=echo)
    assert said == "已记成绩 #1 职工乒乓球比赛（12月5日 周六）：\n第一名 赵亮\n第二名 周敏 2:1"
    week.says(LI, "第一名 周敏 / 第二名 赵亮", reply_to=echo)
    assert results(week) == ["第一名 周敏", "第二名 赵亮"]
    week.says(LI, "成绩作废", reply_to=echo)
    assert results(week) == []


def test_the_report_tells_the_results() -> None:
    """In its section of competitions, once."""
    week, echo = planned()
    week.at("2026-12-05 12:00")
    week.says(LI, "第一名 赵亮\n第二名 周敏 2:1", reply_to=echo)
    week.stage.write(LI, "月报 2026-12", digest_command.digest)
    assert week.stage.shown().count("#1 职工乒乓球比赛（12月5日）：第一名 赵亮，第二名 周敏 2:1") == 1


def test_a_meetings_replies_are_no_results() -> None:
    """「第一名 装配车间」 to a meeting is at most its note."""
    week, echo = planned("下周三下午3点开工会小组长例会")
    assert week.says(LI, "第一名 装配车间", reply_to=echo).startswith("已给 #1 工会小组长例会加上备注")
    assert results(week) == []
