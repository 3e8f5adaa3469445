"""What Singapore officers call things by: D&D, a closing date, a quarter's paper, the day of a list; and what only looks like it."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import with_told
from union.reading.acts.changes.corrections import read_correction

PUT_DOWN = (
    "D&D 20 mar 7pm at Raffles Town Club",
    "dialogue with terminal ops 18 mar 3pm",
    "Scholarship applications close on 12 march",
    "NDP rehearsals 9, 16 and 23 mar 8am",
    "Names in by 8 mar",
)


def heard(*said: str) -> str:
    """What is answered to the last of these words, in a group with three things to come and two that are due."""
    stage = with_told(*PUT_DOWN, at="2027-03-01 09:00")
    return [stage.says(LI, each) for each in said][-1]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ok so D&D we shift to 27 march same time same place", "#1 D&D：3月27日"),
        ("the D&D pushed to 28 mar", "#1 D&D：3月28日"),
        ("scholarship closing date also extend to 19 mar", "#3 Scholarship applications：截止3月19日"),
        ("NDP names not enough yet, extend to thursday ya", "#5 Names：截止3月11日"),
    ],
)
def test_what_is_named_is_moved(said: str, told: str) -> None:
    """And no other thing, not that of the first word either."""
    assert told in heard(said)


def test_letters_in_a_row_are_no_answer_to_which_is_meant() -> None:
    """Asked which item was meant, other words of the writer do nothing to the one offered."""
    answer = heard("tomorrow's dialogue cancel ah", "the noodle stall at gate 5 is not bad")
    assert "取消" not in answer


def test_it_is_asked_once_which_is_meant() -> None:
    """Words about which that was asked are not passed over."""
    assert heard("tomorrow's dialogue cancel ah, aircon under repair").count("哪一项") <= 1


@pytest.mark.parametrize(
    "said", ["can you please list what is still pending", "kindly list the outstanding items", "could someone tell me what is not done"]
)  # fmt: skip
def test_polite_words_ask_for_what_is_open(said: str) -> None:
    """「Could you please list …」 is nobody's task."""
    answer = heard(said)
    assert "Names" in answer and "已安排" not in answer


def test_whoever_is_put_down_takes_the_task_on() -> None:
    """「put me down」 behind a day due enters nobody for the item that is named in passing."""
    answer = heard("D&D door gifts by 16 mar, put me down for that")
    assert "截止3月16日" in answer and "李建国" in answer and "报名" not in answer


def test_the_hour_of_each_of_several_days_is_no_rule() -> None:
    """「5pm each day」 behind three days."""
    answer = heard("goodie bag packing at the store on 10, 11 and 12 march, 5pm each day")
    assert "3次" in answer or ("3月10日" in answer and "每天" not in answer)


def test_the_day_of_a_log_is_no_sum() -> None:
    """「the record of the 3rd」."""
    said = read_correction("receipt says $225, not $210, so pls correct the record of the 3rd")
    assert said is not None and [one.value for one in (*said.right, *said.parts)] == [225]


def test_the_total_of_a_month_is_no_day() -> None:
    """「total this month 14」."""
    assert "3月14日" not in heard("gate 2 today. 3 new members, total this month 14.")
