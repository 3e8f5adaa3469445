"""From whom a task collects, and which of them are told as there."""

from datetime import datetime

import pytest

from union.attendance.collection_parts import (
    all_handed_in,
    asks_who_is_missing,
    is_of_thing,
    is_told_in_part,
    parts_handed_in,
    parts_of,
    without_missing,
)
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event

DUE = datetime(2027, 3, 19)
BOXES = "收齐东区、西区、港区三个站点的建议箱"
FEES = "收齊洗衣部同客房部嘅互助金"
CARDS = "collect the safety cards from the Jurong and Bukit Merah yards"


def due(title: str) -> Event:
    """A task of this title."""
    return Event(1, 1, title, Kind.DEADLINE, DUE, Grain.DAY, said=title)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        (BOXES, ("东区", "西区", "港区")),
        (FEES, ("洗衣部", "客房部")),
        (CARDS, ("Jurong", "Bukit Merah")),
        ("准备茶点、抽奖箱和签到表", ("茶点", "抽奖箱", "签到表")),
        ("学习和宣传安全法", ()),
        ("核对会员名册", ()),
    ],
)
def test_a_task_names_its_parts(title: str, names: tuple[str, ...]) -> None:
    """By the list in it."""
    found = parts_of(due(title))
    assert (found.names if found else ()) == names


@pytest.mark.parametrize(
    ("title", "text", "there", "is_all"),
    [
        (BOXES, "港区和西区的建议箱拿回来了", ("港区", "西区"), False),
        (BOXES, "东区的收到了，西区说下周才有", ("东区",), False),
        (BOXES, "东区拖到今天才送来，齐了", ("东区",), True),
        (BOXES, "要是东区今天能交，我请客", (), False),
        (BOXES, "巡检日子定了：8号东区，11号西区", (), False),
        (FEES, "客房嗰班交咗，洗衣部話出糧先畀", ("客房部",), False),
        (FEES, "洗衣部同客房部都交齊晒", ("洗衣部", "客房部"), True),
        (CARDS, "Bukit Merah sent theirs, Jurong still owes", ("Bukit Merah",), False),
    ],
)
def test_parts_are_told_as_there(title: str, text: str, there: tuple[str, ...], is_all: bool) -> None:
    """What lacks, is promised or supposed is not."""
    parts = parts_of(due(title))
    assert parts is not None
    assert (parts_handed_in(parts, text), all_handed_in(parts, text)) == (there, is_all)


@pytest.mark.parametrize(
    ("title", "text", "is_part"),
    [
        (BOXES, "西区的建议箱收到了", True),
        (BOXES, "建议箱都收上来了", False),
        ("收集80份问卷", "又收到12份问卷，一共31", True),
        ("收集80份问卷", "80份问卷收齐了", False),
        ("走访20户退休职工", "剩下的6户也跑完了", False),
        ("collect the forms from five yards", "got the forms from 3 yards", True),
    ],
)
def test_less_than_a_task_counts_is_a_part(title: str, text: str, is_part: bool) -> None:
    """Of its names, or of its figure."""
    assert is_told_in_part(due(title), text) is is_part


def test_the_thing_is_what_is_said_beside_the_names() -> None:
    """A name alone may be told of in other work."""
    parts = parts_of(due(BOXES))
    assert parts is not None
    assert is_of_thing(parts, "西区的建议箱")
    assert not is_of_thing(parts, "西区今天走访了3户")


@pytest.mark.parametrize(
    "text", ["建议箱还差哪家", "互助金仲爭邊個未交", "who still hasn't handed in the cards"]
)
def test_who_is_missing_is_asked(text: str) -> None:
    """In each place's own words."""
    assert asks_who_is_missing(text)


def test_what_is_still_to_come_is_left_out() -> None:
    """So that the rest is heard as the work it tells."""
    assert without_missing("西区交来300元，东区还没给") == "西区交来300元"
