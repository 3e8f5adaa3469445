"""What each of several kinds counted in a row got is paid for all of them, or nothing is reckoned."""

from datetime import datetime

import pytest

from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)


def reckoned(text: str) -> list[int]:
    """The totals, in minor units, that nobody named."""
    return [one.minor for fact in read(text, NOW).facts for one in fact.money if one.text is None]


@pytest.mark.parametrize(
    "text",
    [
        "今天慰问二车间3户和劳模2人，各送500元",
        "今天走访3户困难职工和2名劳模，各送慰问金500元",
        "今天走访3户困难职工和2户劳模，各送500元",
    ],
)
def test_each_of_homes_and_people_got_it(text: str) -> None:
    """Five at 500元, whichever of them stands beside the price."""
    assert reckoned(text) == [250000]


def test_a_body_gets_it_as_people_do() -> None:
    """Three homes, two people and two teams are seven."""
    assert reckoned("今天慰问困难职工3户、劳模2人、2个班组，各发300元") == [210000]


@pytest.mark.parametrize("text", ["今天走访困难职工3户、12人，各送500元", "今天走访了3户共12人，各送500元"])
def test_people_who_may_be_those_of_the_homes_are_not_multiplied(text: str) -> None:
    """Whether 12 people or 3 homes were paid nobody said: only the price is filed."""
    assert reckoned(text) == []


def test_per_head_leaves_the_homes_out() -> None:
    """「每人」 names whom it is for."""
    assert reckoned("今天慰问二车间3户和劳模2人，每人送500元") == [100000]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("今天去看了生孩子的小孙和做手术的李师傅，一人500块慰问金", 100000),
        ("看望了老张、老李、老王，一人300元", 90000),
        ("慰问困难职工一人500元", 50000),
    ],
)
def test_so_much_for_each_of_those_named(text: str, total: int) -> None:
    """「一人500」 behind names is for each of them, and counts nobody."""
    message = read(text, datetime(2026, 12, 2, 18, 0))
    assert sum(one.minor for one in message.money if one.per is None) == total
