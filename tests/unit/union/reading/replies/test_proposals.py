"""What answers a proposal: agreement and nothing else, or a time."""

import pytest

from union.reading.replies.short_replies import Agreement, agreement, other_time


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("行，16号", "16号"),
        ("好的，那就周四吧", "周四"),
        ("ok 20号", "20号"),
        ("下周二可以", "下周二"),
        ("那就3点", "3点"),
    ],
)
def test_who_agrees_with_a_time_names_it(text: str, new: str) -> None:
    """Perhaps another than was proposed: no plain agreement."""
    assert (agreement(text), other_time(text)) == (None, new)


@pytest.mark.parametrize("text", ["可以，就这样定", "行，我没意见", "好的"])
def test_who_only_agrees_is_taken_at_the_word(text: str) -> None:
    """What was proposed is done."""
    assert agreement(text) is Agreement.YES
