"""A plan of 200 pages is read in time proportional to its length."""

from time import process_time

import pytest

from tests.effort import some
from tests.unit.union.yearplan import plan_texts
from union.yearplan.documents.plan_lines import lines_of_text
from union.yearplan.reader import read_plan

SHORT, LONG, MOST, TRIES = 3_000, 12_000, 10, 3  # what is quadratic takes sixteen times as long
PLANS = "".join((plan_texts.BY_MONTHS, plan_texts.SECTIONS, plan_texts.QUARTERS, plan_texts.POINTING))


def _seconds(text: str) -> float:
    lines = lines_of_text(text)
    begun = process_time()
    read_plan(lines, year=2027)
    return process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    some(
        [
            PLANS,
            PLANS.replace("\n", ""),
            "3月，",
            "三八、",
            "时间：",
            "（“",
            "1、",
            "，组织比赛",
            "三月份：\n",
        ],
        3,
    ),
)
def test_four_times_the_plan_takes_about_four_times_as_long(piece: str) -> None:
    """Whether in lines, in one line, or of one piece repeated; the quickest of some tries counts."""
    texts = [(piece * (size // len(piece) + 1))[:size] for size in (SHORT, LONG)]
    _seconds(texts[0])
    short, long = (min(_seconds(text) for _ in range(TRIES)) for text in texts)
    assert long < MOST * max(short, 0.01)
