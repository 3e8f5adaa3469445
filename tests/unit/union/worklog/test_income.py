"""Money that came in is counted apart from money spent: in sums, section, ledger, JSON."""

from datetime import date

import pytest

from tests.unit.union.reports.digest_samples import at, entry, fact, november, yuan
from union.questions.answers import answer, facts_asked_about
from union.reading.message import Money
from union.reading.questions.question_reader import read_question
from union.reading.reader import read
from union.reports.ledger import ledger
from union.reports.model import digest
from union.reports.report_json import as_json
from union.reports.text.figure_texts import headline
from union.reports.text.parts import as_text
from union.words import words
from union.worklog.counted_figures import Counted, count_figures
from union.worklog.entries import Fact
from union.worklog.totals import Filed

DAY = date(2026, 11, 5)


def _of(text: str) -> list[Counted]:
    """As the message is read and kept."""
    found = read(text, at("2026-11-05 18:00")).facts
    assert found, text
    return [
        count_figures(Fact(each.category, each.title, DAY, each.measures, each.money), text) for each in found
    ]


def _said(figures: list[Money]) -> list[str]:
    return [f"{each.what or ''}{each.minor // 100}" for each in figures]


@pytest.mark.parametrize(
    ("text", "income", "spent"),
    [
        ("收缴会费4180元", ["会费4180"], []),
        ("本月收到会费，共计1350元", ["会费1350"], []),
        ("收到区总工会拨款18000元", ["区总工会拨款18000"], []),
        ("上级补助收入到账2万元", ["上级补助20000"], []),
        ("拨入工会经费40000元", ["工会经费40000"], []),
        ("经费返还到账36000元", ["经费36000"], []),
        ("为患病职工募捐，共收到捐款19420元", ["捐款19420"], []),
        ("收到区总工会补助款5000元用于困难职工慰问", ["区总工会补助款5000"], []),
        ("收会费2140元，走访困难职工6户，发放慰问金3000元", ["会费2140"], ["慰问金3000"]),
        ("本月会费收入11600元，支出7300元", ["会费11600"], ["7300"]),
        ("收缴会费6000元（一车间4000元、二车间2000元）", ["会费6000"], []),
        ("收缴会费6000元，其中一车间4000元、二车间2000元", ["会费6000"], []),
    ],
)
def test_what_came_in_is_not_spent(text: str, income: list[str], spent: list[str]) -> None:
    """Dues, grants, donations and money returned; what was paid beside them stays."""
    found = _of(text)
    assert _said([each for one in found for each in one.income]) == income
    assert _said([each for one in found for each in one.money]) == spent


@pytest.mark.parametrize(
    "text",
    [
        "上缴区总工会会费9000元",
        "向区总工会上解经费8000元",
        "向基层工会返还经费5000元",
        "发放困难补助3000元",
        "走访慰问8户，使用上级拨款4000元",
        "慰问困难职工12户，发放慰问金6000元，其中上级拨款4000元",
        "组织爱心募捐，80人捐款6200元，已全部送到家属手中",
        "收到互助保障理赔款8000元，已转交职工",
        "收到锦旗一面，慰问支出500元",
        "收到职工困难补助申请8份，补助金额4000元",
    ],
)
def test_what_went_out_is_spent(text: str) -> None:
    """Money paid, and money received that the same words give on: once, and as spent."""
    found = _of(text)
    assert not any(one.income for one in found)
    assert sum(len(one.money) for one in found) == 1


def test_donations_given_out_are_counted_once_on_each_side() -> None:
    """「募集12000元，发放10000元」: one sum in, one out."""
    found = count_figures(fact("帮扶慰问", "募集善款", DAY, yuan(12000, "募集善款"), yuan(10000, "发放")))
    assert (_said([*found.income]), _said([*found.money])) == (["善款12000"], ["发放10000"])


def test_every_form_of_a_report_tells_income_apart() -> None:
    """The section says it, no sum of money has it; ledger and JSON have it under its own name."""
    dues = entry(1, fact("财务经审", "收缴会费", DAY, yuan(105000, "会费")))
    visit = entry(2, fact("帮扶慰问", "走访", DAY, yuan(2500, "慰问金")))
    material = november(entries=(dues, visit))
    report = digest(material)
    text = as_text(report, words()).text
    assert "财务经审 1项：收入：会费105000元" in text
    [paid] = [each for each in report.overview.headlines if each.kind == "money"]
    assert paid.amount.value == 250000
    told = as_json(report)["sections"]
    assert isinstance(told, list)
    incomes = {each["category"]: [sum_["yuan"] for sum_ in each["income"]] for each in told}
    assert incomes == {"帮扶慰问": [], "财务经审": [105000]}
    rows = ledger(material).rows
    assert {(each.what, each.is_income) for row in rows for each in row.figures} == {
        ("慰问金", False),
        ("会费", True),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("本月收缴了多少会费", [("income", 105000)]),
        ("收了多少会费", [("income", 105000)]),
        ("今年花了多少钱", [("money", 2500)]),
        ("慰问花了多少钱", [("money", 2500)]),
    ],
)
def test_a_question_gets_what_it_asks_for(text: str, told: list[tuple[str, int]]) -> None:
    """「收了多少会费」 is income; no 「花了多少」 has any of it."""
    filed = [
        Filed(1, fact("财务经审", "收缴会费", DAY, yuan(105000, "会费")), "收缴会费105000元"),
        Filed(2, fact("帮扶慰问", "走访慰问", DAY, yuan(2500, "慰问金")), "走访慰问，慰问金2500元"),
    ]
    question = read_question(text, at("2026-11-20 18:00"))
    assert question is not None
    found = answer(question, facts_asked_about(question, filed))
    assert [(each.kind, int(each.amount.value) // 100) for each in found] == told
    assert all(
        headline(each, each.amount, words()).startswith("收入") == (each.kind == "income") for each in found
    )
