"""Private words that sound like a request to the union; nothing is filed by them."""

import pytest

from union.reading.acts.talk_signs import is_wish


@pytest.mark.parametrize(
    "text",
    [
        "浴室喷头坏了两个月没人修",
        "餐补能不能涨一点",
        "夜班津贴少发了两百",
        "想反映一下倒班的事",
        "車間太熱，頂唔順",
        "休息室不够坐",
    ],
)
def test_a_lack_a_wish_or_a_grievance_sounds_like_one(text: str) -> None:
    """Whatever is wanting, wrong or asked for."""
    assert is_wish(text)


@pytest.mark.parametrize("text", ["早上好啊", "好的谢谢", "在吗", "哈哈哈", "我先下班了", "收到，明天见"])
def test_small_talk_does_not(text: str) -> None:
    """Greetings and thanks ask nothing of the union."""
    assert not is_wish(text)
