"""Documents and pictures in the making: every one is made and their memory is not the bot's."""

import pytest

from bench import month_picture
from bench.documents import measured
from bench.report import paper

MOST_GROWN = 25.0  # MB; one picture drawn in the bot itself would cost a hundred
ECHOES = {"count": 50, "middle": 0.004, "p99": 0.02, "most": 0.03}


@pytest.mark.slow
def test_documents_leave_nothing_behind() -> None:
    """One of each form, while another group writes."""
    found = measured(3, 30)
    assert found.memory_after - found.memory_before < MOST_GROWN
    assert found.beside.count > 0


@pytest.mark.slow
def test_a_month_is_drawn_in_little_time_and_memory() -> None:
    """Empty, ordinary and full; the child has gone with what it took."""
    found = month_picture.measured(1)
    assert [each.items for each in found] == [0, 12, 80]
    assert all(each.size > 10_000 for each in found)
    assert 0 < month_picture.peak() < 400


def test_a_months_figures_stand_on_the_page() -> None:
    """Seconds, memory, size."""
    months = [{"items": 80, "middle": 1.234, "most": 1.5, "size": 204800}]
    section = {"commit": "abc", "machine": "a machine", "months": months, "times": 5, "peak": 98.7}
    page = paper({"month_picture": section})
    assert "| 80 | 1.23 | 1.50 | 200 |" in page and "99 MB" in page


def test_the_figures_stand_on_the_page() -> None:
    """Both kinds of echo, and the memory."""
    section = {
        "documents": 10,
        "logs": 600,
        "alone": ECHOES,
        "beside": ECHOES,
        "seconds": 9.5,
        "memory_before": 70.2,
        "memory_after": 74.4,
    }
    page = paper({"documents": {"commit": "abc", "machine": "a machine", **section}})
    assert "| while documents are made | 50 | 4.0 | 20.0 | 30.0 |" in page
    assert "70 MB before, 74 MB after" in page
