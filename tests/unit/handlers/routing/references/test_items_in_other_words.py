"""An item named in other words than its title is found by what speaks for it; where too little does it is asked about, or left."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week, with_told
from union.events.model import Status

MINE = "请李建国12月3日前交读书征文稿件清单"
SERIES = "12月5日、6日上午9点乒乓球赛"
GAMES = "12月12日举办秋季运动会"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("征文清单来不及，延到12月8日", "已改期 #1 交读书征文稿件清单：截止12月8日 周二"),
        ("场馆要检修 乒乓球只打5号一天", "已更新 #2 乒乓球赛：12月5日 周六 09:00"),
        ("运动会那边大雨 顺延一周", "已改期 #3 秋季运动会：12月19日 周六"),
        ("11月25日办秋季运动会的服装采购", None),  # a plan of its own
        ("今天食堂不开", ""),
        ("运动鞋换了，昨天买的", ""),
    ],
)
def test_what_speaks_for_an_item_is_added_up(said: str, answer: str | None) -> None:
    """Rare words, its day, whose it is: two signs are acted upon, talk is left alone."""
    told = with_told(MINE, SERIES, GAMES).says(LI, said).partition("\n")[0]
    assert told == answer if answer is not None else not told.startswith("已改期")


def test_two_times_of_a_series_fall_out() -> None:
    """「20和22不摆了」: the others stay."""
    week = Week()
    week.says(LI, "12月7日、8日、9日、10日上午10点举办街头宣传活动")
    assert week.says(LI, "街头宣传8和9不搞了，其余照旧").splitlines() == [
        "已取消 #1 街头宣传活动（12月8日 周二）（李建国 10:00）",
        "共2次：12月8日 周二、12月9日 周三",
        "重复日程，接下来：12月10日 周四",
    ]


def test_a_new_place_with_its_new_hour_is_one_change() -> None:
    """Both are kept, and nothing is planned beside it."""
    week = Week()
    week.says(LI, GAMES)
    assert week.says(LI, "秋季运动会换到市体育馆 推一天13号") == "已改期 #1 秋季运动会：12月13日 周日"
    assert week.event().place == "市体育馆"


@pytest.mark.parametrize("said", ["合唱下下周三最后一次", "合唱团12月2号那次练完就不练了"])
def test_the_last_time_of_a_series_ends_it(said: str) -> None:
    """Nothing is planned beside it, and no time stands behind it."""
    week = Week()
    week.says(LI, "每周三晚上7点合唱团练习")
    assert week.says(LI, said) == "#1 合唱团练习：12月2日 周三是最后一次。"
    rule = week.event().rule
    assert rule is not None and "UNTIL=20261209" in rule.rrule


@pytest.mark.parametrize(
    "said",
    [
        "稿件清单已贴公示栏",
        "稿件清单刚交给王老师了",
        "稿件清单我做好交给主席啦",
        "稿件清单已呈主席",
        "稿件清单丢群文件了，王芳看看",
        "稿件清单已@所有人，请审",
        "稿件清单上墙了",
        "清单整好咯，放群里，主席瞅瞅",
    ],
)
def test_what_was_delivered_is_finished(said: str) -> None:
    """However it is handed on, put up or sent round: it is no log, and goes to nobody else."""
    week = Week()
    week.says(LI, MINE)
    assert week.says(LI, said).startswith("✅ 已")
    assert week.event().status is Status.DONE


@pytest.mark.parametrize(
    "said", ["清单明天交给王老师", "清单还没贴公示栏", "快递刚送到我家了", "孩子送学校了"]
)
def test_what_is_still_to_be_delivered_stays_open(said: str) -> None:
    """Nor does a parcel finish anything."""
    week = Week()
    week.says(LI, MINE)
    week.says(LI, said)
    assert week.event().status is Status.OPEN


def test_two_visits_told_in_one_breath_are_both_over() -> None:
    """Their figures are one log; the second may have been planned for the day after."""
    week = Week()
    week.says(LI, "11月18日看望住院的马师傅")
    week.says(LI, "11月19日走访退休的田师傅")
    said = week.says(LI, "马师傅和田师傅都看过了，慰问金共1000元")
    assert said.count("已记录") == 1 and "#2" in said
    assert [week.event(number).status for number in (1, 2)] == [Status.DONE] * 2


def test_a_common_noun_that_one_item_alone_has_is_asked_about() -> None:
    """「名单」 stands in many titles; nobody else's is open."""
    week = Week()
    for each in ("请张伟12月3日前交困难职工名单", GAMES):
        week.says(LI, each)
    assert week.says(LI, "名单转给王芳") == "「名单转给王芳」说的是哪一项？"


def test_what_is_only_supposed_is_asked_about() -> None:
    """The day it rains nobody knows yet."""
    week = Week()
    week.says(LI, GAMES)
    said = week.says(LI, "12月12号的运动会下雨就改到13号")
    assert said == "说的是 #1 秋季运动会：12月12日 周六 吗？点了才改。"


def test_a_time_said_to_be_set_wrong_is_the_new_one() -> None:
    """The clause with the new hour names nothing."""
    week = Week()
    week.says(LI, "11月24日上午9点安全培训")
    week.says(LI, "安全培训时间定晚了，改成早上八点")
    assert week.event().start.hour == 8


def test_what_is_planned_behind_an_absence_is_no_part_of_it() -> None:
    """「我明天请假，周五的健步走还是9点」: away tomorrow alone."""
    week = Week()
    said = week.says(LI, "我明天请假去办点事，周五的健步走9点，文化宫集合")
    assert said.splitlines()[0] == "已记下：李建国 11月19日 周四不在，当天不单独提醒。"
    assert week.event().title == "健步走"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("秋季运动会那天校长出差改到13号", "已改期 #1 秋季运动会：12月13日 周日"),
        ("运动会改日子了，不是12号，是13号", "已改期 #1 秋季运动会：12月13日 周日"),
        ("车间周会取消了，这周不开", "取消的是哪一项？点了才改。"),
    ],
)
def test_why_stands_in_the_clause_of_the_change(said: str, answer: str) -> None:
    """Its own day, or the head of a clause with the reason, names it; where nothing of ours is named it is asked."""
    week = Week()
    week.says(LI, GAMES)
    assert week.says(LI, said).partition("\n")[0] == answer


def test_this_one_is_what_was_just_planned() -> None:
    """Of two meetings the new one."""
    week = Week()
    week.says(LI, "11月27日下午3点开委员会")
    week.says(LI, "12月9日下午2点开女工座谈会")
    assert week.says(LI, "这个会改到10号").partition("\n")[0] == "已改期 #2 女工座谈会：12月10日 周四 14:00"


def test_several_days_are_each_its_day() -> None:
    """「改到12、13号」 of what begins at an hour."""
    week = Week()
    week.says(LI, "12月5日上午9点篮球赛")
    assert "12月12日 周六、12月13日 周日" in week.says(LI, "篮球赛改到12、13号两天")
    assert week.event().rule is not None


def test_a_part_of_the_day_keeps_the_hour() -> None:
    """「提前到29号晚上」 of what begins at seven."""
    week = Week()
    week.says(LI, "12月30日晚上7点元旦晚会")
    assert (
        week.says(LI, "元旦晚会提前到29号晚上").partition("\n")[0]
        == "已改期 #1 元旦晚会：12月29日 周二 19:00"
    )
