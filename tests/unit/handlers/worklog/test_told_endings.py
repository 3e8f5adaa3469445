"""What a log tells as over beside the one item it fulfils."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week


def said(plans: list[str], now: str, text: str) -> str:
    """What is answered to a report, its items planned before."""
    week = Week()
    for plan in plans:
        week.says(LI, plan)
    week.at(now)
    answer = week.says(LI, text)
    return f"{answer}\n{week.stage.shown()}"


@pytest.mark.parametrize(
    ("plans", "text", "over"),
    [
        (
            ["11月19日上午8点组织女职工体检", "11月24日下午2点举办健康讲座"],
            "19号女职工体检35人，24号健康讲座41人，辛苦大家",
            "✅ 已完成 #2 健康讲座",
        ),
        (
            ["11月19日上午8点组织女职工体检", "11月24日上午8点组织女职工体检"],
            "女职工体检：19号35人，24号41人",
            "✅ 已完成 #2 女职工体检",
        ),
        (
            ["11月25日上午9点举办健康讲座", "11月25日下午2点举办手工香包活动"],
            "手工香包活动来了31人，健康讲座只有18人",
            "✅ 已完成 #1 健康讲座",
        ),
        (
            ["李建国11月26日前联系好车辆", "11月25日上午9点举办健康讲座"],
            "车辆联系好了。今天健康讲座来了41人",
            "✅ 已完成 #1 联系好车辆",
        ),
        (
            ["每周三下午2点开展法律咨询"],
            "最后一次法律咨询今天来了6个人",
            "法律咨询：11月25日 周三是最后一次。",
        ),
    ],
)
def test_each_thing_told_closes_its_own(plans: list[str], text: str, over: str) -> None:
    """Days of one series, several items, a task done in a clause of its own, the last time of all."""
    assert over in said(plans, "2026-11-25 17:00", text)


@pytest.mark.parametrize(
    ("plans", "text"),
    [
        (["每周三下午2点开展法律咨询"], "法律咨询今天来了6个人，下周最后一次"),
        (
            ["李建国11月26日前联系好车辆", "11月25日上午9点举办健康讲座"],
            "车辆还没联系好。今天健康讲座来了41人",
        ),
        (
            ["李建国11月26日前完成装配车间摸底表", "11月25日上午9点举办健康讲座"],
            "健康讲座来了41人，装配车间那插排都糊巴了",
        ),
        (
            ["11月25日上午9点举办健康讲座", "12月25日下午2点举办手工香包活动"],
            "健康讲座来了31人，手工香包报名18人",
        ),
    ],
)
def test_what_is_not_over_stays(plans: list[str], text: str) -> None:
    """A last time to come, a task still open, a day to come."""
    answer = said(plans, "2026-11-25 17:00", text)
    assert "✅ 已完成" not in answer and "最后一次。" not in answer


GAMES = "11月25日下午2点举办趣味运动会"


@pytest.mark.parametrize(
    ("plans", "text", "is_over"),
    [
        ([GAMES], "太好玩啦，48人参赛，我们车间两人三足拿了第一", True),
        ([GAMES], "今天走访困难职工3户，慰问金900元", False),
        ([GAMES], "比赛奖品采购到位，48人的份都有", False),
        ([GAMES, "11月25日上午9点举办健步走活动"], "太好玩啦，48人参加，我们车间得了第一", False),
        (["11月26日下午2点举办趣味运动会"], "太好玩啦，48人参赛，我们车间拿了第一", False),
    ],
)
def test_the_one_thing_just_held_is_told_without_its_name(
    plans: list[str], text: str, *, is_over: bool
) -> None:
    """By its sort of work and its day; not what gets it ready, not one of two."""
    assert ("✅" in said(plans, "2026-11-25 17:00", text)) is is_over


LIST, POSTERS = "李建国11月26日前收先进名单", "李建国11月26日前做展板"


@pytest.mark.parametrize(
    ("plans", "text", "is_over"),
    [
        ([LIST], "先进名单收齐了，就缺二车间的", False),
        ([LIST], "先进名单交到办公室了，还差三车间", False),
        ([LIST], "先进名单缺的二车间也补上了，都齐了", True),
        ([POSTERS], "展板送去做了，店里说后天才能拿", False),
        ([POSTERS], "展板做好了，一块不差", True),
        (["李建国11月26日前谈妥食堂承包价"], "食堂老板不松口，谈崩了", False),
        (["李建国11月25日看望住院的老刘"], "老刘出院了，就不去医院看了", False),
        (["11月25日上午9点乒乓球比赛"], "乒乓球打完了，张伟第一名，明天上班", True),
    ],
)
def test_what_is_done_in_part_or_off_stays_open(plans: list[str], text: str, is_over: bool) -> None:
    """What is lacking stands behind; who is out of hospital is not visited."""
    assert ("✅" in said(plans, "2026-11-25 17:00", text)) is is_over


def test_a_task_told_again_by_its_span_is_no_second_one() -> None:
    """The quarter is part of its name; another quarter's is another task; what is paid each month is no plan."""
    task = ["李建国写三季度总结，11月30日前交"]
    assert "已安排" not in said(task, "2026-11-25 17:00", "三季度总结李建国写，抓紧")
    assert "已安排" in said(task, "2026-11-25 17:00", "四季度总结李建国写，12月底交")
    assert "已安排" not in said(task, "2026-11-25 17:00", "补贴的事谈下来了，每人每月加100")


