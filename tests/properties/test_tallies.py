"""What the database adds up is what Python adds up, whatever was logged, rewritten, taken back or late."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.worklog import entries
from storage.worklog.facts import Span, first_day, sums
from tests.unit.handlers.office import Office
from union.core import period as periods
from union.core.kinds import CATEGORIES
from union.core.period import Grain, Months, Period
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry
from union.worklog.totals import Figures, collected, facts_in_period, figures

FIRST = date(2026, 10, 20)
PURPOSES = st.sampled_from(
    [
        None,
        "慰问金",
        "慰问品",
        "会费",
        "收到拨款",
        "其中女职工",
        "其中慰问金",
        "原为",
        "合格",
        "参训",
        "应到",
        "实到",
    ]
)
COUNTS = st.one_of(
    st.integers(0, 60).map(Decimal),
    st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False),
    st.just(Decimal(2**62)),
)
MEASURES = st.builds(
    Measure,
    text=st.just("若干"),
    value=COUNTS,
    unit=st.sampled_from(["人", "名", "位", "人次", "户", "%", "倍", "平米", "平方", "个", "场"]),
    value_max=st.one_of(st.none(), st.just(Decimal(10**10))),
    approx=st.booleans(),
    what=PURPOSES,
)
MONEY = st.builds(
    Money,
    text=st.just("若干元"),
    minor=st.one_of(st.integers(0, 900), st.integers(0, 10**12), st.just(2**62)),
    currency=st.sampled_from(["CNY", "HKD"]),
    minor_max=st.one_of(st.none(), st.just(10**13)),
    approx=st.booleans(),
    per=st.sampled_from([None, None, "人"]),
    what=PURPOSES,
)
FACTS = st.builds(
    Fact,
    category=st.sampled_from([*CATEGORIES[:3], "自定"]),
    title=st.sampled_from(["工作", "收缴会费", "爱心募捐"]),
    day=st.integers(0, 60).map(lambda day: FIRST + timedelta(days=day)),
    measures=st.lists(MEASURES, max_size=4).map(tuple),
    money=st.lists(MONEY, max_size=3).map(tuple),
)
SEVERAL = st.lists(FACTS, min_size=1, max_size=3).map(tuple)


@dataclass(frozen=True)
class Told:
    """One log and what became of it, step by step."""

    facts: tuple[Fact, ...]
    late_for: str | None
    fates: tuple[str, ...]
    again: tuple[Fact, ...]


TOLD = st.lists(
    st.builds(
        Told,
        SEVERAL,
        st.sampled_from([None, None, "2026-10", "2026-11"]),
        st.lists(st.sampled_from(["undone", "back", "revised", "on time"]), max_size=3).map(tuple),
        SEVERAL,
    ),
    max_size=5,
)
SPANS = (
    periods.month(2026, 10),
    periods.month(2026, 11),
    Months(25).month(2026, 11),
    Period("2026", Grain.YEAR, date(2026, 1, 1), date(2027, 1, 1)),
)


def office_with(told: list[Told], until: date | None) -> Office:
    """A group that filed these logs; with `until` its October stands locked up to that day."""
    office = Office()
    for each in told:
        entry = office.log(*each.facts, late_for=each.late_for)
        for fate in each.fates:
            entry = FATES[fate](office, each, entry)
    if until is not None:
        with office.store.unit() as db:
            db.execute(
                """insert into digests (group_id, period, state, fingerprint, posted_at, until)
                   values (?, '2026-10', 'locked', '', '2026-11-04T09:00:00Z', ?)""",
                [office.group.id, until.isoformat()],
            )
    return office


def _undone(office: Office, told: Told, entry: LogEntry) -> LogEntry:
    office.undo(entry)
    return entry


def _back(office: Office, told: Told, entry: LogEntry) -> LogEntry:
    with office.store.unit() as db:
        entries.set_undone(db, office.group, entry, False, office.stage.now, None)
    return entry


def _revised(office: Office, told: Told, entry: LogEntry) -> LogEntry:
    with office.store.unit() as db:
        changed = replace(entry, facts=told.again)
        return entries.revise(db, office.group, changed, office.stage.now, "edited", None)


def _on_time(office: Office, told: Told, entry: LogEntry) -> LogEntry:
    with office.store.unit() as db:
        changed = replace(entry, late_for=None)
        return entries.revise(db, office.group, changed, office.stage.now, "day", None)


FATES: dict[str, Callable[[Office, Told, LogEntry], LogEntry]] = {
    "undone": _undone,
    "back": _back,
    "revised": _revised,
    "on time": _on_time,
}


def by_python(office: Office, period: Period, late: bool) -> Figures:
    """Every log read, and its facts added up one by one."""
    everything = entries.by_numbers(office.store.db, office.group, range(1, 100))
    return replace(figures(facts_in_period(everything, period, late=late)), listed=())


@pytest.mark.slow
@given(TOLD, st.sampled_from([None, date(2026, 10, 26), date(2026, 11, 5)]), st.booleans())
def test_sql_adds_as_python_does(told: list[Told], until: date | None, late: bool) -> None:
    """Sums, 约, sources; parts, ratios, prices and 补报 left out alike; by a month's own days or the group's."""
    office = office_with(told, until)
    for period in SPANS:
        span = Span(period.first, period.end, late)
        found = collected(sums(office.store.db, office.group, span))
        assert found == by_python(office, period, late)


@pytest.mark.slow
@given(TOLD)
def test_the_first_day_and_who_told(told: list[Told]) -> None:
    """What stands ready knows of a log what the log itself says."""
    office = office_with(told, None)
    everything = entries.by_numbers(office.store.db, office.group, range(1, 100))
    standing = [entry for entry in everything if not entry.undone]
    days = [fact.day for entry in standing for fact in entry.facts]
    assert first_day(office.store.db, office.group) == min(days, default=None)
    found = entries.happened(office.store.db, office.group, FIRST, date(2026, 11, 10))
    assert [entry.number for entry in found] == [
        entry.number for entry in standing if any(fact.day < date(2026, 11, 10) for fact in entry.facts)
    ]
