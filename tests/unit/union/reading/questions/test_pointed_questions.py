"""An item asked about by its day or its sort, as whoever changes it would name it."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.questions.item_questions import (
    WHETHER_ENGLISH,
    are_tasks_asked,
    asks_when,
    asks_whether_over,
    asks_whether_then,
    asks_who_is_pending,
    item_asked,
    pointed,
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("那个会几点来着", "那个会"),
        ("周四几点开会啊", "周四的会"),
        ("礼拜五那个课在哪上", "礼拜五那个课"),
        ("名单交给谁啊", "名单"),
        ("有谁记得职代会在哪开", "职代会"),
    ],
)
def test_what_is_named(text: str, named: str) -> None:
    """The words before those that ask, with the noun of what is done then."""
    found = pointed(text)
    assert found is not None
    assert found.own == named


@pytest.mark.parametrize("text", ["我们几点走", "你几点到", "谁去拿快递了", "周四下午两点开会", "几点了"])
def test_of_people_nothing_is_asked(text: str) -> None:
    """Nor where nothing is named."""
    assert pointed(text) is None


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("上次会议的任务怎么样了", True),
        ("上次会上定的事办得怎么样了？", True),
        ("上回例会布置的工作完成了吗", True),
        ("上次会上交代的几件事都办好了没", True),
        ("上次会议的任务", False),
        ("上次开会说的事你记着", False),
    ],
)
def test_how_the_tasks_of_the_last_meeting_stand(text: str, is_asked: bool) -> None:
    """Asked, not mentioned."""
    assert are_tasks_asked(text) is is_asked


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("加班单是12号交还是15号交呀", True),
        ("灯谜是正月十五当天还是十四呀", True),
        ("旅行而家係8號定15號", True),
        ("插花上午还是下午啊", True),
        ("12号交还是15号交你们定", False),
        ("例会还是改到15号吧", False),
    ],
)
def test_which_of_two_days_is_right(text: str, is_asked: bool) -> None:
    """Asked, and nothing is moved by it; what is left to others is not."""
    assert asks_whether_then(text) is is_asked
    assert not (is_asked and read_changes(text))


@pytest.mark.parametrize("text", ["五一那几天有什么活动", "过几天的会谁去"])
def test_some_days_are_no_question_of_when(text: str) -> None:
    """「那几天」 are days that were named."""
    assert not asks_when(text)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("粽子谁去拉", "粽子"),
        ("经费收支表谁备", "经费收支表"),
        ("借人偶那件事谁跟", "借人偶"),
        ("财务结算表出了没", "财务结算表"),
    ],
)
def test_whose_an_item_is_is_asked_with_the_verb_of_the_trade(text: str, item: str) -> None:
    """Not with 负责 alone."""
    assert item_asked(text) == item


def test_which_of_several_tasks_are_open_and_whose() -> None:
    """「还有哪几项没落实，都是谁在弄」."""
    assert asks_who_is_pending("运动会的分工还有哪几项没落实，都是谁在弄？")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("茶话会准备得咋样了", "茶话会"),
        ("意见表收上来几份了", "意见表"),
        ("花名册进展如何了", "花名册"),
        ("困难职工档案整理到啥程度了", "困难职工档案"),
        ("你吃得怎么样", None),
        ("意见表收了12份了", None),
    ],
)
def test_how_far_something_is_may_be_asked(text: str, named: str | None) -> None:
    """As whether it is done."""
    assert item_asked(text) == named


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("has the safety report been submitted or not", True),
        ("caterer booked or not ah", True),
        ("safety report submitted liao", False),
        ("花名册交了", False),
    ],
)
def test_whether_a_thing_is_over_may_be_asked(text: str, is_asked: bool) -> None:
    """Then it is not over by that."""
    assert asks_whether_over(text) is is_asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("音响修了没", "音响"),
        ("宣传栏还没刷好吗", "宣传栏"),
        ("名单交上来没", "名单"),
        ("电影还看不看了", "电影"),
        ("電影取消咗未", "电影"),
        ("职代会是不是改到26号了", "职代会"),
        ("is movie night still on", "movie night"),
        ("movie night cancelled or not", "movie night"),
        ("has Kumar printed the name tags", "name tags"),
        ("电影取消了", None),
        ("小王来了没", None),
        ("movie night cancelled", None),
        ("旧空调换了没有用", None),
    ],
)
def test_whether_a_thing_is_done_or_still_on(text: str, named: str | None) -> None:
    assert item_asked(text) == named


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("has Kumar printed the name tags", True),
        ("did the exco move to friday", True),
        ("have booked the bus", False),
        ("did the shop floor walk with Kumar", False),
        ("is cancelled liao", False),
    ],
)
def test_a_question_in_english_ends_nothing(text: str, asks: bool) -> None:
    assert (WHETHER_ENGLISH.search(text) is not None) is asks


def test_who_does_what_is_attendance_call_tasks() -> None:
    assert asks_who_is_pending("现在都有谁负责啥")
    assert not asks_who_is_pending("茶话会谁负责")
