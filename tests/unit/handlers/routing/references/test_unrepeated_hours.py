"""The hour that no answer names: its clause is heard once more alone, else it is told as unused."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

GAMES = "12月10日晚上7点乒乓球赛，活动室"


@pytest.fixture
def week() -> Week:
    """With a contest at seven."""
    found = Week()
    found.says(LI, GAMES)
    return found


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("礼物买好了 年会12月18号星期五晚6点半 今天付了订金2000元", "年会：12月18日 周五 18:30"),
        ("（一）各分会12月5日前报人数；（二）申请表于12月11日下午五时前送办公室", "12月11日 周五 17:00"),
        ("合唱演出31号下午3点 礼堂 乒乓球赛提前到晚上6点", "合唱演出：12月31日 周四 15:00"),
    ],
)
def test_the_clause_is_heard(week: Week, said: str, heard: str) -> None:
    """Whatever the rest of the message was taken for."""
    assert heard in week.says(LI, said)


def test_what_was_not_heard_is_told(week: Week) -> None:
    """Nothing is guessed of it."""
    answer = week.says(LI, "联系到管方了！他们12月11日下午两点半见我们，总部\n乒乓球赛改到晚上8点")
    assert "14:30" in answer or "没用上" in answer


@pytest.mark.parametrize(
    "said",
    [
        "乒乓球赛那天5点有讲座，改到晚上8点",
        "乒乓球赛改到晚上8点，原来7点太早了",
    ],
)
def test_an_hour_that_only_says_why_is_let_be(week: Week, said: str) -> None:
    """Beside the hour that was taken one without a day is a reason, or what was so far."""
    answer = week.says(LI, said)
    assert "20:00" in answer
    assert "没用上" not in answer


def test_an_hour_of_work_told_is_let_be() -> None:
    """It is over."""
    assert "没用上" not in Week().says(LI, "今天走访困难职工3户，慰问金900元，下午4点才回来")


def test_an_hour_beside_a_change_is_asked_about() -> None:
    """What is held elsewhere may begin at another hour, too."""
    week = Week()
    week.says(LI, "12月2日下午2点职工代表大会，二楼")
    said = "因二楼检修，职工代表大会改假体育馆举行，日期不变，惟提早于下午1点20分开始"
    assert "说的是 #1 职工代表大会" in week.says(LI, said)
    week.press(LI, "改到12月2日 周三 13:20")
    assert f"{week.event(1).start:%d %H:%M} {week.event(1).place}" == "02 13:20 体育馆"
