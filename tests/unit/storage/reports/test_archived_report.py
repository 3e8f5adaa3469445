"""A report written down and read back is the same to the last figure."""

import pytest

from storage.reports.locked_reports import kept, restored
from tests.unit.union.reports.digest_samples import empty_month, late_month, november
from union.reports.model import Digest, digest
from union.reports.report_json import as_json
from union.reports.text.group_message import as_text
from union.words import words

SAMPLES = [digest(november()), late_month(), empty_month()]


@pytest.mark.parametrize("report", SAMPLES, ids=["rich", "late", "empty"])
def test_what_is_kept_is_what_was(report: Digest) -> None:
    """Value, JSON and text: none differs."""
    again = restored(kept(report))
    assert again == report
    assert as_json(again) == as_json(report)
    assert as_text(again, words()) == as_text(report, words())
