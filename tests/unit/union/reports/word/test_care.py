"""Care in the documents: each subject under its kind of work, tables for much, what is left at its place; no empty heading."""

from dataclasses import replace
from io import BytesIO

from docx.document import Document
from openpyxl import load_workbook

from tests.unit.union.reports.digest_samples import at, empty_month, november, occurrence
from tests.unit.union.reports.text.care_samples import LITTLE, MUCH, VISITS
from tests.unit.union.reports.word.docx_made import made, styled
from union.core.grain import Grain
from union.core.kinds import Kind
from union.reports.care_summary import Care
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


def test_each_subject_stands_under_its_kind_of_work() -> None:
    """五必访 and 走访覆盖 under 帮扶慰问, 诉求 under 维权保障, 预算 under 财务经审, though nothing was logged of them."""
    document = made(Paper(digest(november(care=MUCH))))
    assert under(document, "维权保障") == [
        "本月收到职工诉求5件，答复4件，平均1.8个工作日；回访：满意3、基本满意1。"
    ]
    assert under(document, "帮扶慰问")[-3:] == [
        "本月五必访应访5户，已访4户（其中1户超期）。",
        "五必访情况（户）",
        "走访覆盖：12个小组，本月走到9个。",
    ]
    assert under(document, "财务经审") == ["年度预算执行情况"]
    headings = [each.partition("）")[2] for each in styled(document, "Heading 2")]
    assert headings[1:3] == ["维权保障", "帮扶慰问"]


def test_little_is_told_in_sentences() -> None:
    """No table for three lines."""
    document = made(Paper(digest(november(care=LITTLE))))
    assert under(document, "帮扶慰问")[-2:] == [
        "本月五必访（生育）应访1户，已走访。",
        "走访覆盖：1个小组，本月没有走到。",
    ]
    assert under(document, "财务经审") == [
        "帮扶慰问年度预算30000元，累计支出约24600元，执行率82%，其中本月约7150元。"
    ]
    three = Care(visits=replace(VISITS, kinds=VISITS.kinds[1:], open=()))
    assert under(made(Paper(digest(november(care=three)))), "帮扶慰问")[-1] == (
        "本月五必访应访3户，已全部走访（其中1户超期）；应访的有生活困难1户、亲属去世1户、退休1户。"
    )


def test_what_is_left_is_told_where_the_plan_is() -> None:
    """An open visit that the calendar's lists name already is not named again."""
    document = made(Paper(digest(november(care=MUCH))))
    assert under(document, "尚需跟进的工作") == [
        "1. 五必访未访：探望住院职工（二车间，11月25日前）。",
        "2. 职工诉求办理中2件（其中1件超期）。",
        "3. 本月未走到的小组：三车间、机关、质检科，其中下半年以来未走到的：三车间、机关。",
    ]
    item = occurrence(31, "探望住院职工刘＊＊", Kind.VISIT, at("2026-11-25 00:00"), Grain.DAY, deadline=True)
    named = digest(november(care=Care(visits=MUCH.visits), occurrences=(item,)))
    texts = [each.text for each in made(Paper(named)).paragraphs]
    assert sum("探望住院职工" in each for each in texts) == 1


def test_a_month_without_logs_tells_of_care_alone() -> None:
    """Its only chapters are those with something in them."""
    document = made(Paper(replace(empty_month(), care=Care(requests=MUCH.requests))))
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
        load_workbook(BytesIO(workbook.render(Paper(digest(november(care=care))), words())))
        for care in (MUCH, None)
    ]
    assert ["服务和预算" in book.sheetnames for book in books] == [True, False]
    rows = list(books[0]["服务和预算"].iter_rows(values_only=True))
    assert ("五必访", "未访", 1, "户", "#31 探望住院职工（二车间，11月25日前）") in rows
    assert ("预算", "帮扶慰问累计支出", 24600, "元", "含约数；执行率82%") in rows
    assert ("预算", "全年预算", 120000, "元", None) in rows


def test_the_picture_tells_the_sums() -> None:
    """A line for each subject below the bars; without care it is as it was."""
    [axes] = drawn(digest(november(care=MUCH)), words()).figure.axes
    texts = [each.get_text() for each in axes.texts]
    assert texts[-4:-1] == [
        "五必访：应访5户，已访4户（其中1户超期）",
        "诉求：收到5件，答复4件，平均1.8个工作日",
        "走访覆盖：12个小组，本月走到9个",
    ]
