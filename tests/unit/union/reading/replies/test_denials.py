"""A sentence that takes words back and puts others in their place, and nothing else."""

import pytest

from union.reading.replies.short_replies import Denial, read_denial

DENIALS = [
    ("不是二车间是三车间", "二车间", "三车间"),
    ("不是二车间，是三车间。", "二车间", "三车间"),
    ("不是二车间而是三车间", "二车间", "三车间"),
    ("不好意思，不是老王，应该是老张", "老王", "老张"),
    ("写错了，不是12户，是13户", "12户", "13户"),
    ("二车间应该是三车间", "二车间", "三车间"),
    ("二车间写错了，是三车间", "二车间", "三车间"),
    ("12户改成13户", "12户", "13户"),
    ("不對，不是二車間，是三車間", "二車間", "三車間"),
    ("不是今天，是昨天", "今天", "昨天"),
    ("写错了，是13户", "", "13户"),
    ("更正：三车间", "", "三车间"),
    ("刚才记错了，应该是三车间", "", "三车间"),
]


@pytest.mark.parametrize(("words", "wrong", "right"), DENIALS)
def test_what_was_wrong_and_what_is_right(words: str, wrong: str, right: str) -> None:
    """However it is put; the words come back as they were written."""
    assert read_denial(words) == Denial(wrong, right)


@pytest.mark.parametrize(
    "words",
    [
        "是三车间",
        "不是吧",
        "不是二车间",
        "会议应该是周四",
        "今天走访一车间12户，慰问金6000元",
        "不是我不想去，是真没空，改天再说",
        "写错了",
        "二车间的人来了吗",
        "不是二车间，是三车间，另外明天开会",
    ],
)
def test_talk_denies_nothing(words: str) -> None:
    """Nothing is put in another's place."""
    assert read_denial(words) is None
