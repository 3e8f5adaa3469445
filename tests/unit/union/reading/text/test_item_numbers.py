"""Which words name the writer's newest entry."""

import pytest

from union.reading.text.identifiers import UNDONE, read_number


@pytest.mark.parametrize("text", ["撤销刚才那条", "删掉上一条", "撤回最后一条记录吧", "撤銷剛才那條"])
def test_the_newest_is_taken_back(text: str) -> None:
    """Without a number."""
    assert UNDONE.fullmatch(text)


@pytest.mark.parametrize("text", ["撤销刚才那条工资的通知", "删掉一条", "撤销 #12"])
def test_anything_else_is_not_the_newest(text: str) -> None:
    """What goes on, or has a number."""
    assert UNDONE.fullmatch(text) is None


def test_a_number_before_its_sign_is_of_a_machine() -> None:
    """「1# 2#机」 names no item."""
    assert read_number("今天查1# 2# 3#机耳塞") is None
    assert read_number("撤销 #3") == 3
