"""What a plan is called, where the rules miss its thing, and where they have it."""

from datetime import datetime

import pytest

from union.reading.acts.extraction import look
from union.reading.acts.title_model import LONGEST, better_title, plan_title, rules_title, shares, tokens
from union.reading.message import Intent

NOW = datetime(2027, 3, 3, 10)


def read(text: str) -> tuple[str, str]:
    """What the rules call it, and what it is called."""
    seen = look(text, NOW, "CN", Intent.EVENT)
    return rules_title(seen) or "", plan_title(seen) or ""


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
    assert better_title(seen.said, seen.words, "开展活动") == "开展活动"


def test_shares_of_each_word() -> None:
    """A title begins or goes on there, or somebody is named, or neither; any sign may stand in it."""
    seen = look("小王 \ud800 把横幅挂上", NOW)
    for share in shares(tokens(seen.said, seen.words, "挂横幅")):
        assert 0 <= sum(share) <= 1 + 1e-9
