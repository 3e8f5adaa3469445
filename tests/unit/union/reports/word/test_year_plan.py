"""The year plan in the Word report and in the Excel ledger."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from tests.unit.union.reports.test_year_plan import FEES, MATCH, VISIT, made_of, report
from tests.unit.union.reports.word.docx_made import made
from union.reports.document import Paper
from union.reports.excel.workbook import render
from union.reports.ledger import ledger
from union.reports.model import Material, digest
from union.reports.sections import Imported
from union.words import words


def heads_and_last(material: Material) -> list[tuple[object, object]]:
    """The last column of the sheet 日程, its head first; with how many columns there are."""
    book = load_workbook(BytesIO(render(Paper(digest(material), ledger=ledger(material)), words("zh_Hans"))))
    rows = list(book["日程"].iter_rows(values_only=True))
    return [(len(row), row[-1]) for row in rows]


def test_the_document_names_all_that_is_not_done() -> None:
    """Of a quarter section by section."""
    text = "\n".join(each.text for each in made(Paper(report(VISIT, MATCH, FEES, key="2026-Q4"))).paragraphs)
    assert "年度计划：本季度应办3项，已办1项（33.3%），不再办理1项，未办1项。" in text
    assert "（一）年度计划完成情况" in text
    assert "文体活动：应办1项，已办0项（0%），未办：#2 篮球比赛。" in text


def test_the_ledger_says_which_items_are_the_plans() -> None:
    """In a column of its own, which a group without a plan does not have."""
    material = replace(made_of(MATCH), occurrences=(MATCH,))
    assert heads_and_last(material) == [(8, "年度计划"), (8, "文体活动")]
    assert heads_and_last(replace(material, imported=Imported()))[0] == (7, "过期天数")
