"""Which replies want something of an item although they are not understood: those alone are answered in a group."""

import pytest

from union.reading.replies.short_replies import wants_something


@pytest.mark.parametrize("text", ["下周的改到周四上午10点", "1月18日的不开了", "名额加到五个", "第二项打勾"])
def test_a_short_order_wants_something(text: str) -> None:
    """A verb of ours in few words."""
    assert wants_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "收到",
        "辛苦大家了",
        "要是取消的话说一声",
        "推迟了吗",
        "为什么改到周四?",
        "我看可能要取消",
        "取消" * 20,
    ],
)
def test_talk_wants_nothing(text: str) -> None:
    """Thanks, questions, guesses and long sentences are meant for colleagues."""
    assert not wants_something(text)
