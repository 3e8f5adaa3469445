"""Which days somebody asks to see."""

from datetime import date

import pytest

from union.calendar_view import view

TODAY = date(2026, 11, 18)  # a Wednesday

ROWS = [
    ("", "2026-11-18", "2026-11-30"),
    ("今天", "2026-11-18", "2026-11-19"),
    ("明天", "2026-11-19", "2026-11-20"),
    ("本周", "2026-11-16", "2026-11-23"),
    ("下周日程", "2026-11-23", "2026-11-30"),
    ("上周", "2026-11-09", "2026-11-16"),
    ("上个月", "2026-10-01", "2026-11-01"),
    ("下月", "2026-12-01", "2027-01-01"),
    ("10月", "2026-10-01", "2026-11-01"),
    ("9月", "2027-09-01", "2027-10-01"),
    ("12月份", "2026-12-01", "2027-01-01"),
    ("2025年9月", "2025-09-01", "2025-10-01"),
    ("2027/3", "2027-03-01", "2027-04-01"),
]


@pytest.mark.parametrize(("said", "first", "end"), ROWS, ids=[row[0] or "nothing" for row in ROWS])
def test_days_asked_for(said: str, first: str, end: str) -> None:
    """Everyday names; a bare month looks ahead, last month excepted."""
    found = view(said, TODAY)
    assert found is not None
    assert (found.first.isoformat(), found.end.isoformat()) == (first, end)


@pytest.mark.parametrize("said", ["13月", "火星", "随便看看", "0月"])
def test_what_names_no_days(said: str) -> None:
    """None, so that the answer can say so."""
    assert view(said, TODAY) is None
