"""What says that a change was made, and what names the thing, in loose and formal words."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


@pytest.mark.parametrize("text", ["听说大后天降温，登山就晚半个钟头走吧", "据说省里要来人，登山顺延到12号"])
def test_hearsay_may_be_why(text: str) -> None:
    """The change itself is told; 「听说读书会改到周五」 is none."""
    assert [each.own for each in read_changes(text)] == ["登山"]


def test_another_matter_names_what_follows() -> None:
    """What stands before 「还有」 is not moved; 「还有一家没交」 goes on about the same."""
    (moved,) = read_changes("周五对账不动，还有下周一送票的车，改三点")
    assert moved.before == ("还有下周一送票的车",)
    (moved,) = read_changes("名单差两家，还有一家没盖章，推到周五")
    assert moved.before == ("还有一家没盖章", "名单差两家")


@pytest.mark.parametrize(
    ("text", "deed", "new"),
    [
        ("技能赛提前了，早上八点", ChangeDeed.MOVE, "早上八点"),
        ("我厂20日这次不再单独召开", ChangeDeed.CANCEL, ""),
        ("拔河先往后推，哪天另定", ChangeDeed.UNDATED, ""),
        ("趣味跑改到六一当天", ChangeDeed.MOVE, "六一当天"),
    ],
)
def test_formal_and_loose_ways_of_changing(text: str, deed: ChangeDeed, new: str) -> None:
    """One change each."""
    assert [(each.deed, each.new) for each in read_changes(text)] == [(deed, new)]


@pytest.mark.parametrize("text", ["年报仍按期完成，届时报公司", "登记表仅收到两家"])
def test_what_is_still_to_come_is_not_finished(text: str) -> None:
    """Nor what came in part."""
    assert read_changes(text) == ()


def test_whoever_takes_a_thing_on_may_get_more_time() -> None:
    """「给她」 stands for whoever was named."""
    (owner,) = read_changes("年报我顾不上了，交给周敏弄吧，给她宽到五月十二号")
    assert owner.deed is ChangeDeed.OWNER and owner.after == ("五月十二号前交",)
