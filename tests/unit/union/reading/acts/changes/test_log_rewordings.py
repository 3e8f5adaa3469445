"""A reply to a log: what it adds, and which of its words it gives anew."""

import pytest

from union.reading.acts.changes.log_additions import added_in_reply
from union.reading.acts.changes.log_rewordings import asks_to_part, read_anew


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("再加毛毯两条260元，我先垫的", "毛毯两条260元，我先垫的"),
        ("横幅80元也记上", "横幅80元"),
        ("補返茶點費180蚊", "茶點費180蚊"),
        ("add two banners $60", "two banners $60"),
        ("pls add they asked for a rest room", "they asked for a rest room"),
    ],
)
def test_more_of_it(text: str, words: str) -> None:
    """Figures or words, led by or ending in a word of adding."""
    assert added_in_reply(text) == words


@pytest.mark.parametrize("text", ["加班费谈妥了", "补贴要不要加", "没补上", "今天加油站送水20箱", "是13户"])
def test_what_adds_nothing(text: str) -> None:
    """Words that only look like adding, ask, or deny."""
    assert added_in_reply(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("活动室写错了，是三楼图书角", "三楼图书角"),
        ("地點應該係荃灣會所", "荃灣會所"),
        ("venue should be Hall B", "Hall B"),
        ("the talk was at Tampines not Bedok", "Tampines"),
    ],
)
def test_its_place(text: str, place: str) -> None:
    """Said with what is put right, or beside the wrong one."""
    assert [each.place for each in read_anew(text) if each.place] == [place]


def test_its_sort_and_what_it_is_called() -> None:
    """Each clause by itself."""
    found = read_anew("分類應該係權益，內容係調解工傷，唔係其他")
    assert [each.category for each in found if each.category] == ["權益"]
    assert [each.title for each in found if each.title] == ["調解工傷"]


def test_two_of_one() -> None:
    """What wants one log to be two."""
    assert all(map(asks_to_part, ["拆成两条吧", "分開記兩條", "split this into two entries"]))
    assert not asks_to_part("分两批走访了8户")
