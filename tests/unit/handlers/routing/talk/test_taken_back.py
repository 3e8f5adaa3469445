"""What was filed, planned or finished is taken back in plain words, no reply and no number."""

import pytest

from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week

BALL, MEETING = "今天组织职工乒乓球赛，参加32人", "下周三下午3点开女工委员会会议"


def told(*words: str) -> str:
    """What the group reads after the last of what one officer says."""
    week = Week()
    said = [week.says(LI, each) for each in words][-1]
    return f"{said}\n{week.stage.shown()}"


@pytest.mark.parametrize(
    ("first", "words", "now"),
    [
        (BALL, "球赛其实没打成，停电了，删了吧", "已撤销"),
        (BALL, "刚才那条是我练手写的，当我没说", "已撤销"),
        (MEETING, "哎呀发串群了，那是我们小区的会", "已取消"),
        (BALL, "32是报名的人数，球赛真来的18", "18人，11月18日"),
    ],
)
def test_what_was_told_last_goes_or_is_put_right(first: str, words: str, now: str) -> None:
    """The context says which."""
    assert now in told(first, words)


def test_a_log_of_another_time_is_let_be() -> None:
    """Nothing names it, and words came between."""
    week = Week()
    week.says(LI, BALL)
    week.says(WANG, MEETING)
    assert "已撤销" not in week.says(LI, "我收回夸食堂的话")


def test_a_task_is_another_officers() -> None:
    """Whose it was and whose it is are both named."""
    week = Week()
    week.join(WANG)
    week.says(WANG, "李建国，请在下周五前交女工台账")
    assert "负责：周敏" in week.says(WANG, "台账写错人了，该是周敏，不是建国")


def test_two_sums_swapped() -> None:
    """Each log takes the other's."""
    week = Week()
    week.says(LI, "今天举办包饺子活动，25人参加，花费600元")
    week.says(LI, "今天走访退休工人5人，花费1800元")
    shown = week.says(LI, "票贴反了，饺子花了1800，走访才600") + week.stage.shown()
    assert "5人、600元" in shown
    assert "25人、1800元" in shown
