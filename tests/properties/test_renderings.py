"""Whatever was told, rewritten, taken back or late: every form of a report is read back to the same sums."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from storage.worklog import entries
from tests import year_summed as read
from tests.effort import tried
from tests.unit.handlers.office import Office, at
from tests.unit.union.reports.word import docx_made
from union.core import period as periods
from union.core.kinds import CATEGORIES
from union.core.period import Period
from union.reading.message import Measure, Money
from union.reports.document import Paper
from union.reports.ledger import ledger
from union.reports.model import digest
from union.worklog.entries import Fact
from union.worklog.totals import facts_in_period

PURPOSES = st.sampled_from([None, "职工", "慰问金", "慰问品", "合格", "其中女职工"])
MEASURES = st.builds(
    lambda count, unit, approx, what: Measure(
        f"{count}{unit}", Decimal(count), unit, approx=approx, what=what
    ),
    st.integers(1, 500),
    st.sampled_from(["户", "人", "名", "人次", "场", "份", "%"]),
    st.booleans(),
    PURPOSES,
)
MONEY = st.builds(
    lambda minor, per, what: Money(f"{minor}分", minor, per=per, what=what),
    st.integers(1, 10**8),
    st.sampled_from([None, None, "人"]),
    PURPOSES,
)
FACTS = st.builds(
    Fact,
    category=st.sampled_from(CATEGORIES[:5]),
    title=st.sampled_from(["走访", "培训", "比赛"]),
    day=st.integers(-40, 20).map(lambda days: date(2026, 11, 10) + timedelta(days=days)),
    measures=st.lists(MEASURES, max_size=3).map(tuple),
    money=st.lists(MONEY, max_size=2).map(tuple),
)


@dataclass(frozen=True)
class Told:
    """One log, and what became of it."""

    facts: tuple[Fact, ...]
    again: tuple[Fact, ...]
    fate: str


SEVERAL = st.lists(FACTS, min_size=1, max_size=2).map(tuple)
TOLD = st.builds(Told, SEVERAL, SEVERAL, st.sampled_from(["kept", "kept", "undone", "revised", "late"]))


def office_with(told: list[Told]) -> Office:
    """A group that filed these logs."""
    office = Office()
    for each in told:
        late_for = periods.containing(each.facts[0].day).key if each.fate == "late" else None
        entry = office.log(*each.facts, late_for=late_for)
        if each.fate == "undone":
            office.undo(entry)
        elif each.fate == "revised":
            office.revise(entry, *each.again)
    return office


@pytest.mark.slow
@tried(40)  # a Word document and a workbook are made each time
@given(st.lists(TOLD, max_size=6), st.sampled_from(["2026-11", "2026-10", "2026-Q4", "2026"]))
def test_every_form_is_read_back_to_the_same_sums(told: list[Told], key: str) -> None:
    """Bare SQL, each log's own figures, the value, JSON, text, Word and ledger."""
    office = office_with(told)
    period = periods.of_key(key)
    assert isinstance(period, Period)
    made = material(office.store.db, office.group, period, at("2026-12-31 12:00"), SECTIONS)
    report = digest(made)
    sums, counted = read.of_value(report), read.of_value(report, counted=True)
    happened = entries.happened(office.store.db, office.group, period.first, period.end)
    cut = read.cut_short(report)
    assert read.of_sql(office.store.db, office.group.id, period) == read.own(counted)
    assert read.of_facts(facts_in_period(happened, period, late=not period.is_month)) == read.own(counted)
    assert read.of_json(report) == sums
    assert {key: value for key, value in read.of_text(report).items() if key not in cut} == {
        key: value for key, value in read.own(sums).items() if key not in cut
    }
    assert read.of_xlsx(read.workbook(report, ledger(made))) == sums
    assert report.empty or read.of_docx(docx_made.made(Paper(report))) == sums
