"""Which words of a message those stand for that put it right."""

import pytest

from union.reading.replies.short_replies import PutRight
from union.worklog.duplicates import wrong_words


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
    assert wrong_words(text, PutRight("", right)) == wrong


def test_another_of_the_same_people() -> None:
    """Names of two signs share none."""
    assert wrong_words("让陈强去", PutRight("", "赵海"), ["陈强", "赵海"]) == "陈强"
