"""On which days somebody is away."""

from datetime import date, datetime

import pytest

from union.core.period import Grain
from union.reading.acts.absences.absence_forms import away_days, days_told
from union.reading.acts.extraction import look
from union.reading.message import Intent, When

MONDAY = datetime(2026, 11, 16, 9)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("17到19号我不在", 17, 19),
        ("我19 20号带我妈去医院", 19, 20),
        ("我20號去東京玩到27號", 20, 27),
        ("这周在工地 周三晚上回", 16, 18),
        ("躺着起不来 20号才来上班", 16, 19),
        ("孩子发烧 我在家看他三天", 16, 18),
        ("kena flu, on mc till thurs", 16, 19),
        ("slip disc again, 4 days mc", 16, 19),
    ],
)
def test_from_the_first_to_the_last(text: str, first: int, last: int) -> None:
    """Until a day that is named, or before the return; a return in the evening is of that day."""
    seen = look(text, MONDAY, "CN", Intent.EVENT)
    days = away_days(seen.said.text, seen.reads, MONDAY.date())
    assert (days[0][0], days[-1][1]) == (date(2026, 11, first), date(2026, 11, last))


def test_no_time_and_no_length_is_no_day() -> None:
    """Nobody is put down for words alone."""
    assert away_days("不舒服", [], MONDAY.date()) == []


@pytest.mark.parametrize(
    ("text", "time", "first"),
    [
        ("overseas with family until 5 Jan", "5 Jan", 16),
        ("in Bangkok on holiday till 5 Jan", "5 Jan", 16),
        ("on course 5 Jan", "5 Jan", 5),
        ("请假改到1月5日", "1月5日", 5),
    ],
)
def test_what_only_ends_it_begins_it_today(text: str, time: str, first: int) -> None:
    """Whoever names the last day alone is away from today on."""
    when = When(time, datetime(2027, 1, 5), None, Grain.DAY)
    ((begun, ended),) = days_told(text, [when], MONDAY.date())
    assert (begun.day, ended) == (first, date(2027, 1, 5))
