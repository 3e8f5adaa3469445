"""A report written down and read back is the same to the last figure."""

import json
from datetime import date
from pathlib import Path

import pytest

from storage.reports.locked_reports import report_as_json, restored
from tests.unit.union.reports.digest_samples import empty_month, late_month, november
from union.reports.ledger import Ledger
from union.reports.model import Digest, digest
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words

OLD = Path(__file__).parents[3] / "data" / "old" / "kept_report.json"
SAMPLES = [digest(november()), late_month(), empty_month()]


@pytest.mark.parametrize("report", SAMPLES, ids=["rich", "late", "empty"])
def test_what_is_kept_is_what_was(report: Digest) -> None:
    """Value, JSON and text: none differs."""
    again = restored(report_as_json(report), Digest)
    assert again == report
    assert as_json(again) == as_json(report)
    assert as_text(again, words()) == as_text(report, words())


def test_one_kept_when_the_calendar_had_values_of_its_own_tells_the_same() -> None:
    """As the program of commit a4b3bbfd kept a report and its ledger, and what it told of it."""
    old = json.loads(OLD.read_text("utf-8"))
    again = restored(json.dumps(old["report"]), Digest)
    assert json.loads(json.dumps(as_json(again))) == old["json"]
    assert as_text(again, words()).text == old["text"]
    assert restored(report_as_json(again), Digest) == again
    rows = [
        (row.number, row.day, row.due, row.section, row.days or 0, row.log)
        for row in restored(json.dumps(old["ledger"]), Ledger).items
    ]
    assert rows == [
        (
            row["number"],
            *map(date.fromisoformat, (row["day"], row["due"])),
            row["planned"],
            row["late"],
            row["told"],
        )
        for row in old["ledger"]["items"]
    ]
