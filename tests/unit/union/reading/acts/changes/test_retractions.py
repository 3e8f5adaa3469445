"""What takes back something told just now, and what only speaks of it."""

from decimal import Decimal

import pytest

from union.reading.acts.changes.retractions import expected_figures, read_retraction, says_undone


@pytest.mark.parametrize(
    "text",
    [
        "不好意思贴错群了，那是小区业委会的会",
        "剪纸课只是试讲，先不算",
        "唔好意思入錯group，唔使理",
        "義賣係街坊會搞嘅，剔走佢",
        "oops wrong group, that's for my church",
        "the screening was run by the clinic, please don't count it",
    ],
)
def test_it_goes(text: str) -> None:
    """By a reason with an order, or by words that say both."""
    said = read_retraction(text)
    assert said is not None
    assert said.is_gone


@pytest.mark.parametrize(
    "text",
    [
        "走访照计，利是那句删掉，没派成",
        "食堂的红烧肉真不赖",
        "发错群了吗？",
        "我哋拎咗60份禮物去老人院",
        "take out the fan part, the rest is right",
    ],
)
def test_a_part_or_talk_is_let_be(text: str) -> None:
    """The thing itself stays."""
    said = read_retraction(text)
    assert said is None or not said.is_gone


def test_what_stays_names_another() -> None:
    """The clause that keeps one thing does not name the one that goes."""
    said = read_retraction("dragon boat not ours, take it out, tai chi ok")
    assert said is not None
    assert said.stays.strip() == "tai chi ok"


def test_what_is_not_done() -> None:
    """By its own verb or one of an end."""
    assert says_undone("宣传册还没印呢", "印好宣传册")
    assert says_undone("printer not fixed", "fix the office printer")
    assert not says_undone("月饼没人吃", "发放月饼")


def test_expected_figures() -> None:
    """Those in a clause that says so."""
    assert expected_figures("60是报名的人数，来了41") == {Decimal(60)}
