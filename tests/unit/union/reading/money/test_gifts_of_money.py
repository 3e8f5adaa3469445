"""随礼 is the union's where the union is at work; a private person's own gift is nobody's business."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    "text",
    [
        "昨天参加小吴婚礼，随礼500元",
        "昨天参加小吴婚礼，送贺金500元",
        "工会随礼500元",
        "昨天小吴结婚，工会去了3人，随礼500元",
        "代表工会参加小吴婚礼，随礼500元",
        "看望老刘，随礼500元",
        "慰问新婚职工小吴，随礼500元",
        "参加李师傅母亲追悼会，随礼500元",
        "老王家孩子结婚，工会随礼500元",
        "小李结婚，工会送贺金500元",
        "给结婚职工赵某发贺礼500元",
    ],
)
def test_a_gift_at_a_visit_is_told_like_the_unions_own(text: str) -> None:
    """As 慰问金 is: a log with its sum."""
    message = read(text, NOW)

    assert message.intent is Intent.LOG
    assert [one.minor for one in message.money] == [50000]


@pytest.mark.parametrize(
    "text",
    [
        "我随礼了500",
        "同学结婚随礼800，心疼",
        "随礼多少合适",
        "你们随礼多少？",
        "又要随礼，这个月第三个了",
        "表弟结婚随礼1000元",
        "昨天喝喜酒随礼600",
        "随礼500元",
        "老王家孩子结婚，随礼500元",
        "同事结婚，我送贺金500元",
    ],
)
def test_a_gift_of_ones_own_is_talk(text: str) -> None:
    """No union, no member and no visit is named."""
    assert read(text, NOW).intent is Intent.NONE
