"""What is told beside an item to come, and what only passes: in three languages."""

import pytest

from union.reading.replies.remarks import is_passing, is_remark


@pytest.mark.parametrize(
    "text",
    [
        "早上7点半在厂门口集合坐车",
        "裁判请安环科的老周，奖品预算1200",
        "要空腹，带身份证，结束后发早餐券",
        "人数大概50，名单还没定",
        "停車場喺後面，入去左轉",
        "司儀搵阿欣做",
        "到時要影印30份議程",
        "each table 10 pax, bring own drinks",
        "the 1.8k is for the whole gathering, not for the chalet",
        "supplier is on leave till monday",
    ],
)
def test_a_remark(text: str) -> None:
    """It would be missed by those who come."""
    assert is_remark(text) and not is_passing(text)


@pytest.mark.parametrize(
    "text",
    [
        "把地点改一下",
        "不是9号",
        "取消吧",
        "要不要带伞？",
        "谁来主持",
        "cancel this one",
        "it's not on 9 Dec",
        "move to friday",
    ],
)
def test_what_wants_something(text: str) -> None:
    """Kept as a note it would seem done."""
    assert not is_remark(text) and not is_passing(text)


@pytest.mark.parametrize("text", ["辛苦晒", "终于安排上了", "收到", "wah so far", "noted", "太好了"])
def test_what_passes(text: str) -> None:
    """A sign is answer enough."""
    assert is_passing(text) and not is_remark(text)


@pytest.mark.parametrize("text", ["跟大家说一下啊", "请各位把时间留出来", "大家别弄混了", "大家互相转告一声"])
def test_what_is_called_to_all_is_no_remark(text: str) -> None:
    """Nobody who comes would miss it."""
    assert not is_remark(text)
