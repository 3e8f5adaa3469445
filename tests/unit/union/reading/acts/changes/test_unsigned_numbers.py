"""Numbers of items and logs said without their sign, and days of the same form."""

import pytest

from union.reading.acts.changes.unsigned_numbers import Clue, title_behind, unsigned_numbers

SAID = (
    ("28那条不是慰问，是文体的", [28], Clue.POINTED),
    ("27号那条定金的日期错了，是11月27号付的800", [27], Clue.POINTED),
    ("队服的钱到账了，2100，26号销了", [26], Clue.POINTED),
    ("我要剷嘅係第15項", [15], Clue.POINTED),
    ("把5号和7号删了", [5, 7], Clue.POINTED),
    ("the 28 one is grievance not care visit", [28], Clue.POINTED),
    ("9號同6號唔要，生果籃都取消咗", [9, 6], Clue.ORDERED),
    ("13號取消佢", [13], Clue.ORDERED),
    ("37号是我随口问的，删了", [37], Clue.ORDERED),
    ("11号采购方案我没写完，还原", [11], Clue.NAMED),
    ("29号奖品是1150，不是800", [29], Clue.NAMED),
)
DAYS = (
    "28号3点开会",
    "11月27号取消了",
    "12号楼停水",
    "大家9号来吗",
    "20号前交",
    "13号不用来了",
    "13号取消，改14号",
    "第3项议题是工资",
    "那120人都到了",
    "meet at 9, one of us brings the banner",
)


@pytest.mark.parametrize(("text", "numbers", "clue"), SAID)
def test_numbers_are_found(text: str, numbers: list[int], clue: Clue) -> None:
    """With what says that they are numbers."""
    found = [each for each in unsigned_numbers(text) if each.clue is clue]
    assert [each.number for each in found] == numbers


@pytest.mark.parametrize("text", DAYS)
def test_days_and_quantities_are_none(text: str) -> None:
    """What says a day, a place or how many."""
    assert not unsigned_numbers(text)


def test_title_behind_a_number() -> None:
    """Without what only points."""
    (found,) = unsigned_numbers("10号那个采购方案我没写完，恢复")
    assert title_behind(found).startswith("采购方案")