@pytest.mark.parametrize(
    ("plans", "text"),
    [
        (["11月25日下午2点安全生产碰头会"], "碰头会已开"),
        (["11月25日下午2点安全生产碰头会"], "碰头会开过了。迎新会定在12月25日下午3点"),
        (["李建国11月25日前出一期安全黑板报"], "贴上墙了 大家有空看一眼"),
        (["李建国11月26日前把困难职工名单盖章报区总工会"], "困难职工的表盖过章交上去了 老赵签收的"),
    ],
)
def test_an_end_without_a_figure_is_no_log(plans: list[str], text: str) -> None:
    """What is held is over as well; 「看一眼」 counts nothing."""
    answer = said(plans, "2026-11-25 17:00", text)
    assert "✅" in answer and "已记录" not in answer


@pytest.mark.parametrize(
    ("plans", "text", "told"),
    [
        (
            ["李建国11月25日前备好亲子日奖品", "11月25日上午9点办亲子日"],
            "今天亲子日来了86人 奖品发了70份 一共花1850块",
            "✅ 对应日程 #2 办亲子日",
        ),
        (
            ["11月25日下午6点会员代表大会"],
            "会员代表大会上午圆满结束，应到60人，实到57人",
            "✅ 对应日程 #1 会员代表大会",
        ),
    ],
)
def test_who_came_tells_of_what_was_held(plans: list[str], text: str, told: str) -> None:
    """Not of what got it ready; on its day also before its hour, where its end is told."""
    assert told in said(plans, "2026-11-25 17:00", text)


@pytest.mark.parametrize("text", ["会员代表大会来了57人，下午接着开", "会员代表大会签到来了57人"])
def test_what_is_to_begin_is_not_over(text: str) -> None:
    """Before its hour only its end ends it."""
    assert "✅" not in said(["11月25日下午6点会员代表大会"], "2026-11-25 17:00", text)


@pytest.mark.parametrize("text", ["小周小马那两家送到了 划掉", "小周小马这两家都送到了"])
def test_how_many_that_are_known_is_no_figure(text: str) -> None:
    """「那两家」 says of whom, and nothing to keep of what was due."""
    answer = said(["李建国11月26日前把慰问品送到小周和小马家"], "2026-11-25 17:00", text)
    assert "✅" in answer and "已记录" not in answer
