"""Laws of adding: the order never matters, and a month is the sum of its days."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.kinds import CATEGORIES
from union.core.period import Grain, Period, month
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry
from union.worklog.totals import Figures, facts_in_period, figures

NOVEMBER = month(2026, 11)
values = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False)
measures = st.builds(
    Measure,
    text=st.just("若干"),
    value=values,
    unit=st.sampled_from(["人", "名", "人次", "户", "%", "个"]),
    approx=st.booleans(),
    what=st.sampled_from([None, "会议", "职工"]),
)
money = st.builds(
    Money,
    text=st.just("若干元"),
    minor=st.integers(0, 10**9),
    currency=st.sampled_from(["CNY", "HKD"]),
    per=st.sampled_from([None, "人"]),
)
days = st.integers(-3, 33).map(lambda n: NOVEMBER.first + timedelta(days=n))
facts = st.builds(
    Fact,
    category=st.sampled_from(CATEGORIES),
    title=st.just("工作"),
    day=days,
    measures=st.lists(measures, max_size=3).map(tuple),
    money=st.lists(money, max_size=2).map(tuple),
)


def _entry(number: int, facts: tuple[Fact, ...], undone: bool) -> LogEntry:
    return LogEntry(number, number, "甲", 1, "", datetime(2026, 11, 1, tzinfo=UTC), facts, undone=undone)


def _numbered(pairs: list[tuple[tuple[Fact, ...], bool]]) -> list[LogEntry]:
    return [_entry(number, facts, undone) for number, (facts, undone) in enumerate(pairs, 1)]


logs = st.lists(st.tuples(st.lists(facts, max_size=3).map(tuple), st.booleans()), max_size=8).map(_numbered)
sums = logs.map(lambda entries: figures(facts_in_period(entries, NOVEMBER)))


def _day(day: date) -> Period:
    return Period(day.isoformat(), Grain.DAY, day, day + timedelta(days=1))


@pytest.mark.slow
@given(sums, sums, sums)
def test_addition_is_associative(one: Figures, two: Figures, three: Figures) -> None:
    """However months are grouped into quarters and years, the sums are the same."""
    assert (one + two) + three == one + (two + three)


@given(sums, sums)
def test_addition_is_commutative(one: Figures, two: Figures) -> None:
    """The order of adding never shows."""
    assert one + two == two + one


@given(logs)
def test_a_month_is_the_sum_of_its_days(entries: list[LogEntry]) -> None:
    """Thirty days added up are the month, sources included."""
    length = (NOVEMBER.end - NOVEMBER.first).days
    each_day = (
        figures(facts_in_period(entries, _day(NOVEMBER.first + timedelta(days=n)))) for n in range(length)
    )
    assert reduce(add, each_day, Figures()) == figures(facts_in_period(entries, NOVEMBER))


@given(logs)
def test_every_sum_traces_back(entries: list[LogEntry]) -> None:
    """Adding up again, by hand, only the logs a sum names gives that very sum."""
    whole = figures(facts_in_period(entries, NOVEMBER))
    for key, amount in whole.money.items():
        behind = [fact for entry in entries if entry.number in amount.sources for fact in entry.facts]
        again = sum(
            each.minor
            for fact in behind
            if NOVEMBER.first <= fact.day < NOVEMBER.end and fact.category == key.category
            for each in fact.money
            if each.per is None and each.currency == key.unit
        )
        assert amount.value == Decimal(again)
