"""Questions about what was told, as they are asked in a group: how many of what, when last, which most."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import with_told

TOLD = (
    "11月5日发展新会员8人",
    "11月10日发展新会员14人",
    "11月11日举办入职安全培训，参加22人",
    "11月12日举办电工技能培训，参加62人，花了800元",
    "11月16日探访葵涌厂，接触工友12人",
    "11月17日巡查地盘2个，发现隐患5项",
)


def answered(said: str) -> str:
    """To somebody of a committee that has told of six things."""
    return with_told(*TOLD, at="2026-11-20 09:00").says(LI, said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("小秘 这个月新入会的有多少个", "22人"),
        ("小秘 这个月新会员有几个", "22人"),
        ("小秘 地盘有多少个隐患", "5项"),
        ("小秘 这个月哪场培训人气最旺", "电工技能培训，62人"),
        ("小秘 哪场培训人最多", "电工技能培训，62人"),
        ("小秘 上一次去葵涌厂见到多少个工友", "接触工友12人"),
        ("小秘 巡地盘是谁去的", "巡查地盘2个"),
    ],
)
def test_the_figure_that_is_meant_is_told(said: str, told: str) -> None:
    """By what it counts, whatever the classifier."""
    assert told in answered(said)


def test_of_a_sort_only_that_sort_is_ranked() -> None:
    """「哪场培训」 is none of the new members."""
    assert "新会员" not in answered("小秘 这个月哪场培训人最多")


def test_when_the_year_has_hardly_begun_the_months_before_are_told_too() -> None:
    """As nobody means two weeks by 「一共」."""
    week = with_told("12月3日组织献血，34人参加", at="2026-12-03 18:00")
    week.at("2027-01-14 18:00")
    week.says(LI, "今天组织献血，41人参加")
    answer = week.says(LI, "小秘 献血一共多少人")
    assert "41人" in answer and "75人" in answer


def test_a_figure_so_far_is_not_of_what_is_to_come() -> None:
    """The next drive of the name says none."""
    week = with_told("3 Dec blood donation drive, 34 donors", at="2026-12-03 18:00")
    week.says(LI, "Blood donation drive 18 Feb 2027 10am lobby")
    assert "34" in week.says(LI, "小秘 how many donors so far for the blood drive")
