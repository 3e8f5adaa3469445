"""The sorts of work that words deny or give a log."""

import pytest

from union.reading.replies.sorts_said import puts_in_sort, read_sorts


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("矿泉水那条不是慰问，是文体的", "帮扶慰问"),
        ("唔係慰問,係氣排球嘅", "帮扶慰问"),
        ("the complaints one is grievance not care visit", "帮扶慰问"),
    ],
)
def test_sort_denied(text: str, sort: str) -> None:
    """By any of its names."""
    assert read_sorts(text).denied == {sort}
    assert puts_in_sort(text)


@pytest.mark.parametrize("text", ["今天买的不是大米，是面粉", "hampers 1420 not 1460", "我不是那个意思"])
def test_other_words_denied(text: str) -> None:
    """A thing, a figure or talk is no sort."""
    assert not read_sorts(text).denied
