"""Items named by their number in a message that replies to nothing."""

from datetime import UTC, datetime

import pytest

from handlers.events.owned_items import number_and_words
from handlers.routing.references.earlier_messages import edited
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.core.groups import Role
from union.events.model import Status

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
MEETING = "下周三下午3点在三楼会议室开工会小组长例会"

NAMED = [
    ("推迟 #13 两天", (13, "推迟两天")),
    ("推迟#13两天", (13, "推迟两天")),
    ("#13：推迟两天", (13, "推迟两天")),
    ("取消 ＃13", (13, "取消")),
    ("请把 #13 推迟两天", (13, "请推迟两天")),
    ("将#13改到周五下午3点", (13, "改到周五下午3点")),
    ("不办了 #13 场地被占用", (13, "不办了 场地被占用")),
    ("推迟两天", None),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_number_and_words_are_told_apart(text: str, named: tuple[int, str] | None) -> None:
    """Wherever the number stands, what is left is what a reply would say."""
    assert number_and_words(text, NOW) == named


QUIET = ["#1 的通知谁发", "取消 #99", "推迟两天", "取消", "推迟"]


@pytest.mark.parametrize("text", QUIET)
def test_the_group_is_let_be(text: str) -> None:
    """A number in a sentence, a number of nothing, a verb without number: no word in a group."""
    week = Week()
    week.says(LI, MEETING)
    assert week.says(ZHOU, text) == ""


def test_cancelling_by_number_is_any_officers() -> None:
    """As by button: the calendar is the group's; 群成员 get no answer."""
    week = Week()
    week.join(WANG, Role.MEMBER)
    week.says(LI, MEETING)
    assert week.says(WANG, "#1 办完了") == ""
    assert week.event().status is Status.OPEN
    week.join(WANG)
    assert week.says(WANG, "取消 #1").startswith("已取消 #1")


def test_an_edited_message_does_not_put_off_twice() -> None:
    """「推迟 #1 两天」 edited counts from the time it made itself, so it is refused."""
    week = Week()
    week.says(LI, MEETING)
    week.says(LI, "推迟 #1 两天")
    start = week.event().start
    week.stage.write(LI, "推迟 #1 三天", edited, edited=True)
    assert week.event().start == start


def test_in_private_somebody_waits_for_an_answer() -> None:
    """No such number, or no number at all: what to write is said."""
    week = Week()
    week.says(LI, MEETING)
    assert week.private(LI, "取消 #99").startswith("没有找到「取消 #99」这个日程")
    assert week.private(LI, "推迟").startswith("说的是哪一项？")
    assert week.private(LI, "推迟 #1 两天").startswith("已改期 #1 工会小组长例会：11月27日 周五")
