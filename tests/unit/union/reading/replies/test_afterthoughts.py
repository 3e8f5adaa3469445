"""What is said right behind one's own message: its pieces, and which words of it they stand for."""

import pytest

from union.reading.replies.afterthoughts import Afterthought, Piece, alike, read_afterthought


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
    assert said.pieces == (Piece("5号", "6号"), Piece("", "7点半", "时间"))


@pytest.mark.parametrize("text", ["刚才那条不要了", "发重了", "上条作废", "发错群了", "算了 删了吧"])
def test_all_of_it_shall_go(text: str) -> None:
    """Nothing is put in its place."""
    assert read_afterthought(text) == Afterthought((), is_slip=True, is_off=True)


@pytest.mark.parametrize("text", ["不对吧？", "是不是周五", "收到", "今天好冷", "要是周五就好了", "大家辛苦了"])
def test_who_asks_or_talks_puts_nothing_right(text: str) -> None:
    """There is neither a slip nor 是."""
    assert read_afterthought(text) is None


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("上午给退休的老李送了一床被子", "老张", "老李"),
        ("请安监的王工来讲一课防汛", "李工", "王工"),
        ("昨天看望住院职工孙广田", "孙广天", "孙广田"),
        ("参加32人，发奖品32份", "32盒", "32份"),
        ("女职工读书会", "读书分享会", "读书会"),
        ("工会委员会", "经审委员会", "工会委员会"),
        ("走访困难职工2户", "食堂", ""),
        ("慰问金800元", "1200", ""),
    ],
)
def test_which_words_they_stand_for(text: str, right: str, wrong: str) -> None:
    """The one stretch of their kind; none where there is no such."""
    assert alike(text, Piece("", right)) == wrong


def test_another_of_the_same_people() -> None:
    """Names of two signs share none."""
    assert alike("让陈强去", Piece("", "赵海"), ["陈强", "赵海"]) == "陈强"
