"""The same figures everywhere: value, text, JSON and a bare question to the database."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reports.report_data import material
from handlers.routing.report_sections import SECTIONS
from tests.unit.handlers.office import Office, at, households
from union.core import period as periods
from union.reports.model import Digest, digest
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words

NOVEMBER = periods.month(2026, 11)
SUMS = """select coalesce(sum(m.thousandths), 0) / 1000 as households, coalesce(sum(p.minor), 0) as fen,
          count(*) as facts
          from facts f join logs l on l.id = f.log_id and l.version = f.version
          left join measures m on m.fact_id = f.id left join moneys p on p.fact_id = f.id
          where l.undone_at is null and l.late_for is null and f.category = '帮扶慰问'
          and f.day >= '2026-11-01' and f.day < '2026-12-01'"""


@dataclass(frozen=True)
class Told:
    """One log as it ends up: its figures, the day, and what became of it."""

    count: int
    yuan: int
    offset: int
    fate: str


TOLD = st.builds(
    Told,
    st.integers(0, 400),
    st.integers(0, 90_000),
    st.integers(-40, 40),
    st.sampled_from(("kept", "kept", "undone", "revised", "late", "other")),
)


def office_with(told: list[Told]) -> Office:
    """A group that filed these logs."""
    office = Office()
    for each in told:
        day = date(2026, 11, 15) + timedelta(days=each.offset)
        category = "文体活动" if each.fate == "other" else "帮扶慰问"
        fact = households(each.count, each.yuan, day, category)
        late = periods.containing(day).key if each.fate == "late" else None
        entry = office.log(fact, late_for=late)
        if each.fate == "undone":
            office.undo(entry)
        if each.fate == "revised":
            office.revise(entry, households(each.count + 1, each.yuan, day), households(1, 5, day))
    return office


def november(office: Office) -> Digest:
    """Its report."""
    return digest(material(office.store.db, office.group, NOVEMBER, at("2026-11-30 17:00"), SECTIONS))


@given(st.lists(TOLD, max_size=12))
def test_value_text_json_and_sql_agree(told: list[Told]) -> None:
    """Whatever was told, corrected and taken back: one sum, in every form of the report."""
    office = office_with(told)
    report = november(office)
    [bare] = office.store.db.query(SUMS)
    found = [each for each in report.sections if each.category == "帮扶慰问"]
    if not found:
        assert bare["facts"] == 0
        return
    [section] = found
    sums = {each.unit: int(each.total.value) for each in (*section.sums, *section.money)}
    assert sums == {"户": bare["households"], "CNY": bare["fen"]}
    assert section.count.value == bare["facts"]
    spelt = next(each for each in as_json(report)["sections"] if each["category"] == "帮扶慰问")  # type: ignore[attr-defined]
    assert spelt["sums"][0]["value"] == bare["households"]
    assert round(spelt["money"][0]["yuan"] * 100) == bare["fen"]
    text = as_text(report, words()).text
    line = f"帮扶慰问 {bare['facts']}项：{bare['households']}户，{bare['fen'] // 100}元"
    assert re.search(f"^{line}$", text, re.MULTILINE)


@pytest.mark.slow
@given(st.lists(TOLD, max_size=8))
def test_every_figure_is_the_sum_of_its_sources(told: list[Told]) -> None:
    """The logs named behind a figure, and they alone, add up to it."""
    office = office_with(told)
    report = november(office)
    for section in report.sections:
        for sum_ in section.sums:
            [bare] = office.store.db.query(
                f"""select sum(m.thousandths) / 1000 as whole from measures m
                    join facts f on f.id = m.fact_id join logs l on l.id = f.log_id and l.version = f.version
                    where f.category = ? and f.day between '2026-11-01' and '2026-11-30'
                    and l.number in ({", ".join(map(str, sum_.total.sources))})""",
                [section.category],
            )
            assert bare["whole"] == sum_.total.value
