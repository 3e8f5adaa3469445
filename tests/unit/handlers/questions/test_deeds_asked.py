"""Who did a thing, what somebody did, which was the most: out of logs, with their writers."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week, with_told

TOLD = (
    "11月9日探望住院的钳工老孙，送水果200元",
    "11月10日举办急救讲座，参加22人",
    "11月11日举办插花课，参加41人",
    "11月12日采购雨伞20把，花费1200元",
    "11月13日走访困难职工3户，慰问金900元",
)


def committee() -> Week:
    """One that has told of five things, all of them told by 李建国."""
    return with_told(*TOLD, at="2026-11-20 09:00")


@pytest.mark.parametrize(
    "said",
    [
        "小秘 住院的钳工老孙是谁去看的",
        "那位钳工住了院，是谁去探望他？",
        "谁去探望的老孙啊",
        "小秘 急救讲座谁组织的",
    ],
)
def test_who_did_it_is_told_by_the_writer_of_the_log(said: str) -> None:
    """Also where nobody calls the bot and one log surely is of it."""
    assert LI.name in committee().says(ZHOU, said)


@pytest.mark.parametrize(
    "said", ["谁把会议室的门锁了？", "是谁拿了我的充电器", "谁说的今天不开会？", "你那边是谁去探望的"]
)
def test_what_no_log_tells_of_is_asked_of_colleagues(said: str) -> None:
    """Then nothing is said."""
    assert committee().says(ZHOU, said) == ""


@pytest.mark.parametrize("said", ["小秘 建国上周做了什么", "小秘 建国上周干了啥"])
def test_a_given_name_is_enough(said: str) -> None:
    """Where it fits nobody else."""
    assert "走访困难职工3户" in committee().says(ZHOU, said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("小秘 哪次活动人最少", "急救讲座，22人"),
        ("小秘 人数最多是哪次", "插花课，41人"),
        ("小秘 最贵的是哪单", "采购雨伞，1200元"),
    ],
)
def test_the_most_is_of_one_unit(said: str, told: str) -> None:
    """Three households are not fewer than 22 people."""
    assert told in committee().says(ZHOU, said)


def test_what_somebody_finished_is_done_too() -> None:
    """A task without a log of it."""
    week = with_told("李建国11月30日前印制选票", at="2026-11-23 09:00")
    week.says(LI, "选票印制好了")
    assert "印制选票" in week.says(ZHOU, "小秘 建国这周做了什么")


def test_of_what_is_over_an_open_task_tells_nothing() -> None:
    """The log does."""
    week = with_told("李建国12月18日前发放手套300双", "11月20日发放手套120双", at="2026-11-23 09:00")
    assert "11月20日" in week.says(ZHOU, "小秘 手套什么时候发的")


@pytest.mark.parametrize(
    "said", ["今个星期六我哋有咩活动？想睇下使唔使出车", "周六有什么安排？我看看去不去得了"]
)
def test_who_asks_what_is_on_is_not_away(said: str) -> None:
    """A question of a day tells of no absence."""
    assert "不在" not in committee().says(ZHOU, said)
