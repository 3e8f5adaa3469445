"""The work of a festival is asked for by its name."""

from datetime import date

import pytest

from union.festivals.packs import coming, read_pack_request


@pytest.mark.parametrize(
    ("said", "festival"),
    [
        ("安排春节慰问", "春节"),
        ("春节慰问", "春节"),
        ("端午节慰问安排一下", "端午"),
        ("准备一下中秋慰问吧", "中秋"),
        ("筹备重阳节活动", "重阳"),
        ("安排夏送清凉", "夏送清凉"),
        ("明年三八节活动安排", "三八"),
        ("帮我安排妇女节活动", "三八"),
    ],
)
def test_its_steps_are_wanted(said: str, festival: str) -> None:
    """Where neither a day nor a figure is said."""
    assert read_pack_request(said) == festival


@pytest.mark.parametrize(
    "said",
    [
        "2月3日春节慰问",
        "今天春节慰问困难职工3户",
        "春节快乐",
        "春节活动",
        "安排年会",
        "五一",
        "春节慰问发了多少",
        "明年2月3日前完成春节慰问",
    ],
)
def test_other_words_want_none(said: str) -> None:
    """A day, a deed, a wish, a question."""
    assert read_pack_request(said) is None


def test_the_next_one_is_meant() -> None:
    """This year's until its day is over."""
    before, after = coming("三八", date(2027, 3, 8), "CN", None), coming("三八", date(2027, 3, 9), "CN", None)
    assert before is not None and before.year == 2027
    assert after is not None and after.year == 2028
