"""Sixty logs beside a calendar and sixty pairs of logs, told to the real handlers: floors against decay.

The rules were mended after these very cases: what they are worth elsewhere stands in tests/data/logs/README.md.
"""

import pytest

from tests import told_logs


@pytest.mark.slow
def test_items_asked_about() -> None:
    """A log is asked about the item it fulfils, and hardly ever about another."""
    count, wrong = told_logs.count_ties(told_logs.half("ties.jsonl"))

    assert count.precision >= 0.95, wrong
    assert count.recall >= 0.85, wrong


@pytest.mark.slow
def test_twins_asked_about() -> None:
    """Two officers' logs of one thing are asked about; like things are not."""
    count, wrong = told_logs.count_twins(told_logs.half("twins.jsonl"))

    assert count.precision >= 0.95, wrong
    assert count.recall >= 0.75, wrong
