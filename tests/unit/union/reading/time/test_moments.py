"""Times that cannot be: named with their own words, never read as another time."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import hindered, read

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2月30日上午开会", ("2月30日",)),
        ("2026年2月29日走访", ("2026年2月29日",)),
        ("13月1日培训", ("13月1日",)),
        ("十四月三日培训", ("十四月三日",)),
        ("13月份组织体检", ("13月份",)),
        ("2026-06-31开例会", ("2026-06-31",)),
        ("下周五25点半开会", ("下周五25点半",)),
        ("明天上午9点70分开会", ("明天上午9点70分",)),
        ("每月32号报账", ("每月32号",)),
        ("2月27-30日培训", ("2月27-30日",)),
        ("40号前交总结", ("40号",)),
        ("本月31日开会", ("本月31日",)),
        ("26点开会", ("26点",)),
        ("9999年12月31日开会", ("9999年12月31日",)),
        ("202年5月6日开会", ("202年5月6日",)),
    ],
)
def test_an_impossible_time_is_named(text: str, words: tuple[str, ...]) -> None:
    """Exactly the words that cannot be, and no time is read in their place."""
    message = read(text, NOW)

    assert message.impossible == words
    assert message.when is None
    assert message.intent is Intent.NONE


@pytest.mark.parametrize(
    "text",
    [
        "2月29日联欢",
        "12月31日24点前填报",
        "31号开总结会",
        "每月31号报账",
        "排球赛25:23胜出",
        "给45号选手颁奖",
        "",
    ],
)
def test_what_can_be_is_not_called_impossible(text: str) -> None:
    """Leap days, midnight, the 31st of a later month, scores and numbers on shirts."""
    assert read(text, NOW).impossible == ()


def test_the_other_times_of_a_message_stay() -> None:
    """「12月5日开会，2月30日交材料」 is a meeting on the 5th."""
    message = read("12月5日下午2点开工会委员会，2月30日交材料", NOW)

    assert message.when is not None and message.when.start == datetime.fromisoformat("2026-12-05T14:00")
    assert message.impossible == ("2月30日",)
    assert message.intent is Intent.EVENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2月30日下午3点开会", True),
        ("6月31日走访困难职工8户", True),
        ("那就等到2月30日吧", False),
        ("2月30日的会取消", False),
        ("明天下午3点开会", False),
    ],
)
def test_only_union_work_is_hindered(text: str, expected: bool) -> None:
    """The bot speaks up where a plan or a deed fails by its time alone."""
    assert hindered(text, NOW) is expected
