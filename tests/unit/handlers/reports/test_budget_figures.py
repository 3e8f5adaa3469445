"""Budgets in a report: against the year's own sums, as of the lock where the report is locked."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from handlers.budgets.budget_command import budget as show_budget
from handlers.budgets.report_section import budgets
from handlers.budgets.texts import paid
from handlers.core.report_sections import ReportMoment
from handlers.reports.report_data import material, standing_figures
from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.budgets import queries as budgets_queries
from storage.reports import publication
from tests.unit.handlers.office import Office, at, households
from tests.unit.handlers.stage import ZHOU
from union.budgets.expenditure import WHOLE, Budget, BudgetLine, Spent
from union.reading.message import Money
from union.reports.document import FileForm, Paper
from union.reports.document_formats import render
from union.reports.text.parts import as_text
from union.words import words
from union.worklog.entries import Fact
from union.worklog.totals import Key, SummedAmount, by_unit

HELP = "帮扶慰问"


def put(office: Office, category: str, minor: int, year: int = 2026) -> None:
    with office.store.unit() as db:
        budgets_queries.set_budget(
            db, office.group, Budget(year, category, "CNY", minor), None, office.stage.now
        )


def lines(office: Office, key: str, as_of: str | None = None) -> tuple[BudgetLine, ...]:
    period = office.group.months.of_key(key)
    assert period is not None
    moment = ReportMoment(period, office.stage.now, at(as_of) if as_of else None)
    found = budgets(office.store.db, office.group, moment)
    told = (tuple(each.values()) for each in (found.data if found else ()))
    return tuple(
        BudgetLine(category or WHOLE, currency, *(round(each * 100) for each in sums), approx)
        for category, currency, *sums, _percent, approx in told
    )


def test_a_budget_stands_beside_what_the_report_adds_up() -> None:
    """Spent so far is the report's 累计, in the period its own sum; other years' logs and budgets are none of it."""
    office = Office("2026-11-20 10:00")
    for day, yuan in ((date(2025, 12, 31), 900), (date(2026, 3, 1), 200), (date(2026, 11, 3), 100)):
        office.log(households(1, yuan, day))
    assert lines(office, "2026-11") == ()
    put(office, HELP, 100000)
    put(office, WHOLE, 500000)
    put(office, HELP, 777, 2027)
    found = lines(office, "2026-11")
    assert found == (
        BudgetLine(HELP, "CNY", 100000, 30000, 10000),
        BudgetLine(WHOLE, "CNY", 500000, 30000, 10000),
    )
    period = office.group.months.of_key("2026-11")
    assert period is not None
    told = material(office.store.db, office.group, period, office.stage.now, SECTIONS)
    assert told.year_to_date is not None
    assert by_unit(told.year_to_date.money)["CNY"].value == found[1].spent


def test_a_locked_report_keeps_its_budget_and_its_sums() -> None:
    """What is planned, and what is told too late, after the lock changes nothing in the month; the year counts it."""
    office = Office("2026-11-20 10:00")
    office.log(households(1, 100, date(2026, 11, 3)))
    put(office, HELP, 100000)
    office.stage.now = at("2026-12-03 17:00")
    with office.store.unit() as db:
        publication.lock(db, office.group, "2026-11", office.stage.now)
    locked = lines(office, "2026-11", "2026-12-03 17:00")
    office.stage.now = at("2026-12-10 10:00")
    put(office, HELP, 200000)
    office.log(households(1, 50, date(2026, 11, 9)), late_for="2026-11")
    assert lines(office, "2026-11", "2026-12-03 17:00") == locked
    assert lines(office, "2026-12") == (BudgetLine(HELP, "CNY", 200000, 15000, 0),)
    assert lines(office, "2026") == (BudgetLine(HELP, "CNY", 200000, 15000, 15000),)


def test_every_change_of_a_budget_is_kept() -> None:
    """The newest holds, what it took the place of stays readable; 0 takes it away."""
    office = Office("2026-11-20 10:00")
    for minor in (300, 500, 0):
        put(office, HELP, minor)
    db, group = office.store.db, office.group
    kept = [found for number in (1, 2, 3) if (found := budgets_queries.change(db, group, number))]
    assert [(each.now.minor, each.before.minor if each.before else None) for each in kept] == [
        (300, None),
        (500, 300),
        (0, 500),
    ]
    assert [budgets_queries.is_newest(db, group, each) for each in kept] == [False, False, True]
    assert budgets_queries.of_year(db, group, 2026) == {}


def of_category(sums: Mapping[Key, SummedAmount], category: str) -> int:
    """Of all its sums those in yuan."""
    kept = {key: one for key, one in sums.items() if category in (WHOLE, key.category)}
    return int(by_unit(kept)["CNY"].value)


def test_the_year_says_the_same_in_every_form() -> None:
    """Spent of each budget is what /digest 2026 has: by the database, in the text, in 经费科目; income is none of it."""
    office = Office("2026-11-20 10:00")
    for place in range(40):
        day = date(2025 + bool(place % 5), place % 11 + 1, place % 27 + 1)
        money = (
            Money(f"{place}00元", place * 10000, what="其中慰问金" if place % 6 == 5 else None),
            Money("50元", 5000, per="人"),
            Money("约9元", 900, approx=place == 7, what="收到会费" if place % 3 else "奖品"),
            Money("7港元", 700, "HKD"),
        )
        late = f"{day:%Y-%m}" if place % 7 == 0 else None
        office.log(
            Fact((HELP, "文体活动", "财务经审")[place % 3], f"第{place}件事", day, (), money), late_for=late
        )
    for category in (HELP, "文体活动", WHOLE):
        put(office, category, 10000000)
    found = {each.category: each for each in lines(office, "2026")}
    period = office.group.months.of_key("2026")
    assert period is not None
    gathered = Reports(office.store.db, office.group, office.stage.now, SECTIONS).gathered(period)
    sums = standing_figures(office.store.db, office.group, period).money
    for category, line in found.items():
        assert line.spent == line.in_period == of_category(sums, category)
    paper = Paper(gathered.report(), ledger=gathered.ledger())
    book = load_workbook(BytesIO(render(FileForm.XLSX, paper, words())), data_only=True)
    rows: list[tuple[Any, ...]] = [
        row for row in book["经费科目"].iter_rows(min_row=2, values_only=True) if row[3] == "元"
    ]
    by_category = {row[2]: row for row in rows if row[0] == "支出" and (row[2] or row[1] == "合计")}
    for category, line in found.items():
        row = by_category[category or None]
        assert round(row[4] * 100) == line.spent
        assert row[-3:-2] == (line.spent / 100,)
    text = as_text(gathered.report(), words()).text
    office.stage.write(ZHOU, "预算", show_budget)
    for line in found.values():
        assert paid(words(), Spent(line.spent, line.approx), "CNY") in text
        assert paid(words(), Spent(line.spent, line.approx), "CNY") in office.posts()[-1]
