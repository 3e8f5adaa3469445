"""Documents and pictures in the making: every one is made and their memory is not the bot's."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from bench import month_picture
from bench.documents import measured

MOST_GROWN = 25.0  # MB; one picture drawn in the bot itself would cost a hundred
MOST_DRAWING = 150.0  # MB of the child that draws


@pytest.mark.slow(seconds=60)
def test_documents_leave_nothing_behind() -> None:
    """One of each form, while another group writes."""
    found = measured(3, 30, alone=4)
    assert found.memory_after - found.memory_before < MOST_GROWN
    assert found.beside.count > 0


@pytest.mark.slow
def test_a_month_is_drawn_in_little_time_and_memory() -> None:
    """Empty, ordinary and full; the child has gone with what it took."""
    with ProcessPoolExecutor(
        1, get_context("spawn")
    ) as alone:  # a child's peak counts its parent's pages before exec
        found, peak = alone.submit(_drawn_once).result()
    assert [each.items for each in found] == [0, 12, 80]
    assert all(each.size > 10_000 for each in found)
    assert 0 < peak < MOST_DRAWING


def _drawn_once() -> tuple[list[month_picture.Drawn], float]:
    return month_picture.measured(1), month_picture.peak()
