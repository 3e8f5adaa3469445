"""The ledger says what the report says, row by row."""

from collections import Counter
from datetime import date
from decimal import Decimal

from tests.unit.union.reports.digest_samples import (
    at,
    entry,
    fact,
    late_month,
    measure,
    november,
    occurrence,
    yuan,
)
from union.core.kinds import Kind
from union.events.item_lines import LineState
from union.reports.ledger import Ledger, ledger
from union.reports.model import digest


def one(title: str = "走访", **rest: object) -> Ledger:
    """The ledger of a month with one log of three figures."""
    figures = (measure("3", "户"), measure("98", "%", "满意率"), yuan(90, "慰问金", approx=True))
    return ledger(november(entries=(entry(1, fact("帮扶慰问", title, date(2026, 11, 3), *figures), **rest),)))


def added(found: Ledger, *, late: bool = False) -> dict[tuple[str, str, str], Decimal]:
    """Its rows by category, unit and purpose."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in found.rows:
        for each in row.figures if row.late is late else ():
            sums[row.category, each.unit, each.what] += each.value or 0  # type: ignore[assignment]
    return {key: Decimal(value) for key, value in sums.items() if value}


def test_rows_hold_every_figure_of_a_fact() -> None:
    """Those that are added with their value, the others as written."""
    [row] = one().rows
    assert [(each.what, each.value, each.unit, each.approx) for each in row.figures] == [
        ("", Decimal(3), "户", False),
        ("慰问金", Decimal(9000), "CNY", True),
        ("满意率", None, "%", False),
    ]


def test_sums_are_those_of_the_report() -> None:
    """Every part of every section, and nothing else."""
    material = november()
    report, found = digest(material), ledger(material)
    parts = {
        (section.category, each.unit, part.what): part.amount
        for section in report.sections
        for each in (*section.sums, *section.money)
        for part in each.parts
    }
    assert added(found) == {key: amount.value for key, amount in parts.items()}
    counts = Counter(row.category for row in found.rows)
    assert counts == {section.category: section.count.value for section in report.sections}


def test_a_log_names_the_item_it_fulfils() -> None:
    """By number and title, where the item is on the report's calendar."""
    assert one(event_id=5).rows[0].tied == "#5 挡车工技能比武"
    assert one(event_id=999).rows[0].tied == ""


def test_late_logs_come_last() -> None:
    """补报 are rows of their own, outside the sums of now."""
    late = entry(31, fact("帮扶慰问", "走访", date(2026, 10, 5), measure("2", "户")), late_for="2026-10")
    found = ledger(november(late=(late,)))
    assert [row.number for row in found.rows if row.late] == [31] == [found.rows[-1].number]
    assert added(found, late=True) == {("帮扶慰问", "户", ""): 2}
    assert late_month().late


def test_signs_no_document_can_hold_make_no_second_purpose() -> None:
    """Purposes that look alike in every sheet are one sum."""
    figures = (measure("3", "户", "慰问\x00"), measure("4", "户", "慰问"))
    found = ledger(november(entries=(entry(1, fact("帮扶慰问", "走访", date(2026, 11, 3), *figures)),)))
    assert added(found) == {("帮扶慰问", "户", "慰问"): 7}


def test_items_are_the_periods_and_what_is_overdue_from_before() -> None:
    """Festivals are no work; an old item that binds nobody is left out."""
    old = occurrence(3, "上报总结", Kind.REPORT, at("2026-10-20 00:00"), deadline=True)
    past = occurrence(4, "座谈", Kind.ACTIVITY, at("2026-10-20 00:00"))
    festival = occurrence(2, "元旦", Kind.FESTIVAL, at("2026-11-01 00:00"))
    items = ledger(november(overdue=(old, past), occurrences=(festival,))).items
    assert [(each.number, each.due, each.state, each.days) for each in items] == [
        (3, date(2026, 10, 20), LineState.OPEN, 41)
    ]
