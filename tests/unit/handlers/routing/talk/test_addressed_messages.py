"""Whoever speaks to the bot in a group is answered; talk among people is not."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week

LOG = "今天走访慰问困难职工12户，发放慰问金6000元"


@pytest.mark.parametrize(
    "text", ["小秘，那个事情你看着办吧", "@gonghui_bot 那个事情你看着办吧", "那个事情你看着办吧，小秘"]
)
def test_words_by_name_are_answered_at_worst_with_examples(text: str) -> None:
    """Of the writer's newest log; of nothing where there is none."""
    week = Week()
    assert week.says(LI, text).startswith("没听懂，没有记下。可以说：")
    week.says(LI, LOG)
    assert "· 撤销 #1" in week.says(LI, text)


@pytest.mark.parametrize("text", ["收到", "谢谢！", "👍", "@zhoumin 你看一下"])
def test_a_courtesy_in_reply_wants_no_answer(text: str) -> None:
    """Nor what calls a member."""
    week = Week()
    week.says(LI, LOG)
    assert not week.says(LI, text, reply_to=week.last_message())


def test_a_reply_is_answered_with_what_can_be_said_of_its_thing() -> None:
    """By its title."""
    week = Week()
    week.says(LI, "12月5日举办职工乒乓球赛")
    said = week.says(ZHOU, "这事我再想想吧", reply_to=week.last_message())
    assert said.splitlines() == [
        "没听懂，没有改动。说的是 #1 职工乒乓球赛，可以说：",
        "· 改到周五下午3点",
        "· 地点改为三楼会议室",
        "· 改名为……",
        "· 完成、取消、推迟两天",
    ]


def test_by_name_the_work_is_filed_without_the_name() -> None:
    """It is no part of the words."""
    week = Week()
    assert week.says(LI, f"小秘，{LOG}").startswith("已记录 #1 ")


@pytest.mark.parametrize("text", ["小秘", "小秘在吗", "@gonghui_bot"])
def test_its_name_alone_is_answered(text: str) -> None:
    """It says that it is there."""
    assert Week().says(LI, text).startswith("我在。")


def test_a_change_of_nothing_that_is_known_is_asked_about() -> None:
    """「小秘 那个培训往后挪一挪」, where no training is planned."""
    week = Week()
    week.says(LI, "12月12日下午2点开委员会会议")

    assert week.says(LI, "小秘 那个培训往后挪一挪").startswith("说的是哪一项？")
