"""What is stored comes back, and keeps its order."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from storage.core import groups, rows
from storage.worklog import entries
from tests.empty_database import in_memory
from union.core.groups import Settings
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=ZONES)
WHOLE = MOMENTS.map(lambda moment: moment.replace(microsecond=0))


@given(WHOLE)
def test_a_moment_comes_back(moment: datetime) -> None:
    """The same instant, in UTC, whatever zone it was said in."""
    assert rows.to_moment(rows.to_text(moment)) == moment


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    """SQLite compares the texts: the earlier moment is never the greater text."""
    earlier, later = sorted((one, other))
    assert rows.to_text(earlier) <= rows.to_text(later)


@given(MOMENTS)
def test_rounding_is_to_the_safe_side(moment: datetime) -> None:
    """What must wait is never early, and less than a second late; what is due now is due within its second."""
    assert timedelta() <= rows.to_moment(rows.to_text_not_before(moment)) - moment < timedelta(seconds=1)
    assert timedelta() <= moment - rows.to_moment(rows.to_text(moment)) < timedelta(seconds=1)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(-(10**12), 10**12)
VALUES = NUMBERS.map(lambda thousandths: Decimal(thousandths) / 1000)
MEASURES = st.builds(
    Measure, TEXTS, VALUES, TEXTS, st.none() | VALUES, approx=st.booleans(), what=st.none() | TEXTS
)
MONEYS = st.builds(
    Money, st.none() | TEXTS, NUMBERS, st.sampled_from(["CNY", "HKD"]), st.none() | NUMBERS,
    approx=st.booleans(), per=st.none() | TEXTS, what=st.none() | TEXTS,
)  # fmt: skip
FACTS = st.builds(
    Fact, TEXTS, TEXTS, st.dates(date(1990, 1, 1), date(2199, 1, 1)),
    st.lists(MEASURES, max_size=3).map(tuple), st.lists(MONEYS, max_size=3).map(tuple),
)  # fmt: skip


@given(TEXTS, st.lists(FACTS, max_size=3).map(tuple))
def test_an_entry_comes_back(text: str, facts: tuple[Fact, ...]) -> None:
    """Words and figures exactly as they were filed, whatever signs they hold."""
    db = in_memory().db
    group = groups.get(db, groups.create(db, -1, "工会", NOW), Settings())
    assert group is not None
    filed = entries.add(db, group, LogEntry(0, 0, "李", None, text, NOW, facts, -1, 3), NOW)
    assert entries.get(db, group, filed.id) == filed
