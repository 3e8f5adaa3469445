"""What comes next behind work told, and the thing it is of."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.stretches import clauses, is_next_step
from union.reading.acts.tasks.relative_days import promise_of_others, with_thing


@pytest.mark.parametrize(
    "text",
    [
        "宣传册印好了，周五送到各车间",
        "手套都领好了，明天上午发",
        "今日傾咗加班錢，佢哋話12號前覆",
        "今日傾咗加班錢，下次15號4點再傾",
        "單張印好晒，志明星期四派",
        "tshirts ordered, i collect them on fri",
    ],
)
def test_a_step_is_next(text: str) -> None:
    """The clause behind what is told."""
    assert is_next_step(text, clauses(text)[-1], ("志明",))


@pytest.mark.parametrize(
    "text", ["今天发了40份，明天又要下雨了", "会开完了，周末歇歇", "名单齐了，老张周五去北京"]
)
def test_talk_is_no_step(text: str) -> None:
    """Nobody does anything for the union there."""
    assert not is_next_step(text, clauses(text)[-1], ("志明",))


@pytest.mark.parametrize(
    ("deed", "told", "title"),
    [
        ("送到各车间", "宣传册印好", "宣传册送到各车间"),
        ("派", "單張印好", "派單張"),
        ("发下去", "慰问品采购", "慰问品发下去"),
        ("联系电工", "宣传册印好", None),
    ],
)
def test_a_bare_deed_is_of_what_was_told(deed: str, told: str, title: str | None) -> None:
    """One that names a thing of its own stays."""
    assert with_thing(deed, told) == title


def test_others_said_they_would() -> None:
    """With what they were asked about."""
    assert promise_of_others("佢哋話26號前覆", "26號前", "同院方談判") == "佢哋覆（同院方談判）"
    assert promise_of_others("26號前覆", "26號前", "同院方談判") is None


@pytest.mark.parametrize(
    "text",
    [
        "落雨，街站取消，20号1点补返",
        "18号义诊取消，师傅病了，25号上午9点再办",
        "drill cancelled, do again next wed 3pm",
    ],
)
def test_what_is_made_up_for_is_moved(text: str) -> None:
    """Also behind the reason why."""
    assert [each.deed for each in read_changes(text)] == [ChangeDeed.MOVE]
