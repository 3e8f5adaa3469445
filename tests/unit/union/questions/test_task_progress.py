"""What is left of a task with a figure: which words ask it, and which figures of logs count."""

from datetime import date
from decimal import Decimal

import pytest

from union.questions.remainders import asks_progress, planned_figure, progress
from union.reading.message import Measure
from union.worklog.entries import Fact
from union.worklog.totals import Filed

DAY = date(2026, 12, 1)


def told(number: int, text: str, said: str, value: int, unit: str, what: str | None = None) -> Filed:
    """A log of one figure."""
    figure = Measure(said, Decimal(value), unit, what=what)
    return Filed(number, Fact("帮扶慰问", text[:6], DAY, (figure,)), text)


@pytest.mark.parametrize(
    "text",
    [
        "那30户还差几户没走",
        "米油还剩多少袋没发",
        "没送的还有几家",
        "手套发放进度怎么样了",
        "福袋仲爭幾多份",
        "走访完成几成了",
        "how many more kits to go",
        "kits left how many ah",
        "how far are we with the calls",
    ],
)
def test_what_is_left_is_asked(text: str) -> None:
    """In three regions' words."""
    assert asks_progress(text)


@pytest.mark.parametrize(
    "text", ["米油一共发了多少袋", "走访是几号", "how many kits did we give out", "还剩三十袋，明天发"]
)
def test_what_was_done_is_no_rest(text: str) -> None:
    """Nor is what tells of a rest."""
    assert not asks_progress(text)


PLANNED = Measure("50袋", Decimal(50), "袋", what="大米")


def test_logs_of_the_same_thing_are_taken_from_the_plan() -> None:
    """With the logs behind it; a figure nobody named by the deed of the title."""
    logs = [
        told(2, "今天派发大米12袋", "12袋", 12, "袋", "大米"),
        told(3, "又派发了8袋", "8袋", 8, "袋"),
        told(4, "派发面粉5袋", "5袋", 5, "袋", "面粉"),
        told(5, "今天采购大米50袋", "50袋", 50, "袋", "大米"),
        told(6, "大米派发到3户", "3户", 3, "户", "大米"),
    ]
    found = progress("派发大米50袋", PLANNED, logs)
    assert (found.left.amount.value, found.left.amount.sources) == (30, (2, 3))


def test_nothing_told_is_no_answer() -> None:
    """Then nobody knows how far it is."""
    assert progress("派发大米50袋", PLANNED, []).gone is None


def test_a_title_of_two_figures_has_no_plan() -> None:
    """Which of them is to be done nobody knows."""
    assert planned_figure([PLANNED]) is PLANNED
    assert planned_figure([PLANNED, PLANNED]) is None
