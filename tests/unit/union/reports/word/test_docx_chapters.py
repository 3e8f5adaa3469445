"""Chapters that only some reports have: what was corrected, 说明, who came, what to prepare, the months of a longer one."""

from dataclasses import replace
from datetime import date

import pytest
from docx.document import Document

from tests.unit.union.reports.digest_samples import (
    at,
    by_month,
    empty_month,
    entry,
    fact,
    late_month,
    logs_of,
    measure,
    november,
    november_logs,
    occurrence,
    yuan,
)
from tests.unit.union.reports.text.digest_golden import narrative
from tests.unit.union.reports.word.docx_made import made, styled
from union.core.kinds import Kind
from union.core.period import Grain, Months, month, of_key
from union.events.item_lines import of_day
from union.reports.document import Paper
from union.reports.model import Digest, Material, ReportState, digest
from union.reports.sections import ListPart, month_rows
from union.worklog.entries import LogEntry
from union.worklog.totals import facts_in_period

DAY = date(2026, 11, 5)


def _chapter(report: Digest, name: str) -> list[str]:
    """The paragraphs under a chapter's heading, without its number."""
    document = made(Paper(report))
    texts = [(each.style.name, each.text) for each in document.paragraphs]
    start = next(
        place for place, (style, text) in enumerate(texts) if style == "Heading 1" and text.endswith(name)
    )
    rest = texts[start + 1 :]
    end = next(
        (place for place, (style, text) in enumerate(rest) if style == "Heading 1" or not text), len(rest)
    )
    return [text for _style, text in rest[:end]]


def _headings(document: Document) -> list[str]:
    return styled(document, "Heading 1")


@pytest.mark.slow
def test_a_corrected_report_says_first_what_changed() -> None:
    """更正稿: a numbered line each, before every figure; the state stands under the title."""
    lines = ("慰问：12户改为11户", "慰问金：6000元改为5500元")
    report = replace(late_month(), state=ReportState.CORRECTED, version=1, corrections=lines)
    assert _chapter(report, "更正内容") == ["1. 慰问：12户改为11户。", "2. 慰问金：6000元改为5500元。"]
    assert _headings(made(Paper(report)))[:2] == ["一、更正内容", "二、总体情况"]


def test_one_correction_needs_no_number() -> None:
    """A list of one is a sentence."""
    assert _chapter(replace(late_month(), corrections=("慰问：12户改为11户",)), "更正内容") == [
        "慰问：12户改为11户。"
    ]


@pytest.mark.slow
def test_remarks_end_the_text() -> None:
    """说明 in the 负责人's words, a paragraph a line, after everything else and before the signature."""
    report = replace(late_month(), remarks="姜汤由食堂承担。\n\n下月起：\n按车间报送")
    assert _chapter(report, "说明") == ["姜汤由食堂承担。", "下月起：", "按车间报送。"]
    assert _headings(made(Paper(report)))[-1].endswith("、说明")


def test_without_them_no_chapter_is_there() -> None:
    """Neither is a heading over nothing, for blanks alone no more than for nothing."""
    assert _headings(made(Paper(replace(empty_month(), remarks=" \n\x00 ")))) == []


def test_who_came_stands_with_the_plan() -> None:
    """到会 as it was counted."""
    came = replace(of_day(7, "工会小组长例会", date(2026, 11, 27)), present=12, expected=15)
    report = replace(late_month(), lists={ListPart.TURNOUTS: (came,)})
    assert "工会小组长例会（11月27日）：应到15人，实到12人。" in _chapter(report, "计划完成情况")


