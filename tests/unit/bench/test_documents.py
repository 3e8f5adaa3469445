"""Documents in the making: every one is made and their memory is not the bot's."""

import pytest

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
