"""Documents and pictures in the making: every one is made and their memory is not the bot's."""

import pytest

from bench import month_picture
from bench.documents import measured

MOST_GROWN = 25.0  # MB; one picture drawn in the bot itself would cost a hundred


@pytest.mark.slow
def test_documents_leave_nothing_behind() -> None:
    """One of each form, while another group writes."""
    found = measured(3, 30)
    assert found.memory_after - found.memory_before < MOST_GROWN
    assert found.beside.count > 0


@pytest.mark.slow
def test_a_month_is_drawn_in_little_time_and_memory() -> None:
    """Empty, ordinary and full; the child has gone with what it took."""
    of_others = month_picture.peak()  # other tests of this worker have children, too
    found = month_picture.measured(1)
    assert [each.items for each in found] == [0, 12, 80]
    assert all(each.size > 10_000 for each in found)
    assert 0 < month_picture.peak() < max(400, of_others + 1)
