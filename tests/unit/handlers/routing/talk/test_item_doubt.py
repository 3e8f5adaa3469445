"""What nobody understood of an item of ours is asked about: which one it is, and what becomes of it."""

import pytest

from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week
from union.events.model import Status

WHICH = "说的是 #1 职工乒乓球赛：12月5日 周六 吗？点了才改。"
UNSURE = "乒乓球赛能不能换个日子啊"


def a_week() -> Week:
    """With a contest and something to be bought."""
    week = Week()
    week.says(LI, "12月5日举办职工乒乓球赛")
    week.says(LI, "12月1日前采购慰问品")
    return week


def test_it_says_which_item_and_changes_nothing() -> None:
    """A press does, by whoever wrote the words; then the time is asked for."""
    week = a_week()
    assert week.says(LI, UNSURE).partition("\n")[0] == WHICH
    assert week.press(ZHOU, "改期") == "请由写这句的人来点"
    week.press(LI, "改期")
    assert week.stage.queued()[-1].startswith("#1 职工乒乓球赛：12月5日 周六\n改到什么时候？")


def test_the_time_is_taken_from_the_words() -> None:
    """It need not be written twice."""
    week = a_week()
    assert week.says(LI, "慰问品还差8份，店里12月3日才到").startswith("说的是 #2 采购慰问品")
    week.press(LI, "改到12月3日")
    assert "已改期 #2 采购慰问品：截止12月3日 周四" in "\n".join(week.stage.queued())


def test_a_bare_number_is_offered_as_the_whole_time() -> None:
    """Nobody has to write it twice, and whoever presses sees what comes of it."""
    week = a_week()
    assert week.says(LI, "慰问品1号出不来 报价没到 4给").startswith("说的是 #2 采购慰问品")
    week.press(LI, "改到12月4日")
    assert "已改期 #2 采购慰问品：截止12月4日 周五" in "\n".join(week.stage.queued())


def test_figures_told_with_it_are_filed() -> None:
    """Done with figures is work of its own, and ends the item."""
    week = a_week()
    said = week.says(LI, "慰问品那边说到齐了，112份")
    assert said.startswith("已记录 #3")
    assert "已完成" in said


def test_what_this_very_message_put_down_is_not_asked_about() -> None:
    """Its reason, told in front, is no change of it."""
    week = Week()
    said = week.says(LI, "老魏住院了，汤师傅你明天下了班去二院看看老魏带点水果")
    assert "说的是" not in said


def test_never_twice_of_the_same_words() -> None:
    """Whoever left it alone is left alone."""
    week = a_week()
    week.says(LI, UNSURE)
    week.press(LI, "不用")
    assert week.says(LI, UNSURE) == ""


@pytest.mark.parametrize(
    "text",
    [
        "昨晚看乒乓球赛看到12点，困死了",
        "孩子要改学乒乓球了",
        "要是乒乓球赛改期就好了",
        "慰问品这个词怎么写英文",
        "下午三点有人去取快递吗",
    ],
)
def test_talk_that_names_it_is_left_alone(text: str) -> None:
    """One word of a title is not enough, and what is over is not what is planned."""
    assert a_week().says(LI, text) == ""


def test_what_surely_ended_is_done_with_a_receipt() -> None:
    """Nothing is asked about an end that is told, and of which one thing only stands out."""
    week = a_week()
    said = week.says(LI, "慰问品全到位，仓库堆着呢")
    assert said.startswith("✅ 已完成 #2 采购慰问品")


def test_what_is_not_all_there_is_asked_about() -> None:
    """A later day speaks against an end."""
    week = a_week()
    assert week.says(LI, "慰问品到位一批了，店里说12月3日才有").startswith("说的是 #2 采购慰问品")
    assert week.event(2).status is Status.OPEN


def test_what_is_surely_wanted_of_it_is_done_with_a_way_back() -> None:
    """No verb of a rule is in it; the item and what becomes of it are both sure."""
    week = a_week()
    assert week.says(LI, "馆里漏水，5号的乒乓球打不成了，大家不用来").startswith("已取消 #1 职工乒乓球赛")
    assert week.event().status is Status.CANCELLED


def test_what_reads_like_a_new_plan_may_move_what_is_there() -> None:
    """No second item comes to be of 「乒乓球往后顺一个礼拜」."""
    week = a_week()
    week.says(LI, "体育馆12月5号有演出，乒乓球赛顺到12月12号打")
    assert events_queries.numbered(week.stage.store.db, week.stage.group(), 3) is None


@pytest.mark.parametrize(
    "text", ["乒乓球赛取消了吗", "12月9日的乒乓球赛取消", "乒乓球赛还是12月5日，时间地点都不变"]
)
def test_a_question_another_day_and_what_stays_do_nothing(text: str) -> None:
    """What is not surely wanted of it is asked about, or left alone."""
    week = a_week()
    week.says(LI, text)
    assert week.event().status is Status.OPEN and week.event().start.day == 5


def test_what_began_today_is_over_with_its_report() -> None:
    """Told with a figure, in words that name it in part, and nothing else near: closed, and the way back stands below."""
    week = Week()
    week.says(LI, "11月25日下午2点同公司加薪谈判")
    week.at("2026-11-25 17:00")

    assert (
        "✅ 对应日程 #1 " in week.says(LI, "今天谈了3个小时，公司出2.8%，我们坚持4.5%") + week.stage.shown()
    )


def test_what_is_still_ahead_is_not_over() -> None:
    """The same words the day before close nothing."""
    week = Week()
    week.says(LI, "11月26日下午2点同公司加薪谈判")
    week.at("2026-11-25 17:00")

    assert "已完成" not in week.says(LI, "今天谈了3个小时，公司出2.8%，我们坚持4.5%") + week.stage.shown()


@pytest.mark.parametrize(
    ("said", "owner"),
    [("慰问品那摊我顾不过来，交给周敏跟吧，日子不变", "周敏"), ("慰问品改由周敏去弄，日期照旧", "周敏")],
)
def test_whom_it_passes_to_is_taken_from_the_words(said: str, owner: str) -> None:
    """That its day stays says nothing against another person."""
    week = Week()
    week.says(LI, "我12月1日前采购慰问品")
    assert f"负责：{owner}" in week.says(LI, said)
