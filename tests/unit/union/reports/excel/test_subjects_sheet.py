"""The sheet 经费科目: every yuan under one subject, what is in doubt marked, the year's budgets beside."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.union.reports.digest_samples import entry, fact, november, yuan
from tests.unit.union.reports.excel.test_workbook import opened, rows_of
from union.budgets.expenditure import BudgetLine, section
from union.core.units import SIGNS
from union.reading.message import Money
from union.reports.document import Paper
from union.reports.excel.workbook import render
from union.reports.ledger import INCOME, SPENT, Ledger, ledger, order, subject_of
from union.reports.model import Material, digest
from union.words import words
from union.worklog.totals import SummedAmount, by_unit, facts_in_period, figures

HELP = "帮扶慰问"
PLACES = [
    (HELP, "走访慰问困难职工", "维权支出", False),
    (HELP, "慰问金，看望住院职工", "职工活动支出", False),
    (HELP, "中秋节给全体会员发放月饼", "职工活动支出", False),
    (HELP, "慰问一线职工", "维权支出", True),
    (HELP, "送清凉物资", "维权支出", True),
    ("文体活动", "职工运动会", "职工活动支出", False),
    ("文体活动", "职工活动中心购买设备", "资本性支出", True),
    ("劳动竞赛", "技能大赛奖金", "职工服务支出", False),
    ("教育培训", "工会干部培训班", "业务支出", False),
    ("教育培训", "职工技能培训", "职工活动支出", False),
    ("组织建设", "职工之家建设", "职工服务支出", False),
    ("民主管理", "职代会会务费", "业务支出", False),
    ("其他", "杂项", "其他支出", True),
]


@pytest.mark.parametrize(("category", "said", "subject", "doubt"), PLACES)
def test_money_stands_under_a_subject(category: str, said: str, subject: str, doubt: bool) -> None:
    """By its category and what is said of it; a guess is one for the treasurer."""
    assert subject_of(category, said) == (subject, doubt)


def test_every_subject_has_its_place() -> None:
    """Whatever the file names stands in the order of the books, also what came in."""
    for sort, known in ((SPENT, order()), (INCOME, order(income=True))):
        assert {subject_of("其他", "", income=sort == INCOME)[0]} <= {*known}
    assert subject_of("财务经审", "收缴会费", income=True) == ("会费收入", False)
    assert subject_of("财务经审", "上级拨款", income=True) == ("上级补助收入", False)
    assert subject_of("财务经审", "募捐", income=True) == ("其他收入", True)


def material() -> Material:
    """A month with money of two currencies, some that came in, some that is late."""
    more = (
        entry(51, fact("文体活动", "职工运动会", date(2026, 11, 6), yuan(1234), Money("3港元", 301, "HKD"))),
        entry(52, fact("财务经审", "收到上级拨款", date(2026, 11, 7), yuan(5000, "拨款"))),
        entry(53, fact("其他", "杂项", date(2026, 11, 8), yuan(77))),
    )
    late = (entry(54, fact(HELP, "走访困难职工", date(2026, 10, 8), yuan(66)), late_for="2026-10"),)
    base = november()
    return november(entries=(*base.entries, *more), late=late)


def sheet(made: Material, kept: Ledger | None = None) -> list[tuple[Any, ...]]:
    """Its rows as a phone shows them."""
    budgets = (
        BudgetLine(HELP, "CNY", 3000000, 2460000, 0),
        BudgetLine("", "CNY", 10000000, 5000000, 0, True),
    )
    told = replace(digest(made), added=tuple(filter(None, [section(budgets)])))
    return rows_of(opened(render(Paper(told, ledger=kept or ledger(made)), words()), values=True), "经费科目")


@pytest.mark.slow
def test_subjects_add_up_to_the_report() -> None:
    """What was spent by subject, by category and in all is the report's sum, by currency; what came in is apart."""
    made = material()
    spent, came, whole, late, categories = (defaultdict[str, Decimal](Decimal) for _each in range(5))
    for flow, subject, category, unit, now, missed, *_rest in sheet(made):
        if flow == "收入":
            came[unit] += Decimal(str(now)) if subject != "合计" else 0
        elif category:
            categories[unit] += Decimal(str(now))
        elif subject == "合计":
            whole[unit] += Decimal(str(now))
        else:
            spent[unit] += Decimal(str(now))
            late[unit] += Decimal(str(missed))
    sums = figures(facts_in_period(made.entries, made.period, late=False))
    assert spent == whole == categories == by_currency(by_unit(sums.money))
    assert came == by_currency(by_unit(sums.income))
    assert {unit: each for unit, each in late.items() if each} == {"元": Decimal(66)}


def by_currency(amounts: dict[str, SummedAmount]) -> dict[str, Decimal]:
    """In major units, by the sign."""
    return {SIGNS[unit]: each.value / 100 for unit, each in amounts.items()}


def test_budgets_stand_beside_and_doubt_is_marked() -> None:
    """年度预算, 累计支出, 执行率 with the category and the whole; what the treasurer is to confirm has its own column."""
    rows = {(row[0], row[1], row[2], row[3]): row[6:] for row in sheet(material())}
    assert rows["支出", None, HELP, "元"][1:] == (30000, 24600, 0.82, "含约数")
    assert rows["支出", "合计", None, "元"][1:] == (100000, 50000, 0.5, "含约数")
    assert rows["支出", "其他支出", None, "元"][0] == 77


@pytest.mark.slow
def test_a_ledger_kept_before_has_subjects_too() -> None:
    """What was locked without them is put under them when it is shown."""
    made = material()
    known = ledger(made)
    bare = tuple(
        replace(row, figures=tuple(replace(each, subject="", doubtful=False) for each in row.figures))
        for row in known.rows
    )
    assert sheet(made, replace(known, rows=bare)) == sheet(made, known)
