"""Who asks how far an item is changes nothing of it."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


@pytest.mark.parametrize(
    "text",
    [
        "花名册弄到哪一步了，谁在弄，啥时候能交",
        "工资表填到第几页了",
        "意见表收上来几份了",
        "茶话会的场地定下来没有，谁去订的",
        "caterer booked already or not",
        "困难职工档案整理到啥程度了",
        "份工時報告搞成點呀，幾時交得",
    ],
)
def test_who_asks_how_far_something_is_changes_nothing(text: str) -> None:
    """Nor whether a place was found for it."""
    assert read_changes(text) == ()


@pytest.mark.parametrize(
    ("text", "deed"),
    [("花名册收上来了，没有缺的", ChangeDeed.FINISH), ("茶话会改到二楼会议室", ChangeDeed.PLACE)],
)
def test_what_is_told_in_the_same_words_still_does(text: str, deed: ChangeDeed) -> None:
    """「没有」 behind the end asks nothing."""
    assert [each.deed for each in read_changes(text)][:1] == [deed]