@pytest.mark.slow
def test_a_longer_report_has_its_months() -> None:
    """A line a month with facts and money; a month's own report has none."""
    period = of_key("2026-H2")
    assert period is not None
    logs = [log for number in (7, 9) for log in logs_of(month(2026, number))]
    rows = month_rows(by_month(facts_in_period(logs, period), [month(2026, number) for number in (7, 8, 9)]))
    report = digest(
        replace(november(entries=tuple(logs), as_of=at("2026-12-30 17:00")), period=period, months=rows)
    )
    table = made(Paper(report)).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["月份", "项数", "金额"],
        ["7月", "2项", "900元"],
        ["8月", "—", "—"],
        ["9月", "2项", "900元"],
    ]
    assert len(made(Paper(replace(late_month(), months=rows))).tables) == len(
        made(Paper(late_month())).tables
    )


def _year(*entries: LogEntry) -> Digest:
    period = of_key("2026")
    assert period is not None
    return digest(replace(november(entries=entries, as_of=at("2027-01-05 17:00")), period=period))


@pytest.mark.slow
def test_a_longer_report_opens_its_sections_with_what_is_told() -> None:
    """The narrative's opening, sections and outlook stand where they belong; a month has none of them."""
    report = _year(*november_logs())
    opening, *sections, outlook = narrative(report)
    texts = styled(made(Paper(report)), "Body Text")
    assert texts[0] == opening
    assert _chapter(report, "下年度安排")[0] == outlook
    assert all(each in texts for each in sections)
    assert narrative(late_month()) == []


def test_what_the_narrative_tells_is_not_listed_again() -> None:
    """Its items are left out of the list below, which says that these are others."""
    logs = [
        entry(number, fact("教育培训", f"第{number}期讲座", DAY, measure("30", "人", "听讲")))
        for number in range(1, 7)
    ]
    texts = _chapter(_year(*logs), "分类工作情况")
    assert all(sum(f"第{number}期讲座" in text for text in texts) == 1 for number in range(1, 7))
    assert texts.index("其他工作：") < next(
        place for place, text in enumerate(texts) if text.startswith("1. ")
    )


def test_no_item_is_left_for_a_list_of_one() -> None:
    """Four are told together; none stands alone below three."""
    logs = [entry(number, fact("教育培训", f"第{number}期讲座", DAY)) for number in range(1, 5)]
    (told,) = (text for text in _chapter(_year(*logs), "分类工作情况") if "讲座" in text)
    assert "四是11月" in told


def test_the_narrative_tells_every_sum_once() -> None:
    """With all its purposes, as the message does."""
    logs = [
        entry(number, fact("教育培训", "讲座", DAY, measure("30", "人", "听讲"), yuan(100, "讲课费")))
        for number in range(1, 3)
    ]
    texts = _chapter(_year(*logs), "分类工作情况")
    assert ["工作2项：听讲60人，讲课费200元。" in text for text in texts].count(True) == 1
    assert sum("听讲60人" in text for text in texts) == 1


def test_the_only_thing_arranged_is_told_once() -> None:
    """The outlook names it; no list of one below says it again."""
    meeting = occurrence(7, "职工代表大会", Kind.MEETING, at("2027-01-15 14:00"), Grain.MINUTE)
    report = digest(
        replace(november(as_of=at("2027-01-05 17:00"), upcoming=(meeting,)), period=_year().period, ahead=())
    )
    assert sum("职工代表大会" in text for text in _chapter(report, "下年度安排")) == 1


def test_the_days_of_a_month_stand_under_its_title() -> None:
    """In brackets with how final it is; the title stays on one line."""
    period = Months(25).month(2027, 1)
    texts = [
        [
            each.text
            for each in made(
                Paper(digest(Material("供电所工会", period, at("2027-01-28 17:00"), state)))
            ).paragraphs[1:3]
        ]
        for state in (ReportState.FINAL, ReportState.UNSIGNED)
    ]
    span = "2026年12月26日—1月25日"
    assert texts == [["2027年1月月报", f"（{span}）"], ["2027年1月月报", f"（{span}，未审签）"]]


def test_one_thing_of_a_kind_is_told_once() -> None:
    """A section of one item is its narrative's sentence alone."""
    (log,) = (each for each in november_logs() if each.number == 17)
    assert sum("劳动法知识讲座" in text for text in _chapter(_year(log), "分类工作情况")) == 1
