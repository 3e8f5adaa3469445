"""Whether a picture of a month is asked for, and of which."""

from time import process_time

import pytest

from union.questions.month_picture_request import PICTURE, time_of_picture


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("图", ""),
        ("12月 图", "12月"),
        ("12月图", "12月"),
        ("图 明年3月", "明年3月"),
        ("日历图", ""),
        ("发张日历图", ""),
        ("给我发一张下月的月历图", "下月"),
        ("看一下12月日程图。", "12月"),
        ("来张去年十二月的日历图吧", "去年十二月"),
        ("下个月的图", "下个月"),
        ("2026-12 图", "2026-12"),
        ("本月", None),
        ("图书角布置", None),
        ("12月", None),
        ("", None),
    ],
)
def test_the_time_of_a_picture(said: str, time: str | None) -> None:
    """Behind 「/cal」, or in a sentence of its own."""
    assert time_of_picture(said) == time


@pytest.mark.parametrize(
    "said", ["图", "这张日历图真好看", "挂历图纸到了", "例会日程图谁来做", "把月历图发给老王"]
)
def test_other_sentences_ask_for_none(said: str) -> None:
    """In a group only a whole sentence that asks is heard."""
    assert PICTURE.fullmatch(said) is None


@pytest.mark.parametrize("piece", ["9", "一", "年9", "的", " ", "的 ", "给我", "月", "日历"])
def test_a_long_message_takes_no_time(piece: str) -> None:
    """Every message is asked whether it wants a picture: 36 digits in a row once took hours."""
    begun = process_time()
    assert time_of_picture((piece * 4096)[:4096] + "!") is None
    assert process_time() - begun < 0.5
