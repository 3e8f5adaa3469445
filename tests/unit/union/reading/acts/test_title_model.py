"""What a plan is called, where the rules miss its thing, and where they have it."""

from datetime import datetime

import pytest

from union.reading.acts.extraction import look
from union.reading.acts.title_model import LONGEST, better_title, rules_title, shares, tokens
from union.reading.message import Intent

NOW = datetime(2027, 3, 3, 10)


def read(text: str) -> tuple[str, str]:
    """What the rules call it, and what it is called."""
    seen = look(text, NOW, "CN", Intent.EVENT)
    rules = rules_title(seen) or ""
    return rules, better_title(seen, rules)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("老马说车不够，明天上午我去租车公司谈谈价", "租车公司"),
    ],
)
def test_a_thing_the_rules_miss(text: str, thing: str) -> None:
    """They call it by what somebody said, or by where it is handed out."""
    rules, title = read(text)
    assert thing not in rules and thing in title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("各位，10号下午三点我们请市里的专家来食堂二楼讲讲怎么防诈骗", "怎么防诈骗"),
        ("12号早上九点大家在东门集合一块去看望住院的马师傅", "看望住院的马师傅"),
    ],
)
def test_what_stands_about_the_thing_is_left_out(text: str, title: str) -> None:
    """Who is called together, and where."""
    assert title in read(text)[1] and len(read(text)[1]) < len(title) + 6


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("三八节组织女职工插花", "三八节"),
        ("再有安监的王工12号上午十点来讲一课防汛", "王工"),
    ],
)
def test_a_festival_and_a_guest_stay(text: str, name: str) -> None:
    """By them it is told from others of its kind."""
    assert name in read(text)[1]


def test_what_a_meeting_talks_of_is_not_its_name() -> None:
    """Else whoever plans the party moves the meeting."""
    rules, title = read("下周二下午三点在二楼小会议室碰个头，主要商量元旦联欢和困难职工摸底")
    assert title == rules and "元旦" not in title


@pytest.mark.parametrize(
    "text",
    [
        "12月3日下午2点委员会，议程：1.通报走访9户情况 2.讨论预算3万元",
        "登山活动：12月13日早上9点，北门集合，走环湖线",
        "下周五前把账结了",
    ],
)
def test_what_the_rules_have_stays(text: str) -> None:
    """The points of an agenda, the way of a hike name nothing; words that were turned round are the same words."""
    rules, title = read(text)
    assert title == rules


def test_long_texts_are_left_to_the_rules() -> None:
    """The time it takes grows with the words."""
    seen = look("3月9日上午" + "开展活动" * LONGEST, NOW, "CN", Intent.EVENT)
    assert better_title(seen, "开展活动") == "开展活动"


def test_shares_of_each_word() -> None:
    """A title begins or goes on there, or somebody is named, or neither; any sign may stand in it."""
    seen = look("小王 \ud800 把横幅挂上", NOW)
    for share in shares(tokens(seen, "挂横幅")):
        assert 0 <= sum(share) <= 1 + 1e-9
