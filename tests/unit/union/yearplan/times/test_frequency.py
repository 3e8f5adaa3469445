"""How often, as a rule: spread evenly over the year."""

import pytest
from dateutil.rrule import rrulestr

from union.yearplan.times.stated_time import rule, rule_with_count


@pytest.mark.parametrize("a_year", [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 24, 36, 52, 104])
def test_a_rule_comes_round_as_often_as_said(a_year: int) -> None:
    """Within a year the rule has as many days as were asked for."""
    days = rrulestr(f"DTSTART:20270101T000000\nRRULE:{rule(a_year)};UNTIL=20271231T000000")
    assert len(list(days)) == pytest.approx(a_year, abs=1 if a_year > 50 else 0)


@pytest.mark.parametrize(
    ("rrule", "times", "expected"),
    [
        ("FREQ=YEARLY", 2, "FREQ=MONTHLY;INTERVAL=6"),
        ("FREQ=YEARLY", None, "FREQ=YEARLY"),
        ("FREQ=MONTHLY;INTERVAL=3", 1, "FREQ=MONTHLY;INTERVAL=3"),
        ("FREQ=MONTHLY", 2, "FREQ=MONTHLY;BYMONTHDAY=1,16"),
        ("FREQ=WEEKLY", 2, "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("FREQ=WEEKLY;BYDAY=TU", 2, "FREQ=WEEKLY;BYDAY=TU"),
    ],
)
def test_a_count_makes_a_bare_rule_denser(rrule: str, times: int | None, expected: str) -> None:
    """「每年两次」 is every six months; a rule that names its days stays."""
    assert rule_with_count(rrule, times) == expected
