"""Questions as they are said in a dialect, and what a sum leaves out."""

import pytest

from union.data import table
from union.reading.questions.thresholds import in_standard, plainly, words_and_exclusion


@pytest.mark.parametrize(
    ("said", "standard"),
    [
        ("互助金加起来好多", "互助金加起来多少"),
        ("上个月看望了好多户嘛", "上个月看望了多少户"),
        ("下周三哪个请了假", "下周三谁请了假"),
        ("奖品总额报给我", "奖品总额是多少"),
        ("十月我们做了啥子，总结一下", "十月我们做了什么"),
        ("3月1号到现在花嘞钱，一笔一笔列给俺看看", "3月1号到现在超过0元的支出有哪些"),
        ("这个月的支出明细发我", "这个月的超过0元的支出有哪些"),
        ("换书角是好久哦", "换书角是什么时候哦"),
        ("例会好久开", "例会什么时候开"),
        ("好久没开会了", "好久没开会了"),
        ("例会在哪点开", "例会在哪里开"),
        ("困难名单归哪个搞", "困难名单归谁搞"),
        ("嘉年華新會員人數為何？", "嘉年華新會員人數是多少？"),
        ("我為何不能報名", "我為何不能報名"),
    ],
)
def test_words_of_the_place(said: str, standard: str) -> None:
    """In the words that every question is read in."""
    assert in_standard(said, alone=True) == standard


def test_ways_of_asking_are_put_as_their_examples() -> None:
    for rule in table("questions")["in_place"]:
        assert {said: in_standard(said, alone=True) for said in rule["reads"]} == rule["reads"]


def test_among_people_wonder_is_no_question() -> None:
    """「来了好多人」 asks only who is alone with the bot, or says a particle."""
    assert in_standard("昨天讲座来了好多人", alone=False) == "昨天讲座来了好多人"


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("10月支出多少,工资不算", "工资"),
        ("10月除奖金外花了多少", "奖金"),
        ("10月花了多少钱", ""),
    ],
)
def test_what_a_sum_leaves_out(said: str, what: str) -> None:
    """Named behind it or before it."""
    assert words_and_exclusion(said)[1] == what


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("上个月会费收了多少？我的本子不在手边", "上个月会费收了多少?"),
        ("讲座来了几个人？写月报要用", "讲座来了几个人?"),
        ("上个月花了多少？这个月呢", "上个月花了多少?这个月呢"),
    ],
)
def test_what_stands_behind_a_question_is_none_of_it(said: str, asked: str) -> None:
    """Unless it asks, too."""
    assert plainly(said) == asked
