"""Care in the documents: each subject under its kind of work, tables for much, what is left at its place; no empty heading."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx.document import Document
from openpyxl import load_workbook

from tests.unit.union.reports.digest_samples import at, empty_month, november, occurrence
from tests.unit.union.reports.text.care_samples import LITTLE, MUCH, requests, visits
from tests.unit.union.reports.word.docx_made import made, styled
from union.core.kinds import Kind
from union.core.period import Grain
from union.reports.document import Paper
from union.reports.excel import workbook
from union.reports.model import digest
from union.reports.picture.chart import drawn
from union.words import words


def under(document: Document, heading: str) -> list[str]:
    """The texts behind a heading, up to the next one."""
    texts = [(each.style.name, each.text) for each in document.paragraphs]
    start = next(place for place, (_style, text) in enumerate(texts) if text.endswith(heading))
    rest = texts[start + 1 :]
    end = next(place for place, (style, text) in enumerate(rest) if style.startswith("Heading") or not text)
    return [text for _style, text in rest[:end]]


@pytest.mark.slow
def test_each_subject_stands_under_its_kind_of_work() -> None:
    """五必访 and 走访覆盖 under 帮扶慰问, 诉求 under 维权保障, 预算 under 财务经审, though nothing was logged of them."""
    document = made(Paper(digest(november(added=MUCH))))
    assert under(document, "维权保障") == [
        "诉求：收到5件，答复4件，平均答复用时1.8个工作日，办理中2件（其中超期1件），满意3件，基本满意1件。"
    ]
    assert under(document, "帮扶慰问")[-3:] == [
        "五必访：应访5户，已访4户（其中超期1户）。",
        "五必访情况",
        "走访覆盖：小组12个，走到9个。",
    ]
    assert under(document, "财务经审") == ["年度预算执行情况"]
    headings = [each.partition("）")[2] for each in styled(document, "Heading 2")]
    assert headings[1:3] == ["维权保障", "帮扶慰问"]


@pytest.mark.slow
def test_little_is_told_the_same_way() -> None:
    """A sentence, no table of one occasion; a row for one budget."""
    document = made(Paper(digest(november(added=LITTLE))))
    assert under(document, "帮扶慰问")[-2:] == [
        "五必访：应访1户，已访1户。",
        "走访覆盖：小组1个，走到0个。",
    ]
    rows = [[cell.text for cell in table.rows[1].cells] for table in document.tables]
    assert ["帮扶慰问", "30,000元", "约7,150元", "约24,600元", "82%"] in rows


@pytest.mark.slow
def test_what_is_left_is_told_where_the_plan_is() -> None:
    """An open visit that the calendar's lists name already is not named again."""
    document = made(Paper(digest(november(added=MUCH))))
    assert under(document, "尚需跟进的工作") == [
        "1. 五必访未访：#31 探望住院职工（二车间，11月25日前）。",
        "2. 诉求办理中2件。",
        "3. 走访覆盖未走到：三车间、机关、质检科。",
        "4. 走访覆盖本半年未走到：三车间、机关。",
    ]
    item = occurrence(31, "探望住院职工刘＊＊", Kind.VISIT, at("2026-11-25 00:00"), Grain.DAY, deadline=True)
    named = digest(november(added=visits(), occurrences=(item,)))
    texts = [each.text for each in made(Paper(named)).paragraphs]
    assert sum("探望住院职工" in each for each in texts) == 1


def test_a_month_without_logs_tells_of_care_alone() -> None:
    """Its only chapters are those with something in them."""
    document = made(Paper(replace(empty_month(), added=requests())))
    assert [each.partition("、")[2] for each in styled(document, "Heading 1")] == [
        "总体情况",
        "分类工作情况",
        "计划完成情况",
    ]
    assert [each.partition("）")[2] for each in styled(document, "Heading 2")] == [
        "维权保障",
        "尚需跟进的工作",
    ]


def test_the_workbook_has_a_sheet_only_where_there_is_care() -> None:
    """Numbers are numbers, what they stand for is beside them."""
    books = [
        load_workbook(BytesIO(workbook.render(Paper(digest(november(added=added))), words())))
        for added in (MUCH, ())
    ]
    assert ["服务和预算" in book.sheetnames for book in books] == [True, False]
    rows = list(books[0]["服务和预算"].iter_rows(values_only=True))
    assert ("五必访", "未访", 1, "户", "#31 探望住院职工（二车间，11月25日前）") in rows
    assert ("预算", "帮扶慰问累计支出", 24600, "元", "含约数；执行率82%") in rows
    assert ("预算", "全年预算", 120000, "元", None) in rows


def test_the_picture_tells_the_sums() -> None:
    """A line for each subject below the bars; without care it is as it was."""
    [axes] = drawn(digest(november(added=MUCH)), words()).figure.axes
    texts = [each.get_text() for each in axes.texts]
    assert texts[-5:-1] == [
        "五必访：应访5户，已访4户（其中超期1户）",
        "诉求：收到5件，答复4件，平均答复用时1.8个工作日",
        "办理中2件（其中超期1件），满意3件，基本满意1件",
        "走访覆盖：小组12个，走到9个",
    ]
