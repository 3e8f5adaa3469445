"""What is left, by the verb that stands nearest to each figure."""

from datetime import date
from decimal import Decimal

import pytest

from union.questions.remainders import CAME, GONE, remainders, way_of
from union.reading.message import Measure, Money
from union.worklog.entries import Fact
from union.worklog.totals import Filed

DAY = date(2026, 9, 19)


def told(number: int, text: str, *counted: tuple[str, int, str], spent: int = 0) -> Filed:
    """A log of one fact with these figures: words, value, unit."""
    measures = tuple(Measure(words, Decimal(value), unit) for words, value, unit in counted)
    money = (Money(f"{spent}元", spent * 100),) if spent else ()
    return Filed(number, Fact("帮扶慰问", text[:8], DAY, measures, money), text)


def test_what_was_given_out_is_taken_from_what_was_bought() -> None:
    """Over several logs, in the unit asked for, with the logs behind it."""
    logs = [
        told(1, "采购雨衣90件，花费4500元", ("90件", 90, "件"), spent=4500),
        told(2, "今天给夜班发出去雨衣34件", ("34件", 34, "件")),
        told(3, "维修班领走雨衣20件", ("20件", 20, "件")),
    ]

    (found,) = remainders("件", logs)

    assert (found.left.amount.value, found.left.amount.sources) == (36, (1, 2, 3))


@pytest.mark.parametrize(
    ("text", "figures", "left"),
    [
        ("排查出隐患14处，当场整改9处", (("14处", 14), ("9处", 9)), 5),
        ("发现问题6处，已处理2处", (("6处", 6), ("2处", 2)), 4),
        ("14处隐患查到了，9处修好了", (("14处", 14), ("9处", 9)), 5),
    ],
)
def test_of_one_log_the_part_that_was_settled_is_taken_off(
    text: str, figures: tuple[tuple[str, int], ...], left: int
) -> None:
    """The verb before a figure says which way it goes; without one the verb behind it does."""
    (found,) = remainders("处", [told(1, text, *((words, value, "处") for words, value in figures))])

    assert found.left.amount.value == left


def test_where_nobody_gave_any_out_that_is_known() -> None:
    """All of it, and `gone` is none; of what only went nobody knows how much there was."""
    (found,) = remainders("", [told(1, "今天买了手套60双，花费900元", ("60双", 60, "双"), spent=900)])

    assert (found.gone, found.left.amount.value) == (None, 60)
    assert remainders("双", [told(2, "发放手套20双", ("20双", 20, "双"))]) == []


@pytest.mark.parametrize(
    ("question", "way"),
    [("雨衣领走了多少件", GONE), ("一共买了多少件", CAME), ("发现多少处隐患", CAME), ("雨衣有多少件", "")],
)
def test_the_verb_of_a_question_says_which_way(question: str, way: str) -> None:
    """None where it has no such verb."""
    assert way_of(question) == way
