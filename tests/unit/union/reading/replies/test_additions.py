"""Words that add to what was just told."""

import pytest

from union.reading.acts.changes.log_remarks import AddedWords, added_words, addition, cost, is_unpaid


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("再补2户", "2户"),
        ("还有9号那批4户", "9号4户"),
        ("另外还送了米6袋", "送了米6袋"),
        ("对了，还有参加人数30人", "参加人数30人"),
        ("漏了2桶油", "2桶油"),
        ("还有一笔200的场地费漏了", "场地费200元"),
        ("还有200块茶水没写", "200块茶水"),
    ],
)
def test_what_is_added(text: str, rest: str) -> None:
    """Behind the words that lead up to it."""
    assert added_words(text) == rest


def test_a_bare_sum_beside_money_is_money() -> None:
    """「点心180」; a count with its unit, and talk, are not."""
    assert cost("点心180") == ("点心", "点心180元")
    assert addition("果篮花了168") == AddedWords("果篮168元", "果篮")
    assert cost("点心150人") is None
    assert addition("点心180") is None


def test_what_has_its_sum_is_corrected_and_not_added_to() -> None:
    """A second sum for one thing would be counted twice."""
    assert is_unpaid("果篮", "送了500块慰问金和一个果篮")
    assert not is_unpaid("花材", "来了28个人，花材花了1350")


@pytest.mark.parametrize(
    "text",
    ["还有几户没走？", "还有谁没报", "还有人吗", "补报12月3日慰问6人", "另外下周再走8户", "今天走访12户"],
)
def test_what_asks_plans_or_stands_alone_adds_nothing(text: str) -> None:
    """Nor does a late note."""
    assert added_words(text) is None


def test_what_was_forgotten_names_its_log() -> None:
    """And may ask that it be put in."""
    said = "昨晚讲课那条我糊涂了忘了说手套也发了60双麻烦给我添上"
    assert addition(said) == AddedWords("手套也发了60双", to="昨晚讲课")
    assert addition("忘了说毛巾也发了60条麻烦给我添上") == AddedWords("毛巾也发了60条")
    assert addition("昨晚讲课那条谁记的60双") is None
