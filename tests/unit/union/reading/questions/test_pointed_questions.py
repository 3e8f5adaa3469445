"""An item asked about by its day or its sort, as whoever changes it would name it."""

import pytest

from union.reading.questions.item_questions import are_tasks_asked, pointed


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
