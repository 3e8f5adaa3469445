"""Changes as Singapore officers type them: what was moved, what closes, what was paid beside the end of a task."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import with_told

PUT_DOWN = (
    "harvest trip on 20 mar 8am",
    "branch conference 27 mar 9am",
    "book the coach for the harvest trip by 10 mar",
    "members list by 5 mar",
    "visited Mdm Lim at CGH today, gave hamper $80",
)


def heard(said: str) -> str:
    """In a group with two things to come, two tasks and one log."""
    return with_told(*PUT_DOWN, at="2027-03-01 09:00").says(LI, said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("CONFERENCE CAN START 10 NOT 9", "#2 branch conference：3月27日 周六 10:00"),
        ("make the conference 9.45", "#2 branch conference：3月27日 周六 09:45"),
        ("conference 1030 not 9", "#2 branch conference：3月27日 周六 10:30"),
        ("driver say 8 too early cannot, make it 8.30", "#1 harvest trip：3月20日 周六 08:30"),
        ("conference change to 28 mar also remind Kumar bring the laptop", "#2 branch conference：3月28日"),
        ("i can't do the list by fri, give me till mon", "#4 members list：截止3月8日"),
        ("list only can finish mon", "#4 members list：截止3月8日"),
        ("extended the members list to 9 mar", "#4 members list：截止3月9日"),
        ("harvest trip names close 12 mar", "#1 harvest trip（3月20日 周六）：报名截止3月12日"),
    ],
)
def test_the_item_that_is_named_is_changed(said: str, told: str) -> None:
    """And no other one, no log and no task that only names the trip."""
    answer = heard(said)
    assert told in answer and "更正" not in answer and "#3" not in answer


def test_what_was_paid_is_filed_beside_the_end_of_its_task() -> None:
    """「deposit paid」 is no place."""
    answer = heard("coach booked, deposit paid $300")
    assert "300元" in answer and "对应日程 #3" in answer


@pytest.mark.parametrize(
    "said", ["8 not 6 members came for the visit", "don't cancel yet ah", "don't cancel the harvest trip yet"]
)
def test_what_denies_another_figure_or_a_change_does_nothing(said: str) -> None:
    """The log of $80 stays as it is."""
    answer = heard(said)
    assert "更正" not in answer and "已取消" not in answer and "没有找到" not in answer


def test_what_is_still_to_be_paid_is_not_spent() -> None:
    """「balance … pay on the day」."""
    answer = heard("paid 1200 for conference lunch deposit, balance 1800 pay on the day")
    assert "1200元" in answer and "1800元" not in answer
