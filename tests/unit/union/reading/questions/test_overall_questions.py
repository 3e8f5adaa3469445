"""All of a time's work may be asked for without saying which."""

from datetime import datetime

import pytest

from union.core.period import CALENDAR
from union.reading.questions.report_periods import read_overall

NOW = datetime(2026, 11, 20, 10)


@pytest.mark.parametrize(
    ("said", "key", "by_person", "is_said"),
    [
        ("本月", "2026-11", False, False),
        ("三季度", "2026-Q3", False, False),
        ("本月一共多少", "2026-11", False, True),
        ("上个月总共做了多少项工作", "2026-10", False, True),
        ("10月工作合计", "2026-10", False, True),
        ("每个人记了多少条", "2026-11", True, True),
        ("按人统计上个月", "2026-10", True, True),
        ("今年各人报了几条", "2026", True, True),
    ],
)
def test_a_time_is_asked_for_as_a_whole(said: str, key: str, by_person: bool, is_said: bool) -> None:
    """By its name alone behind a command, or in words that ask."""
    found = read_overall(said, NOW, CALENDAR)
    assert found is not None
    assert (found.period.key, found.by_person, found.is_said) == (key, by_person, is_said)


@pytest.mark.parametrize(
    "said", ["一共多少", "本月奖金一共多少", "今天一共多少人", "这个月走访了多少户", "每个人交多少钱", "各人"]
)
def test_what_names_a_thing_is_asked_about_that(said: str) -> None:
    """Or about nothing of ours."""
    assert read_overall(said, NOW, CALENDAR) is None
