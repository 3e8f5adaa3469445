"""Whatever the operator is told stands in the handbook, with what to do about it."""

import re
from pathlib import Path

import pytest

from handlers.core.monitoring.trouble_texts import trouble_notice
from handlers.core.monitoring.troubles import Trouble
from union.words import words

HANDBOOK = Path(__file__).parents[5] / "docs" / "operations.md"
ROW = re.compile(r"^\| (?P<said>[^|]+) \| (?P<urgent>[^|]+) \| (?P<do>.+) \|$", re.M)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_line_is_explained(trouble: Trouble) -> None:
    """One row begins as the line does; no other trouble's row is taken for it."""
    line = trouble_notice(words("zh-hans"), trouble, "")
    rows = [row for row in ROW.finditer(HANDBOOK.read_text(encoding="utf-8")) if line.startswith(row["said"])]
    assert len(rows) == 1, line
    assert len(rows[0]["do"]) > 10
