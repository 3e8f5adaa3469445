"""The draft of a 年终总结: four parts made of the year's digest, every gap marked, nothing invented."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.union.reports.digest_samples import year
from union.events.item_lines import of_day
from union.reports.model import Digest
from union.reports.sections import ListPart, overview
from union.reports.text.blocks import TextBlock
from union.reports.text.document_chapters import planned_work_texts, review_chapters, review_text, undone
from union.words import LANGUAGES, words
from union.worklog.totals import figures

_ = words()


def lines(report: Digest, name: str) -> list[str]:
    """The paragraphs of a chapter."""
    told = next(each for each in review_chapters(report, _) if each.name.endswith(name))
    return [each.text for each in told.blocks(_) if isinstance(each, TextBlock)]


def test_parts_stand_in_the_order_of_the_genre() -> None:
    """The opening without a heading, then what was done, what was not, what is meant."""
    assert [each.name for each in review_chapters(year(), _)] == [
        "",
        "主要工作",
        "存在的不足",
        "2027年工作打算",
    ]


def test_each_line_of_work_has_its_sums_and_one_example() -> None:
    told = lines(year(), "主要工作")
    care = next(one for one in told if "帮扶慰问工作" in one)
    assert care.startswith("今年以来开展帮扶慰问工作4项：")
    assert care.count("。如") == 1 and care.endswith("首次开展冬季送温暖，走访30户，发放慰问金15000元。")


def test_work_without_a_record_is_a_gap() -> None:
    gap = lines(year(), "主要工作")[-1]
    told = {each.category for each in year().sections}
    assert gap.startswith("【待补：") and gap.endswith("没有记录，做过的请补上】")
    assert not any(category in gap for category in told)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_gaps_are_in_the_readers_language(language: str) -> None:
    told = [each for part in review_chapters(year(), words(language)) for each in part.told]
    assert told and not any("总体评价" in each for each in told)


def test_every_part_ends_with_what_only_people_can_add() -> None:
    assert lines(year(), "不足")[-1].endswith("【待补：其他不足和原因】")
    assert lines(year(), "打算")[-1].endswith("【待补：重点工作和措施】")
    assert "【待补：指导思想和对全年工作的总体评价】" in lines(year(), "")[1]


def test_what_is_overdue_and_open_of_the_plan_is_named_with_its_number() -> None:
    due = replace(of_day(7, "女职工体检", date(2026, 10, 1)), section="")
    late = replace(of_day(5, "上报厂务公开材料", date(2026, 10, 15)), days=66)
    report = replace(
        year(), lists={ListPart.YEAR_PLAN: (due,), ListPart.BEFORE: (late,)}, plan_sections=("",)
    )
    said = undone(report, _)
    assert any("#7 女职工体检" in one for one in said)
    assert "上报厂务公开材料：10月15日到期，已过期限66天（#5）" in said
    assert any(one.endswith("未完成的：女职工体检") for one in planned_work_texts(report, _))


def test_what_was_left_undone_comes_to_five_points_at_most() -> None:
    """Three of each by name, of the others how many, and their numbers."""
    late = [replace(of_day(each, "交报表", date(2026, 10, each)), days=60 - each) for each in range(1, 9)]
    plan = [replace(of_day(each, "慰问", date(2026, 3, 1)), section=f"{each}节") for each in range(20, 32)]
    lists = {ListPart.YEAR_PLAN: tuple(plan), ListPart.BEFORE: tuple(late)}
    sections = tuple(each.section or "" for each in plan)
    said = undone(replace(year(), lists=lists, plan_sections=sections), _)
    assert len(said) <= 5
    assert said[0].endswith("#20 慰问、#21 慰问、#22 慰问等12项")
    assert said[1].startswith("已过期限：交报表：10月1日到期") and said[1].endswith("等8项（其余#4–#8）")


def test_less_than_the_year_before_is_said_and_more_is_not() -> None:
    report = year()
    then = tuple(
        replace(row, previous=row.now and replace(row.now, value=row.now.value + 3))
        for row in report.table[:1]
    )
    more = tuple(replace(row, previous=None) for row in report.table[1:])
    said = undone(replace(report, table=then + more, previous=()), _)
    fewer = [one for one in said if "少于上年的" in one]
    assert fewer == [f"{then[0].category}{then[0].now.value}项，少于上年的{then[0].previous.value}项"]  # type: ignore[union-attr]
    assert not [one for one in undone(replace(report, table=then + more), _) if "少于" in one]


def test_a_year_without_logs_invents_nothing() -> None:
    empty = replace(year(), sections=(), table=(), overview=overview(figures(())))
    assert lines(empty, "")[0] == "本年没有工作记录。"
    assert lines(empty, "主要工作")[0].startswith("【待补：组织建设、")


def test_the_message_is_short_and_says_where_the_draft_is() -> None:
    said = review_text(year(), _, limit=4000).text
    assert said.startswith("2026年工作总结（初稿，截至12月30日 17:00）")
    assert "【待补】" in said and len(said) < 1500
