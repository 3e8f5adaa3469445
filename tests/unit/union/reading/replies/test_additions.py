"""Words that add to what was just told."""

import pytest

from union.reading.replies.additions import added


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("再补2户", "2户"),
        ("还有9号那批4户", "9号4户"),
        ("另外还送了米6袋", "送了米6袋"),
        ("对了，还有参加人数30人", "参加人数30人"),
        ("漏了2桶油", "2桶油"),
    ],
)
def test_what_is_added(text: str, rest: str) -> None:
    """Behind the words that lead up to it."""
    assert added(text) == rest


@pytest.mark.parametrize(
    "text",
    ["还有几户没走？", "还有谁没报", "还有人吗", "补报12月3日慰问6人", "另外下周再走8户", "今天走访12户"],
)
def test_what_asks_plans_or_stands_alone_adds_nothing(text: str) -> None:
    """Nor does a late note."""
    assert added(text) is None
