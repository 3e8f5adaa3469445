"""What is said right behind one's own message: its pieces."""

import pytest

from union.reading.replies.short_replies import Afterthought, PutRight, read_afterthought


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("不对 是周五", "", "周五"),
        ("哎写错了，是两点半", "", "两点半"),
        ("记成老李了，是老张", "老李", "老张"),
        ("不是王工，是李工", "王工", "李工"),
        ("是毛毯不是被子", "被子", "毛毯"),
        ("日子写错啦 昨天办的😂", "", "昨天"),
        ("更正：时间为下午3点半", "", "下午3点半"),
        ("看错单子了 1680", "", "1680"),
        ("那就周二吧", "", "周二"),
    ],
)
def test_the_words_that_are_right(text: str, wrong: str, right: str) -> None:
    """Without those that say that something was wrong."""
    said = read_afterthought(text)
    assert said is not None
    assert [(each.wrong, each.right) for each in said.pieces] == [(wrong, right)]


def test_two_things_in_one_message() -> None:
    """Each by itself, with what it is of."""
    said = read_afterthought("不是5号 是6号，时间改成7点半到")
    assert said is not None
    assert said.pieces == (PutRight("5号", "6号"), PutRight("", "7点半", "时间"))


@pytest.mark.parametrize("text", ["刚才那条不要了", "发重了", "上条作废", "发错群了", "算了 删了吧"])
def test_all_of_it_shall_go(text: str) -> None:
    """Nothing is put in its place."""
    assert read_afterthought(text) == Afterthought((), is_slip=True, is_off=True)


@pytest.mark.parametrize(
    "text", ["不对吧？", "是不是周五", "收到", "今天好冷", "要是周五就好了", "大家辛苦了"]
)
def test_who_asks_or_talks_puts_nothing_right(text: str) -> None:
    """There is neither a slip nor 是."""
    assert read_afterthought(text) is None
