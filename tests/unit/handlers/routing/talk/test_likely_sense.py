"""What no rule took is done as what it most likely is."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("跟后勤给夜班宿舍送了28桶姜汤 大伙儿喝得挺美", "已记录 #1"),
        ("尺码表小邢拉一个 20号发各队", "已安排 #1 尺码表"),
        ("横幅我去印 25号前挂上", "负责：李建国"),
    ],
)
def test_it_is_filed_or_planned(text: str, said: str) -> None:
    """With its receipt, whose button takes it back."""
    assert said in Week().says(LI, text)


def test_what_is_intended_is_not_filed() -> None:
    """It is asked about."""
    assert "还没有记下" in Week().says(LI, "拟慰问困难职工20户，每户800元")


def test_somebody_who_fetches_a_thing_is_not_away() -> None:
    """The errand is a task of his."""
    assert "负责：周敏" in Week().says(LI, "会员卡做好了，周敏周五去取回来")


@pytest.mark.parametrize(
    "text", ["新被罩全换完啦，一共46床", "剩的3条都改了，复查完了", "暖风机装好了 8台，660块"]
)
def test_what_is_told_as_finished_with_a_figure_is_filed(text: str) -> None:
    """Of whatever sort of work; a figure of one's own day is none of the union's."""
    week = Week()
    assert "已记录 #1" in week.says(LI, text)
    assert week.says(LI, "我干了三碗，主席威武") == week.says(LI, "孩子考完了，数学98分") == ""


def test_a_plan_of_what_is_over_is_work_told() -> None:
    """Where it has a figure: nobody plans this morning at noon."""
    week = Week()
    week.at("2026-11-20 17:00")
    assert "已记录 #1" in week.says(LI, "今天带女职工做两癌筛查，去了65个，中医院三楼，等到十二点半才弄完")


def test_what_a_rule_files_and_is_most_likely_talk_is_not_filed() -> None:
    """A figure and a word of the trade are no work of the union's."""
    assert "已记录" not in Week().says(LI, "空调修了300，第二天又坏，找他还要收50上门")


@pytest.mark.parametrize(
    "text",
    ["小红，今年慰问了多少户", "丰巢那个件超时了，明儿早上帮我取了呗", "充电器借我使使呗，礼拜五还你"],
)
def test_talk_is_left_alone(text: str) -> None:
    """Errands, other bodies, what somebody else is asked."""
    assert Week().says(LI, text) == ""


def test_what_nobody_recorded_is_not_denied() -> None:
    """Colleagues ask one another, too."""
    assert Week().says(LI, "消防演练那天几点开始来着") == ""


def test_who_has_still_what_to_do_is_told_by_name() -> None:
    """Where it is asked who, in the group too; of what is named alone that."""
    week = Week()
    week.says(ZHOU, "李建国11月25日前交困难职工摸底表")
    week.says(ZHOU, "周敏11月27日前买好年货样品")
    week.at("2026-11-26 10:00")
    said = week.says(ZHOU, "眼下还有谁的活没交？")
    assert "困难职工摸底表：李建国负责，11月25日 周三截止，未完成，已过期限1天" in said and "周敏负责" in said
    assert "年货" not in week.says(ZHOU, "摸底表还有谁没交上来")


def test_a_move_told_like_a_plan_makes_no_second_item() -> None:
    """The item that is there has another time."""
    week = Week()
    week.says(LI, "11月27日下午3点举办职工乒乓球赛")
    week.says(LI, "乒乓球赛27号场馆漏水，放到30号下午3点打")
    assert "#2" not in "\n".join(week.stage.queued())


@pytest.mark.parametrize("text", ["我建议28号下午去滨河公园健步走", "要不咱们周六上午组织爬鹤鸣山"])
def test_what_is_only_suggested_is_on_no_calendar(text: str) -> None:
    """It is put to the others; they may still put it there."""
    assert "已安排" not in Week().says(LI, text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("12/30新年茶话会", "已安排 #1 新年茶话会"),
        ("17号我不行", "12月17日 周四不在"),
        ("周六几点来着", "这段时间没有日程"),
    ],
)
def test_a_bare_line_is_heard(text: str, answer: str) -> None:
    """A day and a meeting of ours, who cannot come, what there is on a day."""
    assert answer in Week().says(LI, text)
