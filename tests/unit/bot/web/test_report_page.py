"""The page of a report: every number with its logs, every line of the message."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.branches import branch_list
from storage.budgets import queries as budgets_queries
from storage.reports import locked_reports
from tests.unit.bot.web.test_pages import furnished
from tests.unit.handlers.office import households
from tests.unit.handlers.stage import LI
from union.budgets.expenditure import Budget
from union.reports.ledger import Ledger
from union.reports.model import ReportState
from union.reports.text.parts import parts
from union.words import words

pytestmark = pytest.mark.anyio


def figures(page: str) -> dict[str, str]:
    """Each figure's path with its words."""
    return {
        path: unescape(said)
        for path, said in re.findall(r'<a class="figure" href="([^"]+)">([^<]+)</a>', page)
    }


async def test_every_number_opens_to_its_logs() -> None:
    """As many logs as stand behind it, and those."""
    house = furnished()
    house.office.log(households(3, 900, date(2026, 11, 9)), by=house.people[LI])
    house.office.log(households(5, 100, date(2026, 10, 9), "女职工"))
    browser = await house.entered(LI)
    found = figures((await browser.see("/report/2026-11")).text)
    by_words = {said: path for path, said in found.items()}
    assert {"2项", "15户", "6900元", "1项", "5户"} <= set(by_words)
    opened = (await browser.get(by_words["6900元"])).text
    assert re.findall(r"/log/(\d+)", opened) == ["3", "2"] and "共2条" in opened
    before = (await browser.get(by_words["5户"])).text
    assert (
        re.findall(r"/log/(\d+)", before) == ["4"] and "11月报告，与上月相比（括号内为上月数）：5户" in before
    )
    for path in found:
        assert (await browser.get(path)).status_code == 200


async def test_the_logs_behind_a_figure_add_up_to_it() -> None:
    """Each says what it adds; of a log put right since a report was locked, the figure stays and the page says so."""
    house = furnished()
    filed = house.office.log(households(3, 900, date(2026, 11, 9)), by=house.people[LI])
    browser = await house.entered(LI)
    found = figures((await browser.see("/report/2026-11")).text)
    path = next(path for path, said in found.items() if said == "6900元")
    page = unescape((await browser.get(path)).text)
    assert re.findall(r"</td><td>([^<]+)</td>", page) == ["900元", "6000元"]
    assert "合计</th><td>6900元</td>" in page and "之后改过" not in page
    with house.office.store.unit() as db:
        group, now = house.office.group, house.office.stage.now
        report = Reports(db, group, now, SECTIONS).report(group.months.of_key("2026-11"))
        locked_reports.keep(db, group, replace(report, state=ReportState.FINAL), Ledger(), now)
        db["logs"].update(filed.id, {"undone_at": now.isoformat()})
    page = unescape((await browser.get(path)).text)
    assert "合计</th><td>6900元</td>" in page and "现在加起来是6000元" in page


async def test_the_list_of_reports_tells_what_each_comes_to() -> None:
    """How final it is, its figures, and its sorts of work as a bar."""
    house = furnished()
    house.office.log(households(3, 900, date(2026, 11, 9)), by=house.people[LI])
    page = unescape((await (await house.entered(LI)).see("/reports")).text)
    (this,) = re.findall(r'<a class="line month" href="[^"]*2026-11">(.*?)</a>', page, re.DOTALL)
    assert "截至" in this and "2项，15户，6900元" in this and 'class="c-3"' in this


async def test_a_past_year_says_in_which_year_it_was_made() -> None:
    """「截至11月20日」 over last year's report would be read as a day of last year."""
    browser = await furnished().entered(LI)
    assert "<title>2025年年度报告（截至2026年11月" in (await browser.see("/report/2025")).text
    assert "<title>2026年年度报告（截至11月" in (await browser.see("/report/2026")).text


async def test_a_report_tells_of_care_with_its_branches_and_budgets() -> None:
    """The same lines as the message in the group; where nothing of it is used there is no heading."""
    house = furnished()
    browser = await house.entered(LI)
    assert "服务和预算" not in (await browser.see("/report/2026-11")).text
    with house.office.store.unit() as db:
        for name in ("一车间<b>", "二车间"):
            branch_list.add(db, house.office.group, name, None, house.office.stage.now)
        budgets_queries.set_budget(
            db, house.office.group, Budget(2026, "帮扶慰问", "CNY", 3_000_000), None, house.office.stage.now
        )
    page = unescape((await browser.see("/report/2026-11")).text)
    assert "<h2>服务和预算</h2>" in page and "<li>走访覆盖：小组2个，走到0个" in page
    assert "<li>预算：帮扶慰问" in page and "（预算30000元的" in page


async def test_a_reports_page_tells_all_that_its_message_tells() -> None:
    """Every line, the sums as tables; what the plan counts is opened below its sentence."""
    house = furnished()
    house.office.item("读书会", "2026-11-28")
    house.office.log(households(3, 900, date(2026, 11, 9)), by=house.people[LI])
    browser = await house.entered(LI)
    page = unescape(re.sub(r"\s*<[^>]+>\s*", "\n", (await browser.see("/report/2026-11")).text)).splitlines()
    report = Reports(house.office.store.db, house.office.group, house.office.stage.now, SECTIONS)
    told = parts(report.report(house.office.group.months.month(2026, 11)), words())
    shown = [part for part in told if not part.summed]
    assert {line for part in shown for line in (*part.told, *(each.text for each in part.lines))} <= set(page)
    assert [line.text for part in told for line in part.behind if line.text not in page] == []
    assert any(part.behind for part in told) and "计划完成情况" in page


async def test_what_was_corrected_stands_above_the_sums() -> None:
    """Of a 更正稿 it is what a reader looks for first."""
    house = furnished()
    house.office.round("2026-11-30 17:00")
    house.office.round("2026-12-03 17:00")
    with house.office.store.unit() as db:
        now = locked_reports.latest(db, house.office.group, "2026-11")
        assert now is not None
        told = replace(now.report, corrections=("帮扶慰问：12户→11户",))
        locked_reports.keep(db, house.office.group, told, Ledger(), house.office.stage.now)
    page = (await (await house.entered(LI)).see("/report/2026-11")).text
    assert page.index("帮扶慰问：12户→11户") < page.index("<caption>合计") < page.index("<h2>帮扶慰问")
    assert page.count("<caption>合计") == 1
